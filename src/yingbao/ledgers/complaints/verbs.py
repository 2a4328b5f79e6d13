"""What can be done to a complaint. Each verb checks, changes and records, in one transaction.

received → assigned → accepted → answered → closed; merged into another at any open step.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from yingbao.casework.actions.record import require_role, require_text
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.fields import blind_index
from yingbao.casework.models import Clue, Role, Township, User
from yingbao.casework.models.people import CLERK_ROLES, COUNTY_ROLES
from yingbao.ledgers.complaints import clock
from yingbao.ledgers.complaints.model import OPEN, Complaint, Contact
from yingbao.ledgers.record import move, next_number, note, require_sight

TRIES = 3  # recorded attempts that stand for an answer nobody could be given
State = Complaint.State


@dataclass(frozen=True)
class Said:
    """What was brought, as the desk writes it down. Anonymous ones keep no name and no phone."""

    channel: str
    matter: str
    real_name: bool
    content: str
    received_on: date
    township: Township | None = None
    village: str = ""
    reporter_name: str = ""
    reporter_phone: str = ""
    accused_name: str = ""
    accused_user: User | None = None
    accused_township: Township | None = None


@transaction.atomic
def register(said: Said, *, by: User, today: date) -> Complaint:
    """Writes a complaint down. The same matter within the repeat term follows the closed one."""
    require_role(by, *CLERK_ROLES, what="登记信访件")
    if said.received_on > today:
        raise Refused(f"收到的日子 {said.received_on} 还没有到。")
    key = _reporter_key(said)
    earlier = _closed_before(said, key)
    complaint = Complaint.objects.create(
        number=next_number(Complaint, today),
        made_by=by,
        content=require_text(said.content, "反映的内容"),
        due_on=clock.accept_by(said.received_on),
        reporter_key=key,
        follows=earlier,
        **_facts(said),
    )
    note(complaint, by, "register", f"{complaint.get_channel_display()}登记")
    if earlier:
        note(complaint, by, "repeat", f"{earlier.number} 办结后又来反映，换人重办")
    return complaint


def _facts(said: Said) -> dict[str, Any]:
    named = said.real_name
    return {
        "channel": said.channel,
        "matter": said.matter,
        "real_name": named,
        "received_on": said.received_on,
        "township": said.township,
        "village": said.village,
        "reporter_name": said.reporter_name if named else None,
        "reporter_phone": said.reporter_phone if named else None,
        "accused_name": said.accused_name or None,
        "accused_user": said.accused_user,
        "accused_township": said.accused_township,
    }


def _reporter_key(said: Said) -> str:
    """Finds the same person again without reading names; anonymous people have no key."""
    if not said.real_name:
        return ""
    if not said.reporter_name.strip():
        raise Refused("实名的要写反映人姓名；不愿留名的选匿名，一样受理。")
    return blind_index(said.reporter_name.strip() + said.reporter_phone.strip()[-4:], "reporter")


def _closed_before(said: Said, key: str) -> Complaint | None:
    """The latest closed complaint of the same person on the same matter within the repeat term."""
    if not key:
        return None
    rows = Complaint.objects.filter(reporter_key=key, matter=said.matter, state=State.CLOSED)
    last: Complaint | None = rows.order_by("-closed_on").first()
    if last is None or last.closed_on is None:
        return None
    return last if clock.is_repeat(last.closed_on, said.received_on) else None


def likely_same(complaint: Complaint) -> list[Complaint]:
    """Open complaints that may be the same matter through another channel. A person decides."""
    others = Complaint.objects.filter(state__in=OPEN, matter=complaint.matter).exclude(
        pk=complaint.pk
    )
    if complaint.reporter_key:
        return list(others.filter(reporter_key=complaint.reporter_key)[:5])
    return list(
        others.filter(township=complaint.township, village=complaint.village)
        .exclude(village="")
        .order_by("-received_on")[:5]
    )


@transaction.atomic
def merge(
    complaint: Complaint, *, into: Complaint, reason: str, by: User, today: date
) -> Complaint:
    """The same matter through another channel: one answer, both kept and counted."""
    require_role(by, Role.COUNTY_OFFICER, what="合并信访件")
    require_sight(complaint, by)
    require_sight(into, by)
    if into.pk == complaint.pk or into.state not in OPEN:
        raise Refused("只能并到另一件还在办的。")
    move(complaint, expects=OPEN, state=State.MERGED, merged_into=into, due_on=None)
    words = require_text(reason, "为什么是同一件")
    note(complaint, by, "merge", f"并入 {into.number}：{words}")
    note(into, by, "absorb", f"{complaint.number} 并进来：{words}")
    return complaint


@transaction.atomic
def assign(complaint: Complaint, *, handler: User, by: User, today: date) -> Complaint:
    """The county names who handles it: never who is complained of, nor who answered before."""
    require_role(by, *COUNTY_ROLES, what="分办信访件")
    require_sight(complaint, by)
    _guard_handler(complaint, handler)
    move(complaint, expects=[State.RECEIVED, State.ASSIGNED], state=State.ASSIGNED, handler=handler)
    note(complaint, by, "assign", f"分给{handler.name}", handler=handler.username)
    return complaint


def _guard_handler(complaint: Complaint, handler: User) -> None:
    if handler.role not in CLERK_ROLES:
        raise Refused(f"{handler.name}不办信访件。请选县救助股或乡镇的人。")
    if handler == complaint.accused_user:
        raise NotAllowed("被反映的人不能办自己的件。请换一位。")
    if complaint.accused_township_id and handler.township_id == complaint.accused_township_id:
        raise NotAllowed(f"反映的就是{complaint.accused_township}，不能交给那里办。请换一个单位。")
    before = complaint.follows
    while before is not None:
        if before.handler_id == handler.pk:
            raise NotAllowed(f"上一次（{before.number}）就是{handler.name}办的。重复反映要换人。")
        before = before.follows


@transaction.atomic
def accept(complaint: Complaint, *, on: date, by: User, today: date) -> Complaint:
    """The handler takes it up and tells the person so; the answering clock begins."""
    _require_handler(complaint, by)
    if not complaint.received_on <= on <= today:
        raise Refused(f"受理的日子要在 {complaint.received_on} 到 {today} 之间，读到 {on}。")
    move(
        complaint,
        expects=[State.ASSIGNED],
        state=State.ACCEPTED,
        accepted_on=on,
        due_on=clock.finish_by(on),
    )
    note(complaint, by, "accept", f"{on} 受理，{complaint.due_on} 前答复")
    return complaint


@transaction.atomic
def extend(complaint: Complaint, *, days: int, reason: str, by: User, today: date) -> Complaint:
    """A leader agrees, once, before the term is over, and the person is told why."""
    require_role(by, Role.COUNTY_LEADER, what="批准延期")
    require_sight(complaint, by)
    accepted, paused = _guard_extension(complaint, days, today), complaint.paused_days
    move(
        complaint,
        expects=[State.ACCEPTED],
        extended_days=days,
        extended_by=by,
        due_on=clock.finish_by(accepted, days, paused),
    )
    note(complaint, by, "extend", f"延 {days} 天：{require_text(reason, '延期的原因')}", days=days)
    return complaint


def _guard_extension(complaint: Complaint, days: int, today: date) -> date:
    """The day of acceptance, from which the longer term counts."""
    if complaint.accepted_on is None:
        raise Refused("还没有受理，没有期限可延。")
    longest = clock.longest_extension(complaint.accepted_on)
    if not 1 <= days <= longest:
        raise Refused(f"可以延 1 到 {longest} 天，读到 {days}。")
    if complaint.extended_days:
        raise Refused(f"已经延过 {complaint.extended_days} 天，只能延一次。")
    if complaint.due_on and today > complaint.due_on:
        raise Refused(f"{complaint.due_on} 已经过了，超期的不能补批延期。照实办，写明原因。")
    return complaint.accepted_on


@transaction.atomic
def pause(complaint: Complaint, *, reason: str, by: User, today: date) -> Complaint:
    """The clock stops while something outside the office is awaited."""
    _require_handler(complaint, by)
    if complaint.paused_on:
        raise Refused(f"{complaint.paused_on} 起已经停表。")
    move(complaint, expects=[State.ACCEPTED], paused_on=today)
    note(complaint, by, "pause", f"停表：{require_text(reason, '停表的原因')}")
    return complaint


@transaction.atomic
def resume(complaint: Complaint, *, by: User, today: date) -> Complaint:
    """The clock runs again; the days it stood are added to the term."""
    _require_handler(complaint, by)
    if complaint.paused_on is None or complaint.accepted_on is None:
        raise Refused("这一件没有停表。")
    stood = complaint.paused_days + max((today - complaint.paused_on).days, 0)
    due = clock.finish_by(complaint.accepted_on, complaint.extended_days, stood)
    move(complaint, expects=[State.ACCEPTED], paused_on=None, paused_days=stood, due_on=due)
    note(complaint, by, "resume", f"恢复计时，一共停了 {stood} 天")
    return complaint


@transaction.atomic
def try_contact(complaint: Complaint, *, on: date, how: str, by: User, today: date) -> Contact:
    """An attempt to reach the person that found nobody."""
    _require_handler(complaint, by)
    if on > today:
        raise Refused(f"{on} 还没有到。")
    tried = Contact.objects.create(
        complaint=complaint, tried_on=on, how=require_text(how, "怎么联系的"), by=by
    )
    note(complaint, by, "try_contact", f"联系过一次，没有联系上：{tried.how}")
    return tried


@transaction.atomic
def answer(
    complaint: Complaint,
    *,
    on: date,
    words: str,
    satisfaction: str,
    reached: bool,
    by: User,
    today: date,
) -> Complaint:
    """What came of it, told to the person. Anonymous complaints are answered on the file."""
    _require_handler(complaint, by)
    if complaint.paused_on:
        raise Refused("先恢复计时，再答复。")
    if not (complaint.accepted_on or complaint.received_on) <= on <= today:
        raise Refused(f"答复的日子要在受理之后、今天以前，读到 {on}。")
    tried = complaint.contacts.count()
    if complaint.real_name and not reached and tried < TRIES:
        raise Refused(f"实名的要答复到本人。联系不上的先记下 {TRIES} 次联系，现在有 {tried} 次。")
    move(
        complaint,
        expects=[State.ACCEPTED],
        state=State.ANSWERED,
        answered_on=on,
        answer=require_text(words, "答复内容"),
        satisfaction=satisfaction,
    )
    note(complaint, by, "answer", f"{on} 答复，{complaint.get_satisfaction_display()}")
    return complaint


@transaction.atomic
def close(complaint: Complaint, *, words: str, by: User, today: date) -> Complaint:
    """对账销号: a second person sees that it was answered and that its problems are put right."""
    require_role(by, *COUNTY_ROLES, what="销号")
    require_sight(complaint, by)
    if by == complaint.handler:
        raise NotAllowed("承办人不能销自己的号。请换一位。")
    if gaps := still_missing(complaint):
        raise Refused("还不能销号：" + "；".join(gaps) + "。")
    move(complaint, expects=[State.ANSWERED], state=State.CLOSED, closed_on=today, closed_by=by,
         due_on=None)  # fmt: skip
    note(complaint, by, "close", f"销号：{require_text(words, '销号意见')}")
    return complaint


def still_missing(complaint: Complaint) -> list[str]:
    """What stands between this complaint and its closing, in words."""
    gaps = []
    if complaint.state != State.ANSWERED:
        gaps.append("还没有答复")
    waiting = complaint.clues.exclude(status="closed").count()
    if waiting:
        gaps.append(f"还有 {waiting} 条关联的线索没有销号")
    return gaps


@transaction.atomic
def link_clue(complaint: Complaint, *, code: str, by: User, today: date) -> Complaint:
    """Ties the complaint to a clue it is about; both pages then show the other."""
    require_role(by, *CLERK_ROLES, what="关联线索")
    require_sight(complaint, by)
    clue = Clue.objects.visible_to(by).filter(code=code.strip()).first()
    if clue is None:
        raise Refused(f"没有找到线索 {code.strip()}。线索号在线索页的右上角。")
    complaint.clues.add(clue)
    note(complaint, by, "link_clue", f"关联线索 {clue.code}：{clue.title}")
    return complaint


def _require_handler(complaint: Complaint, by: User) -> None:
    require_role(by, *CLERK_ROLES, what="办信访件")
    require_sight(complaint, by)
    if by != complaint.handler:
        who = complaint.handler.name if complaint.handler else "还没有分办"
        raise NotAllowed(f"这一件的承办人是：{who}。")
