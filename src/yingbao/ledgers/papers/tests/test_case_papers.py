"""Papers of cases, townships and periods: filled, masked where they must be, totals equal to rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.urls import reverse

from yingbao.casework.actions import decide
from yingbao.casework.models import Decision
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.papers import (
    circular,
    decision_notice,
    dispatch_list,
    hearing_record,
    yearly,
)
from yingbao.ledgers.papers.paper import make
from yingbao.ledgers.papers.standing import Span
from yingbao.ledgers.papers.tests.opening import is_filled, words_of
from yingbao.ledgers.proposals.tests.test_proposals import proposed
from yingbao.ledgers.tests.numbers import number

YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))
PERSON = number(date(1955, 5, 5), 7)


def heard_and_noticed(cast: Cast) -> Decision:
    clue = cast.verified(id_number=PERSON)
    content = decide.Draft(
        Decision.Kind.REDUCE, "车在用，没有申报", "民发〔2021〕57号 第三十二条", Decimal(300)
    )
    decision = decide.draft(clue, content, by=cast.liu)
    decide.hear(decision, by=cast.liu, heard_on=TODAY, place="家里", present="本人、刘春燕、段立新",
                said="车是儿子的，平时接送病人", answer="考虑了就医用途", today=TODAY)  # fmt: skip
    decide.write_notice(decision, by=cast.liu, number="沁民决〔2026〕1号", text="拟减发。",
                        remedies="可以复议，可以诉讼。")  # fmt: skip
    decision.refresh_from_db()
    return decision


def test_the_hearing_record_holds_the_person_s_own_words_and_no_full_number(cast: Cast) -> None:
    content = make(hearing_record.PAPER, heard_and_noticed(cast), by=cast.liu, today=TODAY)
    text = words_of(content)
    assert is_filled(content) and "车是儿子的" in text and PERSON not in text


def test_the_notice_says_facts_words_article_and_remedies(cast: Cast) -> None:
    content = make(decision_notice.PAPER, heard_and_noticed(cast), by=cast.liu, today=TODAY)
    text = words_of(content)
    assert is_filled(content)
    for part in ("车在用", "车是儿子的", "第三十二条", "可以复议", "拟处理告知", "300"):
        assert part in text


def test_the_dispatch_list_counts_its_rows_and_masks_names(cast: Cast) -> None:
    cast.dispatched()
    cast.dispatched(direction="漏保", level="蓝")
    content = make(dispatch_list.PAPER, cast.longgang, by=cast.zhou, today=TODAY)
    text = words_of(content)
    assert is_filled(content) and "现将2条" in text and "该帮未帮的1条" in text
    assert "韩*义" in text and "韩守义" not in text


def test_the_circular_names_units_and_nobody(cast: Cast) -> None:
    cast.dispatched()
    content = make(circular.PAPER, YEAR, by=cast.he, today=TODAY)
    text = words_of(content)
    assert is_filled(content) and "龙港镇" in text and "0／1" in text and "韩" not in text


def test_the_summary_is_drafted_with_numbers_causes_and_proposals(cast: Cast) -> None:
    cast.verified()
    proposed(cast)
    content = make(yearly.PAPER, YEAR, by=cast.he, today=TODAY)
    assert is_filled(content) and "收入变化没有申报（1条）" in words_of(content)


def test_papers_are_taken_from_the_desk_and_the_clue(cast: Cast) -> None:
    decision = heard_and_noticed(cast)
    client = cast.login(cast.zhou)
    place = [decision.clue.code, decision.pk]
    for url in (
        reverse("decision_hearing_paper", args=place),
        reverse("decision_notice_paper", args=place),
        reverse("paper_circular") + "?from=2026-01-01&to=2026-12-31",
        reverse("paper_yearly"),
    ):
        answer = client.get(url)
        assert answer.status_code == 200 and "docx" in answer["Content-Disposition"], url
    assert client.get(reverse("paper_desk")).status_code == 200


def test_a_paper_that_has_nothing_to_say_is_not_there(cast: Cast) -> None:
    content = decide.Draft(
        Decision.Kind.BACK_PAY, "少发", "民发〔2021〕57号 第二十一条", Decimal(1)
    )
    decision = decide.draft(cast.verified(), content, by=cast.liu)
    url = reverse("decision_hearing_paper", args=[decision.clue.code, decision.pk])
    assert cast.login(cast.zhou).get(url).status_code == 404
    url = reverse("paper_dispatch") + "?township=端氏镇"
    assert cast.login(cast.zhou).get(url).status_code == 404


def test_a_township_without_sight_of_the_clue_has_no_paper_of_it(cast: Cast) -> None:
    decision = heard_and_noticed(cast)
    url = reverse("decision_hearing_paper", args=[decision.clue.code, decision.pk])
    assert cast.login(cast.ma).get(url).status_code == 404
