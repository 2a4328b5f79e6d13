"""The system's own ledgers as a department's file: rows entered here reach the same canonical
tables as rows received, so that one rule serves both (notice 三–八)."""

from yingbao.ledgers.feed.book import lay_out

__all__ = ["lay_out"]
