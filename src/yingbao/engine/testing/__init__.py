"""Tests of rules: a scene that fires, departures that change one thing, mutants that must die."""

from yingbao.engine.testing.cases import Case, TestFile, read_test_file
from yingbao.engine.testing.judge import Verdict, judge
from yingbao.engine.testing.world import World

__all__ = ["Case", "TestFile", "Verdict", "World", "judge", "read_test_file"]
