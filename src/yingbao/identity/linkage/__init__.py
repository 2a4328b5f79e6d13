"""Linking rows without a usable identity number to known people. The public door of this room."""

from yingbao.identity.linkage.link import Linked, link
from yingbao.identity.linkage.verdicts import Verdicts

__all__ = ["Linked", "Verdicts", "link"]
