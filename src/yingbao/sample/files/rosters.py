"""Townships that keep their own rosters, each in its own way, and the urban roll.

柿庄镇, 樊村河乡 and 张村乡 share one workbook, a sheet a township: title, unit row, two-level merged
header, household and member rows mixed with the household's cells merged, village subtotals.
苏庄乡 sends members in columns in an old .xls; 十里乡 a GBK csv with a row a person. The urban roll
has members in columns too.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.desk import Desk, Field
from yingbao.sample.files import rollrows
from yingbao.sample.sheets import BiffSheet, Sheet, TextSheet, Workbook, XlsxSheet
from yingbao.sample.world import Row, World

SHEETS = ("柿庄镇", "樊村河乡", "张村乡")
WIDE_MEMBERS = 6


def write(world: World, inbox: Path) -> None:
    for month in (3, 4):
        _workbook(world, inbox, month)
        _wide(world, inbox, month)
        _rows(world, inbox, month)
        _urban(world, inbox, month)


# --- a sheet a township -------------------------------------------------------------------------

HOUSEHOLD_HEADS = ("序号", "村（社区）", "户主姓名", "低保证号", "家庭人口", "保障人口", "保障类别",
                   "月人均收入", "保障标准", "户月保障金额", "分类施保金", "合计", "保障方式", "上次复核日期", "渐退起始月")  # fmt: skip
MEMBER_HEADS = (
    "姓名",
    "身份证号",
    "与户主关系",
    "性别",
    "出生日期",
    "是否保障对象",
    "残疾证号",
    "残疾等级",
)
ACCOUNT_HEADS = ("开户行", "银行账号", "备注")
HOUSEHOLD_FIELDS = (
    Field("", "#"), Field("", "village"), Field("", "head_name"), Field("", "certificate_no"),
    Field("", "family_size"), Field("", "covered_size"), Field("", "category"),
    Field("", "per_capita_monthly_income"), Field("", "standard_monthly"), Field("", "monthly_amount"),
    Field("", "class_supplement"), Field("", "total_amount"), Field("", "cover_type"),
    Field("", "last_review_on", "day:dot"),
    Field("", "gradual_exit_from", "month:dot"),
)  # fmt: skip
MEMBER_FIELDS = (
    Field("", "name", "name"), Field("", "id_number", "id"), Field("", "relation"), Field("", "sex"),
    Field("", "birth_date", "day:dot"), Field("", "is_covered", "flag"), Field("", "disability_no"),
    Field("", "disability_level"),
)  # fmt: skip
ACCOUNT_FIELDS = (Field("", "bank"), Field("", "account"), Field("", "remark"))


def _workbook(world: World, inbox: Path, month: int) -> None:
    desk = Desk(world, inbox, f"2020年{month}月农村低保发放花名册.xlsx")
    with Workbook(desk.path) as book:
        for township in SHEETS:
            _sheet(
                desk,
                book.sheet(township),
                township,
                rollrows.rostered(world, month, township),
                month,
            )


def _sheet(
    desk: Desk, sheet: XlsxSheet, township: str, listed: list[DibaoHousehold], month: int
) -> None:
    width = len(HOUSEHOLD_HEADS) + len(MEMBER_HEADS) + len(ACCOUNT_HEADS)
    sheet.title(f"{township}2020年{month}月农村低保发放花名册", width)
    sheet.write([None] * (width - 2) + ["单位：元"])
    _two_level_header(sheet, width)
    number = 0
    for _, households in groupby(listed, key=lambda h: h.place[1]):
        group = list(households)
        for household in group:
            number += 1
            _household(desk, sheet, household, month, number)
        paid = round(sum(household.total(month) for household in group), 2)
        sheet.write([None, "小计", f"{len(group)}户"] + [None] * 8 + [paid])
        if number % 7 == 0:
            sheet.hide(sheet.rows)  # a subtotal somebody hid
    total = round(sum(household.total(month) for household in listed), 2)
    sheet.write(["合计", None, f"{len(listed)}户"] + [None] * 8 + [total])
    sheet.write(["制表人：李某", None, None, "审核人：王某", None, None, "负责人（签字）："])


def _two_level_header(sheet: XlsxSheet, width: int) -> None:
    """Households' columns stand alone over two rows; members' and accounts' under a group word."""
    first = len(HOUSEHOLD_HEADS)
    members_end = first + len(MEMBER_HEADS)
    upper: list[Any] = (
        list(HOUSEHOLD_HEADS) + ["家庭成员"] + [None] * (len(MEMBER_HEADS) - 1) + ["发放信息"]
    )
    sheet.write(upper)
    top = sheet.rows
    sheet.write([None] * first + list(MEMBER_HEADS) + list(ACCOUNT_HEADS))
    for place, head in enumerate(HOUSEHOLD_HEADS):
        sheet.merge(top, top + 1, place, place, head)
    sheet.merge(top, top, first, members_end - 1, "家庭成员")
    sheet.merge(top, top, members_end, width - 1, "发放信息")


