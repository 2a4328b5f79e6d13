"""Files that cannot be read at all, only on request: locked, cut off, empty, not what they say."""

from __future__ import annotations

from pathlib import Path

from yingbao.sample.sheets import Workbook, pack


def write(inbox: Path) -> None:
    _locked(inbox / "加密的名册.xlsx")
    _cut_off(inbox / "传输中断的名册.xlsx")
    (inbox / "空文件.xlsx").write_bytes(b"")
    (inbox / "其实是图片.xls").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    pack(inbox / "压缩炸弹.zip", [("大.csv", b"0" * 60_000_000)])


def _cut_off(path: Path) -> None:
    with Workbook(path) as book:
        sheet = book.sheet("名册")
        for number in range(2000):
            sheet.write([f"第{number}行", number, f"内容{number * 7919}"])
    path.write_bytes(path.read_bytes()[:9000])


def _locked(path: Path) -> None:
    """A workbook with a password to open. The salt is random: such files differ each time."""
    import io

    import msoffcrypto.format.ooxml as ooxml

    plain = path.with_suffix(".plain")
    with Workbook(plain) as book:
        book.sheet("名册").write(["姓名", "身份证号"])
    with plain.open("rb") as source, path.open("wb") as target:
        ooxml.OOXMLFile(io.BytesIO(source.read())).encrypt("yingbao", target)
    plain.unlink()
