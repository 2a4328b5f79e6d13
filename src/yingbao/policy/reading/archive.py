"""Zip-based papers (docx, ofd) opened with limits, before any parser sees them."""

from __future__ import annotations

import zipfile
from pathlib import Path

from yingbao.policy.reading.document import UnreadablePaper

MAX_FILE = 80 * 1024 * 1024
MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 200
MAX_MEMBERS = 20_000


def open_archive(path: Path) -> zipfile.ZipFile:
    """The archive when its declared sizes are sane.

    Raises UnreadablePaper.
    """
    try:
        archive = zipfile.ZipFile(path)
        members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise UnreadablePaper("文件已损坏或没有传完，打不开。请向制定机关重新要一份。") from None
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    if any(member.flag_bits & 1 for member in members):
        raise UnreadablePaper("文件加了密码。请去掉密码后再放进来。")
    if (
        len(members) > MAX_MEMBERS
        or unpacked > MAX_UNPACKED
        or (unpacked > 20 * 1024 * 1024 and unpacked / packed > MAX_RATIO)
    ):
        raise UnreadablePaper("文件解开后异常地大，像是压缩炸弹，没有打开。请核对来源。")
    return archive


def member(archive: zipfile.ZipFile, name: str) -> bytes:
    """One member, never more than it declares.

    Raises UnreadablePaper.
    """
    try:
        info = archive.getinfo(name)
        with archive.open(info) as stream:
            data = stream.read(info.file_size + 1)
    except Exception:  # a broken member fails in a dozen ways (zlib's own has no common base)
        raise UnreadablePaper("文件已损坏或没有传完，内容不全。请向制定机关重新要一份。") from None
    if len(data) > info.file_size:
        raise UnreadablePaper("文件解开后比它自己说的大，没有打开。请核对来源。")
    return data