def _household(
    desk: Desk, sheet: XlsxSheet, household: DibaoHousehold, month: int, number: int
) -> None:
    """The first row carries the household and its head, the next the other members; cells merged."""
    row = rollrows.household_row(household, month)
    whole = [number if f.column == "#" else desk.cell(row, f) for f in HOUSEHOLD_FIELDS]
    tail = [desk.cell(row, f) for f in ACCOUNT_FIELDS]
    members = household.present(month)
    first = sheet.rows + 1
    for place, member in enumerate(members):
        person = rollrows.member_row(household, member, month)
        cells = [desk.cell(person, f) for f in MEMBER_FIELDS]
        line = (
            whole + cells + tail if place == 0 else [None] * len(whole) + cells + [None] * len(tail)
        )
        desk.note(sheet, sheet.write(line), person)
    for left, value in enumerate(whole):
        sheet.merge(first, sheet.rows, left, left, value)
    start = len(whole) + len(MEMBER_FIELDS)
    for left, value in enumerate(tail, start):
        sheet.merge(first, sheet.rows, left, left, value)


# --- members in columns -------------------------------------------------------------------------

WIDE_FIELDS = (
    Field("行政区划代码", "region"), Field("乡镇", "township"), Field("村（社区）", "village"),
    Field("家庭编号", "certificate_no"), Field("户主姓名", "head_name", "name"),
    Field("户主身份证号", "head_id_number", "id"), Field("低保证号", "certificate_no"),
    Field("家庭人口", "family_size"), Field("保障人口", "covered_size"), Field("保障类别", "category"),
    Field("人均收入", "per_capita_monthly_income"), Field("保障标准", "standard_monthly"),
    Field("低保金", "monthly_amount"), Field("分类施保金", "class_supplement"), Field("合计", "total_amount"),
    Field("开户人", "holder_name"), Field("银行账号", "account"), Field("保障方式", "cover_type"),
    Field("上次复核日期", "last_review_on", "day:excel"), Field("渐退起始月", "gradual_exit_from", "month:dash"),
)  # fmt: skip


def _wide_heads(fields: tuple[Field, ...]) -> list[str]:
    heads = [field.header for field in fields]
    for place in range(1, WIDE_MEMBERS + 1):
        heads += [f"成员姓名{place}", f"成员身份证号{place}", f"与户主关系{place}"]
    return heads


def _wide_body(desk: Desk, sheet: Sheet, fields: tuple[Field, ...], listed: list[DibaoHousehold],
               month: int) -> None:  # fmt: skip
    for household in listed:
        row = rollrows.household_row(household, month) | {"region": "140521203"}
        cells = [desk.cell(row, field) for field in fields]
        members = [rollrows.member_row(household, m, month) for m in household.present(month)]
        for person in members[:WIDE_MEMBERS]:
            cells += [desk.grime.name(person["name"]), _id(desk, person), person["relation"]]
        place = sheet.write(cells)
        for person in [row, *members]:
            desk.note(sheet, place, person)


def _id(desk: Desk, person: Row) -> Any:
    return desk.cell(person, Field("", "id_number", "id"))


