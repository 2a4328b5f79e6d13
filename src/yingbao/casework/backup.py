"""Backup and restore: database, evidence, inbox and runs in one zip with a manifest; keys apart."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

FOLDERS = ("evidence", "inbox", "runs", "desk")
MANIFEST = "manifest.json"
DATABASE = "database"


class BackupBroken(Exception):
    """A backup that does not hold what its manifest says; nothing was restored."""


def create(folder: Path) -> Path:
    """One zip named for the moment, written beside its final name and renamed when whole."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"yingbao-{timezone.localtime():%Y%m%d-%H%M%S}.zip"
    part = path.with_suffix(".part")
    with tempfile.TemporaryDirectory() as scratch:
        dump = _dump(Path(scratch))
        digests = {}
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as box:
            for name, file in [(DATABASE, dump), *_files()]:
                box.write(file, name)
                digests[name] = _digest(file)
            box.writestr(MANIFEST, json.dumps({"vendor": connection.vendor, "files": digests}))
    part.rename(path)
    return path


def _dump(scratch: Path) -> Path:
    """A consistent copy while the site runs: SQLite's own backup, or pg_dump."""
    target = scratch / DATABASE
    if connection.vendor == "sqlite":
        with (
            sqlite3.connect(settings.DATABASES["default"]["NAME"]) as source,
            sqlite3.connect(target) as copy,
        ):
            source.backup(copy)
        return target
    subprocess.run(["pg_dump", "--format=custom", f"--file={target}", _pg_url()], check=True)
    return target


def _pg_url() -> str:
    place = settings.DATABASES["default"]
    return f"postgresql://{place['USER']}:{place['PASSWORD']}@{place['HOST']}:{place['PORT']}/{place['NAME']}"


def _files() -> Iterator[tuple[str, Path]]:
    for folder in FOLDERS:
        for file in sorted((Path(settings.HOME) / folder).rglob("*")):
            if file.is_file():
                yield str(file.relative_to(settings.HOME)), file


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def restore(file: Path) -> str:
    """Into an empty YINGBAO_HOME; every file is checked before the first is put in place."""
    home = Path(settings.HOME)
    if connection.vendor == "sqlite" and Path(settings.DATABASES["default"]["NAME"]).exists():
        raise BackupBroken(f"{home} 里已有数据库。恢复只往空文件夹里做，请先把原来的移走。")
    with tempfile.TemporaryDirectory(dir=home.parent) as scratch:
        held = _unpack(file, Path(scratch))
        for name in held:
            if name != DATABASE:
                target = home / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(Path(scratch) / name, target)
        _restore_database(Path(scratch) / DATABASE)
    return f"恢复好了：{len(held)} 个文件，都和备份时一致。钥匙要另外放回 {home}。"


def _unpack(file: Path, scratch: Path) -> list[str]:
    try:
        with zipfile.ZipFile(file) as box:
            if (bad := box.testzip()) is not None:
                raise BackupBroken(f"备份里的 {bad} 坏了，什么都没有恢复。")
            box.extractall(scratch)
        said = json.loads((scratch / MANIFEST).read_text("utf-8"))["files"]
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, KeyError) as error:
        raise BackupBroken(f"{file.name} 读不了，或不是完整的备份，什么都没有恢复。") from error
    wrong = [name for name, digest in said.items() if _digest(scratch / name) != digest]
    if wrong:
        raise BackupBroken(f"备份里有 {len(wrong)} 个文件和清单不符，什么都没有恢复。")
    return list(said)


def _restore_database(dump: Path) -> None:
    if connection.vendor == "sqlite":
        shutil.move(dump, settings.DATABASES["default"]["NAME"])
    else:
        subprocess.run(
            ["pg_restore", "--clean", "--if-exists", f"--dbname={_pg_url()}", str(dump)], check=True
        )
