"""A notice → a campaign: numbered tasks, what each asks, papers cited, what in the system serves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from yingbao.norms import MARK_LABELS, find_norm
from yingbao.policy.assigned import said_owner, without_remarks
from yingbao.policy.check import load_checks
from yingbao.policy.due import said_due
from yingbao.policy.notice_table import Row, task_rows
from yingbao.policy.paper import Clause, Paper
from yingbao.policy.parsing.about import build_paper
from yingbao.policy.reading import read_document

_MEASURES = re.compile(
    r"措施|工作要求|有关要求|保障|组织领导|步骤|时间安排|方法步骤|实施步骤|工作安排|总体要求|指导思想|工作目标|目标要求|总体目标|基本原则|其他事项|进度安排"
)
_FRAME_HEAD = re.compile(
    r"^(?:检查|整治|排查|核查|工作|专项|治理)?(?:方式|范围|对象|时间|步骤|方法|原则|依据)(?:和?(?:方式|范围|对象|时间|步骤|方法|安排))?$"
)
_AFTERWORD = re.compile(r"^(?:工作|有关|相关|其他|几点)?要求\s*[：:]|^请各|^联系人|^附\s*件|^抄送")
_TASKS = re.compile(r"任务|重点|内容|事项|范围|检查|核查|排查|整治|清理")
_NUMBER = (
    r"[\u4e00-\u9fff]{1,12}\s*[〔\[【（(﹝]\s*(?:19|20)\d{2}\s*[〕\]】）)﹞]\s*第?\s*\d{1,4}\s*号"
)
_CITED = re.compile(
    rf"(?:《(?P<title>[^》]{{4,90}})》)?\s*[（(]\s*(?P<number>{_NUMBER})\s*[）)]|《(?P<alone>[^》]{{4,60}})》|(?P<bare>{_NUMBER})"
)
_ASKS = re.compile(
    r"是否|有无|有没有|(?:^|，|。|；)(?:重点|逐[户项一人件])?(?:检查|核查|排查|自查|查看|抽查|清查|对照检查|专项检查|核对|比对|查)"
)
_LEAD = re.compile(
    r"^(?:并|要|重点|认真|逐[户项一人件]|全面)*(?:检查|核查|排查|自查|查看|抽查|清查|专项检查|核对|比对|看(?=有没有|是否|有无))(?:一下)?"
)
_VERBS = re.compile(
    r"^(?:是否|有无|应当|必须|须|要|遵照|依|认真|全面|严格|抓好|落实|按照|根据|依照|执行|贯彻|依据|对照|参照|关于|以及|和|与|及|的|将|把|对|按|由|在|省|文件)+(?=.{2,}〔)"
)
_FRAME = re.compile(r"围绕|将|按照|通过|坚持|根据|为|以|结合|对照|贯彻|认真贯彻")


@dataclass(frozen=True)
class CitedPaper:
    """A paper the notice relies on; `in_library` when the index of norms has it, `text` whether
    its full text was checked or still has to be found."""

    title: str
    number: str
    in_library: bool
    text: str = "未收录"


@dataclass(frozen=True)
class Task:
    """One numbered task. `rules` are rule codes or ranges, `checks` codes of policy checks."""

    place: str
    title: str
    asks: tuple[str, ...]
    papers: tuple[CitedPaper, ...]
    themes: tuple[str, ...]
    owner: str
    rules: tuple[str, ...]
    checks: tuple[str, ...]
    due: str = ""


@dataclass(frozen=True)
class Measure:
    """What the notice says about how the work is done."""

    place: str
    title: str
    text: str


@dataclass(frozen=True)
class Campaign:
    """A draft for a person to edit before it becomes the ledger of tasks."""

    title: str
    number: str
    issuer: str
    issued: date | None
    papers: tuple[CitedPaper, ...]
    tasks: tuple[Task, ...]
    measures: tuple[Measure, ...]


@cache
def _themes() -> list[dict[str, Any]]:
    text = resources.files("yingbao.policy").joinpath("themes.yaml").read_text(encoding="utf-8")
    loaded: list[dict[str, Any]] = yaml.safe_load(text)
    return loaded


def _flat(clause: Clause) -> str:
    """The clause's text with paragraphs that were broken in mid-sentence joined again."""
    text = (
        re.sub(r"[ \t　]*\n\s*", "\n", clause.whole())
        .strip()
        .lstrip("#*> ")
        .removeprefix(clause.marker)
    )
    return re.sub(r"(?<=[^\n]{20})(?<![。；：！？])\n", "", text).strip("*# 　\n")


