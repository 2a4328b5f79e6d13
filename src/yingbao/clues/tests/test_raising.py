"""Rule rows become clues: once per episode, named, placed and in walking order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from yingbao.clues import Clue, Place, raise_clues
from yingbao.clues.tests import cast
from yingbao.clues.walk import in_walking_order

TOWNSHIPS = ("龙港镇", "中村镇")


def raised(tmp_path: Path, rows: dict = cast.ROWS) -> list[Clue]:
    folder = cast.snapshot(tmp_path)
    return raise_clues(rows, cast.CARDS, folder, cast.Vault(), cast.Keys(), TOWNSHIPS)


def test_a_clue_names_the_person_who_is_hit_and_the_head_of_the_house(tmp_path):
    rows = {"212": [cast.row(cast.LI, household_id="h-wang")]}
    clue = raised(tmp_path, rows)[0]
    assert (clue.name, clue.id_number) == ("李桂枝", cast.LI_ID)
    assert clue.head_name == "王有田"
    assert clue.household.startswith("王有田·")


def test_evidence_leads_to_file_sheet_and_row(tmp_path):
    death = next(clue for clue in raised(tmp_path) if clue.rule == "212")
    assert death.evidence == (Place("低保名册.xlsx", "在册", 5), Place("死亡注销.csv", "-", 3))
    assert ";".join(map(str, death.evidence)) == "低保名册.xlsx|在册|5;死亡注销.csv|-|3"


def test_a_row_without_a_person_stands_with_the_number_as_written(tmp_path):
    clue = next(clue for clue in raised(tmp_path) if clue.rule == "245")
    assert clue.person_id is None
    assert (clue.name, clue.id_number) == ("=孙二", "14052119550101001")


def test_several_rows_of_one_episode_are_one_clue_with_all_evidence(tmp_path):
    again = cast.row(cast.WANG, since=date(2020, 2, 9), amount="700", because="银行 3 月仍有发放。",
                     household_id="h-wang", evidence=f"{'b' * 12}|-|8")  # fmt: skip
    rows = {"212": [*cast.ROWS["212"], again]}
    (clue,) = raised(tmp_path, rows)
    assert len(clue.evidence) == 3
    assert clue.because == "2 月 9 日有死亡登记，4 月仍在册。；银行 3 月仍有发放。"
    assert clue.amount == Decimal("700.00")


def test_another_episode_of_the_same_subject_is_another_clue(tmp_path):
    later = cast.row(cast.WANG, since=date(2020, 4, 1), household_id="h-wang")
    rows = {"212": [*cast.ROWS["212"], later]}
    assert len({clue.clue_id for clue in raised(tmp_path, rows)}) == 2


def test_the_number_of_a_clue_outlives_new_evidence(tmp_path):
    before = raised(tmp_path)
    moved = cast.ROWS["212"][0] | {"evidence": f"{'a' * 12}|在册|77", "because": "3 月仍在册。"}
    after = raised(tmp_path, cast.ROWS | {"212": [moved]})
    assert {clue.clue_id for clue in before} == {clue.clue_id for clue in after}
    changed = {
        b.rule for b in before for a in after if b.clue_id == a.clue_id and b.facts != a.facts
    }
    assert changed == {"212"}


def test_the_same_fact_on_another_row_is_no_news(tmp_path):
    moved = cast.ROWS["212"][0] | {"evidence": f"{'a' * 12}|在册|77"}
    before, after = raised(tmp_path)[0], raised(tmp_path, cast.ROWS | {"212": [moved]})[0]
    assert before.facts == after.facts


def test_townships_come_in_county_order_and_unknown_ones_last(tmp_path):
    rows = {
        "203": [cast.row(cast.ZHAO, township=name) for name in ("", "外乡", "中村镇", "龙港镇")]
    }
    rows["203"] = [row | {"since": date(2020, 1, n + 1)} for n, row in enumerate(rows["203"])]
    order = [clue.township for clue in raised(tmp_path, rows)]
    assert order == ["龙港镇", "中村镇", "外乡", ""]


def test_clues_of_one_door_stay_together(tmp_path):
    clue = raised(tmp_path)[0]
    doors = [replace(clue, rule=rule, household_id=house, subject_id=house, head_name="王有田",
                     evidence=(Place("名册.xlsx", "在册", row),))
             for rule, house, row in [("212", "h2", 9), ("203", "h1", 4), ("219", "h1", 8), ("203", "h2", 6)]]  # fmt: skip
    order = [(c.household_id, c.rule) for c in in_walking_order(doors, TOWNSHIPS)]
    assert order == [("h1", "203"), ("h1", "219"), ("h2", "203"), ("h2", "212")]


def test_the_order_does_not_depend_on_identifiers_that_are_hashes(tmp_path):
    clues = raised(tmp_path)
    renamed = [replace(c, household_id="z" + (c.household_id or ""), subject_id=f"{n}{c.subject_id}")
               for n, c in enumerate(reversed(clues))]  # fmt: skip
    assert [c.because for c in in_walking_order(renamed, TOWNSHIPS)] == [c.because for c in clues]


def test_a_sheet_name_with_separators_does_not_break_a_triple():
    assert str(Place("a;b.xlsx", "城|乡", 3)) == "a；b.xlsx|城｜乡|3"


def test_a_clue_about_a_row_is_the_same_clue_when_the_row_stands_elsewhere(tmp_path):
    def fingerprint(place: str, matter: str) -> str:
        rows = {"212": [cast.row(place, matter=matter, evidence=place)]}
        return raised(tmp_path, rows)[0].fingerprint

    here, there = f"{'a' * 12}|在册|5", f"{'b' * 12}|-|3"
    assert fingerprint(here, "X2026-0001") == fingerprint(there, "X2026-0001")
    assert fingerprint(here, "X2026-0001") != fingerprint(here, "X2026-0002")


def test_the_month_of_the_roll_in_the_sentence_is_no_news_but_a_day_is(tmp_path):
    def facts(because: str, **more: object) -> str:
        rows = {"212": [cast.row(cast.WANG, because=because, **more)]}
        return raised(tmp_path, rows)[0].facts

    assert facts("2020-04同时列在两本名册") == facts("2020-05同时列在两本名册")
    assert facts("2020-02-09死亡，2020-04在保") == facts("2020-02-09死亡，2020-05在保")
    assert facts("2020-02-09死亡") != facts("2020-02-10死亡")
    assert facts("2020-04在保", months=1) != facts("2020-05在保", months=2)
