"""Accounts: a role is proposed by one security administrator and agreed by another."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from yingbao.casework.actions.record import audit, require_role, require_text
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import Role, RoleGrant, Township, User


@transaction.atomic
def propose(
    *, by: User, user: User, role: str, township: Township | None, department: str, reason: str
) -> RoleGrant:
    require_role(by, Role.SECURITY_ADMIN, what="改角色")
    if user == by:
        raise NotAllowed("不能给自己改角色。")
    grant = RoleGrant.objects.create(
        user=user,
        role=role,
        township=township,
        department=department,
        reason=require_text(reason, "改角色的原因"),
        proposed_by=by,
    )
    audit(by, "propose_role", user.username, role=role)
    return grant


@transaction.atomic
def agree(grant: RoleGrant, *, by: User) -> User:
    """The second person's word puts the grant into force, if the database accepts it."""
    require_role(by, Role.SECURITY_ADMIN, what="同意改角色")
    if by in (grant.proposed_by, grant.user):
        raise NotAllowed("要由提出人和本人之外的另一位安全管理员同意。")
    if not RoleGrant.objects.filter(pk=grant.pk, agreed_by=None).update(
        agreed_by=by, agreed_at=timezone.now()
    ):
        raise Refused("这一条已经有人同意过了。")
    user = grant.user
    user.role, user.township, user.department = grant.role, grant.township, grant.department
    try:
        with transaction.atomic():
            user.full_clean(exclude=["password"])
            user.save()
    except (IntegrityError, ValidationError) as error:
        raise Refused(
            "角色和乡镇、部门对不上：乡镇角色要有乡镇，联络员要有部门，其余都不填。"
        ) from error
    audit(by, "agree_role", user.username, role=grant.role)
    return user
