"""One way of saying a thing: words that must meet in a sentence, and what silences them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from yingbao.policy.detection.gate import Need, needs_of
from yingbao.policy.detection.scope import STANCES, Sentence, Span

_SAYS_NO = re.compile("[不禁无]")


@dataclass(frozen=True)
class Wording:
    """An entry of a check's `detect` list.

    words: every one must occur; a word is a pattern, or a stance (excluded, restricted, included,
      required) that must be in effect. `a|b` joins stances.
    says: a pattern that must stand as a rule of the paper.
    unless: patterns that silence within the sentence; exempt: within the whole article.
    gap: the most characters between the first and the last hit.
    """

    words: tuple[str, ...] = ()
    says: str = ""
    unless: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    gap: int = 160
    heading: str = ""

    @cached_property
    def need(self) -> Need:
        """Characters without which the wording cannot be there; stances need none."""
        patterns = [word for word in self.words if not _stances(word)] + (
            [self.says] if self.says else []
        )
        return tuple(one for word in patterns for one in needs_of(word))

    def hits(self, sentence: Sentence, article: str) -> list[Span] | None:
        """The spans that triggered, None when the sentence does not say it."""
        found = self._said(sentence)
        if found is None or not (sentence.settled or any(b > sentence.lead for _, b in found)):
            return None
        if any(sentence.spans(word) for word in self.unless):
            return None
        if self.exempt and any(_whole(article).spans(word) for word in self.exempt):
            return None
        return sorted(found)

    def touches(self, sentence: Sentence) -> bool:
        """Whether the sentence is about what the wording looks for, whatever it says of it."""
        patterns = [word for word in self.words if not _stances(word)]
        groups = [sentence.spans(word) for word in (*patterns, *filter(None, [self.says]))]
        return bool(groups and all(groups)) and any(
            b > sentence.lead for group in groups for _, b in group
        )

    def _said(self, sentence: Sentence) -> list[Span] | None:
        if self.says:
            live = [span for span in sentence.spans(self.says) if self._holds(sentence, span)]
            own = [span for span in live if sentence.settled or span[1] > sentence.lead]
            if not own:
                return None
            return self._nearest(sentence, own) if self.words else own[:1]
        return self._nearest(sentence, None)

    def _holds(self, sentence: Sentence, span: Span) -> bool:
        """Whether the rule is in effect from its first word to its last: `预警的，不得直接停发` is not.

        A wording with a `不` of its own is judged by its first word: the `不` is what it looks for.
        """
        if not sentence.stated(span):
            return False
        return _SAYS_NO.search(self.says) is not None or sentence.allowed_to_the_end(span)

    def _nearest(self, sentence: Sentence, anchors: list[Span] | None) -> list[Span] | None:
        groups = [_spans(sentence, word) for word in self.words]
        if not all(groups):
            return None
        for anchor in anchors if anchors is not None else groups[0]:
            rest = groups if anchors is not None else groups[1:]
            chosen = [anchor, *(min(g, key=lambda s: _distance(s, anchor)) for g in rest)]
            first, last = min(a for a, _ in chosen), max(b for _, b in chosen)
            if last - first <= self.gap + sentence.lead:
                return chosen
        return None


@lru_cache(maxsize=4)
def _whole(article: str) -> Sentence:
    """The article as one stretch, searched once however many of its sentences ask."""
    return Sentence(article)


def _distance(a: Span, b: Span) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)


@cache
def _stances(word: str) -> list[str]:
    """The stances a word names, empty when it is a pattern."""
    named = word.split("|")
    return named if all(stance in STANCES for stance in named) else []


def _spans(sentence: Sentence, word: str) -> list[Span]:
    stances = _stances(word)
    if stances:
        return [span for stance in stances for span in getattr(sentence, STANCES[stance])]
    return sentence.spans(word)
