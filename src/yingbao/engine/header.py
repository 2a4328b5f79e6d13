"""Reading the YAML in the first comment of a rule or view."""

from __future__ import annotations

import re
from typing import Any

from yingbao.engine.errors import Place, RuleError
from yingbao.engine.fields import Fields
from yingbao.engine.rule import (
    DIRECTIONS,
    LEVELS,
    STATUSES,
    STEPS,
    Absence,
    Basis,
    ParameterUse,
    Read,
    Rule,
    View,
)
from yingbao.engine.strict_yaml import read_document

HEADER = re.compile(r"\A\s*/\*[ \t]*---[ \t]*\n(.*?)\n?[ \t]*---[ \t]*\*/[ \t]*\n?", re.DOTALL)


def read_rule(text: str, file: str, pack: str) -> Rule:
    """A rule file as a Rule; raises RuleError with the line that is off."""
    fields, common = _open(text, file)
    if fields.text("pack", pack) != pack:
        raise fields.error("pack", f"“pack”应与所在文件夹一致，即 {pack}。")
    rule = Rule(
        **common,
        code=fields.text("code"),
        direction=fields.choice("direction", DIRECTIONS),
        level=fields.choice("level", LEVELS),
        status=fields.choice("status", STATUSES),
        valid_from=fields.day("valid_from"),  # type: ignore[arg-type]
        valid_to=fields.day("valid_to", None),
        programme=fields.text("programme"),
        pack=pack,
        owner=fields.text("owner", ""),
        legal_basis=tuple(map(read_basis, fields.inside("legal_basis"))),
        needs=fields.texts("needs", ()),
        needs_any=fields.texts("needs_any", ()),
        benign=fields.texts("benign", ()),
        ask_first=fields.texts("ask_first", ()),
        verify=_steps(fields),
        due_process=str(fields.take("due_process", "")),
        say=fields.text("say", ""),
        words=_words(fields),
        absent=_absent(fields),
    )
    fields.done()
    return rule


def read_view(text: str, file: str, name: str) -> View:
    """A view file as a View; raises RuleError with the line that is off."""
    fields, common = _open(text, file)
    fields.take("why", "")
    view = View(
        **common,
        name=name,
        columns={str(k): str(v) for k, v in fields.mapping("columns").items()},
        needs_any=fields.texts("needs_any", ()),
    )
    fields.done()
    return view


def read_basis(fields: Fields) -> Basis:
    basis = Basis(
        norm=fields.text("norm"),
        article=fields.text("article"),
        gist=fields.text("gist"),
        valid_from=fields.day("valid_from"),  # type: ignore[arg-type]
        valid_to=fields.day("valid_to", None),
    )
    fields.done()
    return basis


def _open(text: str, file: str) -> tuple[Fields, dict[str, Any]]:
    found = HEADER.match(text)
    if not found:
        raise RuleError(Place(file), "文件应以 /* --- 开头、--- */ 结束的说明开始。")
    first_line = text[: found.start(1)].count("\n") + 1
    document = read_document(found[1], file, first_line)
    fields = Fields(document, document.data)
    common = {
        "file": file,
        "text": text,
        "sql": text[found.end() :].strip().rstrip(";"),
        "sql_line": _line_of_sql(text, found.end()),
        "title": fields.text("title"),
        "reads": tuple(_read(name) for name in fields.texts("reads")),
        "parameters": _parameters(fields),
    }
    return fields, common


def _line_of_sql(text: str, end: int) -> int:
    blank = len(text[end:]) - len(text[end:].lstrip())
    return text[: end + blank].count("\n") + 1


def _read(name: str) -> Read:
    return Read(name.removesuffix("?"), name.endswith("?"))


def _absent(fields: Fields) -> tuple[Absence, ...] | None:
    """`table`, `table.column` or `table.column?`."""
    if fields.take("absent", None) is None:
        return None
    written = fields.texts("absent")
    parts = [(name.removesuffix("?").partition("."), name.endswith("?")) for name in written]
    return tuple(Absence(table, column, optional) for (table, _, column), optional in parts)


def _parameters(fields: Fields) -> tuple[ParameterUse, ...]:
    dated = fields.texts("dated", ())
    uses = fields.mapping("parameters", {})
    for name in dated:
        if name not in uses:
            raise fields.error("dated", f"“{name}”列在 dated 里，却不在 parameters 里。")
    return tuple(_use(fields, str(name), value, name in dated) for name, value in uses.items())


def _use(fields: Fields, name: str, value: Any, dated: bool) -> ParameterUse:
    if isinstance(value, str):
        return ParameterUse(name, value, dated=dated)
    if not isinstance(value, dict):
        raise fields.error("parameters", f"参数“{name}”应写成 {name}: 包/参数名，读到 {value!r}。")
    inner = Fields(fields.document, value, *fields.path, "parameters", name)
    use = ParameterUse(
        name,
        inner.text("use"),
        "guard" if inner.choice("role", ("limit", "guard"), "limit") == "guard" else "limit",
        dated,
        optional=bool(inner.take("optional", False)),
    )
    inner.done()
    return use


def _words(fields: Fields) -> dict[str, dict[str, str]]:
    """What this rule's own steps and computed columns are called, where the shared words mislead."""
    inner = Fields(fields.document, fields.mapping("words", {}), *fields.path, "words")
    words = {part: inner.mapping(part, {}) for part in ("steps", "columns")}
    inner.done()
    return words


def _steps(fields: Fields) -> tuple[str, ...]:
    steps = fields.texts("verify", ())
    for step in steps:
        if step not in STEPS:
            raise fields.error("verify", f"核查步骤“{step}”不存在，应为 {'、'.join(STEPS)}。")
    return steps
