"""收款人户名 beside 收款人证件号: a number headed like a name is that person's, whoever it is."""

from __future__ import annotations

import re

from yingbao.exchange.layout import Block
from yingbao.exchange.mapping.assign import Assignment
from yingbao.exchange.mapping.profile import Profile
from yingbao.exchange.words import bare

NUMBER = re.compile(r"(居民|公民)?(有效)?(身份证|身份|证件).*$|证号$")
NAME = re.compile(r"(的)?(姓名|名字|户名|名称)$")
MOSTLY = 0.8  # share of cells that are identity numbers


def map_pairs(found: Assignment, block: Block, profiles: list[Profile]) -> Assignment:
    """Adds the number of each named person whose header has the same stem; bare headers have none."""
    for name, position in list(found.chosen.items()):
        number, stem = _number_of(found, name), _stem(block, position, NAME)
        if not number or len(stem) < 2:
            continue
        numbers = [p for p in found.unmapped if profiles[p].share("id", "id15") >= MOSTLY]
        stems = {p: _stem(block, p, NUMBER) for p in numbers}
        alike = [p for p in numbers if stems[p] == stem]
        alike = alike or [p for p in numbers if _short_for(stems[p], stem)]
        if len(alike) == 1:
            found = found.with_unseen(number, alike[0])
    return found


def _short_for(said: str, stem: str) -> bool:
    """责任人证号 beside 照护责任人: the same person, called by the end of the name's header."""
    return len(said) >= 3 and stem.endswith(said)


def _number_of(found: Assignment, name: str) -> str:
    """The free column for the number of the person that this column names; empty when there is none."""
    columns = found.form.columns
    if columns[name].type != "name":
        return ""
    own = f"{name.removesuffix('name')}id_number"
    number = own if own in columns else "id_number"
    rows_own = (
        name == "name" or columns[name].required
    )  # a bank names the row's person as the holder
    fits = number in columns and number not in found.chosen and (number == own or rows_own)
    return number if fits else ""


def _stem(block: Block, position: int, tail: re.Pattern[str]) -> str:
    path = block.paths[position]
    return tail.sub("", bare(path[-1])) if path else ""
