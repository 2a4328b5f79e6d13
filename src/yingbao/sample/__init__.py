"""The invented county: one world for tests, docs and demo.

Nobody in it exists. Villages are made of common words, names of common characters, identity
numbers of a birthday and a running number from 900 on. The public door of this room:
`invent(people, seed)` makes the world, `publish(world, folder)` writes the departments' files and,
beside the inbox, the answer key.
"""

from yingbao.sample.county import invent
from yingbao.sample.publish import publish

__all__ = ["invent", "publish"]
