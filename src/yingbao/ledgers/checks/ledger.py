"""The check after payment as pages show it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from yingbao.casework.models import Role, User
from yingbao.ledgers.checks import forms, verbs
from yingbao.ledgers.checks.model import Check
from yingbao.ledgers.doors import Column, Door, Fact, Ledger, Part
from yingbao.ledgers.measures import people
from yingbao.security import mask_id

OFFICER = frozenset({Role.COUNTY_OFFICER})
COUNTY = OFFICER | {Role.COUNTY_LEADER}
READERS = COUNTY | {Role.INSPECTOR}


def _draw(item: None, *, by: User, today: date, **said: Any) -> Check:
    return verbs.draw(by=by, today=today, **said)


def _waiting(item: Check, by: User) -> bool:
    return item.is_open and item.drawn.filter(result="").exists()


def _all_asked(item: Check, by: User) -> bool:
    return item.is_open and item.made_by_id != by.pk and not _waiting(item, by)


DOORS = (
    Door("record", "记一位的结果", verbs.record, OFFICER, forms.RecordForm, open_when=_waiting, primary=True,
         hint="到家里问：钱到手了吗，数目对不对，卡和折在谁手里。"),
    Door("close", "看完了", verbs.close, COUNTY, forms.WordsForm, "结束了。", _all_asked, primary=True),
)  # fmt: skip


def _facts(item: Check, by: User) -> list[Fact]:
    drawn = list(item.drawn.all())
    bad = sum(one.is_bad for one in drawn)
    facts = [
        Fact("哪个月", f"{item.month:%Y-%m}", _("这个月发了 %(n)s 人") % {"n": item.population}),
        Fact("抽了", people(len(drawn)), _sure(item)),
        Fact("问过", people(sum(bool(one.result) for one in drawn)), _("没有见到的 %(n)s 人") % {"n": _unseen(drawn)}),
        Fact("有问题", people(bad), "已记入问题清单" if bad else ""),
    ]  # fmt: skip
    return facts + ([Fact("看下来怎样", item.words, str(item.closed_by))] if item.words else [])


def _unseen(drawn: list[Any]) -> int:
    return sum(one.result == "unseen" for one in drawn)


def _sure(item: Check) -> str:
    return _("要是每百人里有 %(n)s 人有问题，有 %(sure)s 的把握碰到") % {
        "n": f"{item.share * 100:.0f}",
        "sure": f"{item.confidence:.0%}",
    }


def _parts(item: Check, by: User) -> list[Part]:
    rows = [
        (one.place, f"{one.name or ''} {mask_id(one.id_number)}".strip(), f"{one.township or ''}{one.village}",
         one.items, one.amount, one.get_result_display(), one.said, one.problem.number if one.problem else "")
        for one in item.drawn.select_related("township", "problem")
    ]  # fmt: skip
    return [
        Part(
            "抽到的人",
            (
                "序号",
                "谁",
                "在哪里",
                "什么钱",
                "账上发了（元）",
                "到手了吗",
                "本人怎么说",
                "问题清单",
            ),
            rows,
            "",
        )
    ]


LEDGER = Ledger(
    slug="checks",
    title="发放后抽查",
    lead="钱发出去以后，随机抽几户上门问一句：到手了吗，数目对吗。",
    model=Check,
    readers=READERS,
    columns=(
        Column("哪个月", lambda item: f"{item.month:%Y-%m}"),
        Column("发了几人", lambda item: item.population, number=True),
        Column("抽了几人", lambda item: item.drawn.count(), number=True),
        Column("把握", lambda item: f"{item.confidence:.0%}", number=True),
    ),
    facts=_facts,
    doors=DOORS,
    opening=Door("draw", "抽一个月", _draw, OFFICER, forms.DrawForm, "抽好了，名单在下面。",
                 hint="抽谁由随机数定，谁也挑不了。人数按要的把握算。"),
    parts=_parts,
    related=("township", "made_by", "closed_by"),
)  # fmt: skip
