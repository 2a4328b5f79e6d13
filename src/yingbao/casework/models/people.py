"""Who works with Yingbao, and where. A role says what one may do, a township says for whom."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q


class Township(models.Model):
    """A township or subdistrict, in the county's own order."""

    name = models.CharField(max_length=40, unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    clerks = models.PositiveSmallIntegerField(default=1)
    weekly_capacity = models.PositiveSmallIntegerField(default=12)  # clues that can be verified

    class Meta:
        ordering: ClassVar = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    COUNTY_OFFICER = "county_officer", "县救助股"
    COUNTY_LEADER = "county_leader", "分管领导"
    TOWNSHIP_OFFICER = "township_officer", "乡镇经办"
    TOWNSHIP_HEAD = "township_head", "乡镇负责人"
    LIAISON = "liaison", "部门联络员"
    INSPECTOR = "inspector", "驻局纪检"
    SYSTEM_ADMIN = "system_admin", "系统管理员"
    SECURITY_ADMIN = "security_admin", "安全管理员"
    AUDIT_ADMIN = "audit_admin", "审计管理员"


COUNTY_ROLES = (Role.COUNTY_OFFICER, Role.COUNTY_LEADER)
TOWNSHIP_ROLES = (Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD)
CLERK_ROLES = (*TOWNSHIP_ROLES, Role.COUNTY_OFFICER)  # who works on cases and ledgers
ADMIN_ROLES = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
SECOND_FACTOR_ROLES = (*COUNTY_ROLES, Role.INSPECTOR, *ADMIN_ROLES)


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> models.QuerySet[User]:
        """With the township: every page of a township names it."""
        return super().get_queryset().select_related("township")

    def create_user(self, username: str, password: str | None = None, **more: object) -> User:
        user = self.model(username=username, **more)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """One person, one role. The three administrators exclude each other and every case right,
    because a user has exactly one role and the database checks what goes with it."""

    username = models.CharField("账号", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=40)
    role = models.CharField("角色", max_length=20, choices=Role.choices)
    township = models.ForeignKey(
        Township, verbose_name="乡镇", null=True, blank=True, on_delete=models.PROTECT
    )
    department = models.CharField("部门", max_length=40, blank=True)
    is_active = models.BooleanField("启用", default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar = ["name", "role"]
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        ordering: ClassVar = ["username"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="township_roles_have_a_township_and_no_other_does",
                condition=Q(role__in=TOWNSHIP_ROLES, township__isnull=False)
                | (~Q(role__in=TOWNSHIP_ROLES) & Q(township__isnull=True)),
            ),
            models.CheckConstraint(
                name="liaisons_have_a_department_and_no_other_does",
                condition=Q(role=Role.LIAISON) & ~Q(department="")
                | ~Q(role=Role.LIAISON) & Q(department=""),
            ),
            models.CheckConstraint(
                name="the_role_is_one_of_the_nine", condition=Q(role__in=Role.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.get_role_display()}）"

    @property
    def county_wide(self) -> bool:
        """Sees every township's cases: the county, and the inspector who changes nothing."""
        return self.is_active and (self.role in COUNTY_ROLES or self.role == Role.INSPECTOR)

    @property
    def is_administrator(self) -> bool:
        return self.role in ADMIN_ROLES

    @property
    def needs_second_factor(self) -> bool:
        return self.role in SECOND_FACTOR_ROLES


class RoleGrant(models.Model):
    """A change of role or township: one security administrator proposes, another person agrees."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    township = models.ForeignKey(Township, null=True, blank=True, on_delete=models.PROTECT)
    department = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=200)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    agreed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_grant_needs_a_second_person",
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=models.F("proposed_by")),
            )
        ]
