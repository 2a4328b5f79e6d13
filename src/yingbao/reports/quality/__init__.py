"""数据质量报告 and the departments' receipts."""

from yingbao.reports.quality.overall import report_bytes
from yingbao.reports.quality.receipt import receipt_bytes

__all__ = ["receipt_bytes", "report_bytes"]
