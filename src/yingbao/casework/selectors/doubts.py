"""Rules 804 and 805 on evidence files: a photo or scan that stands in two cases, or tells another day.

804: the same bytes, or nearly the same picture, behind two doors; a camera clock that is days off the
visit; a place far from where the visit was recorded. 805: two different scans whose signature strip is
the same picture. Each is a question for whoever looks again, never proof: forms are alike, clocks are
wrong, and one receipt may honestly serve two households.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from math import asin, cos, radians, sin, sqrt

from yingbao.casework.models import Evidence, User

NEAR_BITS = 4  # of 64: what re-saving and resizing change
DAYS_OFF = 2
KM_OFF = 5.0
LATE_UPLOAD = timedelta(days=3)
EARTH_KM = 6371.0


@dataclass(frozen=True)
class Doubt:
    """`rule` and words for the person who looks again; `other` is the file it resembles."""

    rule: str
    words: str
    evidence: Evidence
    other: Evidence | None = None


def doubts_of(evidence: Evidence) -> list[Doubt]:
    """Everything worth a second look about one file."""
    return [*_same_picture(evidence), *_clocks(evidence), *_places(evidence)]


def open_doubts(user: User) -> list[Doubt]:
    """Files of cases this person may see that nobody has looked at again yet, the newest first."""
    shown = Evidence.objects.visible_to(user).filter(withdrawn_at=None, reviews__isnull=True)
    latest = shown.select_related("clue__township", "visit", "by").order_by("-pk")[:400]
    return [doubt for evidence in latest for doubt in doubts_of(evidence)]


def _same_picture(evidence: Evidence) -> Iterator[Doubt]:
    """The earlier file is the one to compare with; the later one is asked about."""
    earlier = Evidence.objects.filter(pk__lt=evidence.pk, withdrawn_at=None).select_related("clue")
    for other in earlier.exclude(clue=evidence.clue):
        if other.clue.door == evidence.clue.door:
            continue
        if other.sha256 == evidence.sha256:
            yield Doubt("804", f"和 {other.clue.code} 的佐证是同一个文件", evidence, other)
        elif near(other.perceptual, evidence.perceptual):
            yield Doubt("804", f"和 {other.clue.code} 的照片几乎一样", evidence, other)
        elif near(other.signature, evidence.signature, bits=0):
            yield Doubt("805", f"签名处和 {other.clue.code} 的扫描件一模一样", evidence, other)


def near(one: str, two: str, bits: int = NEAR_BITS) -> bool:
    """Whether two hexadecimal hashes differ in at most so many bits; an empty one is near nothing."""
    if not one or len(one) != len(two):
        return False
    return (int(one, 16) ^ int(two, 16)).bit_count() <= bits


def _clocks(evidence: Evidence) -> Iterator[Doubt]:
    visit = evidence.visit or evidence.clue.visits.first()
    if evidence.taken_at and visit:
        days = abs((evidence.taken_at.date() - visit.visited_on).days)
        if days >= DAYS_OFF:
            yield Doubt("804", f"照片自带的日期和入户那天差 {days} 天", evidence)
    if evidence.client_at and abs(evidence.received_at - evidence.client_at) > LATE_UPLOAD:
        yield Doubt("804", "手机上的时间和收到的时间差三天以上", evidence)


def _places(evidence: Evidence) -> Iterator[Doubt]:
    visit = evidence.visit or evidence.clue.visits.first()
    if visit is None or None in (evidence.latitude, visit.latitude):
        return
    km = kilometres(
        (evidence.latitude or 0.0, evidence.longitude or 0.0),
        (visit.latitude or 0.0, visit.longitude or 0.0),
    )
    if km > KM_OFF:
        yield Doubt("804", f"照片的位置离入户的地方 {km:.0f} 公里", evidence)


def kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees."""
    lat1, lon1, lat2, lon2 = (radians(part) for part in (*here, *there))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
