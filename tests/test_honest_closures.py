"""Planted shams are raised with their rows, and honest work, fast work too, is hardly ever suspected.

Two ledgers of 600 honest closures and their visits and payments are read and judged like any
department's files. Honest officers write by hand what they saw, use the usual opening words, close
simple things within days, close some in batches with minutes, and see neighbours one after another.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from yingbao.canon import load_tables
from yingbao.clues import Clue
from yingbao.identity import check_digit
from yingbao.reports.job import check_folder
from yingbao.reports.stages import CheckRequest

AS_OF = date(2026, 10, 31)
START = date(2026, 1, 5)
HONEST = 600
TOLERATED = 0.02
SHAM_RULES = ("801", "802", "803", "808")
TOWNSHIPS = ("龙港镇", "中村镇", "郑庄镇", "嘉峰镇", "土沃乡", "胡底乡")
WAVE, COPY, RUSH, UNREAL = "端氏镇", "柿庄镇", "张村乡", "苏庄乡"
OPENING = "经入户核查，"
WHO = ("老人", "户主", "老伴", "大儿媳", "侄子", "孙女", "邻居", "村医", "二女儿", "女婿")
DID = ("种着三亩玉米", "在县城洗车", "去年住院两回", "养了六只羊", "在砖厂打零工", "腿摔过拄着拐",
       "带两个上学的娃", "卖菜一天挣四十", "眼睛看不清了", "替人看果园", "在晋城当保安", "血压高常吃药")  # fmt: skip
SAW = ("屋里烧着煤炉", "院里晾着药渣", "存折上还剩八百", "缸里有半缸面", "墙上挂着奖状", "房顶用油布盖着",
       "车早卖给了邻村的人", "冰箱是亲戚给的旧货", "米袋快见底了", "新安的门窗是危改补助的", "电视坏了没修")  # fmt: skip
SAID = ("说不想给政府添麻烦", "说女儿过年回来看过", "问明年能不能住敬老院", "拿出了住院的单子", "说地已经包给别人",
        "愿意分几次退", "记不清哪年办的证", "希望先把药钱报了", "说自己还能动", "当场在表上签了字")  # fmt: skip

Row = dict[str, Any]


class County:
    """Rows of three tables; what was planted is known by the number of its problem."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.closures: list[Row] = []
        self.visits: list[Row] = []
        self.payments: list[Row] = []
        for number in range(HONEST):
            self._honest(number)
        self._copied()
        self._wave()
        self._rushed()
        self._still_paid()

    def closure(self, number: str, found: date, closed: date, **more: Any) -> Row:
        serial = len(self.closures) + 1
        body = f"1405211950{1 + serial % 12:02d}{1 + serial % 28:02d}{serial % 1000:03d}"
        row = {
            "problem_no": number, "name": f"演{chr(0x4E00 + serial)}", "id_number": body + check_digit(body),
            "found_on": found, "due_on": found + timedelta(days=30), "state": "已销号", "closed_on": closed,
            "closed_time": f"{self.dice.randrange(8, 18)}:{self.dice.randrange(60):02d}",
            "finding": self.words(), "outcome": "属实", "result": "调整", "village": "梁庄村",
        }  # fmt: skip
        self.closures.append(row | more)
        return self.closures[-1]

    def words(self) -> str:
        """What somebody who was there writes: no two homes are alike."""
        pick, opening = self.dice.choice, OPENING if self.dice.random() < 0.6 else ""
        return (
            f"{opening}{pick(WHO)}{pick(DID)}，{pick(SAW)}。{pick(WHO)}{pick(DID)}，{pick(SAID)}。"
        )

    def pay(self, row: Row, months: range, item: str = "农村低保金") -> None:
        for month in months:
            self.payments.append({
                "item": item, "holder_name": row["name"], "id_number": row["id_number"], "amount": 370,
                "account": _account(row), "paid_on": date(2026, month, 10),
                "pay_status": "成功", "township": row["township"],
            })  # fmt: skip

    def _honest(self, number: int) -> None:
        place = TOWNSHIPS[number % len(TOWNSHIPS)]
        found = START + timedelta(days=self.dice.randrange(200))
        closed = found + timedelta(days=self.dice.choice((1, 2, 3, 4, 5, 7, 9, 12, 16, 20, 25)))
        more: Row = {"township": place, "author_name": f"{place[0]}核{number % 5}"}
        kind = self.dice.random()
        if kind < 0.25:
            more |= {"outcome": "不属实", "result": "无需整改"}
        elif kind < 0.4:
            more |= {"result": "更正数据"}
        elif kind < 0.55:
            more |= {"result": "停发"}
        elif kind < 0.7:
            more |= {"result": "补发", "back_paid": 370}
        if self.dice.random() < 0.1:
            more |= {"minutes_no": f"〔2026〕{number}号", "closed_on": found + timedelta(days=29)}
        row = self.closure(f"H{number:04d}", found, closed, **more)
        if row["result"] == "停发":
            self.pay(row, range(1, row["closed_on"].month + 1))
        if row["result"] == "补发":
            self.pay(
                row, range(row["closed_on"].month, row["closed_on"].month + 1), "农村低保金（补发）"
            )
            self.payments[-1]["paid_on"] = row["closed_on"]
        self._visited(row, number)

    def roll(self) -> list[Row]:
        """Who was still on the roll in September, with the account that is paid into."""
        on = [row for row in self.closures if row["result"] != "停发" or row["township"] == UNREAL]
        return [
            {"period": "2026-09", "name": row["name"], "id_number": row["id_number"],
             "account": _account(row), "township": row["township"], "village": row["village"]}
            for row in on
        ]  # fmt: skip

    def _visited(self, row: Row, number: int, **more: Any) -> None:
        """Up to seven homes a day, forty minutes each, the next one a few lanes away."""
        turn = number // 30 % 7
        minutes = 8 * 60 + 30 + turn * 70
        self.visits.append({
            "problem_no": row["problem_no"], "team": f"{row['township']}{number % 30}组",
            "visitor_name": row.get("author_name", "核查甲"), "name": row["name"], "id_number": row["id_number"],
            "visited_on": row["found_on"] + timedelta(days=1), "arrived_at": _clock(minutes),
            "left_at": _clock(minutes + 40), "longitude": 112.2 + self.dice.random() / 100,
            "latitude": 35.7 + self.dice.random() / 100, "met_whom": "本人", "township": row["township"],
            "village": row["village"],
        } | more)  # fmt: skip

    def _copied(self) -> None:
        """Six texts of one officer that differ by a word."""
        base = "该户三口人均有劳动能力收入稳定家中条件尚可与申报情况基本一致建议继续按原档次保障"
        for number in range(6):
            found = START + timedelta(days=20 * number)
            self.closure(f"S801-{number}", found, found + timedelta(days=6), township=COPY, author_name="柿甲",
                         finding=base + ("。" if number % 2 else ""))  # fmt: skip

    def _wave(self) -> None:
        """Eleven closed in the last two days before their term, without minutes."""
        for number in range(11):
            self.closure(f"S802-{number}", date(2026, 5, 6), date(2026, 6, 5 - number % 2), township=WAVE,
                         author_name="端甲", due_on=date(2026, 6, 5))  # fmt: skip

    def _rushed(self) -> None:
        """Two homes thirty kilometres apart within five minutes."""
        for number, east in enumerate((112.0, 112.35)):
            row = self.closure(f"S803-{number}", date(2026, 3, 2), date(2026, 3, 9), township=RUSH, author_name="张甲",
                               village=("东沟村", "西岭村")[number])  # fmt: skip
            self._visited(row, 0, team="张村乡一组", longitude=east, latitude=35.7,
                          arrived_at=_clock(540 + 45 * number), left_at=_clock(580 + 45 * number))  # fmt: skip

    def _still_paid(self) -> None:
        """Written off as stopped in March, paid until September."""
        row = self.closure("S808-0", date(2026, 2, 20), date(2026, 3, 5), township=UNREAL, author_name="苏甲",
                           result="停发")  # fmt: skip
        self.pay(row, range(1, 10))


