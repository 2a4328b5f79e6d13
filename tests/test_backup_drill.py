"""The restore drill: back up a working site, lose everything, restore beside the keys, find all of it.

Commands as a clerk types them, each in a process of its own, on two homes.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

SEED = """
import django; django.setup()
from django.core.files.base import ContentFile
from yingbao.casework.actions.record import audit
from yingbao.casework.models import Clue, Evidence, Role, Run, Township, User
from datetime import date
place = Township.objects.create(name="龙港镇", order=1)
user = User.objects.create_user("liu", "一句自己记得住的话2026", name="刘春燕", role=Role.TOWNSHIP_OFFICER, township=place)
run = Run.objects.create(as_of=date(2026, 11, 20), made_by="x", snapshot="s", folder="r")
for n in range(20):
    clue = Clue.objects.create(code=f"C{n:012x}", fingerprint=f"f{n}", rule="219", title="车", direction="错保",
        level="橙", because="b", township=place, person_name=f"韩守义{n}", first_run=run, last_run=run)
    item = Evidence(clue=clue, title="照片", kind="image/jpeg", size=9, sha256="0" * 64, by=user)
    item.file.save("x", ContentFile(b"picture-%d" % n), save=True)
    audit(user, "evidence", clue.code)
"""
COUNT = """
import django, json; django.setup()
from yingbao.casework.models import AuditEvent, Clue, Evidence
print(json.dumps({
    "names": [clue.person_name for clue in Clue.objects.order_by("code")],
    "files": [item.file.read().decode() for item in Evidence.objects.order_by("pk")],
    "head": AuditEvent.objects.latest("seq").digest,
}, ensure_ascii=False))
"""


class Site:
    """One YINGBAO_HOME and the commands run on it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.home.mkdir()

    def python(self, *words: str) -> subprocess.CompletedProcess[str]:
        settings = {
            "YINGBAO_HOME": str(self.home),
            "DJANGO_SETTINGS_MODULE": "yingbao.web.settings",
        }
        mine = {key: value for key, value in os.environ.items() if key != "YINGBAO_DATABASE_URL"}
        return subprocess.run(
            [sys.executable, *words],
            env=mine | settings,
            capture_output=True,
            text=True,
            check=False,
        )

    def yingbao(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.python("-m", "yingbao.cli", *words)

    def counted(self) -> dict[str, object]:
        told: dict[str, object] = json.loads(self.python("-c", COUNT).stdout)
        return told


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Path, dict[str, object]]:
    root = tmp_path_factory.mktemp("drill")
    site = Site(root / "old")
    assert site.yingbao("init").returncode == 0
    seeded = site.python("-c", SEED)
    assert seeded.returncode == 0, seeded.stderr
    made = site.yingbao("backup", "create", str(root / "backups"))
    assert made.returncode == 0, made.stderr
    return site, next((root / "backups").glob("*.zip")), site.counted()


def test_a_lost_site_comes_back_as_it_was(
    backup: tuple[Site, Path, dict[str, object]], tmp_path: Path
) -> None:
    old, file, before = backup
    site = Site(tmp_path / "new")
    for name in ("keyring.json", "session.key"):  # kept apart from the backup
        shutil.copy(old.home / name, site.home / name)
    restored = site.yingbao("backup", "restore", str(file))
    assert restored.returncode == 0, restored.stderr
    assert site.counted() == before
    with sqlite3.connect(site.home / "yingbao.sqlite3") as con:
        assert con.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_without_the_keys_the_backup_tells_no_name(
    backup: tuple[Site, Path, dict[str, object]], tmp_path: Path
) -> None:
    import zipfile

    _, file, before = backup
    with zipfile.ZipFile(file) as box:
        assert not [name for name in box.namelist() if "key" in name]
        assert str(before["names"][0]).encode() not in box.read("database")  # type: ignore[index]


def test_a_damaged_backup_restores_nothing(
    backup: tuple[Site, Path, dict[str, object]], tmp_path: Path
) -> None:
    _, file, _ = backup
    body = bytearray(file.read_bytes())
    body[len(body) // 3] ^= 0xFF
    (tmp_path / "bad.zip").write_bytes(bytes(body))
    site = Site(tmp_path / "new")
    answer = site.yingbao("backup", "restore", str(tmp_path / "bad.zip"))
    assert answer.returncode != 0 and "什么都没有恢复" in answer.stdout + answer.stderr
    assert "Traceback" not in answer.stderr
    assert not (site.home / "yingbao.sqlite3").exists() and not (site.home / "evidence").exists()


def test_a_home_in_use_is_never_written_over(
    backup: tuple[Site, Path, dict[str, object]],
) -> None:
    site, file, before = backup
    answer = site.yingbao("backup", "restore", str(file))
    assert answer.returncode != 0 and "已有数据库" in answer.stdout + answer.stderr
    assert "Traceback" not in answer.stderr
    assert site.counted() == before
