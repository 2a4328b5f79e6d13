"""Accounts with passwords and second factors, and two clues to walk."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from django.conf import settings
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from yingbao.casework.actions.load_run import RuleWord, RunContent, load_run
from yingbao.casework.fields import ring
from yingbao.casework.models import Role, Run, Township, User
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


ROLL = "person_id, row_ref, relation, id_birth_date, township, village, household_id, period"


def lay_snapshot(run: Run) -> None:
    """A roll of one household and its payments, where the household file looks for them."""
    store = Path(settings.RUNS_ROOT) / run.folder / "store"
    snapshot = store / "snapshots" / run.snapshot
    snapshot.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as con:
        con.execute(
            f"COPY (SELECT * FROM (VALUES ('p-219', 'r|s|1', '户主', DATE '1962-08-18', '龙港镇', "
            f"'梁庄村', 'h-219', DATE '2026-11-01')) AS t({ROLL})) TO '{snapshot}/dibao_member.parquet'"
        )
        con.execute(
            "COPY (SELECT 'p-219' AS person_id, '农村低保金' AS item, m AS period, NULL::DATE AS paid_on, "
            "370.00::DECIMAL(14,2) AS amount, '成功' AS pay_status FROM (VALUES (DATE '2026-09-01'), "
            f"(DATE '2026-10-01')) AS t(m)) TO '{snapshot}/payment.parquet'"
        )
    Vault(store / "vault.sqlite", ring())
