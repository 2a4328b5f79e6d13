"""The cast: few people with fixed rights, and one clue. Zhou and He work for the county, Liu and
Duan in 龙港镇, Ma in 端氏镇, Qin inspects, Cai sits in a department."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client

from yingbao.casework.actions import dispatch
from yingbao.casework.actions.verify import Verdict, VisitRecord, verify
from yingbao.casework.models import Clue, Role, Run, Township, User

TODAY = date(2026, 11, 23)
PASSWORD = "不难记的一句话-2026"


class Cast:
    """Everybody, made once a test. `cast.clue()` makes a clue of 龙港镇, open and new."""

    def __init__(self) -> None:
        self.longgang = Township.objects.create(name="龙港镇", order=1)
        self.duanshi = Township.objects.create(name="端氏镇", order=2)
        self.zhou = self._user("zhou", "周令仪", Role.COUNTY_OFFICER)
        self.he = self._user("he", "何明远", Role.COUNTY_LEADER)
        self.liu = self._user("liu", "刘春燕", Role.TOWNSHIP_OFFICER, township=self.longgang)
        self.duan = self._user("duan", "段立新", Role.TOWNSHIP_HEAD, township=self.longgang)
        self.ma = self._user("ma", "马会平", Role.TOWNSHIP_OFFICER, township=self.duanshi)
        self.qin = self._user("qin", "秦守正", Role.INSPECTOR)
        self.cai = self._user("cai", "蔡文", Role.LIAISON, department="县残联")
        self.sys = self._user("sys", "系统员", Role.SYSTEM_ADMIN)
        self.sec = self._user("sec", "安全员", Role.SECURITY_ADMIN)
        self.sec2 = self._user("sec2", "安全员二", Role.SECURITY_ADMIN)
        self.aud = self._user("aud", "审计员", Role.AUDIT_ADMIN)
        self.run = Run.objects.create(
            as_of=date(2026, 11, 20), made_by="zhou", snapshot="s1", folder="r1"
        )

    def _user(self, username: str, name: str, role: Role, **more: Any) -> User:
        user = User(username=username, name=name, role=role, **more)
        user.set_unusable_password()
        user.save()
        return user

    @property
    def everyone(self) -> list[User]:
        return list(User.objects.order_by("username"))

    def clue(self, **more: Any) -> Clue:
        number = Clue.objects.count() + 1
        values = {
            "code": f"C{number:012x}",
            "fingerprint": f"f{number}",
            "rule": "219",
            "title": "名下有在用小型汽车",
            "direction": "错保",
            "level": "橙",
            "because": "机动车登记里有 1 辆小型轿车，状态正常",
            "township": self.longgang,
            "village": "梁庄村",
            "household_id": "h-1",
            "person_name": "韩守义",
            "household_name": "韩守义",
            "first_run": self.run,
            "last_run": self.run,
        }
        return Clue.objects.create(**values | more)

    def dispatched(self, **more: Any) -> Clue:
        return dispatch.dispatch(self.clue(**more), by=self.zhou, today=TODAY)

    def verified(self, outcome: Clue.Outcome = Clue.Outcome.UPHELD, **more: Any) -> Clue:
        clue = self.dispatched(**more)
        verify(
            {
                clue: Verdict(
                    outcome, "车在自家院里", "收入变化没有申报", "民发〔2021〕57号 第十四条"
                )
            },
            self.visit(),
            by=self.liu,
            today=TODAY,
        )
        clue.refresh_from_db()
        return clue

    def visit(self, **more: Any) -> VisitRecord:
        values = {
            "uid": uuid.uuid4(),
            "visited_on": TODAY,
            "place": "梁庄村下洼组",
            "met": "本人",
            "second_name": "段立新",
            "text": "院里停着车",
        }
        return VisitRecord(**values | more)

    def login(self, user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()
