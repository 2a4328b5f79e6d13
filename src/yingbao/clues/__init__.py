"""Rule rows → clues: same clue not twice, settled ones not reopened without new facts."""

from yingbao.clues.clue import DIRECTIONS, LEVELS, Clue
from yingbao.clues.evidence import Place
from yingbao.clues.listing import clues_csv
from yingbao.clues.memory import ClueMemory
from yingbao.clues.outcomes import Outcome, OutcomeBook
from yingbao.clues.raising import raise_clues

__all__ = [
    "DIRECTIONS",
    "LEVELS",
    "Clue",
    "ClueMemory",
    "Outcome",
    "OutcomeBook",
    "Place",
    "clues_csv",
    "raise_clues",
]
