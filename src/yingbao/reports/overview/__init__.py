"""概览.html, the one-page overview."""

from yingbao.reports.overview.page import overview_bytes

__all__ = ["overview_bytes"]
