"""Read a notice, edit the draft, leave a task out, take it in again, publish.

Publishing is whole or nothing, and once: every task that was not left out becomes a line of the task
ledger by the ledger's own verb, a task for each township becomes one line with a part per township.
"""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from yingbao.casework.actions.record import audit, require_role, require_text
from yingbao.casework.actions.refusals import Moved, Refused
from yingbao.casework.models import Role, Township, User
from yingbao.ledgers.campaigns.drafting import cited, drafted
from yingbao.ledgers.campaigns.model import Campaign, DraftTask
from yingbao.ledgers.tasks.model import Task
from yingbao.ledgers.tasks.verbs import Set, set_task
from yingbao.policy import UnreadablePaper
from yingbao.policy import notice as notices

DRAFTERS = (Role.COUNTY_OFFICER,)
PUBLISHERS = (Role.COUNTY_LEADER,)
IN_A_TOWNSHIP = (Role.TOWNSHIP_HEAD, Role.TOWNSHIP_OFFICER)  # who answers for a part, first found
Scope = DraftTask.Scope


def read(name: str, content: bytes, *, by: User, today: date) -> Campaign:
    """A draft from a notice's file. Raises Refused, and keeps nothing, when it cannot be one."""
    require_role(by, *DRAFTERS, what="把通知读成任务")
    if not content:
        raise Refused(f"“{name}”是空文件，没有收。请重新传一份。")
    found = _noticed(name, content)
    if not found.tasks:
        raise Refused(f"“{name}”里没有读出编了号的任务。请核对是不是通知正文，或直接布置任务。")
    return _kept(name, hashlib.sha256(content).hexdigest(), found, by=by, today=today)


def _noticed(name: str, content: bytes) -> notices.Campaign:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"notice{Path(name).suffix.lower()}"
        path.write_bytes(content)
        try:
            return notices.read_notice(path)
        except UnreadablePaper as error:
            raise Refused(f"“{name}”没有收。{error}") from None


@transaction.atomic
def _kept(name: str, digest: str, found: notices.Campaign, *, by: User, today: date) -> Campaign:
    known = Campaign.objects.filter(digest=digest).first()
    if known is not None:
        raise Refused(f"这份通知已经读成“{known.name}”了，请在那里接着改。")
    campaign = Campaign.objects.create(
        name=(found.title or Path(name).stem)[:80], number=found.number[:60],
        issuer=found.issuer[:120], issued=found.issued, file_name=Path(name).name[:200],
        digest=digest, papers=[cited(paper) for paper in found.papers],
        measures=[asdict(measure) for measure in found.measures], made_by=by,
    )  # fmt: skip
    tasks = enumerate(found.tasks, 1)
    DraftTask.objects.bulk_create([drafted(campaign, n, task, today) for n, task in tasks])
    audit(by, "campaign_read", f"campaign:{campaign.pk}", tasks=len(found.tasks), sha256=digest)
    return campaign


@dataclass(frozen=True)
class Edited:
    """A draft task as a person leaves it; unit, owner and days may still be open."""

    content: str
    task: str = ""
    measures: str = ""
    rules: str = ""
    unit: str = ""
    scope: str = Scope.COUNTY
    township: Township | None = None
    owner: User | None = None
    supervisor: User | None = None
    starts_on: date | None = None
    due_on: date | None = None


@transaction.atomic
def edit(draft: DraftTask, said: Edited, *, by: User, version: int) -> DraftTask:
    """What a person makes of one task. Everything may be changed until it is published."""
    require_role(by, *DRAFTERS, what="改任务草稿")
    require_text(said.content, "做什么")
    _guard_place(said)
    if said.starts_on and said.due_on and said.due_on < said.starts_on:
        raise Refused(f"期限 {said.due_on} 在开始日 {said.starts_on} 之前。")
    _turn(draft.campaign, version)
    for field, value in vars(said).items():
        setattr(draft, field, value)
    draft.save(update_fields=list(vars(said)))
    audit(by, "campaign_edit", f"campaign:{draft.campaign_id}", task=draft.order)
    return draft


def _guard_place(said: Edited) -> None:
    if said.scope != Scope.ONE and said.township:
        raise Refused("选了乡镇，范围就选“一个乡镇”；全县的不选乡镇。")
    if said.scope == Scope.EACH and said.owner and said.owner.township_id:
        raise Refused("每个乡镇都有子项的任务，由县救助股的人负责总的；子项由各乡镇自己的人负责。")


