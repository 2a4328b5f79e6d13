"""One page a rule, in Chinese: what it looks for, its law, how it may be wrong, how it is tested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from yingbao.canon import load_tables
from yingbao.engine.library import Library
from yingbao.engine.parameters import Parameter
from yingbao.engine.rule import STEPS, ParameterUse, Rule
from yingbao.engine.testing.cases import Case, TestFile
from yingbao.engine.wording import in_words, outline

STATUS_WORDS = {"draft": "草稿", "trial": "试运行", "in_force": "正式", "retired": "已停用"}
PROVED_WORDS = {"verified": "已核实", "to_verify": "待核实"}

HOW_TO_READ = (
    "从上往下一步一步挑，每一步下面的各条要同时符合。写“＝”“指”的是怎么算；写“对照”的只添数据，不筛掉谁；"
    "“两行相比”是拿同一张表的两行来比，如同一户的两个人。"
)


def rule_page(library: Library, rule: Rule, test_file: TestFile | None = None) -> str:
    """The page as Markdown. The same input gives the same text, so that it can be kept fresh."""
    parts = [
        [f"# {rule.code} {rule.title}", "", *_card(rule)],
        _section("依据", _basis(rule)),
        _section("用到的数据", _sources(library, rule)),
        _section("怎么判断", _judged(library, rule)),
        _section("用到的数字", _numbers(library, rule)),
        _section("可能不是问题的情形", (f"- {line}" for line in rule.benign)),
        _section("先问清楚", (f"- {line}" for line in rule.ask_first)),
        _section("怎么核查", (f"- {step}：{STEPS[step]}" for step in rule.verify)),
        _section("程序要求", [rule.due_process] if rule.due_process else []),
        _section("对本人怎么说", [f"> {rule.say}"] if rule.say else []),
        _section("测试", _tests(test_file)),
        _section("查询原文", ["```sql", rule.sql, "```"]),
    ]
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    lines = list(lines)
    return ["", f"## {title}", "", *lines] if lines else []


def _card(rule: Rule) -> list[str]:
    until = f"至 {rule.valid_to}" if rule.valid_to else "起"
    return [
        "| 方向 | 级别（最高） | 状态 | 适用日期 | 规则包 |",
        "|---|---|---|---|---|",
        f"| {rule.direction} | {rule.level} | {STATUS_WORDS[rule.status]} | {rule.valid_from} {until} "
        f"| {rule.pack} |",
        "",
        "查出的是疑点，不是结论：核查属实才是问题，依法认定才是违规。",
    ]


def _basis(rule: Rule) -> list[str]:
    rows = [
        f"| {b.norm} | {b.article} | {b.gist} | {b.valid_from} 至 {b.valid_to or '今'} |"
        for b in rule.legal_basis
    ]
    return ["| 文件 | 条款 | 要点 | 有效 |", "|---|---|---|---|", *rows]


def _sources(library: Library, rule: Rule) -> Iterator[str]:
    for read in rule.reads:
        optional = "（没有也能运行）" if read.optional else ""
        yield f"- {_named(library, read.name)}{optional}"
    for name in rule.needs:
        yield f"- {_named(library, name)}（必须收到）"
    if rule.needs_any:
        yield f"- {'、'.join(_named(library, name) for name in rule.needs_any)}（至少收到一样）"


def _named(library: Library, name: str) -> str:
    if name in library.views:
        tables = sorted(library.tables_for(library.views[name]))
        titles = "、".join(load_tables()[table].title for table in tables[:6])
        more = f"等 {len(tables)} 张表" if len(tables) > 6 else ""
        return f"《{library.views[name].title}》，由{titles}{more}汇成"
    table = load_tables()[name]
    return f"《{table.title}》，{table.owner}提供"


def _judged(library: Library, rule: Rule) -> Iterator[str]:
    yield HOW_TO_READ
    yield ""
    for step in in_words(rule, library):
        yield f"- **{step.name}**{step.source}"
        for line in step.lines:
            yield from (f"{'  ' * deep}- {words}" for deep, words in outline(line).lines(1))


def _numbers(library: Library, rule: Rule) -> Iterator[str]:
    for use in rule.parameters:
        parameter = library.parameters.get(use.ref)
        if parameter is not None:
            yield from _number(parameter, use)


def _number(parameter: Parameter, use: ParameterUse) -> Iterator[str]:
    role = "，只用来放过或分级" if use.role == "guard" else ""
    yield f"- **{parameter.title}**（{parameter.unit}，{PROVED_WORDS[parameter.status]}{role}）"
    for span in parameter.spans:
        basis = parameter.legal_basis.get(span.valid_from)
        source = f"，{basis.norm}{basis.article}" if basis else ""
        yield f"  - {span.valid_from} 起：{_shown(span.value)}{source}"


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "、".join(map(str, value))
    return ("是" if value else "否") if isinstance(value, bool) else str(value)


def _tests(test_file: TestFile | None) -> Iterator[str]:
    if test_file is None:
        return
    yield f"场景（判断之日 {test_file.cases[0].as_of}）会触发。在它上面只改一处："
    for kind, title in (("silent", "不再触发"), ("fires", "仍然触发")):
        cases = [case for case in test_file.cases if case.kind == kind]
        if cases:
            yield ""
            yield f"**{title}**"
            yield ""
            yield from (f"- {_case(case, test_file.cases[0].as_of)}" for case in cases)


def _case(case: Case, usual: date) -> str:
    day = f"（{case.as_of}）" if case.as_of != usual else ""
    told = "，".join(f"{row['because']}" for row in case.expect or () if row.get("because"))
    return f"{case.sentence}{day}" + (f"：{told}" if told else "")
