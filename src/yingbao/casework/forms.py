"""Forms in the order the page asks, with messages that say what was read and what to write."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from yingbao.canon import load_tables
from yingbao.casework.form_words import asked_sometimes
from yingbao.casework.models import Clue, Decision, Delay, Need, User

DATE_FORMATS = ["%Y-%m-%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d", "%Y/%m/%d"]


MONTH_FORMATS = ["%Y-%m", "%Y.%m", "%Y年%m月", "%Y/%m", *DATE_FORMATS]


class DayInput(forms.DateInput):
    """The browser's calendar; what it is given and what it sends are ISO, whatever it shows."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class MonthInput(forms.DateInput):
    input_type = "month"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m")


class DayField(forms.DateField):
    """A day in any of the ways officers write it."""

    widget: type[forms.DateInput] = DayInput

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"input_formats": DATE_FORMATS} | more)
        self.error_messages["invalid"] = _("日期没有读懂。写成 2026-11-25 或 2026年11月25日。")
        self.error_messages["required"] = _("请填日期。")


class MonthField(DayField):
    """A month, kept as its first day; any day of it is understood as the month."""

    widget = MonthInput

    def __init__(self, **more: Any) -> None:
        super().__init__(input_formats=MONTH_FORMATS, **more)
        self.error_messages["invalid"] = _("月份没有读懂。写成 2026-11 或 2026年11月。")
        self.error_messages["required"] = _("请选月份。")

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        return day and day.replace(day=1)


class Met(TextChoices):
    """Who was met. What stands in the record is this word, with the name where one was given."""

    SELF = "本人", _("本人")
    FAMILY = "家里人", _("家里人")
    NEIGHBOUR = "知情人", _("知情人")
    NOBODY = "没见到", _("没见到，另约时间")