@transaction.atomic
def drop(draft: DraftTask, *, reason: str, by: User, version: int) -> DraftTask:
    """Left out of the campaign, with the reason; it can be taken in again until publication."""
    require_role(by, *DRAFTERS, what="去掉一项任务")
    why = require_text(reason, "为什么不列")
    if draft.dropped:
        raise Refused(f"{draft.place}已经不列了。")
    return _set_dropped(draft, why, "campaign_drop", by, version)


@transaction.atomic
def restore(draft: DraftTask, *, by: User, version: int) -> DraftTask:
    require_role(by, *DRAFTERS, what="把任务列回来")
    if not draft.dropped:
        raise Refused(f"{draft.place}本来就列着。")
    return _set_dropped(draft, "", "campaign_restore", by, version)


def _set_dropped(draft: DraftTask, why: str, verb: str, by: User, version: int) -> DraftTask:
    _turn(draft.campaign, version)
    draft.dropped = why
    draft.save(update_fields=["dropped"])
    audit(by, verb, f"campaign:{draft.campaign_id}", task=draft.order)
    return draft


@transaction.atomic
def publish(campaign: Campaign, *, by: User, today: date, version: int) -> list[Task]:
    """All tasks at once, or none. Returns the lines of the task ledger, parts left out."""
    require_role(by, *PUBLISHERS, what="发布任务")
    _turn(campaign, version, published_by=by, published_at=timezone.now())
    drafts = list(campaign.drafts.filter(dropped="").select_related("owner", "township"))
    if not drafts:
        raise Refused("一项任务也没有列，不能发布。")
    if open_ends := [words for draft in drafts for words in unready(draft, today)]:
        raise Refused(f"还不能发布，一项也没有发：{'；'.join(open_ends)}。")
    made = [_published(campaign, draft, by, today) for draft in drafts]
    audit(by, "campaign_publish", f"campaign:{campaign.pk}", tasks=len(made))
    return made


def unready(draft: DraftTask, today: date) -> list[str]:
    """Why this task cannot be published yet, in words; nothing when it can."""
    if draft.lacks:
        return [f"{draft.place}缺{'、'.join(draft.lacks)}"]
    late = draft.due_on is not None and draft.due_on < today
    words = [f"{draft.place}的期限 {draft.due_on} 已经过了"] if late else []
    if draft.owner and not draft.owner.is_active:
        words.append(f"{draft.place}的负责人{draft.owner.name}已停用")
    if draft.scope == Scope.EACH:
        words += [
            f"{place}没有能负责子项的人" for place in Township.objects.all() if not answering(place)
        ]
    return words


def answering(place: Township) -> User | None:
    """Who answers for a township's part: its head, else its officer."""
    people = User.objects.filter(township=place, is_active=True).order_by("pk")
    found = (people.filter(role=role).first() for role in IN_A_TOWNSHIP)
    return next((person for person in found if person), None)


def _published(campaign: Campaign, draft: DraftTask, by: User, today: date) -> Task:
    assert draft.owner and draft.starts_on and draft.due_on  # unready said nothing
    given = Set(
        campaign=campaign.name, content=draft.content, unit=draft.unit, owner=draft.owner,
        starts_on=draft.starts_on, due_on=draft.due_on, township=draft.township, task=draft.task,
        measures=draft.measures, rules=draft.rules, supervisor=draft.supervisor,
    )  # fmt: skip
    task = set_task(given, by=by, today=today)
    if draft.scope == Scope.EACH:
        for place in Township.objects.all():
            set_task(_part(given, task, place), by=by, today=today)
    draft.published = task
    draft.save(update_fields=["published"])
    return task


def _part(given: Set, whole: Task, place: Township) -> Set:
    owner = answering(place)
    assert owner is not None  # unready said nothing
    own = {"parent": whole, "township": place, "owner": owner, "unit": f"{place}民政办"}
    return Set(**vars(given) | own)


def _turn(campaign: Campaign, version: int, **changes: object) -> None:
    """One guarded UPDATE: a draft, and the version the page was drawn from; or Moved."""
    rows = Campaign.objects.filter(pk=campaign.pk, version=version, published_at=None)
    if not rows.update(version=F("version") + 1, **changes):
        current = Campaign.objects.get(pk=campaign.pk)
        words = "有人先改过这份草稿" if current.is_draft else "这次行动已经发布了"
        raise Moved(f"{words}，您刚才的操作没有做。请看现在的样子再定。")
    campaign.refresh_from_db()
