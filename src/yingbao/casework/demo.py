"""The demonstration: the county's townships, an account for every role, some cases on their way."""

from __future__ import annotations

import secrets

from django_otp.plugins.otp_totp.models import TOTPDevice

from yingbao.casework.actions import calendar
from yingbao.casework.models import Role, Township, User

TOWNSHIPS = (
    "龙港镇",
    "中村镇",
    "郑庄镇",
    "端氏镇",
    "嘉峰镇",
    "郑村镇",
    "柿庄镇",
    "樊村河乡",
    "土沃乡",
    "张村乡",
    "苏庄乡",
    "胡底乡",
    "固县乡",
    "十里乡",
)
PEOPLE: tuple[tuple[str, str, Role, dict[str, str]], ...] = (
    ("zhou", "周令仪", Role.COUNTY_OFFICER, {}),
    ("feng", "冯雪", Role.COUNTY_OFFICER, {}),
    ("he", "何明远", Role.COUNTY_LEADER, {}),
    ("liu", "刘春燕", Role.TOWNSHIP_OFFICER, {"township": "龙港镇"}),
    ("duan", "段立新", Role.TOWNSHIP_HEAD, {"township": "龙港镇"}),
    ("ma", "马会平", Role.TOWNSHIP_OFFICER, {"township": "端氏镇"}),
    ("cai", "蔡文", Role.LIAISON, {"department": "县残联"}),
    ("qin", "秦守正", Role.INSPECTOR, {}),
    ("sys", "系统管理员", Role.SYSTEM_ADMIN, {}),
    ("sec", "安全管理员", Role.SECURITY_ADMIN, {}),
    ("sec2", "安全管理员二", Role.SECURITY_ADMIN, {}),
    ("aud", "审计管理员", Role.AUDIT_ADMIN, {}),
)


def prepare_townships() -> None:
    for order, name in enumerate(TOWNSHIPS, 1):
        Township.objects.get_or_create(name=name, defaults={"order": order})


def make_accounts() -> list[tuple[str, str, str, str]]:
    """(account, password, role, second factor) for printing once. Existing accounts stay."""
    made = []
    for username, name, role, place in PEOPLE:
        if User.objects.filter(username=username).exists():
            continue
        password = "-".join(secrets.token_hex(2) for _ in range(4))
        township = Township.objects.get(name=place["township"]) if "township" in place else None
        user = User.objects.create_user(
            username,
            password,
            name=name,
            role=role,
            township=township,
            department=place.get("department", ""),
        )
        made.append(
            (
                username,
                password,
                f"{role.label}{place.get('township') or place.get('department') or ''}",
                _second_factor(user),
            )
        )
    return made


def plan_calendar() -> None:
    """Who owes which table, as usual; a county changes it from there."""
    calendar.usual(by=User.objects.get(username="zhou"))


def _second_factor(user: User) -> str:
    """A confirmed TOTP device for the roles that need one; the key goes into any authenticator."""
    if not user.needs_second_factor:
        return ""
    device = TOTPDevice.objects.create(user=user, name="demo", confirmed=True)
    return f"动态码密钥 {device.config_url.split('secret=')[1].split('&')[0]}"
