"""Blank template workbooks to hand to departments, from the canonical tables."""

from yingbao.reports.blanks.workbook import blank_bytes

__all__ = ["blank_bytes"]