def _wide(world: World, inbox: Path, month: int) -> None:
    desk = Desk(world, inbox, f"苏庄乡2020年{month}月农村低保家庭信息表.xls")
    with BiffSheet(desk.path, "低保家庭") as sheet:
        sheet.write(_wide_heads(WIDE_FIELDS))
        _wide_body(desk, sheet, WIDE_FIELDS, rollrows.rostered(world, month, "苏庄乡"), month)


URBAN_FIELDS = (
    Field("街道（乡镇）", "township"), Field("社区", "village"), Field("申请人", "head_name", "name"),
    Field("申请人身份证号", "head_id_number", "id"), Field("低保证号", "certificate_no"),
    Field("家庭人口", "family_size"), Field("享受人数", "covered_size"),
    Field("人均月收入", "per_capita_monthly_income"), Field("保障标准", "standard_monthly"),
    Field("补差", "monthly_amount"), Field("分类救助金", "class_supplement"), Field("实发金额", "total_amount"),
    Field("银行卡号", "account"),
)  # fmt: skip


def _urban(world: World, inbox: Path, month: int) -> None:
    desk = Desk(world, inbox, f"2020年{month}月城市低保花名册.xlsx")
    with Workbook(desk.path) as book:
        sheet = book.sheet("城市低保")
        heads = _wide_heads(URBAN_FIELDS)
        sheet.title(f"沁水县2020年{month}月份城市居民最低生活保障金发放花名册", len(heads))
        sheet.write(heads)
        _wide_body(desk, sheet, URBAN_FIELDS, rollrows.households(world, "城市", month), month)
        sheet.write(["合计"] + [None] * 10 + [
            round(sum(h.total(month) for h in rollrows.households(world, "城市", month)), 2)])  # fmt: skip


# --- a row a person -----------------------------------------------------------------------------

ROW_FIELDS = (
    Field("序号", "#"), Field("乡镇", "township"), Field("村", "village"), Field("户主", "head_name", "name"),
    Field("户主身份证", "head_id_number", "id"), Field("姓名", "name", "name"), Field("身份证号码", "id_number", "id"),
    Field("与户主关系", "relation"), Field("年龄", "age"), Field("是否享受", "is_covered", "flag"),
    Field("家庭人口", "family_size"),
    Field("享受人数", "covered_size"), Field("类别", "category"), Field("家庭月人均收入", "per_capita_monthly_income"),
    Field("月保障金", "monthly_amount"), Field("分类施保金", "class_supplement"), Field("合计", "total_amount"),
    Field("一卡通账号", "account"), Field("保障方式", "cover_type"),
    Field("复核日期", "last_review_on", "day:chinese"), Field("渐退起始月", "gradual_exit_from", "month:dash"),
)  # fmt: skip


def _rows(world: World, inbox: Path, month: int) -> None:
    """A csv: the household's figures on the head's row only."""
    desk = Desk(world, inbox, f"十里乡农村低保人员2020年{month}月.csv")
    with TextSheet(desk.path) as sheet:
        sheet.write([field.header for field in ROW_FIELDS])
        number = 0
        for household in rollrows.rostered(world, month, "十里乡"):
            whole = rollrows.household_row(household, month)
            for place, member in enumerate(household.present(month)):
                number += 1
                row = (whole if place == 0 else {}) | rollrows.member_row(household, member, month)
                row |= _figures(whole) if place == 0 else dict.fromkeys(_figures(whole))
                cells = [number if f.column == "#" else desk.cell(row, f) for f in ROW_FIELDS]
                desk.note(sheet, sheet.write(cells), row)
        nobody = {"township": "十里乡", "id_number": "不详", "relation": "户主", "age": 71,
                  "_unusable": "没有姓名和身份证号"}  # fmt: skip
        cells = [number + 1 if f.column == "#" else nobody.get(f.column) for f in ROW_FIELDS]
        desk.note(sheet, sheet.write(cells), nobody)


def _figures(whole: Row) -> Row:
    names = ("family_size", "covered_size", "category", "per_capita_monthly_income", "monthly_amount",
             "class_supplement", "total_amount", "account", "last_review_on", "cover_type", "gradual_exit_from")  # fmt: skip
    return {name: whole[name] for name in names}
