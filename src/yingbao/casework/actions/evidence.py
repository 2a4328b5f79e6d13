"""Evidence: what it is by its content, its hashes, its clocks; kept as it came."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import imagehash
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone
from PIL import ExifTags, Image, UnidentifiedImageError

from yingbao.casework.actions.record import require_role, require_sight, require_text, step
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Clue, Evidence, Role, User, Visit

LARGEST = 15 * 1024 * 1024  # bytes
MOST_PIXELS = 60_000_000
MIN_SCAN, DARK = 600, 110  # pixels across; grey level of ink
IMAGES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
HANDLERS = (Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD, Role.COUNTY_OFFICER)


@dataclass(frozen=True)
class Reading:
    """What the bytes say of themselves."""

    kind: str
    perceptual: str = ""
    signature: str = ""
    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None


@transaction.atomic
def add(
    clue: Clue,
    file: File[bytes],
    *,
    by: User,
    title: str,
    client_at: datetime | None = None,
    visit: Visit | None = None,
) -> Evidence:
    """Stores one photo or PDF. The same bytes on the same clue are kept once."""
    require_role(by, *HANDLERS, what="加佐证")
    require_sight(clue, by)
    content = _content(file)
    digest = hashlib.sha256(content).hexdigest()
    if (known := clue.evidence.filter(sha256=digest, withdrawn_at=None).first()) is not None:
        return known
    reading = read(content)
    evidence = Evidence(
        clue=clue,
        visit=visit,
        title=require_text(title, "这是什么"),
        size=len(content),
        sha256=digest,
        client_at=client_at,
        by=by,
        **vars(reading),
    )
    evidence.file.save("evidence", ContentFile(content), save=False)
    evidence.save()
    step(clue, by, "evidence", f"加了佐证：{evidence.title}", sha256=digest)
    return evidence


@transaction.atomic
def hand_in(photos: Iterable[Evidence], visit: Visit, *, by: User) -> None:
    """Photos taken at the door go with the visit, on every clue that it serves, as the same bytes."""
    clues = list(visit.clues.all())
    for photo in photos:
        Evidence.objects.filter(pk=photo.pk, visit=None).update(visit=visit)
        for clue in clues:
            if clue.pk != photo.clue_id:
                with photo.file.open("rb") as original:
                    same = ContentFile(original.read(), name="photo")
                add(clue, same, by=by, title=photo.title, client_at=photo.client_at, visit=visit)


def _content(file: File[bytes]) -> bytes:
    if not file.size:
        raise Refused("这个文件是空的。请重新拍一张，或换一个文件。")
    if file.size > LARGEST:
        raise Refused(f"文件有 {file.size / 1048576:.0f} MB，最多 15 MB。拍照时选小一点的尺寸。")
    return bytes(file.read())


def read(content: bytes) -> Reading:
    """Type by content; EXIF time and place when the camera left them."""
    if content.startswith(b"%PDF-"):
        return Reading("application/pdf")
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(io.BytesIO(content)) as image:
            kind = IMAGES.get(image.format or "")
            if kind is None:
                raise Refused("只收 JPG、PNG、WEBP 照片和 PDF 扫描件。")
            exif = image.getexif()
            return Reading(
                kind,
                str(imagehash.phash(image)),
                signature_strip(image),
                _taken(exif),
                *_place(exif),
            )
    except (
        UnidentifiedImageError,
        OSError,
        Image.DecompressionBombError,
        ValueError,
        SyntaxError,
    ) as error:
        raise Refused("这个文件打不开，可能没传完。请重新选一次；只收照片和 PDF。") from error


def signature_strip(image: Image.Image) -> str:
    """A fine hash of a portrait page's ink in the strip where people sign; empty for other pictures.

    Written strokes differ from sheet to sheet; the same strip on two sheets was copied. 256 bits, so
    that the printed lines, which all sheets share, do not carry it alone.
    """
    width, height = image.size
    if height < width * 1.2 or width < MIN_SCAN:
        return ""
    strip = image.convert("L").crop((0, int(height * 0.72), width, int(height * 0.90)))
    if strip.getextrema()[0] > DARK:
        return ""  # nothing is written there
    return str(imagehash.dhash(strip, hash_size=16))


def _taken(exif: Image.Exif) -> datetime | None:
    text = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal) or exif.get(
        ExifTags.Base.DateTime
    )
    try:
        return timezone.make_aware(datetime.strptime(str(text), "%Y:%m:%d %H:%M:%S"))
    except ValueError:
        return None


def _place(exif: Image.Exif) -> tuple[float | None, float | None]:
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    try:
        return _degrees(gps[2], gps.get(1) == "S"), _degrees(gps[4], gps.get(3) == "W")
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None, None


def _degrees(parts: tuple[float, float, float], negative: bool) -> float:
    whole = float(parts[0]) + float(parts[1]) / 60 + float(parts[2]) / 3600
    return -whole if negative else whole


@transaction.atomic
def withdraw(evidence: Evidence, *, by: User, reason: str) -> Evidence:
    """Taken out of the case, never out of the store."""
    require_role(by, *HANDLERS, what="撤下佐证")
    require_sight(evidence.clue, by)
    done = Evidence.objects.filter(pk=evidence.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_reason=require_text(reason, "撤下的原因")
    )
    if not done:
        raise Refused("这份佐证已经撤下了。")
    step(evidence.clue, by, "withdraw_evidence", f"撤下佐证：{evidence.title}，{reason}")
    evidence.refresh_from_db()
    return evidence
