"""The emergency roster's verbs: list, call, place the wards, give, settle."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from yingbao.casework.actions.record import require_role, require_text
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Township, User
from yingbao.casework.models.people import CLERK_ROLES
from yingbao.ledgers.emergencies.model import Emergency
from yingbao.ledgers.named import sealed
from yingbao.ledgers.record import move, next_number, note, require_sight

CALL_DAYS = 1  # the county's own promise, not a statute: a call by the next day
State = Emergency.State


@dataclass(frozen=True)
class Listed:
    """Somebody the health or disaster office named, or a neighbour called about."""

    name: str
    id_number: str
    kind: str
    township: Township
    village: str = ""
    isolated_from: date | None = None
    isolated_to: date | None = None
    is_aided: bool = False


@transaction.atomic
def put_on_list(person: Listed, *, by: User, today: date) -> Emergency:
    """One line a person; the same person is not listed twice at once."""
    require_role(by, *CLERK_ROLES, what="登记应急名单")
    if by.township_id and by.township != person.township:
        raise Refused(f"您在{by.township}，别的乡镇的人请转给那里或县里。")
    if person.isolated_from and person.isolated_to and person.isolated_to < person.isolated_from:
        raise Refused("隔离的两个日子填反了。")
    identity = sealed(person.name, person.id_number)
    key = identity["person_key"]
    if key and Emergency.objects.filter(person_key=key).exclude(state=State.CLOSED).exists():
        raise Refused("这个人已经在名单里，接着那一条办。")
    rest = {
        name: value for name, value in vars(person).items() if name not in ("name", "id_number")
    }
    item = Emergency.objects.create(
        number=next_number(Emergency, today),
        made_by=by,
        listed_on=today,
        due_on=today + timedelta(days=CALL_DAYS),
        **identity,
        **rest,
    )
    note(item, by, "list", f"{item.get_kind_display()}，进名单")
    return item


@transaction.atomic
def call(
    item: Emergency, *, on: date, situation: str, wards: str, by: User, today: date
) -> Emergency:
    """Somebody called: how the home is, and who there needs care."""
    require_role(by, *CLERK_ROLES, what="联系")
    require_sight(item, by)
    if not item.listed_on <= on <= today:
        raise Refused(f"联系的日子要在 {item.listed_on} 到 {today} 之间，读到 {on}。")
    move(
        item,
        expects=[State.LISTED, State.CALLED],
        state=State.CALLED,
        called_on=on,
        called_by=by.name,
        situation=require_text(situation, "家里情况"),
        wards=wards.strip(),
        due_on=today + timedelta(days=CALL_DAYS) if wards.strip() else item.isolated_to,
    )
    note(item, by, "call", "联系上了" + ("，家里有人要照料" if item.wards else ""))
    return item


@transaction.atomic
def place(item: Emergency, *, words: str, by: User, today: date) -> Emergency:
    """Who looks after the old person, the child or the disabled one meanwhile."""
    require_role(by, *CLERK_ROLES, what="安置家人")
    require_sight(item, by)
    if not item.wards:
        raise Refused("没有登记要照料的家人。先在联系里写上是谁。")
    move(item, expects=[State.CALLED], placement=require_text(words, "怎么安置的"),
         due_on=item.isolated_to)  # fmt: skip
    note(item, by, "place", f"安置：{words[:60]}")
    return item


@transaction.atomic
def give(item: Emergency, *, words: str, aid_number: str, by: User, today: date) -> Emergency:
    """Food, medicine, money: what reached them, with the aid's number where there is one."""
    require_role(by, *CLERK_ROLES, what="登记给了什么")
    require_sight(item, by)
    line = f"{today:%m-%d} {require_text(words, '给了什么')}"
    given = "\n".join(filter(None, (item.given, line)))
    move(item, expects=[State.LISTED, State.CALLED], given=given,
         aid_number=aid_number.strip() or item.aid_number)  # fmt: skip
    note(item, by, "give", f"给了：{words[:60]}")
    return item


@transaction.atomic
def settle(item: Emergency, *, words: str, by: User, today: date) -> Emergency:
    """The emergency is over for this home."""
    require_role(by, *CLERK_ROLES, what="销名单")
    require_sight(item, by)
    if item.called_on is None:
        raise Refused("还没有人联系过，不能销。")
    if item.wards and not item.placement:
        raise Refused(f"家里的{item.wards}还没有写怎么安置。")
    move(item, expects=[State.CALLED], state=State.CLOSED, due_on=None)
    note(item, by, "settle", f"安顿好了：{require_text(words, '现在怎样')}")
    return item
