"""Load, lint, test and run check rules. The public door of this stage; knows no Django."""

from yingbao.engine.errors import RuleError, UnknownCode
from yingbao.engine.library import Library, load_library, load_rules, load_views
from yingbao.engine.rule import Basis, Rule, View
from yingbao.engine.running import NotRun, RuleRun, Run, run
from yingbao.engine.settle import RuleRow

__all__ = [
    "Basis",
    "Library",
    "NotRun",
    "Rule",
    "RuleError",
    "RuleRow",
    "RuleRun",
    "Run",
    "UnknownCode",
    "View",
    "load_library",
    "load_rules",
    "load_views",
    "run",
]
