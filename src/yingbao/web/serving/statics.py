"""The files browsers fetch: laid out once with their compressed twins, and again when one of them changed.

Compressing takes ten seconds of the processor for a megabyte; a restart should not.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

STAMP = ".laid-out"  # written last, so that a layout that was cut off is done again


def lay_out() -> None:
    """All of them, whatever lies there already."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(_digest(), "ascii")


def lay_out_what_changed() -> None:
    """Nothing when the files are those of the last layout and the list of their names is there."""
    root = Path(settings.STATIC_ROOT)
    stamp, names = root / STAMP, root / getattr(staticfiles_storage, "manifest_name", "")
    if not (names.is_file() and stamp.is_file() and stamp.read_text("ascii") == _digest()):
        lay_out()


def _digest() -> str:
    """Over every file's name and content, as the installed version brings them."""
    found = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            with storage.open(name) as file:
                found.update(f"{name}|{file.size}|".encode() + file.read())
    return found.hexdigest()
