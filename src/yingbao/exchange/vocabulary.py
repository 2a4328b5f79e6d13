"""Every header that any canonical table knows, by its keys."""

from __future__ import annotations

from functools import cache

from yingbao.canon import load_tables
from yingbao.exchange.words import keys, sounds_like_header

# Columns that sheets carry and no table wants: they say nothing for or against a reading.
UNWANTED = (
    "序号 编号 行号 次序 顺序号 no 备注 说明 签字 签名 签章 盖章 民族 文化程度 学历 政治面貌 省 市 县 区 区县 县区 省市县 所属省 所属省级 所属市 "
    "所属市级 所属区 所属区县 所属县 国籍 宗教 操作 操作人 录入人 录入日期 更新日期 错误原因 邮编 照片 经办 审核 在读学校性质 在读学校入学时间 "
    "在职单位性质 在职单位地点 电表号 其他家庭财产情况 组 小组 村民小组 排名 页码 是否一致 省份 城市 行政区划 行政区划代码 区划代码 "
    "医疗类别 就诊类别 就医类别 就医类型 就诊类型"
).split()


@cache
def known_keys() -> frozenset[str]:
    known = {
        form
        for table in load_tables().values()
        for column in table.columns
        for header in column.headers
        for form in keys(header)
    }
    return frozenset(known | unwanted_keys())


@cache
def unwanted_keys() -> frozenset[str]:
    return frozenset(form for word in UNWANTED for form in keys(word))


@cache
def is_known(text: str) -> bool:
    return any(form in known_keys() for form in keys(text))


def is_header_word(text: str) -> bool:
    """A header some table knows, one numbered like 成员姓名1, or words that read like a header."""
    return is_known(text) or sounds_like_header(text)
