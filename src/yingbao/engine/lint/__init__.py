"""Demands on rules and views, each one small class; see `demand.py` for what a demand is."""

from yingbao.engine.lint.check import DEMANDS, lint
from yingbao.engine.lint.demand import Demand, Issue

__all__ = ["DEMANDS", "Demand", "Issue", "lint"]
