"""The packs themselves: every rule and view lints clean, passes its test and kills its mutants."""

from yingbao.engine import load_library
from yingbao.engine.lint import lint
from yingbao.engine.testing import examine

LIBRARY = load_library()


def test_every_rule_and_view_lints_clean() -> None:
    assert [str(issue) for issue in lint(LIBRARY)] == []


def test_every_rule_and_view_passes_and_every_mutant_dies() -> None:
    names = [*LIBRARY.views, *LIBRARY.rules]
    failed = [
        (
            e.name,
            e.refused,
            [v.complaint for v in e.verdicts if v.complaint],
            [m.change for m in e.survivors],
        )
        for e in examine(LIBRARY, names)
        if not e.passed
    ]
    assert failed == []
