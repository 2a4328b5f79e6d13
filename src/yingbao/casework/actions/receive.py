"""Receive 接收: a department's file is kept as it came, once per content, and read in a job."""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from yingbao.casework.actions.record import audit, require_role, require_text
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Delivery, Role, User

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
    content = file.read()
    digest = hashlib.sha256(content).hexdigest()
    known = Delivery.objects.filter(sender=sender, digest=digest).first()
    if known is not None:
        return known, False
    path = _keep(content, Path(file.name or "").suffix.lower())
    delivery = Delivery.objects.create(
        sender=sender,
        name=Path(file.name or "文件").name[:200],
        digest=digest,
        path=path,
        size=len(content),
        uploaded_by=by,
    )
    audit(by, "upload", f"delivery:{delivery.pk}", sender=sender, sha256=digest, size=len(content))
    return delivery, True


def _keep(content: bytes, suffix: str) -> str:
    """Under a random name, written whole before it is named."""
    root = Path(settings.INBOX_ROOT)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = secrets.token_hex(16) + (suffix if suffix[1:].isalnum() and len(suffix) <= 6 else "")
    part = root / f"{name}.part"
    part.write_bytes(content)
    part.rename(root / name)
    return name
