"""Grids → blocks: the tables inside a sheet, whatever stands around them."""

from yingbao.exchange.layout.blocks import Block, find_blocks
from yingbao.exchange.layout.cells import Cells

__all__ = ["Block", "Cells", "find_blocks"]