def _title(clause: Clause) -> str:
    head = re.split(r"[。：\n]", _flat(clause), maxsplit=1)[0]
    return head if len(head) <= 60 else re.split("[，；]", head)[0][:60]


def _fragments(text: str) -> Iterator[str]:
    for sentence in re.split(r"[。；\n]", text):
        held = ""
        for piece in sentence.split("，"):
            if held and not re.search(r"是否|有无|有没有", piece) and not _LEAD.match(piece):
                held += f"，{piece}" if _open_ended(held) else ""
                continue
            if held:
                yield held
            held = piece if _ASKS.search(piece) or _LEAD.match(piece) else ""
        if held:
            yield held


def _open_ended(held: str) -> bool:
    return held.count("（") > held.count("）") or held.endswith(("对", "和", "以及"))


def _asks(text: str) -> tuple[str, ...]:
    body = re.split(r"[。：\n]", text, maxsplit=1)[-1] or text
    found = (_LEAD.sub("", fragment.strip()).strip() for fragment in _fragments(body))
    asked = tuple(dict.fromkeys(ask for ask in found if len(ask) >= 4))
    return asked or _demands(body)


def _demands(body: str) -> tuple[str, ...]:
    """A task that asks nothing demands something: the parts of its sentences that say what to do."""
    pieces = (piece.strip() for piece in re.split("[。；，\n]", body))
    return tuple(dict.fromkeys(p for p in pieces if 5 <= len(p) <= 60 and not _FRAME.match(p)))


def _papers(text: str, own: str) -> tuple[CitedPaper, ...]:
    found: dict[str, CitedPaper] = {}
    for hit in _CITED.finditer(text):
        number = _VERBS.sub("", re.sub(r"\s", "", hit["number"] or hit["bare"] or ""))
        title = (hit["title"] or hit["alone"] or "").strip()
        norm = find_norm(number) if number else find_norm(title)
        if (title and title in own) or (
            not number
            and norm is None
            and not re.search(r"办法|条例|法$|意见|通知|规程|细则|规定", title)
        ):
            continue
        found.setdefault(
            number or title,
            CitedPaper(
                title or (norm.title if norm else ""),
                number or (norm.id if norm else ""),
                norm is not None,
                MARK_LABELS[norm.mark] if norm else "未收录",
            ),
        )
    return tuple(found.values())


def _fitting(text: str) -> list[dict[str, Any]]:
    """Themes by how often their words occur, at most two, the title counting three times."""
    scored = [
        (sum(len(re.findall(w, text)) for w in theme["words"]), -at, theme)
        for at, theme in enumerate(_themes())
    ]
    best = sorted((s for s in scored if s[0]), key=lambda s: (-s[0], -s[1]))
    return [theme for score, _, theme in best[:2] if score * 2 >= best[0][0]]


def _codes(themes: list[dict[str, Any]]) -> tuple[str, ...]:
    """Check codes, families expanded."""
    wanted = [code for theme in themes for code in theme["checks"]]
    return tuple(
        code
        for code in load_checks()
        if code in wanted or code[0] in wanted or (code.startswith("P") and "P" in wanted)
    )


