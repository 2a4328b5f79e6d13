"""A norm, its articles and the days on which they hold. Gists are in our own words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Mark = Literal["verified", "to_verify"]
MARK_LABELS: dict[Mark, str] = {"verified": "正文已核对", "to_verify": "待核对正文"}


class NormError(ValueError):
    """A citation that leads nowhere. The message is Chinese and says what to do."""


class UnknownNorm(NormError):
    """No such norm in the index."""


class UnknownArticle(NormError):
    """The norm is known, the article is not."""


class NotInForce(NormError):
    """The article exists but did not hold on the day asked about."""


def in_words(valid_from: date, valid_to: date | None) -> str:
    """`2012-12-12 至 2021-06-30`, `2021-07-01 起`."""
    return f"{valid_from} 至 {valid_to}" if valid_to else f"{valid_from} 起"


@dataclass(frozen=True)
class Article:
    """One article of a norm: what it says in our words, and when it holds (days inclusive)."""

    norm: str
    title: str
    label: str
    gist: str
    valid_from: date
    valid_to: date | None
    mark: Mark

    def valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def span(self) -> str:
        return in_words(self.valid_from, self.valid_to)

    def __str__(self) -> str:
        return f"{self.norm} {self.label}"


@dataclass(frozen=True)
class Norm:
    """A law, regulation or normative paper. `id` is its 文号, or its title where it has none."""

    id: str
    title: str
    issuer: str
    level: str
    valid_from: date
    valid_to: date | None = None
    published: date | None = None
    superseded_by: str | None = None
    supersedes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    amended: tuple[tuple[str, date], ...] = ()
    mark: Mark = "to_verify"
    note: str = ""
    articles: dict[str, Article] = field(default_factory=dict)

    def valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def span(self) -> str:
        return in_words(self.valid_from, self.valid_to)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which a paper or a rule may cite it."""
        return (self.id, self.title, *self.aliases)
