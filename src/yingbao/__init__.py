"""Yingbao 应保: from departments' spreadsheets to fair, explained clues, and to their closure."""

__version__ = "0.2.0"