def _served(row: Row, text: str, own: str) -> Task:
    """A task with what in the system serves it; an office the notice names goes before ours."""
    themes = _fitting(row.title * 2 + text)
    suggested = themes[0]["owner"] if themes else "县民政局（请指定）"
    return Task(
        place=row.place,
        title=row.title,
        asks=row.asks,
        papers=_papers(row.papers, own),
        themes=tuple(theme["name"] for theme in themes),
        owner=row.owner or suggested,
        rules=tuple(dict.fromkeys(code for theme in themes for code in theme["rules"])),
        checks=_codes(themes),
        due=row.due,
    )


def _task(clause: Clause, own: str) -> Task:
    text = _own_part(_flat(clause))
    asks = _asks(without_remarks(text))
    row = Row(clause.label, _title(clause), asks, text, said_owner(text), said_due(text))
    return _served(row, text, own)


def _own_part(text: str) -> str:
    """The last task of a notice ends where the general requirements begin."""
    lines = text.split("\n")
    ends = [at for at, line in enumerate(lines) if at and _AFTERWORD.match(line.strip())]
    return "\n".join(lines[: ends[0]] if ends else lines)


def _from_rows(paper: Paper) -> list[Task]:
    """The tasks of a notice that lists them in a table."""
    return [_served(row, "".join((*row.asks, row.papers)), paper.title) for row in task_rows(paper)]


def _sections(paper: Paper) -> list[Clause]:
    """The parts of a notice that carry numbers, parents before their children; those of an annex
    only where the notice itself has none."""
    kinds = ("任务", "一、", "条", "（一）", "1.", "章")
    annexed = {id(c) for top in paper.tree.children if top.kind == "附件" for c in top.walk()}
    numbered = [c for c in paper.tree.walk() if c.kind in kinds]
    return [c for c in numbered if id(c) not in annexed] or numbered


def _numbered(clause: Clause) -> list[Clause]:
    return [c for c in clause.children if c.kind in ("条", "一、", "（一）", "1.", "（1）")]


def _top(paper: Paper) -> list[Clause]:
    sections = _sections(paper)
    kinds = [
        kind
        for kind in ("任务", "一、", "章", "条", "（一）", "1.")
        if any(c.kind == kind for c in sections)
    ]
    return [c for c in sections if c.kind == kinds[0]] if kinds else []


def _is_measures(clause: Clause) -> bool:
    head = _title(clause)
    if clause.kind == "任务" or _FRAME_HEAD.match(head):
        return clause.kind != "任务"
    return bool(_MEASURES.search(head)) and not _TASKS.search(re.sub(_MEASURES, "", head))


def _split(paper: Paper) -> tuple[list[Clause], list[Clause]]:
    """Clauses that are tasks, clauses that are measures."""
    tasks: list[Clause] = []
    measures: list[Clause] = []
    for clause in _top(paper):
        children = _numbered(clause)
        if _is_measures(clause):
            measures += children or [clause]
        elif children and len(clause.body) < 40:
            tasks += children
        else:
            tasks.append(clause)
    return tasks, measures


def read_notice(path: Path) -> Campaign:
    """A campaign drafted from a notice of any readable kind.

    Raises UnreadablePaper.
    """
    paper = build_paper(read_document(path))
    tasks, measures = _split(paper)
    listed = _from_rows(paper)
    return Campaign(
        title=re.sub(r"\s", "", paper.title),
        number=paper.number or "",
        issuer=paper.issuer,
        issued=paper.issued,
        papers=tuple(p for p in _papers(paper.text, paper.title) if p.number != paper.number),
        tasks=tuple(listed if len(listed) > len(tasks) else [_task(c, paper.title) for c in tasks]),
        measures=tuple(Measure(c.label, _title(c), _flat(c)) for c in measures),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def campaign_yaml(campaign: Campaign) -> str:
    """The campaign as YAML for a person to edit; keys stable, text unfolded."""
    head = "# 由通知自动拆出的任务草稿：请核对任务、责任单位、期限，改好后再发布为任务台账。\n"
    return head + yaml.safe_dump(
        _plain(asdict(campaign)), allow_unicode=True, sort_keys=False, width=1000
    )
