"""Every refusal in one place: what was read, what is allowed, what happened to the rest, what to do.

`refusal(code, name, **facts)` fills a sentence; the facts a sentence needs are its {words}.
"""

from __future__ import annotations

from typing import NamedTuple

from yingbao.exchange.reading.shapes import FileProblem

REST = "本文件未读入，文件夹里的其他文件照常读入。"
RESEND = "请联系报送单位重新导出后再报。"


class Wording(NamedTuple):
    reason: str
    action: str
    fatal: bool = True


WORDINGS = {
    "file_too_big": Wording(
        "《{name}》大小 {found} MB，超过单个文件 {allowed} MB 的上限。" + REST,
        "请按乡镇或月份拆成几个文件后重新放入。",
    ),
    "unpacks_too_big": Wording(
        "《{name}》解压后约 {found} MB，超过 {allowed} MB 的上限，可能是格式异常或压缩炸弹。"
        + REST,
        "请把需要的数据复制到新建的工作簿（只粘贴数值）后重新报送；如来源不明，请勿打开。",
    ),
    "ratio_too_high": Wording(
        "《{name}》压缩比约 {found} 倍，超过 {allowed} 倍的上限，疑为压缩炸弹。" + REST,
        "请核实文件来源；确系正常数据的，复制到新建的工作簿后重新报送。",
    ),
    "too_many_entries": Wording(
        "《{name}》内含 {found} 个部件，超过 {allowed} 个的上限。" + REST,
        "请拆分后重新报送。",
    ),
    "unsafe_path": Wording(
        "《{name}》内含指向文件夹之外的路径，属于异常文件。" + REST,
        "请勿打开，核实来源后由报送单位重新打包。",
    ),
    "entity_bomb": Wording(
        "《{name}》的内部 XML 带有 DOCTYPE／ENTITY 声明，正常表格不会有，疑为恶意文件。" + REST,
        "请勿打开，核实来源后由报送单位重新导出。",
    ),
    "password": Wording(
        "《{name}》设有打开密码，读不出内容。" + REST,
        "请报送单位取消密码（文件—信息—保护工作簿—清除密码）后重新报送。",
    ),
    "company_encryption": Wording(
        "《{name}》被单位的透明加密软件加了密，离开原单位电脑读不出内容。" + REST,
        "请报送单位先按本单位规定解密，再重新报送。",
    ),
    "truncated": Wording(
        "《{name}》不完整（传输中断或复制未完成），读不出内容。" + REST,
        "请重新复制或下载原件，确认能在 WPS／Excel 中打开后再放入。",
    ),
    "empty_file": Wording("《{name}》是 0 字节的空文件。" + REST, "请重新复制或下载原件。"),
    "no_cells": Wording(
        "《{name}》能打开，但所有工作表都没有内容。" + REST,
        "请确认是否发错文件；确无数据的，请在回执中注明“本期无”。",
    ),
    "not_a_table": Wording(
        "《{name}》是{found}，不是表格，无法读取数据。" + REST,
        "如其中有需要比对的数据，请提供 xlsx、xls、ods、csv 或 txt 表格，或带表格的 docx。",
    ),
    "unsupported": Wording(
        "《{name}》是{found}，本系统读不了这种格式。" + REST,
        "请用 WPS／Excel 打开后另存为 xlsx 再报送。",
    ),
    "unpack_by_hand": Wording(
        "《{name}》是{found}压缩包，本系统只认 zip。" + REST,
        "请解压后把里面的表格放进文件夹，或改打成 zip。",
    ),
    "nested_too_deep": Wording(
        "《{name}》是压缩包里的压缩包再套压缩包，只读到第二层。" + REST,
        "请解压后把里面的表格直接放进文件夹。",
    ),
    "unreadable": Wording(
        "《{name}》内部结构损坏，读不出内容。" + REST,
        "请用 WPS／Excel 打开修复并另存为 xlsx 后重新报送。",
    ),
    "no_permission": Wording(
        "《{name}》打不开（没有读取权限或正被占用）。" + REST,
        "请关闭正在使用它的程序，检查文件权限后再试。",
    ),
    "too_slow": Wording(
        "《{name}》读了 {allowed} 秒仍未读完，已停止。" + REST,
        "请拆分文件，或把数据复制到新建的工作簿（只粘贴数值）后重新报送。",
    ),
    "too_much_memory": Wording(
        "《{name}》读取时需要的内存超过 {allowed} MB，已停止；常见原因是很远的行列里有零星内容。"
        + REST,
        "请把需要的数据复制到新建的工作簿（只粘贴数值）后重新报送。",
    ),
    "reader_crashed": Wording(
        "《{name}》使读取程序异常退出，内部结构可能损坏。" + REST,
        "请用 WPS／Excel 打开后另存为 xlsx 再报送。",
    ),
    "sheet_unreadable": Wording(
        "《{name}》的工作表“{found}”损坏，未读入；同一文件的其他工作表照常读入。",
        "请用 WPS／Excel 打开修复并另存为 xlsx 后重新报送。",
        fatal=False,
    ),
    "html_table": Wording(
        "《{name}》扩展名像 Excel，其实是网页（HTML）表格；已按网页里的表格读入，请核对行数。",
        "以后请在业务系统里选择“导出 xlsx”，或用 WPS／Excel 打开后另存为 xlsx。",
        fatal=False,
    ),
    "word_table": Wording(
        "《{name}》是 Word 文档；已读入里面的 {found} 张表格，表格以外的文字没有读，请核对行数。",
        "以后请用 WPS／Excel 表格报送。",
        fatal=False,
    ),
    "word_without_table": Wording(
        "《{name}》是 Word 文档，里面没有表格，没有数据可读。" + REST,
        "是本地政策文件的，另外逐条对照国家规定；如其中有需要比对的数据，请做成表格再报送。",
    ),
    "html_without_table": Wording(
        "《{name}》扩展名像 Excel，其实是网页（HTML），里面没有表格（可能是登录超时页）。" + REST,
        "请重新登录业务系统导出。",
    ),
    "undecodable_text": Wording(
        "《{name}》中有 {found} 处文字无法按 GB18030 或 UTF-8 辨认，已用“�”代替，其余照常读入。",
        "请报送单位以 UTF-8 或 GB18030 编码重新导出；含“�”的行请核对。",
        fatal=False,
    ),
}


class Refused(Exception):
    """A file, or a part, that must not or cannot be read. Carries the problem to report."""

    def __init__(self, problem: FileProblem) -> None:
        super().__init__(problem.reason)
        self.problem = problem


def problem(code: str, name: str, found: object = "", allowed: object = "") -> FileProblem:
    """The problem `code` about the file `name`, worded for the officer."""
    wording = WORDINGS[code]
    reason = wording.reason.format(name=name, found=found, allowed=allowed)
    return FileProblem(code, reason, wording.action, wording.fatal)


def refusal(code: str, name: str, found: object = "", allowed: object = "") -> Refused:
    return Refused(problem(code, name, found, allowed))
