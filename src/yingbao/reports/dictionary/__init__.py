"""The generated data dictionary in docs/dictionary/."""

from yingbao.reports.dictionary.pages import dictionary_pages

__all__ = ["dictionary_pages"]
