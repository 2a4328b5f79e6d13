"""The clue: one rule pointing at one person or household. Not yet a finding, never a decision."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import get_script_prefix, reverse

from yingbao.casework.fields import EncryptedText
from yingbao.casework.models.people import TOWNSHIP_ROLES, Township, User
from yingbao.casework.models.runs import Run
from yingbao.casework.models.seeing import SeenQuerySet


class LentTo(Func):
    """Whether a clue is drawn for this township's second look and not yet looked at.

    Written as SQL: every page asks several times, and building it as a query set cost more than asking.
    """

    output_field = models.BooleanField()
    conditional = True

    def __init__(self, clue: Any, township_id: int | None) -> None:
        super().__init__(clue, Value(township_id))

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        drawn: Any = Clue._meta.get_field("revisits").related_model
        fields = (drawn._meta.get_field(name) for name in ("clue", "township", "done_on"))
        clue, place, done = (connection.ops.quote_name(field.column) for field in fields)
        table = connection.ops.quote_name(drawn._meta.db_table)
        (pk, given), (township, asked) = map(compiler.compile, self.source_expressions)
        lent = f"SELECT {clue} FROM {table} WHERE {done} IS NULL AND {place} = {township}"
        return f"{pk} IN ({lent})", [*given, *asked]


class ClueQuerySet(SeenQuerySet["Clue"]):
    def shared_with(self, user: User) -> Self:
        """Township staff see their township's, and those they go and look at for another."""
        if user.role not in TOWNSHIP_ROLES:
            return self.none()
        theirs = Q(township_id=user.township_id) | Q(LentTo(F("pk"), user.township_id))
        return self.filter(~Q(status=Clue.Status.HELD) & theirs)


class Clue(models.Model):
    """Fields are grouped: what was found, about whom, where it stands."""

    class Status(models.TextChoices):
        HELD = "held", "等县里放行"
        NEW = "new", "待派发"
        DISPATCHED = "dispatched", "待入户"
        VERIFIED = "verified", "已核查"
        ACTING = "acting", "整改中"
        CLOSING = "closing", "待审核"
        TRANSFERRED = "transferred", "等部门回函"
        CLOSED = "closed", "已销号"

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "属实"
        UNFOUNDED = "unfounded", "不属实"
        DATA = "data", "数据问题"
        TRANSFER = "transfer", "转部门"

    code = models.CharField(max_length=20, unique=True)
    fingerprint = models.CharField(max_length=64, db_index=True)
    rule = models.CharField(max_length=4, db_index=True)
    title = models.CharField(max_length=120)
    direction = models.CharField(max_length=4)  # 漏保 错保 程序 资金 作风 数据
    level = models.CharField(max_length=1)  # 红 橙 黄 蓝
    programme = models.CharField(max_length=20, blank=True)
    because = models.TextField()
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    since = models.DateField(null=True)
    match = models.CharField(max_length=6, default="strong")
    evidence_digest = models.CharField(max_length=64, blank=True)

    township = models.ForeignKey(Township, on_delete=models.PROTECT, related_name="clues")
    village = models.CharField(max_length=60, blank=True)
    household_id = models.CharField(max_length=40, blank=True, db_index=True)
    household_name = EncryptedText(null=True)
    person_id = models.CharField(max_length=40, blank=True, db_index=True)
    person_name = EncryptedText(null=True)
    id_number = EncryptedText(null=True)
    name_index = models.CharField(max_length=24, blank=True, db_index=True)

    status = models.CharField(max_length=12, choices=Status.choices, default=Status.NEW)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    owner = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="clues")
    dispatched_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    paused_on = models.DateField(null=True)
    first_run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    last_run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    gone_since = models.ForeignKey(Run, null=True, on_delete=models.PROTECT, related_name="+")
    reopened = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)  # every change counts it up

    objects = ClueQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["township__order", "village", "household_id", "rule", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fingerprint"],
                condition=~Q(status="closed"),
                name="one_open_clue_per_fingerprint",
            ),
            models.CheckConstraint(
                name="weak_matches_are_never_red_or_orange",
                condition=Q(match="strong") | ~Q(level__in=["红", "橙"]),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return _address(get_script_prefix(), self.code)

    @property
    def door(self) -> str:
        """Where one has to knock: the household, else the person, else this clue alone."""
        return self.household_id or self.person_id or self.code


@lru_cache(maxsize=4096)  # a list names a hundred clues, and says the same hundred addresses again
def _address(prefix: str, code: str) -> str:
    return reverse("clue", args=[code])


class EvidenceRow(models.Model):
    """One row of a department's file that carries the clue: where it stands and what it says."""

    clue = models.ForeignKey(Clue, on_delete=models.CASCADE, related_name="rows")
    source = models.CharField(max_length=60)  # title of the canonical table
    file = models.CharField(max_length=200)
    sheet = models.CharField(max_length=80)
    row = models.PositiveIntegerField()
    match = models.CharField(
        max_length=120, blank=True
    )  # how the row was found to be this person's
    said = models.TextField(blank=True)  # without identifiers
    period = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]


class Step(models.Model):
    """A line of the clue's own history, newest last: who did what, in words."""

    clue = models.ForeignKey(Clue, on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=60)
    verb = models.CharField(max_length=40)
    words = models.TextField()
    undo_until = models.DateTimeField(null=True)
    before = models.JSONField(default=dict)  # values that an undo restores

    class Meta:
        ordering: ClassVar = ["pk"]
