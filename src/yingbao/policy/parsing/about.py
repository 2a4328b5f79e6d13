"""Who issued a paper, under what number, on which day, and whether it still holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from yingbao.policy.paper import Clause, Paper
from yingbao.policy.parsing.numbers import read_number
from yingbao.policy.parsing.tree import clause_tree
from yingbao.policy.reading.document import Document

KINDS = "通知|办法|细则|规定|意见|规程|方案|要点|制度|决定|标准|公告|通告|规范|规则|条例|要求|流程|公约|函|方法|准则|纪要|政策|公约|民约|宣传单|宣传页|明白纸|问答|广播稿|须知|告示|会议记录"
_TITLE = re.compile(rf"(?:{KINDS})(?:[（(].{{1,12}}[）)])?》?\s*$")
_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}\s*[〔\[【（(﹝]\s*(?:19|20)\d{2}\s*[〕\]】）)﹞]\s*第?\s*\d{1,4}\s*号|(?:国务院|主席)令第?\s*\d+\s*号"
)
_DATE = re.compile(
    r"([〇零○Ｏ一二三四五六七八九\d]{4})\s*年\s*([\d一二三四五六七八九十]{1,3})\s*月\s*([\d一二三四五六七八九十]{1,3})\s*[日号]"
)
_MONTH = re.compile(
    r"([〇零○Ｏ一二三四五六七八九\d]{4})\s*年\s*([\d一二三四五六七八九十]{1,3})\s*月(?!\s*[\d一二三四五六七八九十])"
)
_ISO = re.compile(r"((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})")
_BODY = (
    r"[\u4e00-\u9fff]{2,24}?(?:人民政府办公[厅室]|人民政府|民政[厅局部办]|财政[厅局部]|扶贫[办局]|乡村振兴局|"
    r"残疾人联合会|残联|街道办事处|村民委员会|居民委员会|村委会|居委会|委员会办公室|党委办公室|医疗保障局|卫生健康局|社会救助服务中心|领导小组(?:办公室)?|国务院办公厅|国务院)"
)
_ISSUER = re.compile(_BODY)
_LEVELS = (
    ("村级", r"村民委员会|村委会|居民委员会|居委会|社区|村$"),
    ("国家级", r"^(?:中共中央|国务院|民政部|财政部|国家|全国)"),
    (
        "乡镇级",
        r"[\u4e00-\u9fff]{1,10}(?:乡|镇|街道)(?:人民政府|办事处|党委|民政|社会|党政|便民|$)",
    ),
    ("县级", r"[\u4e00-\u9fff]{1,8}(?:县|区|旗)(?!.*自治区)"),
    ("市级", r"[\u4e00-\u9fff]{1,6}(?:市|州|盟|地区)"),
    ("省级", r"[\u4e00-\u9fff]{1,6}(?:省|自治区)|^(?:北京|上海|天津|重庆)市"),
)
_PROGRAMMES = (
    ("dibao", r"低保|最低生活保障|低收入|边缘家庭"),
    ("tekun", r"特困|五保|供养|敬老院"),
    ("linshi", r"临时救助|急难|备用金|临时困难"),
    (
        "assist",
        r"社会救助|困难群众|兜底保障|救助资金|救助补助|民生|专项治理|基本生活保障|"
        r"(?<!医疗)(?<!教育)(?<!住房)(?<!就业)(?<!临时)(?<!司法)(?<!灾害)救助(?:政策|工作|须知|指南|问答|常识|办事|规矩|的事)",
    ),
    ("disability", r"两项补贴|残疾人.{0,8}补贴"),
    ("children", r"孤儿|事实无人抚养|困境儿童"),
)


def programmes_of(text: str) -> tuple[str, ...]:
    """Which programmes a title or a heading is about."""
    return tuple(name for name, pattern in _PROGRAMMES if re.search(pattern, text))


@dataclass(frozen=True)
class _Head:
    title: str
    front: dict[str, str]


def _day(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    try:
        year, month, day = (
            int(read_number(g.replace("○", "〇").replace("Ｏ", "〇")) or 0) for g in found.groups()
        )
        return date(year, month, day)
    except ValueError:
        return None


def _front_matter(text: str) -> dict[str, str]:
    if not text.startswith("---\n"):
        return {}
    head = text[4:].split("\n---", 1)[0]
    return dict(line.split(":", 1) for line in head.split("\n") if ":" in line)


def _clean(line: str) -> str:
    return line.strip().lstrip("#>").strip("* 　\t")


_HEADISH = re.compile(r"^[◆●■▲★◇○•▶☆]|^第.{1,6}[章条节]|^[一二三四五六七八九十]+、|：$|:$|。$|；$")


def _title(lines: list[str], front: dict[str, str]) -> str:
    if front.get("title", "").strip():
        return front["title"].strip()
    head = [_clean(line) for line in lines[:40]]
    for at, line in enumerate(head):
        if (
            _TITLE.search(line)
            and len(line) >= 4
            and not _HEADISH.search(line)
            and not _NUMBER.fullmatch(line)
        ):
            return "".join([*_wrapped_start(head, at), line])
    plain = [
        line for line in head if line and not _HEADISH.search(line) and not _NUMBER.search(line)
    ]
    return plain[0][:60] if plain else ""


def _wrapped_start(head: list[str], at: int) -> list[str]:
    """The line above belongs to a title that was broken over two lines."""
    above = head[at - 1] if at else ""
    body = bool(_ISSUER.search(above)) and not re.search(r"文件$|号$", above)
    return (
        [above]
        if above and (body or "关于" in above) and len(above) < 40 and not _HEADISH.search(above)
        else []
    )


def _subject(title: str) -> str:
    inner = re.search(r"印发(?:《(.+?)》|(.+?))的通知", title)
    if inner:
        return (inner[1] or inner[2]).strip()
    bare = re.sub(rf"^{_BODY}(?:[、 　]*{_BODY})*(?=关于)", "", title)
    return re.sub(r"^关于|的通知$", "", bare) or title


def _issuers(title: str, lines: list[str]) -> str:
    head = [_clean(line) for line in lines[:12]]
    tail = [_clean(line) for line in lines[-12:]]
    before = title.split("关于")[0] if "关于" in title else ""
    for text in (before, *[h.removesuffix("文件") for h in head if h.endswith("文件")]):
        found = _ISSUER.findall(text)
        if found:
            return "、".join(dict.fromkeys(found))
    for text in (*reversed(tail), *head):
        found = _ISSUER.findall(text)
        if found and len(re.sub(r"[\s、]", "", text)) <= sum(map(len, found)) + 2:
            return "、".join(dict.fromkeys(found))
    found = re.findall(_BODY, title) or re.findall(
        r"^[\u4e00-\u9fff]{2,8}?(?:省|市|县|区|旗|乡|镇|街道|村)", title
    )
    return found[0] if found else "未写明"


def level_of(issuer: str) -> str:
    """国家级 … 村级, 未知 when the name says nothing."""
    first = issuer.split("、")[0]
    for level, pattern in _LEVELS:
        if re.search(pattern, first):
            return level
    return "未知"


def _issued(text: str, lines: list[str], front: dict[str, str]) -> date | None:
    if front.get("effective"):
        return _day(_ISO.search(front["effective"]))
    for line in [*reversed(lines[-15:]), *lines[:15]]:
        bare = _clean(line)
        found = _DATE.search(bare)
        if found and len(bare) - len(found[0]) <= 14 and not re.search(r"起|施行|废止", bare):
            return _day(found)
    return _day(_ISO.search("\n".join(lines[:12]))) or _month(lines)


def _month(lines: list[str]) -> date | None:
    """The first day of the month a leaflet or a set of questions names at its head or foot."""
    for line in [*lines[:3], *lines[-2:]]:
        bare = _clean(line)
        found = _MONTH.search(bare)
        if found and len(bare) <= 40 and not re.search(r"起|施行|废止|截至|以来", bare):
            year, month = (
                int(read_number(g.replace("○", "〇").replace("Ｏ", "〇")) or 0)
                for g in found.groups()
            )
            return date(year, month, 1) if 1900 < year < 2200 and 1 <= month <= 12 else None
    return None


def _effective(text: str) -> date | None:
    found = re.search(rf"自\s*{_DATE.pattern}\s*起\s*(?:施行|执行|实施|生效)", text)
    return _day(_DATE.search(found[0])) if found else None


def _expires(text: str, start: date | None) -> date | None:
    until = re.search(rf"有效期\s*(?:限)?\s*(?:至|到|截止)\s*(?:于)?\s*{_DATE.pattern}", text)
    if until:
        return _day(_DATE.search(until[0]))
    years = re.search(r"有效期\s*(?:限)?\s*(?:为|是)?\s*([\d一二三四五两]{1,2})\s*年", text)
    count = int(read_number(years[1]) or 0) if years else 0
    if not count or start is None:
        return None
    try:
        return start.replace(year=start.year + count)
    except ValueError:
        return start.replace(year=start.year + count, day=28)


def _status(title: str, expires: date | None, as_of: date | None) -> str:
    if re.search(r"征求意见|草案|送审", title):
        return "征求意见"
    if expires and as_of and expires < as_of:
        return "已过有效期"
    return "试行" if re.search(r"试行|暂行", title) else "仍在执行"


def build_paper(document: Document, as_of: date | None = None) -> Paper:
    """Metadata and clause tree of a document."""
    tree: Clause = clause_tree(document.blocks)
    text = document.text
    front = _front_matter(text)
    lines = [line for line in text.split("\n") if line.strip()]
    title = _title(lines, front)
    number = _NUMBER.search(front.get("number", "") or "\n".join(lines[:12]))
    issuer = _issuers(title, lines)
    issued, effective = _issued(text, lines, front), _effective(text)
    if issued is None and number:
        year = re.search(r"(19|20)\d{2}", number[0])
        issued = effective or (date(int(year[0]), 1, 1) if year else None)
    expires = _expires(text, effective or issued)
    return Paper(
        file=document.name,
        title=title,
        subject=_subject(title),
        number=re.sub(r"\s", "", number[0]) if number else None,
        issuer=issuer,
        level=level_of(issuer),
        issued=issued or effective,
        effective=effective or issued,
        expires=expires,
        status=_status(title, expires, as_of),
        tree=tree,
        programmes=programmes_of(title) or programmes_of(text[:600]),
    )
