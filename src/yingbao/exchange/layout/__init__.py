"""Grids → blocks: the tables inside a sheet, whatever stands around them."""

from yingbao.exchange.layout.blocks import Block, find_blocks
from yingbao.exchange.layout.cells import Cells
from yingbao.exchange.layout.sideways import form_blocks, turned_blocks

__all__ = ["Block", "Cells", "find_blocks", "form_blocks", "turned_blocks"]
