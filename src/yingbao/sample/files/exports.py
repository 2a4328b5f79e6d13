"""The national system's own exports: a household file and a person file, joined by 户主身份证号."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from yingbao.sample.bigbook import BigBook
from yingbao.sample.desk import Desk, Field
from yingbao.sample.files import rollrows
from yingbao.sample.world import Row, World

# The system renamed a few headers between two releases; March has the short ones, April the long.
SHORT = {"人口": "家庭人口", "保障": "保障人口", "省": "所属省", "市": "所属市", "区": "所属区",
         "街": "所属街", "社": "所属社", "起": "最初享受月", "残": "是否残疾", "卡": "一卡通账号"}  # fmt: skip
LONG = {"人口": "家庭人口数", "保障": "保障人口数", "省": "所属省级", "市": "所属市级", "区": "所属区县",
        "街": "所属街道", "社": "所属社区", "起": "最初享受月份", "残": "是否残疾人", "卡": "一卡通账户"}  # fmt: skip


def write(world: World, inbox: Path) -> None:
    for month in (3, 4):
        _dibao(world, inbox, month, SHORT if month == 3 else LONG)
        _tekun(world, inbox, month, SHORT if month == 3 else LONG)


def _dibao(world: World, inbox: Path, month: int, heads: dict[str, str]) -> None:
    listed = rollrows.exported(world, month)
    households = (_with_members(rollrows.household_row(h, month), month) for h in listed)
    # the person file holds who is covered; who merely lives in the family stands in the one cell
    people = (rollrows.member_row(h, m, month) for h in listed for m in h.covered(month))
    _export(
        world, inbox, f"农村低保家庭查询_2020{month:02d}.xlsx", household_fields(heads), households
    )
    _export(world, inbox, f"农村低保人员查询_2020{month:02d}.xlsx", person_fields(heads), people)


def _tekun(world: World, inbox: Path, month: int, heads: dict[str, str]) -> None:
    listed = [t for t in world.tekun if month in t.months]
    _export(world, inbox, f"特困人员家庭查询_2020{month:02d}.xlsx", tekun_household_fields(heads),
            (rollrows.tekun_row(t, month) for t in listed))  # fmt: skip
    _export(world, inbox, f"特困人员人员查询_2020{month:02d}.xlsx", tekun_person_fields(heads),
            (rollrows.tekun_row(t, month) for t in listed))  # fmt: skip


def _export(
    world: World, inbox: Path, file: str, fields: Sequence[Field], rows: Iterable[Row]
) -> None:
    desk = Desk(world, inbox, file, rate=0.0)  # a system writes no dirt; clerks do
    with BigBook(desk.path) as book:
        sheet = book.sheet("Sheet1")
        sheet.write([field.header for field in fields])
        desk.body(sheet, fields, rows)


def _with_members(row: Row, month: int) -> Row:
    members = row["_members"]
    row["member_names"] = "、".join(m.person.name for m in members)
    row["member_ids"] = "、".join(str(rollrows.written_id(m, month)) for m in members)
    return row


def _region(heads: dict[str, str]) -> list[Field]:
    return [
        Field(heads["省"], "province"), Field(heads["市"], "city"), Field(heads["区"], "county"),
        Field(heads["街"], "township"), Field(heads["社"], "village"),
    ]  # fmt: skip


def household_fields(heads: dict[str, str]) -> list[Field]:
    return [
        Field("户主姓名", "head_name"), Field("户主身份证号", "head_id_number"),
        Field(heads["人口"], "family_size"), Field(heads["保障"], "covered_size"),
        Field("家庭年总收入（元）", "annual_income"), Field("家庭年均收入（元）", "per_capita_annual_income"),
        Field("户月保障金额（元）", "monthly_amount"), Field("家庭分类施保总额（元）", "class_supplement"),
        Field("人员分类施保总额（元）", "person_supplement"), Field("合计（元）", "total_amount"),
        Field("联系电话", "phone"), Field("家庭住址", "address"), *_region(heads),
        Field("低保（特困）证号", "certificate_no"), Field(heads["起"], "start_month", "month:dash"),
        Field("申请原因", "cause"), Field("救助金计算方式", "calc_method"), Field("分档类型", "band"),
        Field("开户银行", "bank"), Field("银行账户名称", "holder_name"), Field("银行帐号", "account"),
        Field("一卡通账号", "card"), Field("拥有产权住房套数", "homes_owned"),
        Field("住房总面积（平方米）", "home_area"), Field("金融资产总额（元）", "financial_assets"),
        Field("其他家庭财产情况", "other_assets"), Field("家庭成员姓名", "member_names"),
        Field("家庭成员身份证号", "member_ids"),
    ]  # fmt: skip


def person_fields(heads: dict[str, str]) -> list[Field]:
    return [
        Field("姓名", "name"), Field("身份证号", "id_number"), Field("户主身份证号", "head_id_number"),
        Field("与户主关系", "relation"), Field("性别", "sex"), Field("出生日期", "birth_date", "day:iso"),
        Field("年龄", "age"), Field("民族", "nation"), Field("婚姻状况", "marital"),
        Field("文化程度", "schooling"), Field("政治面貌", "party"), Field("就业状况", "employment"),
        Field("年收入（元）", "annual_income"), Field(heads["残"], "is_disabled", "flag"),
        Field("残疾证号", "disability_no"), Field("残疾类别", "disability_class"),
        Field("残疾等级", "disability_level"), Field("患病病种", "illness"), Field("劳动能力", "labour"),
        Field("健康状况", "health"), Field("参保类型", "insured"), Field(heads["起"], "start_month", "month:dash"),
        Field("是否建档立卡扶贫对象", "poor"), Field("开户银行", "bank"), Field("银行账户名称", "holder_name"),
        Field("银行帐号", "account"), Field(heads["卡"], "card"), Field("救助类型", "aid_type"),
        Field("户月保障金额（元）", "monthly_amount"), Field("家庭分类施保金额（元）", "household_supplement"),
        Field("合计分类施保金额（元）", "class_supplement"), Field("救助金计算方式", "calc_method"),
        Field("分档类型", "band"), Field("合计（元）", "total_amount"), Field("在读学校名称", "school"),
        Field("在读学校性质", "school_kind"), Field("在读学校入学时间", "school_from"),
        Field("在职单位名称", "employer"), Field("在职单位性质", "employer_kind"),
        Field("在职单位地点", "employer_place"), Field("备注", "remark"), *_region(heads),
        Field("家庭地址", "address"), Field("低保（特困）证号", "certificate_no"),
    ]  # fmt: skip


def tekun_household_fields(heads: dict[str, str]) -> list[Field]:
    return [
        Field("户主姓名", "head_name"), Field("户主身份证号", "head_id_number"),
        Field(heads["人口"], "family_size"), Field("特困人员数", "covered_size"),
        Field("供养方式", "support_mode"), Field("户籍类型", "area_kind"),
        Field("基本生活总费用（元）", "living_amount"), Field("照料护理总费用（元）", "care_amount"),
        Field("合计（元）", "total_amount"), Field("联系电话", "phone"), Field("家庭住址", "address"),
        Field("户籍住址", "hukou_address"), Field("电表号", "meter_no"), *_region(heads),
        Field("低保（特困）证号", "certificate_no"), Field(heads["起"], "start_month", "month:dash"),
        Field("开户银行", "bank"), Field("银行账户名称", "holder_name"), Field("银行帐号", "account"),
    ]  # fmt: skip


def tekun_person_fields(heads: dict[str, str]) -> list[Field]:
    return [
        Field("姓名", "name"), Field("身份证号", "id_number"), Field("户主身份证号", "head_id_number"),
        Field("与户主关系", "relation"), Field("性别", "sex"), Field("出生日期", "birth_date", "day:iso"),
        Field("年龄", "age"), Field("残疾证号", "disability_no"), Field("生活自理能力", "care_ability"),
        Field("照料人姓名", "carer_name"), Field("照料人身份证号", "carer_id_number"),
        Field("供养方式", "support_mode"), Field("供养机构", "institution"), Field("户籍类型", "area_kind"),
        Field("基本生活标准（元）", "living_amount"), Field("照料护理费用（元）", "care_amount"),
        Field("合计（元）", "total_amount"), Field(heads["起"], "start_month", "month:dash"),
        Field("开户银行", "bank"), Field("银行账户名称", "holder_name"), Field("银行帐号", "account"),
        *_region(heads), Field("户籍地址", "address"), Field("低保（特困）证号", "certificate_no"),
    ]  # fmt: skip