def _account(row: Row) -> str:
    return f"62170000{row['id_number'][6:17]}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def write(folder: Path, table: str, rows: list[Row]) -> None:
    """A department's workbook of that table, headed as the department heads it."""
    canon = load_tables()[table]
    used = [column for column in canon.columns if any(column.name in row for row in rows)]
    folder.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(folder / f"{canon.title}.xlsx") as book:
        sheet = book.add_worksheet(canon.title)
        sheet.write_row(0, 0, [column.label for column in used])
        for line, row in enumerate(rows, 1):
            sheet.write_row(line, 0, [str(row.get(column.name, "")) for column in used])


def judged(county: County, tmp_path: Path) -> tuple[Clue, ...]:
    inbox = tmp_path / "inbox" / "县民政局"
    write(inbox, "problem_ledger", county.closures)
    write(inbox, "visit_record", county.visits)
    write(inbox, "payment", county.payments)
    write(inbox, "dibao_member", county.roll())
    request = CheckRequest(inbox=tmp_path / "inbox", as_of=AS_OF, out=tmp_path / "out")
    result = check_folder(request, lambda *words, **more: None)
    return tuple(clue for clue in result.clues if clue.rule in SHAM_RULES)


def suspected(county: County, clues: tuple[Clue, ...]) -> dict[str, set[str]]:
    """rule → numbers of the problems whose closure or visit stands among its rows."""
    found: dict[str, set[str]] = {rule: set() for rule in SHAM_RULES}
    for clue in clues:
        found[clue.rule] |= set(_numbers(county, clue))
    return found


def _numbers(county: County, clue: Clue) -> Iterator[str]:
    sheets = {"问题整改台账": county.closures, "入户核查记录": county.visits}
    for place in clue.evidence:
        rows = sheets.get(place.sheet)
        if rows is not None and place.row is not None:
            yield rows[place.row - 2]["problem_no"]


@pytest.mark.parametrize("seed", [11, 2026])
def test_planted_shams_are_raised_and_honest_closures_left_alone(seed: int, tmp_path: Path) -> None:
    county = County(seed)
    found = suspected(county, judged(county, tmp_path))
    for rule in SHAM_RULES:
        planted = {
            row["problem_no"] for row in county.closures if row["problem_no"].startswith(f"S{rule}")
        }
        assert planted and planted <= found[rule], (rule, planted - found[rule])
    honest = {number for numbers in found.values() for number in numbers if number.startswith("H")}
    share = len(honest) / HONEST
    print(f"seed {seed}: {len(honest)} of {HONEST} honest closures suspected, {share:.1%}")
    assert share <= TOLERATED, sorted(honest)
