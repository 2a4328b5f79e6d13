"""A ledger that came back from a township: every row gets a verdict, good rows all count or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from yingbao.clues import ClueMemory, OutcomeBook
from yingbao.clues.tests import cast
from yingbao.reports.ledger import ledger_bytes, taking_back
from yingbao.reports.ledger.returned import NotOurLedger
from yingbao.reports.ledger.taking_back import take_back
from yingbao.reports.publishing import write_durably
from yingbao.reports.tests import county

TODAY = date(2020, 6, 1)
GOOD = {
    "核查结果": "不属实", "核查日期": date(2020, 5, 12), "核查人1": "刘", "核查人2": "马", "说明": "人在"
}  # fmt: skip


class Township:
    """A ledger sent out, filled in as told, and taken back."""

    def __init__(self, folder) -> None:
        self.ledger = county.ledger(folder)
        self.store = folder / "store"
        self.memory = ClueMemory()
        self.memory.meet(self.ledger.clues, county.DAY, self.ledger.export_id)
        self.memory.save(self.store, write_durably)
        self.book = load_workbook(BytesIO(ledger_bytes(self.ledger)))
        self.file = folder / "交回.xlsx"

    def fill(self, row: int = 5, sheet: str = "龙港镇", **answers: object) -> None:
        head = {cell.value: cell.column for cell in self.book[sheet][4] if cell.value}
        for header, value in answers.items():
            self.book[sheet].cell(row, head[header]).value = value

    def back(self, keys=None):
        self.book.save(self.file)
        return take_back(self.file, self.store, keys or cast.Keys(), TODAY)

    def verdicts(self) -> list[str]:
        return [verdict.verdict for verdict in self.back()]

    @property
    def outcomes(self) -> OutcomeBook:
        return OutcomeBook.load(self.store)


@pytest.fixture
def township(tmp_path) -> Township:
    return Township(tmp_path)


def test_an_answered_row_is_taken_and_its_clue_settled(township):
    township.fill(**GOOD)
    assert township.verdicts() == ["收下", "没填", "没填"]
    found = next(iter(township.outcomes.lines.values()))
    assert (found.verdict, found.visited_on, found.township) == ("不属实", "2020-05-12", "龙港镇")
    memory = ClueMemory.load(township.store)
    assert memory.lines[found.fingerprint].state == "settled"


def test_the_same_ledger_again_changes_nothing(township):
    township.fill(**GOOD)
    township.back()
    before = (township.store / "clue_outcomes").read_bytes()
    assert township.verdicts()[0] == "已收过"
    assert (township.store / "clue_outcomes").read_bytes() == before


def test_a_corrected_answer_is_taken_in_place_of_the_former(township):
    township.fill(**GOOD)
    township.back()
    township.fill(**{**GOOD, "核查结果": "属实"})
    assert township.verdicts()[0] == "收下"
    assert [line.verdict for line in township.outcomes.lines.values()] == ["属实"]


@pytest.mark.parametrize(
    ("answers", "verdict", "said"),
    [
        ({**GOOD, "核查结果": "大概属实"}, "不在列表", "“核查结果”读到“大概属实”"),
        ({**GOOD, "拟办": "枪毙"}, "不在列表", "“拟办”读到“枪毙”"),
        ({**GOOD, "核查结果": None}, "没填全", "还没有选“核查结果”"),
        ({**GOOD, "核查人2": "刘"}, "没填全", "不能是同一个人"),
        ({**GOOD, "核查人1": None}, "没填全", "入户要两个人"),
        ({**GOOD, "核查日期": "上周"}, "没填全", "“核查日期”请写成"),
        ({**GOOD, "核查日期": date(2020, 6, 2)}, "没填全", "不能晚于今天"),
        ({**GOOD, "说明": None}, "没填全", "写一句为什么"),
        ({"核查结果": "转部门"}, "没填全", "写一句为什么"),
    ],
)
def test_a_row_that_cannot_count_says_why_and_nothing_is_written(township, answers, verdict, said):
    township.fill(**answers)
    first = township.back()[0]
    assert first.verdict == verdict
    assert said in first.say
    assert first.place == "龙港镇 第 5 行"
    assert not township.outcomes.lines


@pytest.mark.parametrize("written", ["2020.5.12", "2020-05-12", "2020/5/12", "2020年5月12日"])
def test_a_day_may_be_written_the_ways_people_write_it(township, written):
    township.fill(**{**GOOD, "核查日期": written})
    township.back()
    assert next(iter(township.outcomes.lines.values())).visited_on == "2020-05-12"


def test_a_data_fault_needs_no_visit_but_a_reason(township):
    township.fill(核查结果="数据问题", 说明="户口簿上是对的")
    assert township.verdicts()[0] == "收下"


def test_a_clue_whose_facts_changed_meanwhile_is_stale(township):
    township.fill(**GOOD)
    key = next(k for k, line in township.memory.lines.items() if line.township == "龙港镇")
    for fingerprint, line in township.memory.lines.items():
        township.memory.lines[fingerprint] = replace(line, facts="otherwise")
    township.memory.save(township.store, write_durably)
    assert township.verdicts()[0] == "过时"
    assert key in township.memory.lines


def test_a_changed_key_or_an_inserted_row_is_told(township):
    township.fill(**GOOD)
    township.book["龙港镇"]["A5"] = "C000000000000.0123456789abcdef"
    township.fill(row=9, **GOOD)
    verdicts = township.verdicts()
    assert verdicts.count("行号不对") == 2
    assert verdicts.count("缺行") == 1


def test_a_deleted_row_is_missed(township):
    township.book["龙港镇"].delete_rows(5)
    assert township.verdicts().count("缺行") == 1


def test_a_township_that_sends_only_its_own_sheet_misses_nothing(township):
    del township.book["中村镇"]
    township.fill(**GOOD)
    assert township.verdicts() == ["收下", "没填"]


def copy_row(township: Township, **changes: object) -> None:
    sheet = township.book["龙港镇"]
    for cell in sheet[5]:
        sheet.cell(9, cell.column).value = cell.value
    township.fill(row=9, **changes)


def test_the_same_answer_twice_counts_once(township):
    township.fill(**GOOD)
    copy_row(township)
    assert sorted(township.verdicts()) == ["收下", "没填", "没填", "重复"]
    assert len(township.outcomes.lines) == 1


def test_of_two_different_answers_none_counts(township):
    township.fill(**GOOD)
    copy_row(township, 核查结果="属实")
    assert township.verdicts().count("重复") == 2
    assert not township.outcomes.lines


def test_sorted_and_moved_columns_do_no_harm(township):
    township.fill(**GOOD)
    sheet = township.book["龙港镇"]
    sheet.insert_cols(3)
    sheet.cell(4, 3).value = "我加的列"
    assert township.verdicts()[0] == "收下"


def test_an_identity_number_in_a_reason_is_masked_before_it_is_kept(township):
    township.fill(**{**GOOD, "说明": f"他儿子 {cast.ZHAO_ID} 说的"})
    township.back()
    assert cast.ZHAO_ID.encode() not in (township.store / "clue_outcomes").read_bytes()


def test_a_load_cut_short_leaves_the_former_state(township, monkeypatch):
    township.fill(**GOOD)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(taking_back, "write_durably", full)
    before = (township.store / "clue_memory").read_bytes()
    with pytest.raises(OSError, match="No space"):
        township.back()
    assert (township.store / "clue_memory").read_bytes() == before
    assert not township.outcomes.lines


@pytest.mark.parametrize("spoil", ["meta gone", "meta changed", "column gone", "not a workbook"])
def test_what_is_not_our_ledger_is_refused_whole(township, spoil):
    township.fill(**GOOD)
    if spoil == "meta gone":
        del township.book["_meta"]
    elif spoil == "meta changed":
        township.book["_meta"]["B2"] = "FFFFFFFFFFFF"
    elif spoil == "column gone":
        township.book["龙港镇"].cell(4, 1).value = "随便"
    township.book.save(township.file)
    if spoil == "not a workbook":
        township.file.write_bytes(b"PK not really")
    with pytest.raises(NotOurLedger, match="台账|打不开|读不出"):
        take_back(township.file, township.store, cast.Keys(), TODAY)
    assert not township.outcomes.lines


def test_a_file_that_is_not_there_is_refused_in_words(township, tmp_path):
    with pytest.raises(NotOurLedger, match="没有找到"):
        take_back(tmp_path / "没有.xlsx", township.store, cast.Keys(), TODAY)


def test_a_clue_without_a_township_finds_its_key_again(tmp_path):
    sent = Township(tmp_path)
    clues = [replace(clue, township="") for clue in sent.ledger.clues]
    ledger = county.ledger(tmp_path, clues=clues)
    memory = ClueMemory()
    memory.meet(clues, county.DAY, ledger.export_id)
    memory.save(sent.store, write_durably)
    sent.book = load_workbook(BytesIO(ledger_bytes(ledger)))
    sent.fill(sheet="全县或不详", **GOOD)
    assert sent.verdicts() == ["收下", "没填", "没填"]
