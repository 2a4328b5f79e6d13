"""Care of tekun people: assess, ask the wish, sign and renew agreements, visit, admit, end.

The tier follows from the six items by the parameter of the day. A carer who is too old or has too
many wards is refused with the reason; the county may say otherwise in its own parameters.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from yingbao.casework.actions.record import require_role, require_text
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.law import days_of as number_of
from yingbao.casework.models import Township, User
from yingbao.casework.models.people import CLERK_ROLES, COUNTY_ROLES
from yingbao.identity import read_id
from yingbao.ledgers.named import sealed
from yingbao.ledgers.record import move, next_number, note, require_sight
from yingbao.ledgers.tekun.model import (
    SIX_ITEMS,
    Agreement,
    Assessment,
    CareVisit,
    Mode,
    Tekun,
    Tier,
    Wish,
)

PARTLY, FULLY = "tekun/partly_from", "tekun/fully_from"
ASSESS_MONTHS, OLDEST, MOST_WARDS = (
    "tekun/assess_months",
    "tekun/carer_age_max",
    "tekun/carer_wards_max",
)
WARN_DAYS = 30  # before an agreement ends, so that it is renewed in time
CARED = [Tekun.State.CARED]


@dataclass(frozen=True)
class Entering:
    """A person taken into care."""

    name: str
    id_number: str
    township: Township
    mode: str
    since: date
    village: str = ""
    institution: str = ""


@dataclass(frozen=True)
class Terms:
    """An agreement's terms."""

    carer_name: str
    carer_id: str
    relation: str
    signed_on: date
    expires_on: date
    monthly_pay: Decimal
    duties: str
    visits_a_month: int


@transaction.atomic
def enter(person: Entering, *, by: User, today: date) -> Tekun:
    """Opens a person's care file; the first assessment is due at once."""
    require_role(by, *CLERK_ROLES, what="建特困供养档案")
    if by.township_id and by.township != person.township:
        raise Refused("只能建本乡镇的档案。")
    if person.mode == Mode.CENTRAL and not person.institution.strip():
        raise Refused("集中供养要写住在哪个机构。")
    identity = sealed(person.name, person.id_number)
    if not identity["person_key"]:
        raise Refused("特困供养要有身份证号。")
    if Tekun.objects.filter(person_key=identity["person_key"], state="cared").exists():
        raise Refused("这个人已经有档案。")
    rest = {
        name: value for name, value in vars(person).items() if name not in ("name", "id_number")
    }
    item = Tekun.objects.create(
        number=next_number(Tekun, today), made_by=by, due_on=today, **identity, **rest
    )
    note(item, by, "enter", f"建档，{item.get_mode_display()}")
    return item


def tier_of(failed: int, day: date) -> Tier:
    """The tier by the number of items failed, as the rule of that day has it."""
    if failed >= number_of(FULLY, day):
        return Tier.FULLY
    return Tier.PARTLY if failed >= number_of(PARTLY, day) else Tier.ABLE


@transaction.atomic
def assess(
    item: Tekun, *, on: date, failed: list[str], assessors: str, by: User, today: date
) -> Tekun:
    """Records the six items; the tier is reckoned, never typed."""
    require_role(by, *CLERK_ROLES, what="填自理能力评估")
    require_sight(item, by)
    if on > today:
        raise Refused(f"评估日 {on} 还没有到。")
    if unknown := set(failed) - set(SIX_ITEMS):
        raise Refused(f"没有这几项：{'、'.join(sorted(unknown))}。")
    if len([name for name in assessors.replace("，", "、").split("、") if name.strip()]) < 2:
        raise Refused("评估要两个人以上，姓名用顿号隔开。")
    tier = tier_of(len(set(failed)), on)
    Assessment.objects.create(
        person=item, on=on, failed=sorted(set(failed)), tier=tier, assessors=assessors, by=by
    )
    move(item, expects=CARED, tier=tier, due_on=next_due(item, on))
    note(item, by, "assess", f"{len(set(failed))} 项不能，{tier.label}")
    return item


@transaction.atomic
def ask_wish(
    item: Tekun, *, on: date, mode: str, signer: str, words: str, by: User, today: date
) -> Tekun:
    """The person's own wish, signed and dated."""
    require_role(by, *CLERK_ROLES, what="记意愿")
    require_sight(item, by)
    if on > today:
        raise Refused(f"签字日 {on} 还没有到。")
    wish = Wish.objects.create(
        person=item, on=on, mode=mode, signer=require_text(signer, "签字人"), words=words
    )
    move(item, expects=CARED)
    note(item, by, "ask_wish", f"意愿：{wish.get_mode_display()}，{on} 签字")
    return item


