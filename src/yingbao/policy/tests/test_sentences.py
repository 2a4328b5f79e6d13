"""The lists of single sentences: what must be found is found, what must stay quiet stays quiet."""

import pytest

from yingbao.policy.labelled.sentences import load_sentences, score_sentences


@pytest.mark.parametrize("name", sorted(load_sentences()))
def test_a_list_is_found_and_its_innocents_left_alone(name: str) -> None:
    score = score_sentences(load_sentences()[name])
    assert score.recall >= 0.95, score.misses
    assert score.noise == []
