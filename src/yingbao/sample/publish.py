"""Writing a county out: the inbox the departments filled, and the answer key beside it."""

from __future__ import annotations

from pathlib import Path

from yingbao.sample.files import bank, broken, bureau, departments, exports, odds, rosters
from yingbao.sample.world import World


def publish(world: World, folder: Path, with_broken: bool = False) -> Path:
    """`folder/inbox` gets the files, `folder/truth` the key. Gives back the inbox."""
    inbox = folder / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    for department in (exports, rosters, departments, bureau, odds, bank):
        department.write(world, inbox)
    if with_broken:
        broken.write(inbox)
    world.key.write(folder / "truth")
    return inbox
