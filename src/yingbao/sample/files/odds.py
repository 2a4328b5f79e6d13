"""What else lies in such a folder: contracted land without numbers, and things that are no table.

A duty roster, a telephone list and a draft of last year belong to no canonical table; whoever reads
the folder must say so and leave them.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from yingbao.sample.places import TOWNSHIPS
from yingbao.sample.sheets import Workbook, XlsxSheet, pack
from yingbao.sample.world import Row, World

LAND_TOWNSHIP = "固县乡"  # one township's station sent its contracts


def write(world: World, inbox: Path) -> None:
    _land(world, inbox)
    _duty_roster(world, inbox)
    _telephones(world, inbox)
    _draft(inbox)


def _land(world: World, inbox: Path) -> None:
    """The contractor's cell is merged over his plots; who lets the land stands above the table."""
    rows = [row for row in world.rows["land_contract"] if row["township"] == LAND_TOWNSHIP]
    with Workbook(inbox / f"{LAND_TOWNSHIP}农村土地承包经营权登记.xlsx") as book:
        for village, part in groupby(
            sorted(rows, key=lambda row: str(row["village"])), lambda row: row["village"]
        ):
            _contracts(book.sheet(village), village, list(part))


def _contracts(sheet: XlsxSheet, village: str, rows: list[Row]) -> None:
    sheet.title("农村土地承包经营权登记公示表", 6)
    sheet.write([f"发包方：{LAND_TOWNSHIP}{village}村民委员会"])
    sheet.write(["承包方姓名", "合同面积", "实测面积", "地块名称", "地块代码", "四至"])
    for name, plots in groupby(rows, lambda row: row["name"]):
        first = sheet.rows + 1
        for place, row in enumerate(plots):
            owner = name if place == 0 else None
            sheet.write(
                [
                    owner,
                    row["area"],
                    row["measured_area"],
                    row["plot_name"],
                    row["plot_code"],
                    "东路西渠",
                ]
            )
        sheet.merge(first, sheet.rows, 0, 0, name)


def _duty_roster(world: World, inbox: Path) -> None:
    dice = world.dice.child("duty")
    names = [dice.choice(world.families).head.name for _ in range(14)]
    with Workbook(inbox / "民政局五一假期值班表.xlsx") as book:
        sheet = book.sheet("值班表")
        sheet.title("沁水县民政局2020年五一假期值班安排表", 5)
        sheet.write(["日期", "星期", "带班领导", "值班人员", "值班电话"])
        for day in range(1, 6):
            week = "五六日一二"[day - 1]
            sheet.write([f"5月{day}日", f"星期{week}", names[day], names[day + 6], "0356-7000000"])


def _telephones(world: World, inbox: Path) -> None:
    dice = world.dice.child("telephones")
    with Workbook(inbox / "各乡镇民政办通讯录.xlsx") as book:
        sheet = book.sheet("通讯录")
        sheet.title("各乡（镇）民政办通讯录", 4)
        sheet.write(["单位", "主任", "办公电话", "手机"])
        for township, _, _ in TOWNSHIPS:
            name = dice.choice(world.families).head.name
            sheet.write([f"{township}民政办", name, "0356-7000001", world.office.phone()])


def _draft(inbox: Path) -> None:
    """Last year's report, half written."""
    text = "2019年农村低保专项治理工作总结（草稿）：一、基本情况。二、主要做法。三、存在问题。四、下一步打算。"
    body = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    kinds = "http://schemas.openxmlformats.org/package/2006/"
    pack(inbox / "2019年专项治理总结（草稿）.docx", [
        ("[Content_Types].xml", f'<?xml version="1.0"?><Types xmlns="{kinds}content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'.encode()),
        ("_rels/.rels", f'<?xml version="1.0"?><Relationships xmlns="{kinds}relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'.encode()),
        ("word/document.xml", f'<?xml version="1.0"?><w:document {space}><w:body>{body}</w:body></w:document>'.encode()),
    ])  # fmt: skip
