"""Rows that are no data: totals, footers, notes, units of measure, section titles."""

from __future__ import annotations

import re
import unicodedata

from yingbao.exchange.layout.cells import Row

TOTAL = re.compile(
    r"^[(（【\[]?[^0-9]{0,14}?(小\s*计|合\s*计|总\s*计|共\s*计|累\s*计|页\s*计|本页|总数|汇总)\s*[)）】\]]?\s*([:：（(].*|\d*\s*[户人元条].*|\d[\d.,，]*)?$"
)
FOOTER = re.compile(
    r"(制\s*表|填\s*表|填\s*报|审\s*核|复\s*核|审\s*批|经\s*办|负\s*责|分\s*管|主\s*管|联\s*系|领\s*导|统\s*计|打\s*印|导\s*出|报\s*送|编\s*制)\s*"
    r"(人|单位|日期|时间|领导|电话|员|签字|签名|意见)?[^:：]{0,8}[:：]|^(备注|注|说明|填表说明|填报说明|附注|提示)\s*\d?\s*[:：、.]|^第\s*\d+\s*页|共\s*\d+\s*页|"
    r"(主任|书记|站长|所长|股长|科长|乡长|镇长|代表|协理员|干部|盖章|签章|签字|签名)\s*([(（](签\s*字|签\s*名|签\s*章|盖\s*章|公\s*章)[)）])?\s*[:：]|"
    r"^(以下空白|以下无正文|此页无正文|\(?盖章\)?|（盖章）|完|——?完——?|END)$",
    re.IGNORECASE,
)
UNIT = re.compile(r"(?:计量)?单位[:：]?[（(]?[^:：]{0,12}?(万元|千元|百元|元)")
SCALES = {"元": 1, "百元": 100, "千元": 1000, "万元": 10000}
CAPTION = re.compile(r"[:：]|年度?$|截止|截至|\d{4}年|编制|填报")


def is_total(cells: Row) -> bool:
    """小计, 合计（12户）, 梁庄村小计: a cell that says so in a row that names nobody by ID."""
    texts = [text for text in cells if text]
    if any(re.fullmatch(r"[\d*]{14,22}[\dxX]?", text) for text in texts):
        return False
    return any(TOTAL.match(text) for text in texts)


def is_footer(cells: Row) -> bool:
    texts = [text for text in cells if text]
    if any(re.fullmatch(r"\d{15,22}[\dxX]?", text) for text in texts):
        return False
    return any(FOOTER.search(text) for text in texts[:3])


def unit_scale(texts: list[str]) -> int | None:
    """What one money figure is worth in yuan as a `单位：万元` line says; None when none says."""
    for text in texts:
        found = UNIT.search(unicodedata.normalize("NFKC", text).replace(" ", ""))
        if found and not re.search(r"单位[:：].*(局|府|乡|镇|村|会|所|院|中心)", text):
            return SCALES[found.group(1)]
    return None


def is_caption(cells: Row) -> bool:
    """A line above a table that is no header: one text, or texts with colons or dates in them."""
    texts = [text for text in cells if text]
    return len(texts) <= 1 or all(CAPTION.search(text) or len(text) > 24 for text in texts)


def is_numbering(cells: Row) -> bool:
    """1 2 3 4 or 甲 乙 1 2 under the headers: the printed form numbers its columns."""
    texts = [text.strip("（）()栏") for text in cells if text]
    if len(texts) < 3 or not all(
        re.fullmatch(r"\d{1,2}(\.0)?|[甲乙丙丁戊己庚辛次]", text) for text in texts
    ):
        return False
    figures = [int(float(text)) for text in texts if text[0].isdigit()]
    return (
        len(figures) >= 2
        and figures == list(range(figures[0], figures[0] + len(figures)))
        and figures[0] <= 2
    )
