"""Questions in leaflets, minutes and groups: what a question is about, whoever asks and however it is numbered."""

import pytest

from yingbao.policy.detection.answers import topic


@pytest.mark.parametrize(
    "head", ["", "3. ", "12．", "（三）", "十二、", "问：", "1、问题：", "老何："]
)
def test_the_number_and_the_asker_are_no_part_of_what_is_asked(head: str) -> None:
    assert topic(f"{head}要不要先分户？") == "要先分户："
