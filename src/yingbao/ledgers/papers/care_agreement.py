"""委托照料服务协议: three parties, duties, pay, visits, what happens in illness, signatures."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.casework.models import User
from yingbao.casework.models.people import CLERK_ROLES
from yingbao.ledgers.papers.paper import Paper, long_day, plain_sum, sentence
from yingbao.ledgers.tekun.model import Tekun
from yingbao.reports.official import Sheet
from yingbao.security import mask_id


def template() -> bytes:
    sheet = Sheet()
    sheet.form_head("分散供养特困人员委托照料服务协议", "协议编号：{{ agreement }}")
    sheet.grid(
        (
            ("委托方", "{{ township }}人民政府"),
            ("照料人", "{{ carer }}（{{ relation }}）　{{ carer_id }}"),
            ("供养对象", "{{ person }}　{{ person_id }}　{{ village }}"),
            ("护理档次", "{{ tier }}"),
            ("期限", "{{ signed_on }}至{{ expires_on }}"),
        ),
        (30, 126),
    )
    sheet.body("一、照料人做这些事：{{ duties }}")
    sheet.body("二、照料人每月上门不少于{{ visits }}次，每次记下日期和情况。")
    sheet.body("三、委托方按月付给照料人{{ pay }}元，直接打到照料人账户，不用现金，不扣留。")
    sheet.body("四、供养对象生病、有异常，照料人当天告诉乡镇；住院由乡镇安排陪护。")
    sheet.body("五、基本生活费归本人，照料人不得代领、挪用。")
    sheet.body("六、供养对象想去机构或不满意，随时可以说，乡镇另作安排。")
    sheet.body("七、照料人做不了，提前三十天说；到期前三十天商量续签。")
    sheet.grid(
        (("委托方（盖章）", "照料人", "供养对象或监护人"), ("\n\n", "\n\n", "\n\n"),
         ("　　年　月　日", "　　年　月　日", "　　年　月　日")),
        (52, 52, 52),
    )  # fmt: skip
    return sheet.to_bytes()


def facts(item: Tekun, by: User, today: date) -> dict[str, Any]:
    agreement = item.agreement
    assert agreement is not None  # the paper is offered only when there is one
    return {
        "agreement": agreement.number,
        "township": str(item.township),
        "village": item.village,
        "person": item.name or "",
        "person_id": mask_id(item.id_number),
        "carer": agreement.carer_name or "",
        "carer_id": mask_id(agreement.carer_id),
        "relation": agreement.relation,
        "tier": item.get_tier_display() or "待评估",
        "signed_on": long_day(agreement.signed_on),
        "expires_on": long_day(agreement.expires_on),
        "duties": sentence(agreement.duties),
        "visits": agreement.visits_a_month,
        "pay": plain_sum(agreement.monthly_pay),
    }


PAPER = Paper("agreement", "照料服务协议", template, facts, frozenset(CLERK_ROLES),
              lambda item: item.agreement is not None)  # fmt: skip
