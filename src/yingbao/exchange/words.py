"""Header words: what two spellings of one header have in common, and what a header says by itself."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from yingbao.exchange.fieldcodes import labelled

SAME = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (
            r"(居民|公民|二代|有效|本人|法定)*(身份证|身份|证件)(编号|件编号|件号码|件号|号码|证号)",
            r"\2号",
        ),
        (r"身份证(?![号件])", "身份证号"),
        ("身份号", "身份证号"),
        ("号码", "号"),
        ("帐", "账"),
        ("账户号", "账号"),
        ("手机号|手机|移动电话|电话号|联系号", "电话"),
        ("时间", "日期"),
        ("(?<![生今节])日$", "日期"),
        ("种类", "类型"),
        ("(?<!岁|天|月)数额|钱数", "金额"),
        ("劳动力", "劳动"),
        ("状况", "状态"),
        ("^(备考|附记|附注|备忘|备记)$", "备注"),
        ("^何时(?=.{2})(.+)$", r"\1日期"),
        ("(?<=[金资款额])元$", ""),
        ("情况$", ""),
        ("[的之]", ""),
    )
)
UNIT_NOTE = re.compile(
    r"[(\[【]\s*(单位[::]?)?(人民币)?(必填|选填|可选|元|万元|百元|千元|人民币|元/.{1,3}|万元/.|平方米|㎡|m2|平米|亩|公顷|人|户|口|岁|张|床|次|人次|件|天|月|年|个|"
    r"套|%|位|\d+位|文本|文本格式|格式.*|如.*|例.*|是/否|有/无|y/?n|yyyy.*|年.?月.?日?|年月日|下拉.*|请.*|不.*填.*|填.*|.*必填.*|.*元.*)\s*[)\]】]",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"[(\[【][^)\]】]*[)\]】]")
BRACKETS = re.compile(r"[()\[\]【】“”\"'‘’]")
LEAD = re.compile(r"^(\d{1,2}[.、)]|[①-⑳]|[一二三四五六七八九十]、)")
DROPPED = re.compile(r"[\s*＊★●☆#:：​﻿_\-—~·.。,，;；]+")


@lru_cache(maxsize=50_000)  # cells pass here too
def plain(text: str) -> str:
    """Width, case, spaces, asterisks and colons away; brackets as `()`."""
    folded = unicodedata.normalize("NFKC", text).lower()
    folded = folded.replace("〔", "(").replace("〕", ")").replace("﹙", "(").replace("﹚", ")")
    return DROPPED.sub("", LEAD.sub("", folded.strip()))


def bare(text: str) -> str:
    """`plain`, without a field's code beside the label."""
    return labelled(plain(text))


@cache
def _same(text: str) -> str:
    for pattern, word in SAME:
        text = pattern.sub(word, text)
    return text


@cache
def keys(text: str) -> tuple[str, ...]:
    """The spellings under which a header is looked up, the most faithful first.

    `户月保障金额（元）` → 户月保障金额; `低保（特困）证号` → 低保特困证号, 低保证号; `SQRQ 申请日期` → 申请日期.
    """
    base = bare(text)
    lean = UNIT_NOTE.sub("", base)
    forms = [BRACKETS.sub("", lean), BRACKETED.sub("", lean), BRACKETS.sub("", base)]
    forms += [_same(form) for form in forms]
    return tuple(dict.fromkeys(form for form in forms if form))


@cache
def key(text: str) -> str:
    """The one key by which two headers count as the same."""
    found = keys(text)
    return _same(found[0]) if found else ""


# Words that say of what kind a column is, whatever stands before them.
CORES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("id_number", re.compile(r"身份证|证件号|身份号|公民身份|身份标识|^证照号|idcard|^id$")),
    ("account", re.compile(r"账号|卡号|一卡通|存折|账户$")),
    ("phone", re.compile(r"电话|手机|联系方式")),
    ("date", re.compile(r"日期|年月|日$|月份|起止|时点|何时|起$|止$")),
    (
        "money",
        re.compile(
            r"金额|金$|费$|费用|款$|收入|工资|薪|补贴|补助|余额|元$|钱|价$|价格|支付|总额|标准$|成本|应发|实发|合计|资产|基数"
        ),
    ),
    ("address", re.compile(r"地址|住址|住所|坐落|所在地|家庭住|详址")),
    ("township", re.compile(r"乡镇|镇$|^乡|街道|乡$|镇名")),
    ("village", re.compile(r"村|社区|居委")),
    ("name", re.compile(r"姓名|名字|户名|人$|者$|户主|人名|对象$|名单$")),
    ("number", re.compile(r"面积|数量|人数|人口|次数|亩数|年龄|比例|数$|天数")),
)
COMMON_WORDS = re.compile(
    r"姓名|身份证|性别|年龄|日期|金额|编号|序号|备注|地址|住址|电话|类别|类型|状态|等级|单位|原因|关系|账号|卡号|乡|镇|村|社区|名称|证号|号码|标准|"
    r"人口|人数|收入|面积|年度|月份|时间|情况|方式|补贴|合计|户主|项目|银行|职务|岗位|学校|病种|费用|能力|意愿|结果|年月|种类|性质|机构|科目|批次|户名"
)


@cache
def core(text: str) -> str | None:
    """The kind of value that a header's own words promise, None when they promise nothing."""
    base = key(text)
    return next((kind for kind, pattern in CORES if pattern.search(base)), None)


def sounds_like_header(text: str) -> bool:
    """Short, mostly words, with a word that headers have."""
    base = plain(text)
    return (
        0 < len(base) <= 24 and not re.search(r"\d{3,}", base) and bool(COMMON_WORDS.search(base))
    )
