"""The bank's pay detail: GBK csv, cards as text, a file for each half of the spring."""

from __future__ import annotations

from pathlib import Path

from yingbao.sample.desk import Field
from yingbao.sample.files.lists import ListFile, write_list
from yingbao.sample.world import World

FIELDS = (
    Field("批次号", "batch_no"), Field("补贴项目", "item"), Field("户名", "holder_name", "name"),
    Field("账号", "account"), Field("身份证号", "id_number", "id"), Field("金额", "amount"),
    Field("交易日期", "paid_on", "day:compact"), Field("所属期", "period", "month:dash"),
    Field("状态", "pay_status"), Field("失败原因", "failure_reason"), Field("摘要", "note"),
)  # fmt: skip


def write(world: World, inbox: Path) -> None:
    for months, name in (((1, 2), "1-2月"), ((3,), "3月"), ((4,), "4月")):
        rows = [row for row in world.rows["payment"] if row["period"].month in months]
        suffix = "txt" if months == (3,) else "csv"
        # March went through a spreadsheet's "Unicode text"
        separator, encoding = ("\t", "utf-16") if months == (3,) else (",", "gb18030")
        file = f"一卡通代发明细2020年{name}.{suffix}"
        spec = ListFile(file, "payment", FIELDS, separator=separator, encoding=encoding)
        write_list(
            world, inbox, spec, sorted(rows, key=lambda row: (row["paid_on"], row["batch_no"]))
        )
