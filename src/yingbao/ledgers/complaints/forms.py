"""The complaint's forms, in the order in which a person at the desk asks."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.form_words import asked_sometimes
from yingbao.casework.forms import DayField
from yingbao.casework.models import Township, User
from yingbao.casework.models.people import CLERK_ROLES
from yingbao.ledgers.complaints import clock
from yingbao.ledgers.complaints.model import OPEN, Complaint
from yingbao.ledgers.doors import LedgerForm
from yingbao.ledgers.fields import choose_from, yes_or_no


class RegisterForm(LedgerForm):
    received_on = DayField(label=_("哪天收到"))
    channel = forms.ChoiceField(label=_("从哪里来"), choices=Complaint.Channel.choices)
    matter = forms.ChoiceField(label=_("反映什么"), choices=Complaint.Matter.choices)
    content = forms.CharField(label=_("原话怎么说"), widget=forms.Textarea(attrs={"rows": 4}))
    township = forms.ModelChoiceField(
        label=_("哪个乡镇"), queryset=Township.objects.none(), required=False
    )
    village = forms.CharField(label=_("哪个村（社区）"), max_length=60, required=False)
    real_name = yes_or_no(_("愿意留名字吗"), _("实名：要答复本人"), _("匿名：一样受理，不记是谁"))
    reporter_name = asked_sometimes(
        forms.CharField(label=_("反映人姓名（实名的要填）"), max_length=40, required=False)
    )
    reporter_phone = forms.CharField(label=_("联系电话"), max_length=20, required=False)
    accused_name = forms.CharField(label=_("反映的是谁"), max_length=40, required=False)
    accused_user = forms.ModelChoiceField(
        label=_("是本系统里的人吗"), queryset=User.objects.none(), required=False
    )
    accused_township = forms.ModelChoiceField(
        label=_("反映的是哪个乡镇的办事单位"), queryset=Township.objects.none(), required=False
    )

    def prepare(self) -> None:
        for name in ("township", "accused_township"):
            choose_from(self, name, Township.objects.all())
        choose_from(self, "accused_user", User.objects.filter(role__in=CLERK_ROLES, is_active=True))


class MergeForm(LedgerForm):
    into = forms.ModelChoiceField(
        label=_("和哪一件是同一件事"), queryset=Complaint.objects.none(), to_field_name="number"
    )
    reason = forms.CharField(label=_("怎么看出是同一件"), max_length=200)

    def prepare(self) -> None:
        seen = Complaint.objects.visible_to(self.by).filter(state__in=OPEN)
        choose_from(self, "into", seen.exclude(pk=self.item.pk) if self.item else seen)


class AssignForm(LedgerForm):
    handler = forms.ModelChoiceField(label=_("交给谁办"), queryset=User.objects.none())

    def prepare(self) -> None:
        people = User.objects.filter(role__in=CLERK_ROLES, is_active=True)
        if isinstance(self.item, Complaint):
            people = people.exclude(pk__in=[self.item.accused_user_id or 0])
            if self.item.accused_township_id:
                people = people.exclude(township=self.item.accused_township_id)
        choose_from(self, "handler", people)


class DayForm(LedgerForm):
    on = DayField(label=_("哪天"))


class ExtendForm(LedgerForm):
    days = forms.IntegerField(label=_("延几天（自然日）"), min_value=1)
    reason = forms.CharField(label=_("为什么要延，怎样告诉了反映人"), max_length=300)

    def prepare(self) -> None:
        if isinstance(self.item, Complaint) and self.item.accepted_on:
            longest = clock.longest_extension(self.item.accepted_on)
            self.fields["days"].help_text = _("最多 %(n)d 天，只能延一次。") % {"n": longest}


class ContactForm(LedgerForm):
    on = DayField(label=_("哪天"))
    how = forms.CharField(label=_("怎么联系的，结果怎样"), max_length=120)


class AnswerForm(LedgerForm):
    on = DayField(label=_("哪天答复"))
    words = forms.CharField(label=_("怎么答复的"), widget=forms.Textarea(attrs={"rows": 4}))
    reached = yes_or_no(_("答复到本人了吗"), _("答复到了"), _("联系不上，前面记过联系情况"))
    satisfaction = forms.ChoiceField(
        label=_("本人满意吗"), choices=Complaint.Satisfaction.choices, widget=forms.RadioSelect
    )


class ClueForm(LedgerForm):
    code = forms.CharField(label=_("线索号"), max_length=20)
