"""Accounts with passwords and second factors, and two clues to walk."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from typing import Any

from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from yingbao.casework.actions.load_run import RuleWord, RunContent, load_run
from yingbao.casework.fields import ring
from yingbao.casework.models import Role, Run, Township, User
from yingbao.casework.tests.rolls import lay
from yingbao.clues import Clue, Place
from yingbao.identity import Vault

PASSWORD = "一句自己记得住的话2026"
PEOPLE: tuple[tuple[str, str, Role, str], ...] = (
    ("zhou", "周令仪", Role.COUNTY_OFFICER, ""),
    ("feng", "冯雪", Role.COUNTY_OFFICER, ""),
    ("liu", "刘春燕", Role.TOWNSHIP_OFFICER, "龙港镇"),
    ("duan", "段立新", Role.TOWNSHIP_HEAD, "龙港镇"),
    ("ma", "马会平", Role.TOWNSHIP_OFFICER, "端氏镇"),
    ("he", "何明远", Role.COUNTY_LEADER, ""),
    ("qin", "秦守正", Role.INSPECTOR, ""),
    ("sec", "安全员", Role.SECURITY_ADMIN, ""),
    ("aud", "审计员", Role.AUDIT_ADMIN, ""),
)
FOUND = {
    "219": (
        "错保",
        "橙",
        "名下有在用小型汽车",
        "机动车登记里，家庭成员名下有 1 辆小型轿车，状态正常。",
    ),
    "203": (
        "漏保",
        "蓝",
        "重度残疾人没有纳入，也没有核过",
        "持证肢体二级，不在名册上，也没有申请记录。",
    ),
}


@dataclass
class Office:
    """Everyone's password is the same; `code(user)` is the next one-time code."""

    devices: dict[str, TOTPDevice]

    def code(self, username: str) -> str:
        device = self.devices.get(username)
        if device is None:
            return ""
        TOTPDevice.objects.filter(pk=device.pk).update(last_t=-1, throttling_failure_count=0)
        totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
        totp.time = time.time()
        return f"{totp.token():06d}"


def open_office() -> Office:
    for order, name in enumerate(("龙港镇", "端氏镇"), 1):
        Township.objects.create(name=name, order=order)
    devices = {}
    for username, name, role, township in PEOPLE:
        user = User.objects.create_user(
            username,
            PASSWORD,
            name=name,
            role=role,
            township=Township.objects.get(name=township) if township else None,
        )
        if user.needs_second_factor:
            devices[username] = TOTPDevice.objects.create(user=user, name="t", confirmed=True)
    return Office(devices)


def found(rule: str, **more: Any) -> Clue:
    kind, level, _, because = FOUND[rule]
    values: dict[str, Any] = {
        "clue_id": f"C{rule}000000001", "rule": rule, "kind": kind, "level": level, "programme": "dibao",
        "township": "龙港镇", "village": "梁庄村", "subject_id": f"p-{rule}", "person_id": f"p-{rule}",
        "name": "韩守义" if rule == "219" else "乔小满", "id_number": "140521199001010019",
        "household_id": f"h-{rule}", "head_name": "韩守义" if rule == "219" else "乔小满", "because": because,
        "amount": None, "months": None, "since": date(2026, 6, 1), "fingerprint": f"f-{rule}", "facts": "1",
        "evidence": (Place("农村低保人员查询_202610.xlsx", "Sheet1", 214),),
    }  # fmt: skip
    return Clue(**values | more)


def compare(as_of: date, *rules: str) -> Run:
    """A run in which the named rules fire; both rules ran."""
    words = {code: RuleWord(facts[2], 600) for code, facts in FOUND.items()}
    clues = [found(rule) for rule in rules]
    return load_run(RunContent(as_of, "r", "s", clues, words, data_as_of=as_of), by=None)


MONTH = date(2026, 11, 1)
HOME = {"household_id": "h-219", "township": "龙港镇", "village": "梁庄村", "period": MONTH}
ROLLS: dict[str, list[dict[str, Any]]] = {
    "dibao_member": [
        HOME | {"person_id": "p-219", "relation": "户主", "id_birth_date": date(1962, 8, 18)},
        HOME | {"person_id": "p-220", "relation": "配偶", "labour": "部分丧失", "health": "大病"},
    ],
    "dibao_household": [HOME | {"area_kind": "农村", "category": "B", "total_amount": 370}],
    "disability_certificate": [
        {"person_id": "p-220", "disability_class": "肢体", "disability_level": 2}
    ],
    "payment": [
        {"person_id": "p-219", "item": "农村低保金", "period": date(2026, month, 1), "amount": 370}
        for month in (9, 10)
    ],
}


def lay_snapshot(run: Run) -> None:
    """A roll of one household, its sum, a certificate and payments, where the pages look for them."""
    store = lay(run, **ROLLS).parents[1]
    Vault(store / "vault.sqlite", ring())
