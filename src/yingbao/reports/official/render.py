"""Filling a paper's template. Marks are data only: the template's language is sandboxed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

Template = Callable[[], bytes]


class PaperError(Exception):
    """The office's own template cannot be used; the message says which and why."""


def rendered(
    name: str, template: Template, facts: Mapping[str, Any], own: Path | None = None
) -> bytes:
    """The filled Word file of the paper called `name`.

    `own` is the folder of the office's templates; `name`.docx there is taken before ours.
    Raises PaperError when that file has an unknown mark or is no Word file.
    """
    path = own / f"{name}.docx" if own else None
    if path is None or not path.exists():
        return _fill(template(), facts)
    try:
        return _fill(path.read_bytes(), facts)
    except (TemplateError, KeyError, ValueError, OSError) as error:
        raise PaperError(
            f"《{name}》用的是本单位的模板 {path.name}，没有填成：{error}。"
            "请对照原模板改正双花括号里的词，或先删掉这个文件，改用原模板。"
        ) from error


def _fill(template: bytes, facts: Mapping[str, Any]) -> bytes:
    document = DocxTemplate(BytesIO(template))
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    document.render(dict(facts), jinja_env=environment, autoescape=True)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def save_templates(folder: Path, templates: Mapping[str, Template]) -> list[Path]:
    """Writes our templates for an office to edit; files already there are left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, template in templates.items():
        path = folder / f"{name}.docx"
        if not path.exists():
            path.write_bytes(template())
            made.append(path)
    return made