@transaction.atomic
def sign(item: Tekun, *, terms: Terms, by: User, today: date) -> Tekun:
    """Signs an agreement, or renews it: the one before ends the day before the new one begins."""
    require_role(by, *CLERK_ROLES, what="签照料协议")
    require_sight(item, by)
    if item.mode != Mode.HOME:
        raise Refused("住在机构里的由机构照料，不签委托照料协议。")
    identity = sealed(terms.carer_name, terms.carer_id)
    born = _guard_carer(item, terms, identity["person_key"])
    _end_running(item, terms.signed_on - timedelta(days=1))
    agreement = Agreement.objects.create(
        person=item,
        number=f"{item.number}-{item.agreements.count() + 1}",
        carer_name=identity["name"],
        carer_id=identity["id_number"],
        carer_key=identity["person_key"],
        carer_born=born,
        by=by,
        **{name: value for name, value in vars(terms).items() if not name.startswith("carer")},
    )
    move(item, expects=CARED, due_on=next_due(item, today))
    note(item, by, "sign", f"签协议 {agreement.number}，{terms.expires_on} 到期")
    return item


def _guard_carer(item: Tekun, terms: Terms, key: str) -> date:
    """The carer's birth date; refuses one who cannot be expected to manage."""
    if not key:
        raise Refused("照料人要有身份证号。")
    if key == item.person_key:
        raise Refused("照料人不能是本人。")
    if terms.expires_on <= terms.signed_on:
        raise Refused("到期日要在签订日之后。")
    born = read_id(terms.carer_id).birth_date
    assert born is not None  # sealed() let only usable numbers through
    age = (
        terms.signed_on.year
        - born.year
        - (terms.signed_on.timetuple()[1:3] < born.timetuple()[1:3])
    )
    if age >= number_of(OLDEST, terms.signed_on):
        raise Refused(f"照料人 {age} 岁，恐怕照料不过来。请另找一位，或由机构上门。")
    wards = Agreement.objects.filter(carer_key=key, ended_on=None).exclude(person=item).count()
    if wards >= number_of(MOST_WARDS, terms.signed_on):
        raise Refused(f"这位照料人已经照料 {wards} 人。请另找一位。")
    return born


def _end_running(item: Tekun, last: date) -> None:
    running = item.agreements.filter(ended_on=None).first()
    if running is not None:
        running.ended_on = max(min(last, running.expires_on), running.signed_on)
        running.save(update_fields=["ended_on"])


@transaction.atomic
def visit(
    item: Tekun,
    *,
    on: date,
    visitor: str,
    is_checking: bool,
    how: str,
    words: str,
    by: User,
    today: date,
) -> Tekun:
    """A care visit, or a check on how care goes."""
    require_role(by, *CLERK_ROLES, what="记照料探访")
    require_sight(item, by)
    if not item.since <= on <= today:
        raise Refused(f"日子要在 {item.since} 到 {today} 之间，读到 {on}。")
    CareVisit.objects.create(
        person=item, on=on, visitor=require_text(visitor, "谁去的"), is_checking=is_checking, how=how,
        words=require_text(words, "看到的"), by=by,
    )  # fmt: skip
    move(item, expects=CARED)
    note(item, by, "visit", f"{on} {visitor}{how}")
    return item


@transaction.atomic
def change_mode(
    item: Tekun, *, mode: str, institution: str, bed: str, by: User, today: date
) -> Tekun:
    """Moves into an institution or home, by the person's own signed wish."""
    require_role(by, *CLERK_ROLES, what="转供养方式")
    require_sight(item, by)
    if item.wish is None or item.wish.mode != mode:
        raise Refused("没有本人签字的同样意愿。先问本人，再转。")
    if mode == Mode.CENTRAL:
        require_text(institution, "机构")
        _end_running(item, today)
    place = (institution, bed) if mode == Mode.CENTRAL else ("", "")
    move(item, expects=CARED, mode=mode, institution=place[0], bed=place[1],
         due_on=next_due(item, today))  # fmt: skip
    note(item, by, "change_mode", f"转为{item.get_mode_display()}{institution}")
    return item


@transaction.atomic
def end(item: Tekun, *, on: date, why: str, follow_up: str, by: User, today: date) -> Tekun:
    """Care ends; what comes after is thought of at once (民发〔2021〕43号 第二十七条)."""
    require_role(by, *COUNTY_ROLES, what="终止供养")
    require_sight(item, by)
    if on > today:
        raise Refused(f"终止日 {on} 还没有到。")
    _end_running(item, on)
    move(item, expects=CARED, state="ended", ended_on=on, why_ended=require_text(why, "原因"),
         follow_up=require_text(follow_up, "终止以后怎么接上（低保、临时救助，或已去世）"),
         due_on=None)  # fmt: skip
    note(item, by, "end", f"终止：{why}")
    return item


def next_due(item: Tekun, day: date) -> date:
    """The next thing to do: an assessment at its cycle, a renewal before the agreement ends."""
    last = item.assessments.first()
    dues = [_months_on(last.on, number_of(ASSESS_MONTHS, last.on)) if last else day]
    running = item.agreements.filter(ended_on=None).first()
    if item.mode == Mode.HOME:
        dues.append(running.expires_on - timedelta(days=WARN_DAYS) if running else day)
    return min(dues)


def _months_on(day: date, months: int) -> date:
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))
