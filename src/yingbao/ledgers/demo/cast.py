"""Who walks the demonstration's ledgers, and numbers of people who do not exist."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from yingbao.casework.models import Township, User
from yingbao.identity import check_digit


class Cast:
    """The demonstration's accounts and two of its townships."""

    def __init__(self) -> None:
        self.zhou, self.feng, self.he, self.liu, self.duan, self.ma, self.qin = (
            User.objects.get(username=name)
            for name in ("zhou", "feng", "he", "liu", "duan", "ma", "qin")
        )
        self.longgang = Township.objects.get(name="龙港镇")
        self.duanshi = Township.objects.get(name="端氏镇")
        self.today = timezone.localdate()

    def ago(self, days: int) -> date:
        """The day so many 自然日 before today."""
        return self.today - timedelta(days=days)


def number(born: date, serial: int) -> str:
    """An invented number with a right check digit; `serial` 1–999 keeps two people apart."""
    body = f"140521{born:%Y%m%d}{serial:03d}"
    return body + check_digit(body)
