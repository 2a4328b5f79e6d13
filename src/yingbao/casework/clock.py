"""Deadlines run in 工作日; the days themselves are the law's (norms/workdays.py)."""

from yingbao.norms.workdays import add_workdays, is_workday, workdays_between

__all__ = ["add_workdays", "is_workday", "workdays_between"]