class VisitForm(forms.Form):
    """入户核查表: who went, when, where, who was met, what was seen and said, what help is missing."""

    uid = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    visited_on = DayField(label=_("哪天去的"))
    place = forms.CharField(label=_("在哪里见的"), max_length=120)
    met = forms.ChoiceField(
        label=_("见到了谁"),
        choices=Met.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选见到了谁。没见到人也照实选，不算拒绝。")},
    )
    met_who = forms.CharField(label=_("哪一位"), max_length=60, required=False)
    again_on = asked_sometimes(DayField(label=_("约在哪天再去（没见到人的）"), required=False))
    second_name = forms.CharField(label=_("同行的人"), max_length=40)
    second_post = forms.CharField(label=_("同行人的职务"), max_length=60, required=False)
    text = forms.CharField(label=_("看到和听到的"), widget=forms.Textarea(attrs={"rows": 4}))
    said = forms.CharField(
        label=_("本人怎么说"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    needs = forms.MultipleChoiceField(
        label=_("该给他们办的"),
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    latitude = forms.FloatField(
        required=False, widget=forms.HiddenInput, min_value=-90, max_value=90
    )
    longitude = forms.FloatField(
        required=False, widget=forms.HiddenInput, min_value=-180, max_value=180
    )
    client_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    @property
    def met_nobody(self) -> bool:
        """Nobody to ask, so no verdict is wanted; said by the tap, before anything is checked."""
        return bool(self["met"].value() == Met.NOBODY)

    @property
    def met_words(self) -> str:
        """`家里人：刘改莲（妻）`, as the record keeps it."""
        met, who = self.cleaned_data["met"], self.cleaned_data["met_who"]
        return f"{met}：{who}" if who and met != Met.SELF else str(met)


class VerdictForm(forms.Form):
    """One clue's outcome; a finding says why it came about and on what article it rests."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    keep = forms.CharField(required=False, max_length=6)  # after a conflict: theirs or mine
    outcome = forms.ChoiceField(
        label=_("核下来"), choices=Clue.Outcome.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("说明"), widget=forms.Textarea(attrs={"rows": 2}))
    cause = asked_sometimes(
        forms.CharField(label=_("为什么会这样（属实的要填）"), max_length=60, required=False)
    )
    basis = forms.CharField(label=_("依据的条款"), max_length=200, required=False)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("outcome") == Clue.Outcome.UPHELD and not cleaned.get("cause"):
            self.add_error("cause", _("属实的要写一句为什么会这样，找到原因才不会再来一次。"))
        return cleaned


class EvidenceForm(forms.Form):
    title = forms.CharField(label=_("这是什么"), max_length=120)
    file = forms.FileField(label=_("照片或扫描件"))
    client_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)


class NothingForm(forms.Form):
    """A button alone."""


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("原因"), max_length=300)


class WordsForm(forms.Form):
    words = forms.CharField(label=_("意见"), max_length=300)


class MeasureForm(forms.Form):
    text = forms.CharField(label=_("怎么办"), max_length=300)
    owner = forms.ModelChoiceField(label=_("谁来办"), queryset=User.objects.none())
    workdays = forms.IntegerField(label=_("几个工作日办完"), min_value=1, max_value=120, initial=10)

    def __init__(self, *args: Any, clue: Clue, **more: Any) -> None:
        super().__init__(*args, **more)
        cast("forms.ModelChoiceField[User]", self.fields["owner"]).queryset = owners(clue)


def owners(clue: Clue) -> QuerySet[User]:
    """Who can be given a measure: the township's people and the county's officers."""
    people = User.objects.filter(is_active=True)
    return people.filter(township=clue.township) | people.filter(role="county_officer")


class DelayForm(forms.Form):
    kind = forms.ChoiceField(label=_("要什么"), choices=Delay.Kind.choices)
    workdays = forms.IntegerField(label=_("延几个工作日"), min_value=0, max_value=20, initial=5)
    reason = forms.CharField(label=_("原因"), max_length=300)


class DecisionForm(forms.Form):
    kind = forms.ChoiceField(label=_("打算"), choices=Decision.Kind.choices)
    facts = forms.CharField(label=_("事实"), widget=forms.Textarea(attrs={"rows": 3}))
    basis = forms.CharField(label=_("依据的条款"), max_length=200)
    amount = forms.DecimalField(
        label=_("金额（元）"), required=False, min_value=0, max_digits=14, decimal_places=2
    )
    people = forms.IntegerField(label=_("涉及几人"), min_value=1, max_value=30, initial=1)
    from_month = MonthField(label=_("从哪个月起"), required=False)


class HearingForm(forms.Form):
    heard_on = DayField(label=_("哪天听的"))
    place = forms.CharField(label=_("在哪里"), max_length=120)
    present = forms.CharField(label=_("在场的人"), max_length=200)
    said = forms.CharField(label=_("本人怎么说"), widget=forms.Textarea(attrs={"rows": 3}))
    answer = forms.CharField(
        label=_("我们怎么看"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )


REMEDIES = (
    "不服本决定的，可以自收到之日起六十日内向本级人民政府申请行政复议，"
    "也可以自收到之日起六个月内向人民法院提起行政诉讼。"
)


class NoticeForm(forms.Form):
    number = forms.CharField(label=_("文号"), max_length=60)
    text = forms.CharField(
        label=_("告知内容：事实、理由、条款"), widget=forms.Textarea(attrs={"rows": 4})
    )
    remedies = forms.CharField(
        label=_("怎样复议和诉讼"), widget=forms.Textarea(attrs={"rows": 3}), initial=REMEDIES
    )


class ServeForm(forms.Form):
    served_on = DayField(label=_("哪天送到"))
    how = forms.CharField(label=_("怎么送的"), max_length=60)
    received_by = forms.CharField(label=_("谁签收"), max_length=60)


class ReviewForm(forms.Form):
    agrees = forms.ChoiceField(label=_("结论"), choices=[("yes", _("同意销号")), ("no", _("退回"))])
    words = forms.CharField(label=_("审核意见"), max_length=300)


class RevisitForm(forms.Form):
    on = DayField(label=_("哪天去的"))
    holds = forms.ChoiceField(
        label=_("和销号写的一样吗"), choices=[("yes", _("一样")), ("no", _("不一样"))]
    )
    words = forms.CharField(label=_("看到的情况"), widget=forms.Textarea(attrs={"rows": 3}))


class OwedForm(forms.Form):
    """A line of the exchange calendar."""

    sender = forms.CharField(label=_("部门"), max_length=60)
    table = forms.ChoiceField(label=_("什么表"))
    every_months = forms.TypedChoiceField(
        label=_("多久一次"),
        coerce=int,
        choices=[(1, _("每月")), (3, _("每季")), (6, _("半年")), (12, _("每年"))],
    )
    day = forms.IntegerField(label=_("几号前"), min_value=1, max_value=28, initial=10)
    contact = forms.CharField(label=_("联系人"), max_length=40, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        titles = sorted((table.title, name) for name, table in load_tables().items())
        choices = [(name, title) for title, name in titles]
        cast("forms.ChoiceField", self.fields["table"]).choices = choices


class SaveViewForm(forms.Form):
    name = forms.CharField(label=_("给这个视图起个名"), max_length=40)
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=500)
    page = forms.CharField(widget=forms.HiddenInput, max_length=30)


class TripForm(forms.Form):
    """A village into a day; without a day it is in none."""

    village = forms.CharField(max_length=60)
    day = DayField(required=False)
    companion = forms.CharField(max_length=40, required=False)


class MinutesForm(forms.Form):
    village = forms.CharField(max_length=60)
    minutes = forms.IntegerField()
