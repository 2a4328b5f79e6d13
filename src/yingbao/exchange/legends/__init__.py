"""Legends: what a sender's codes mean, wherever the sender says it, put in place of the codes.

A sheet 字典项 or 代码表, a header 救助类型(1急难 2支出), a note under the title or below the table, a file
代码说明.txt in the same folder; national standard codes where nobody says anything.
"""

from yingbao.exchange.legends.applied import Explained, explain, named_plainly
from yingbao.exchange.legends.book import Legend, legends_of
from yingbao.exchange.legends.folder import Folders, folder_legends

__all__ = [
    "Explained",
    "Folders",
    "Legend",
    "explain",
    "folder_legends",
    "legends_of",
    "named_plainly",
]
