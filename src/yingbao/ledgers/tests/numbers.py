"""Invented identity numbers for tests, with a right check digit."""

from yingbao.ledgers.demo.cast import number

__all__ = ["number"]
