"""Words and figures of the pages: days as calendars take them, sums in threes, no dot that joins nothing."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from yingbao.casework.actions.record import audit
from yingbao.casework.forms import DecisionForm, RevisitForm
from yingbao.casework.models import Clue, Delivery, EvidenceRow
from yingbao.casework.selectors.audit_words import subject_of, words_of
from yingbao.casework.selectors.household import UNNAMED, HouseholdFile, Person
from yingbao.casework.templatetags.yingbao import day_value, figure, spoken, whose
from yingbao.casework.tests.cast import Cast
from yingbao.clues.matching import OTHER_NAME, WORDS


def test_a_calendar_field_is_given_iso_whatever_the_language_writes() -> None:
    assert day_value(RevisitForm(initial={"on": date(2026, 11, 5)})["on"]) == "2026-11-05"
    assert day_value(RevisitForm()["on"]) == ""


@pytest.mark.parametrize("typed", ["2026-12", "2026年12月", "2026-12-25"])
def test_a_month_is_kept_as_its_first_day(typed: str) -> None:
    form = DecisionForm({"from_month": typed})
    form.is_valid()
    assert form.cleaned_data["from_month"] == date(2026, 12, 1)


def test_a_month_that_is_none_is_refused_with_an_example() -> None:
    assert "2026-11" in DecisionForm({"from_month": "十三月"}).errors["from_month"][0]


def test_an_empty_field_says_what_is_missing_and_never_that_it_is_a_field() -> None:
    found = RevisitForm({}).errors
    assert found["words"] == ["还空着，请填上。"] and found["holds"] == ["还没有选。"]
    assert found["on"] == ["请填日期。"]


def test_a_field_that_only_some_answers_call_for_does_not_claim_it_may_stay_empty(
    cast: Cast,
) -> None:
    page = cast.login(cast.liu).get(f"{cast.dispatched().get_absolute_url()}visit/")
    words = page.content.decode()
    assert "为什么会这样（属实的要填）</label>" in words and "本人怎么说 <span" in words


def test_what_is_entered_in_a_ledger_starts_with_today(cast: Cast) -> None:
    page = cast.login(cast.zhou).get("/ledgers/complaints/new/").content.decode()
    assert f'name="received_on" value="{timezone.localdate()}"' in page
    assert "---------" not in page


def test_sums_are_grouped_in_threes_with_cents_only_where_there_are_any() -> None:
    assert figure(Decimal("12176.00")) == "12,176" and figure(Decimal("0.50")) == "0.50"
    assert figure(None) == ""


def test_a_clue_without_a_person_shows_its_place_alone(cast: Cast) -> None:
    assert whose(cast.clue(person_name=None)) == "龙港镇梁庄村"
    assert whose(cast.clue(household_id="h-2"), "place") == "龙港镇梁庄村 · 韩守义"


def test_how_a_row_was_matched_is_said_only_when_it_is_known(cast: Cast) -> None:
    clue = cast.dispatched()
    EvidenceRow.objects.create(clue=clue, source="机动车", file="车.xlsx", sheet="-", row=3)
    page = cast.login(cast.liu).get(clue.get_absolute_url()).content.decode()
    assert "怎么对上的" not in page
    EvidenceRow.objects.filter(clue=clue).update(match=OTHER_NAME)
    page = cast.login(cast.liu).get(clue.get_absolute_url()).content.decode()
    assert "怎么对上的" in page and OTHER_NAME in page


def test_how_a_row_was_matched_is_said_in_the_reader_s_language() -> None:
    with translation.override("en"):
        assert all(spoken(words) != words for words in WORDS)
    assert spoken("同一户号") == "同一户号"


def test_a_chosen_page_of_the_list_says_how_many_lie_in_each_direction(cast: Cast) -> None:
    cast.clue()
    cast.clue(direction="漏保", level="蓝", household_id="h-2")
    page = cast.login(cast.zhou).get("/clues/").content.decode()
    assert "漏保 1" in page and page.index("漏保 1") < page.index("错保 1")


def test_the_county_s_first_page_says_where_clues_wait_to_be_sent(cast: Cast) -> None:
    cast.clue(level="红")
    cast.dispatched(household_id="h-2")
    page = cast.login(cast.zhou).get("/").content.decode()
    assert "有 1 条新线索等派发" in page and "/clues/?view=new&amp;township=" in page
    assert "等派发" not in cast.login(cast.liu).get("/").content.decode()


def test_a_household_whose_head_has_no_name_is_called_by_no_bracket() -> None:
    nameless = HouseholdFile("h-1", people=[Person("p-1", UNNAMED, None, "户主")])
    named = HouseholdFile("h-1", people=[Person("p-1", "韩守义", None, "户主")])
    assert nameless.name == "这一户（号码待核）" and named.name == "韩守义户"


def test_a_closed_clue_offers_nothing_more_to_do(cast: Cast) -> None:
    clue = cast.dispatched()
    Clue.objects.filter(pk=clue.pk).update(status="closed")
    page = cast.login(cast.liu).get(clue.get_absolute_url()).content.decode()
    assert "接下来" not in page and "申请延期或停表" not in page


def test_the_audit_page_speaks_in_words_and_hides_no_verb(cast: Cast) -> None:
    assert words_of("login") == "登录" and words_of("complaints_close") == "信访投诉：销号"
    assert words_of("supervision_urge") == "督办：办了一步" and words_of("unheard") == "unheard"
    assert subject_of(audit(cast.zhou, "upload", "delivery:7")) == "收到的文件 7"
    page = cast.login(cast.aud).get("/audit/").content.decode()
    assert "收文件" in page and "周令仪" in page and "delivery" not in page


def test_a_file_that_lost_rows_waits_for_a_word_and_not_for_a_column(cast: Cast) -> None:
    made = Delivery.objects.create(
        sender="县残联", name="名册.xlsx", digest="d", path="p", state="asking", uploaded_by=cast.zhou,
        alarms=["持证残疾人比上次少 20 行（71%）"],
    )  # fmt: skip
    client = cast.login(cast.zhou)
    assert "等一句说明" in client.get("/exchange/").content.decode()
    page = client.get(f"/exchange/{made.pk}/mapping/").content.decode()
    assert "没有要您看的列" in page and "还差一句说明" in page and "有 0 列" not in page
    Delivery.objects.update(questions=[{"key": "q", "header": "证号", "candidates": []}])
    assert "有列要您确认" in client.get("/exchange/").content.decode()


def test_a_receipt_says_what_is_asked_of_the_sender_and_what_is_used(cast: Cast) -> None:
    tables = [
        {"title": "持证残疾人", "sheet": name, "read": 9, "accepted": 8, "rejected": 1,
         "newest": "", "change": "", "headers": ["姓名", "证号", "序号"], "unused": ["序号"]}
        for name in ("农村", "城镇")
    ]  # fmt: skip
    made = Delivery.objects.create(
        sender="县残联", name="名册.xlsx", digest="d" * 64, path="p", state="done", tables=tables,
        rejects=[{"sheet": "农村", "row": 4, "reason": "没有姓名", "action": "补上"}],
        alarms=["少 20 行"], uploaded_by=cast.zhou, read_at=timezone.now(),
    )  # fmt: skip
    page = cast.login(cast.zhou).get(f"/exchange/{made.pk}/receipt/").content.decode()
    assert "<td>18</td><td>16</td><td>2</td>" in page and f"R-{made.pk}" in page
    assert "只交这 2 行" in page and "少 20 行。确实这样的" in page
    assert made.used == ["姓名", "证号"] and made.unused == ["序号"]
    assert "<td>姓名、证号</td>" in page and "交件人" in page


def test_a_plain_receipt_asks_for_nothing(cast: Cast) -> None:
    made = Delivery.objects.create(
        sender="县残联", name="名册.xlsx", digest="d", path="p", uploaded_by=cast.zhou
    )
    page = cast.login(cast.zhou).get(f"/exchange/{made.pk}/receipt/").content.decode()
    assert "请帮忙的事" not in page and "用到的列" not in page


def test_an_error_leads_to_its_choice_and_every_answer_back_to_its_field(cast: Cast) -> None:
    clue, client = cast.dispatched(), cast.login(cast.liu)
    url = f"/clues/{clue.code}/visit/"
    page = client.post(url, {"text": "车在"}).content.decode()
    assert 'href="#id_met"' in page and 'id="id_met" tabindex="-1"' in page
    assert f'href="#id_{clue.code}-outcome"' in page and f'id="id_{clue.code}-outcome"' in page
    said = {"uid": "7c9e6679-7425-40de-944b-e07fc1f90ae7", "visited_on": "2026.11.23", "place": "梁庄村",
            "met": "本人", "second_name": "段立新", "text": "车在院里", f"{clue.code}-outcome": "unfounded",
            f"{clue.code}-reason": "没有车"}  # fmt: skip
    page = client.post(url, said).content.decode()
    assert f'formaction="{url}#id_met"' in page and "改：见到了谁" in page


def test_what_is_late_has_a_view_of_its_own(cast: Cast) -> None:
    late, paused = cast.dispatched(), cast.dispatched(household_id="h-2")
    day = timezone.localdate() - timedelta(days=9)
    Clue.objects.update(due_on=day)
    Clue.objects.filter(pk=paused.pk).update(paused_on=day)
    page = cast.login(cast.liu).get("/clues/?view=over").content.decode()
    assert late.code in page and paused.code not in page
    assert "韩守义 · 梁庄村" in page
