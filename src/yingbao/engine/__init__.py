"""Load, lint, test and run check rules. The public door of this stage; knows no Django."""

from yingbao.engine.errors import RuleError, UnknownCode
from yingbao.engine.library import Library, load_library, load_rules, load_views
from yingbao.engine.rule import Basis, Rule, View

__all__ = [
    "Basis",
    "Library",
    "Rule",
    "RuleError",
    "UnknownCode",
    "View",
    "load_library",
    "load_rules",
    "load_views",
]
