"""Excel ledgers as a bureau files them: 问题清单, 整改台账, 对账销号表.

Their lines come from the clues that people upheld and from the problem ledger alike.
"""
