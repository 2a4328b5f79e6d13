"""What people have answered about columns and tables: the mapping file, and the memory of earlier answers."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from yingbao.exchange.layout import Block
from yingbao.exchange.result import Question
from yingbao.exchange.words import key

IGNORE = "ignore"
HEAD = """# 拿不准的列和表，请在 chosen 后面填上一个 value，存盘后用 --mapping 带上本文件再运行一次。
# 定了以后，同一单位交来同样表头的表就不再问；表头变了会再问。
"""


class MappingFileError(ValueError):
    """The mapping file cannot be used; the message says where and what to write, in Chinese."""


class Answers:
    """Chosen values by question id. Remembered ones count unless the mapping file says otherwise."""

    def __init__(self, given: dict[str, str], remembered: dict[str, str]) -> None:
        self.given = given
        self.known = {**remembered, **given}

    @classmethod
    def load(cls, mapping: Path | None, memory: Path) -> Answers:
        """Raises MappingFileError when the file given is not one that this program wrote."""
        return cls(read_answers(mapping) if mapping else {}, _remembered(memory))

    def get(self, question: str) -> str | None:
        return self.known.get(question)

    def remember(self, memory: Path) -> None:
        """Writes aside and replaces, so that a crash leaves the former memory."""
        if self.given:
            aside = memory.with_name(f".{memory.name}.{os.getpid()}")
            aside.write_text(
                yaml.safe_dump(self.known, allow_unicode=True, sort_keys=True), "utf-8"
            )
            os.replace(aside, memory)


def read_answers(path: Path) -> dict[str, str]:
    """Question id → chosen value of a filled-in mapping file."""
    try:
        raw = yaml.safe_load(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise MappingFileError(
            f"{path.name} 读不了：{type(error).__name__}。请用程序写出的 mapping.yaml 填写。"
        ) from error
    if raw is None:
        return {}
    if not isinstance(raw, dict) or not isinstance(raw.get("questions", []), list):
        raise MappingFileError(f"{path.name} 不是程序写出的列对照文件：缺少 questions。")
    chosen = {}
    for item in raw.get("questions") or []:
        value = _chosen(path, item)
        if value:
            chosen[str(item["id"])] = value
    return chosen


def _chosen(path: Path, item: Any) -> str | None:
    """The value meant: itself, its label, or its place in the list counted from 1."""
    if not isinstance(item, dict) or "id" not in item:
        raise MappingFileError(f"{path.name} 有一条没有 id，请不要删改 id。")
    said = item.get("chosen")
    if said is None or str(said).strip() == "":
        return None
    readings = item.get("readings") or []
    values = [str(reading.get("value")) for reading in readings]
    labels = [str(reading.get("label")) for reading in readings]
    if str(said) in values or not values:
        return str(said)
    if str(said) in labels:
        return values[labels.index(str(said))]
    if str(said).isdigit() and 1 <= int(said) <= len(values):
        return values[int(said) - 1]
    raise MappingFileError(
        f"{path.name}，{item.get('file', '')} {item.get('column', '')} 列：chosen 填的“{said}”不在可选项里，应为 {'、'.join(values)}。"
    )


def _remembered(memory: Path) -> dict[str, str]:
    try:
        raw = yaml.safe_load(memory.read_text("utf-8"))
    except (OSError, yaml.YAMLError):
        return {}
    return {str(k): str(v) for k, v in raw.items()} if isinstance(raw, dict) else {}


def signature(sender: str, block: Block) -> str:
    """One layout of one sender: who sends, and the headers in their order."""
    told = "\n".join([sender, *(key(label) for label in block.labels)])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def question_id(layout: str, subject: str) -> str:
    """`subject`: `table`, or the column's position and header."""
    return hashlib.sha256(f"{layout}|{subject}".encode()).hexdigest()[:12]


def write_questions(path: Path, questions: Iterable[Question]) -> None:
    """The mapping file, one entry a doubt, with samples masked and every reading that fits."""
    items = [
        {
            "id": q.id,
            "file": q.file,
            "sheet": q.sheet,
            "column": q.column,
            "header": q.header,
            "why": q.why,
            "samples": list(q.samples),
            "readings": [{"value": r.value, "label": r.label} for r in q.readings],
            "chosen": q.chosen,
        }
        for q in questions
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    body = yaml.safe_dump(
        {"version": 1, "questions": items}, allow_unicode=True, sort_keys=False, width=1000
    )
    path.write_text(HEAD + body, "utf-8")
