"""Receive 接收: a department's file is kept as it came, once per content, and read in a job."""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from yingbao.casework.actions import jobs
from yingbao.casework.actions.readings import lay_out, put_back, write_answers
from yingbao.casework.actions.record import audit, require_role, require_text
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import Delivery, MappingAnswer, Role, User
from yingbao.reports.stages import CheckRequest, Say, the_stages

LARGEST = 50 * 1024 * 1024  # bytes, as the reader's own limit


@transaction.atomic
def receive(file: UploadedFile[bytes], *, by: User, sender: str) -> tuple[Delivery, bool]:
    """(delivery, new). The same content from the same sender is the same delivery."""
    require_role(by, Role.COUNTY_OFFICER, Role.LIAISON, what="上传部门文件")
    sender = by.department if by.role == Role.LIAISON else require_text(sender, "哪个部门的文件")
    if not file.size:
        raise Refused(f"“{file.name}”是空文件，没有收。请重新导出再传。")
    if file.size > LARGEST:
        raise Refused(
            f"“{file.name}”有 {file.size / 1048576:.0f} MB，最多 50 MB。请按乡镇或月份分开传。"
        )
    delivery, new = keep(file.name or "文件", file.read(), sender=sender, by=by)
    if new:
        ask_to_read(delivery, by=by)
    return delivery, new


def keep(name: str, content: bytes, *, sender: str, by: User | None) -> tuple[Delivery, bool]:
    """The file on record, once per sender and content; `by` is None for what was laid in a folder."""
    digest = hashlib.sha256(content).hexdigest()
    known = Delivery.objects.filter(sender=sender, digest=digest).first()
    if known is not None:
        return known, False
    delivery = Delivery.objects.create(
        sender=sender,
        name=Path(name).name[:200],
        digest=digest,
        path=_store(content, Path(name).suffix.lower()),
        size=len(content),
        uploaded_by=by,
    )
    audit(by, "upload", f"delivery:{delivery.pk}", sender=sender, sha256=digest, size=len(content))
    return delivery, True


def ask_to_read(delivery: Delivery, *, by: User | None) -> None:
    """A reading job; asked again after new answers it is another job."""
    answers = MappingAnswer.objects.filter(sender=delivery.sender)
    told = hashlib.sha256("|".join(answers.values_list("answer", flat=True)).encode()).hexdigest()
    jobs.ask("read", f"read:{delivery.pk}:{told[:12]}", by=by, arguments={"delivery": delivery.pk})


def read(delivery: Delivery, say: Say) -> Delivery:
    """Reads one delivery by itself; nothing but its rows to mend is kept of the reading."""
    Delivery.objects.filter(pk=delivery.pk).update(state=Delivery.State.READING)
    os.environ["YINGBAO_HOME"] = str(settings.HOME)  # the same keys as the case records
    with tempfile.TemporaryDirectory(dir=settings.HOME, prefix="reading-") as scratch:
        out = Path(scratch)
        laid = lay_out([delivery], out / "inbox")
        request = CheckRequest(inbox=out / "inbox", as_of=timezone.localdate(), out=out)
        write_answers(request.store)
        put_back(laid, the_stages().receive(request, say).reception, out)
    delivery.refresh_from_db()
    audit(None, "read", f"delivery:{delivery.pk}", state=delivery.state)
    return delivery


@transaction.atomic
def answer(delivery: Delivery, *, by: User, choices: dict[str, str]) -> int:
    """A person's word on doubtful columns, remembered for this sender's layout; then read again."""
    require_role(by, Role.COUNTY_OFFICER, what="确认列")
    given = 0
    for question in delivery.questions:
        allowed = {choice["value"] for choice in question["candidates"]} | {"ignore"}
        if choices.get(question["key"]) not in allowed:
            continue
        MappingAnswer.objects.update_or_create(
            sender=delivery.sender,
            layout=question["sheet"][:64],
            column=question["key"],
            defaults={"answer": choices[question["key"]], "by": by},
        )
        given += 1
    if not given:
        raise Refused("还没有选。每一列选一个意思，拿不准就先问部门。")
    audit(by, "mapping", f"delivery:{delivery.pk}", answers=given)
    Delivery.objects.filter(pk=delivery.pk).update(state=Delivery.State.WAITING)
    ask_to_read(delivery, by=by)
    return given


@transaction.atomic
def explain_alarm(delivery: Delivery, *, by: User, reason: str) -> Delivery:
    """Why rows or columns fell away; from then on the file is used."""
    require_role(by, Role.COUNTY_OFFICER, Role.LIAISON, what="说明数据为什么变了")
    if not Delivery.objects.visible_to(by).filter(pk=delivery.pk).exists():
        raise NotAllowed("这份文件不是您部门的。")
    if not delivery.alarms:
        raise Refused("这份文件没有要说明的变化。")
    delivery.alarm_answer = require_text(reason, "说明")[:300]
    if delivery.state == Delivery.State.ASKING and not delivery.questions:
        delivery.state = Delivery.State.DONE
    delivery.save(update_fields=["alarm_answer", "state"])
    audit(by, "explain_alarm", f"delivery:{delivery.pk}", reason=delivery.alarm_answer)
    return delivery


def collect_dropped() -> int:
    """Files laid into DROP_ROOT/<department>/ are received like uploads and taken out of the folder."""
    taken = 0
    for path in sorted(Path(settings.DROP_ROOT).glob("*/*")):
        if not path.is_file() or path.suffix == ".part" or not 0 < path.stat().st_size <= LARGEST:
            continue
        with transaction.atomic():
            delivery, new = keep(path.name, path.read_bytes(), sender=path.parent.name, by=None)
            if new:
                ask_to_read(delivery, by=None)
                taken += 1
        path.unlink()
    return taken


def _store(content: bytes, suffix: str) -> str:
    """Under a random name, written whole before it is named."""
    root = Path(settings.INBOX_ROOT)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = secrets.token_hex(16) + (suffix if suffix[1:].isalnum() and len(suffix) <= 6 else "")
    part = root / f"{name}.part"
    part.write_bytes(content)
    part.rename(root / name)
    return name
