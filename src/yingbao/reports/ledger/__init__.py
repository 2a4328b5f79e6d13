"""疑点线索台账: the ledger that townships fill in and send back."""

from yingbao.reports.ledger.contents import Ledger, RuleText
from yingbao.reports.ledger.row_keys import BadRowKey, RowKeys
from yingbao.reports.ledger.workbook import ledger_bytes

__all__ = ["BadRowKey", "Ledger", "RowKeys", "RuleText", "ledger_bytes"]
