"""通报: how the work stands, by unit. Units are named, recipients never; help stands first."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.casework.models import User
from yingbao.casework.models.people import COUNTY_ROLES
from yingbao.ledgers.papers.paper import Paper
from yingbao.ledgers.papers.standing import Span, county_figures, standings
from yingbao.ledgers.proposals.model import Proposal
from yingbao.reports.official import Sheet

HEADS = ("乡镇", "销号／交办", "按期销号", "查清无误", "重开过")
MARKS = tuple(
    f"{{{{ row.{name} }}}}" for name in ("township", "share", "in_time", "unfounded", "reopened")
)


def template() -> bytes:
    sheet = Sheet()
    sheet.paper_head("{{ office }}", "{{ number }}")
    sheet.title("关于社会救助专项治理进展情况的通报")
    sheet.to("各乡（镇）人民政府")
    sheet.body("现将{{ span }}社会救助专项治理进展情况通报如下。")
    sheet.first("一、总的情况")
    sheet.body("新纳入{{ enrolled }}人，补发{{ back_paid }}元，临时救助{{ aid_cases }}人次、{{ aid_sum }}元；"
               "作出减发、停发、追回决定{{ adverse_cases }}件，{{ heard }}件听取过本人意见，追回{{ recovered }}元。")  # fmt: skip
    sheet.body("收到群众反映{{ complaints }}件，已答复{{ answered }}件。")
    sheet.first("二、各乡镇情况")
    sheet.repeated(HEADS, MARKS, (36, 34, 28, 28, 30))
    sheet.first("三、值得学的做法")
    sheet.body("{{ practices }}")
    sheet.first("四、下一步")
    sheet.body(
        "先办该帮未帮的，再核其余。查清没有问题的如实写，不为凑数找问题，也不一刀切清退。有困难早说，我局帮着想办法。"
    )
    sheet.signed("{{ office }}", "{{ day }}")
    sheet.copies("县人民政府办公室，驻县民政局纪检监察组。", "{{ office }}　　　　{{ day }}印发")
    return sheet.to_bytes()


def facts(span: Span, by: User, today: date) -> dict[str, Any]:
    good = Proposal.objects.filter(kind="practice", state="adopted").values_list(
        "content", flat=True
    )
    rows = [
        {"township": one.township, "share": one.share, "in_time": one.in_time,
         "unfounded": one.unfounded, "reopened": one.reopened}
        for one in standings(span)
    ]  # fmt: skip
    return county_figures(span) | {
        "span": span.words,
        "rows": rows,
        "practices": "；".join(good) or "本期没有报来。",
    }


PAPER = Paper(
    "circular", "通报", template, facts, frozenset(COUNTY_ROLES), subject=lambda span: span.words
)
