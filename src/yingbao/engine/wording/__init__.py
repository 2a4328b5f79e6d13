"""A query in words: step by step, each condition of the SQL as a Chinese sentence an officer can check."""

from yingbao.engine.wording.outline import Outline, outline
from yingbao.engine.wording.steps import Step, in_words

__all__ = ["Outline", "Step", "in_words", "outline"]
