"""In English a ledger's page speaks English: its labels, heads and counts, never what people wrote."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from yingbao.casework.tests.cast import Cast
from yingbao.ledgers.registry import LEDGERS
from yingbao.ledgers.tests.examples import EXAMPLES

SAID_BY_THE_PAGE = re.compile(r"<(?:dt|th)(?: [^>]*)?>(.*?)</(?:dt|th)>|data-l=\"([^\"]*)\"")
TAGS = re.compile(r"<[^>]*>")
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda one: one.slug)
def test_labels_and_heads_are_english(cast: Cast, ledger: object) -> None:
    slug = ledger.slug  # type: ignore[attr-defined]
    item = EXAMPLES[slug](cast)
    client = cast.login(cast.zhou)
    client.post("/me/language/", {"language": "en"})
    for url in (reverse(slug), reverse(f"{slug}_item", args=[item.number])):
        answer = client.get(url)
        assert answer.status_code == 200
        said = ("".join(pair) for pair in SAID_BY_THE_PAGE.findall(answer.content.decode()))
        assert [words for words in said if HAN.search(TAGS.sub("", words))] == []


def test_what_people_wrote_stays_as_they_wrote_it(cast: Cast) -> None:
    item = EXAMPLES["complaints"](cast)
    client = cast.login(cast.zhou)
    client.post("/me/language/", {"language": "en"})
    page = client.get(reverse("complaints_item", args=[item.number])).content.decode()
    assert item.content in page and "received on" in page  # type: ignore[attr-defined]


def test_chinese_pages_say_the_same_as_before(cast: Cast) -> None:
    item = EXAMPLES["funds"](cast)
    page = cast.login(cast.zhou).get(reverse("funds_item", args=[item.number])).content.decode()
    assert "指标文号" in page and " 元" in page and "收文到下达" in page
