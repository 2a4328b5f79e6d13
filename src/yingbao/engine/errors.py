"""What goes wrong with a file of the rule library, said in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Place:
    """Where in the packs: the file relative to the packs folder, and the line counted from one."""

    file: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class RuleError(ValueError):
    """A rule, view, parameter or test file that cannot be used as it stands."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(f"{place}：{message}")
        self.place = place
        self.message = message


class UnknownCode(KeyError):
    """No rule has this code."""

    def __str__(self) -> str:
        return f"没有编号为 {self.args[0]} 的规则。用 yingbao rule list 查看全部编号。"
