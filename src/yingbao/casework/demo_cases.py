"""Cases on their way for the demonstration, walked by the same verbs that officers use."""

from __future__ import annotations

import io
import uuid
from datetime import date, timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from yingbao.casework.actions import close, decide, dispatch, evidence, measures
from yingbao.casework.actions.verify import Verdict, VisitRecord, verify
from yingbao.casework.models import Closure, Clue, Decision, User
from yingbao.casework.selectors.rules import rule_of

MONTHS_BACK = 5
REMEDIES = (
    "不服本决定的，可以自收到之日起六十日内申请行政复议，也可以自收到之日起六个月内提起行政诉讼。"
)
HELP = (Decision.Kind.ENROL, Decision.Kind.BACK_PAY, Decision.Kind.TEMPORARY)


class Cast:
    """Who walks the cases: the clerk and head of one township, two officers of the county."""

    def __init__(self) -> None:
        self.zhou = User.objects.get(username="zhou")
        self.feng = User.objects.get(username="feng")
        self.liu = User.objects.get(username="liu")
        self.duan = User.objects.get(username="duan")
        self.today = timezone.localdate()


def walk_some_cases() -> None:
    """Every step of a case's life is there to look at: late, verified, decided, heard, closed."""
    cast = Cast()
    mine = Clue.objects.filter(status=Clue.Status.NEW, township=cast.liu.township)
    own = list(mine.exclude(direction="漏保").order_by("rule", "code")[:7])
    for number, clue in enumerate(own):
        sent = cast.today - timedelta(days=30 if number < 2 else 4)
        dispatch.dispatch(clue, by=cast.zhou, today=sent)
    for clue in own[2:4]:
        _visit(clue, cast.liu, cast, Clue.Outcome.UNFOUNDED, "情况和数据对不上，已查清。")
    for clue in own[2:3]:
        _close(clue, cast)
    for clue in own[4:5]:
        _hear_before_deciding(clue, cast)
    for clue in mine.filter(direction="漏保").order_by("rule", "code")[:3]:
        dispatch.dispatch(clue, by=cast.zhou, today=cast.today)
    _help_elsewhere(cast)


def _visit(clue: Clue, by: User, cast: Cast, outcome: Clue.Outcome, said: str) -> None:
    second = "段立新" if by == cast.liu else "村委会主任"
    text = "到家里看了，和本人、邻居都谈过。"
    place = f"{clue.township}{clue.village}"
    record = VisitRecord(uuid.uuid4(), cast.today, place, "本人", second, text)
    cause = "" if outcome == Clue.Outcome.UNFOUNDED else "政策没有送到家"
    verify({clue: Verdict(outcome, said, cause)}, record, by=by, today=cast.today)
    clue.refresh_from_db()


def _prove(clue: Clue, by: User) -> None:
    """A drawn picture that says that it is drawn; no two alike."""
    picture = Image.new("RGB", (480, 320), "#dfe5e0")
    draw = ImageDraw.Draw(picture)
    seed = int(clue.fingerprint[:8], 16) if clue.fingerprint[:8].isalnum() else clue.pk
    for number in range(40):
        x, y = (seed * (number + 3)) % 480, (seed * (number + 7)) % 320
        draw.rectangle((x, y, x + 60, y + 30), fill=(x % 256, y % 256, number * 6))
    out = io.BytesIO()
    picture.save(out, "JPEG")
    file = SimpleUploadedFile("demo.jpg", out.getvalue())
    evidence.add(clue, file, by=by, title="示意图（演示用，不是照片）")


def _close(clue: Clue, cast: Cast) -> Closure:
    _prove(clue, cast.liu)
    closure = close.apply(clue, by=cast.liu, result="已查清，情况和登记不符，凭据在案")
    close.endorse(closure, by=cast.duan, opinion="情况属实，同意")
    close.explain_data(closure, by=cast.liu, reason="部门登记要下个月才改过来")
    return close.review(closure, by=cast.feng, agrees=True, words="看过凭据，同意")


def _hear_before_deciding(clue: Clue, cast: Cast) -> None:
    """An adverse draft that waits for the second person."""
    _visit(clue, cast.liu, cast, Clue.Outcome.UPHELD, "入户核实，情况与数据一致。")
    facts = decide.Draft(
        Decision.Kind.REDUCE, "入户核实的情况与数据一致", _basis(clue), Decimal(120)
    )
    decision = decide.draft(clue, facts, by=cast.liu)
    decide.hear(
        decision,
        by=cast.liu,
        heard_on=cast.today,
        place="家里",
        present="本人、刘春燕、段立新",
        said="情况是真的，家里有病人，希望慢一点减。",
        answer="先按渐退办",
        today=cast.today,
    )
    decide.write_notice(
        decision,
        by=cast.liu,
        number="沁民告〔示范〕1号",
        text="事实、理由和条款见决定。",
        remedies=REMEDIES,
    )


def _help_elsewhere(cast: Cast) -> None:
    """Help over the last months, one a month, so that both directions can be seen over time."""
    missed = Clue.objects.filter(status=Clue.Status.NEW, direction="漏保")
    clues = missed.exclude(township=cast.liu.township).order_by("township__order", "rule", "code")
    for number, clue in enumerate(clues[: 2 * MONTHS_BACK]):
        dispatch.dispatch(clue, by=cast.zhou, today=cast.today)
        _visit(clue, cast.feng, cast, Clue.Outcome.UPHELD, "符合条件，当场帮着填了申请。")
        kind = HELP[number % len(HELP)]
        content = decide.Draft(kind, "符合条件", _basis(clue), Decimal(300 + 60 * number))
        decision = decide.draft(clue, content, by=cast.feng)
        on = _months_before(cast.today, number % (MONTHS_BACK + 1))
        decide.approve(decision, by=cast.zhou, today=on)
        decide.carry_out(decision, by=cast.zhou, today=on)
        measures.plan(
            clue,
            by=cast.feng,
            text="核对第一次到账",
            owner=cast.feng,
            workdays=10,
            today=cast.today,
        )


def _basis(clue: Clue) -> str:
    rule = rule_of(clue)
    return f"{rule.legal_basis[0].norm} {rule.legal_basis[0].article}" if rule else "见规则"


def _months_before(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, min(day.day, 28))
