"""督办函, in 信函格式: to the township's government, help first, with a list that names nobody."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.casework.clock import add_workdays
from yingbao.casework.models import Role, User
from yingbao.ledgers.papers.paper import Paper, long_day
from yingbao.ledgers.supervision.lateness import late_in
from yingbao.ledgers.supervision.model import Supervision
from yingbao.reports.official import Sheet

HEADS = ("台账", "编号", "是什么", "期限", "超期（工作日）")
MARKS = (
    "{{ row.kind }}",
    "{{ row.code }}",
    "{{ row.title }}",
    "{{ row.due_on }}",
    "{{ row.over }}",
)
HELP_DAYS, REPLY_DAYS = 3, 5


def template() -> bytes:
    sheet = Sheet()
    sheet.letter_head("{{ office }}", "{{ number }}")
    sheet.title("{{ office }}\n关于抓紧办理救助事项的函")
    sheet.to("{{ township }}人民政府")
    sheet.body(
        "截至{{ day }}，你{{ kind }}承办的救助事项中有{{ count }}件已过期限"
        "{% if helps %}，其中{{ helps }}件有人等着帮，关系眼前的生活{% endif %}。为帮助抓紧办结，函告如下："
    )
    sheet.body("{% if helps %}一、请先办该帮的{{ helps }}件。于{{ help_by }}前入户，符合条件的当场协助申请；"
               "急需用钱的先给临时救助，手续后补。{% else %}一、请逐件说明停在哪里，先易后难。{% endif %}")  # fmt: skip
    sheet.body("二、其余事项依规核清。核查由两人以上进行并签字；没有听取本人意见，不减发、不停发。")
    sheet.body("三、有困难请直接说。缺人的，我局可协调邻乡支援；等部门数据的，期限相应顺延。")
    sheet.body("请于{{ reply_by }}前将办理情况函告我局（联系：{{ contact }}）。")
    sheet.body("附件：超期事项清单（{{ count }}件，不列姓名）")
    sheet.signed("{{ office }}", "{{ day }}")
    sheet.annex("附件")
    sheet.title("{{ township }}超期事项清单")
    sheet.repeated(HEADS, MARKS, (22, 36, 50, 28, 20))
    return sheet.to_bytes()


def facts(item: Supervision, by: User, today: date) -> dict[str, Any]:
    assert item.township is not None
    late = late_in(item.township, today)
    name = str(item.township)
    return {
        "township": name,
        "kind": "镇" if name.endswith("镇") else "街道" if name.endswith("街道") else "乡",
        "count": len(late),
        "helps": sum(one.is_help for one in late),
        "help_by": long_day(add_workdays(today, HELP_DAYS)),
        "reply_by": long_day(add_workdays(today, REPLY_DAYS)),
        "rows": [vars(one) for one in late],
    }


PAPER = Paper("letter", "督办函", template, facts,
              frozenset({Role.COUNTY_OFFICER, Role.COUNTY_LEADER}))  # fmt: skip
