"""The numbers of the law, as the ledgers read them: the same as every verb's."""

from yingbao.casework.law import basis_of, days_of, text_of

__all__ = ["basis_of", "days_of", "text_of"]
