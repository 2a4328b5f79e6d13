"""Complaints for tests: somebody from 梁庄村 calls about a payment that did not come."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.complaints import verbs
from yingbao.ledgers.complaints.model import Complaint


def said(cast: Cast, **more: Any) -> verbs.Said:
    given: dict[str, Any] = {
        "channel": "call",
        "matter": "money",
        "real_name": True,
        "content": "三月份的低保金没有到账",
        "received_on": date(2026, 11, 20),
        "township": cast.longgang,
        "village": "梁庄村",
        "reporter_name": "韩守义",
        "reporter_phone": "13900000000",
    }
    return verbs.Said(**given | more)


def brought(cast: Cast, **more: Any) -> Complaint:
    return verbs.register(said(cast, **more), by=cast.zhou, today=TODAY)


def accepted(cast: Cast, **more: Any) -> Complaint:
    complaint = verbs.assign(brought(cast, **more), handler=cast.liu, by=cast.zhou, today=TODAY)
    return verbs.accept(complaint, on=TODAY, by=cast.liu, today=TODAY)


def answered(cast: Cast, **more: Any) -> Complaint:
    return verbs.answer(
        accepted(cast, **more), on=TODAY, words="银行退票，已补发到账", satisfaction="yes",
        reached=True, by=cast.liu, today=TODAY,
    )  # fmt: skip


def closed(cast: Cast, **more: Any) -> Complaint:
    return verbs.close(answered(cast, **more), words="核对流水，属实", by=cast.zhou, today=TODAY)
