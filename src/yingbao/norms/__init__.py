"""The index of norms: which article holds on which day. Data only, and a small door to ask it."""

from yingbao.norms.library import article, find_norm, load_norms, norm, resolve
from yingbao.norms.model import (
    MARK_LABELS,
    Article,
    Norm,
    NormError,
    NotInForce,
    UnknownArticle,
    UnknownNorm,
)

__all__ = [
    "MARK_LABELS",
    "Article",
    "Norm",
    "NormError",
    "NotInForce",
    "UnknownArticle",
    "UnknownNorm",
    "article",
    "find_norm",
    "load_norms",
    "norm",
    "resolve",
]
