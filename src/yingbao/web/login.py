"""Login: account, password, and for county and administrator roles a one-time code."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django_otp import devices_for_user
from django_otp import login as otp_login
from django_otp.models import Device

from yingbao.casework.actions.record import audit
from yingbao.casework.models import User


class LoginForm(AuthenticationForm):
    """The stock form plus the code; a wrong code tells nothing about the password."""

    otp = forms.CharField(required=False, strip=True)
    device: Device | None = None
    error_messages = {
        "invalid_login": _("账号或密码不对。连续 5 次会锁 15 分钟。"),
        "inactive": _("这个账号已停用，请找安全管理员。"),
    }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        user = self.get_user()
        if user is not None and user.needs_second_factor:
            self.device = _matching_device(user, cleaned.get("otp", ""))
            if self.device is None:
                raise forms.ValidationError({"otp": _("动态码不对或已用过。等下一个 6 位数再输。")})
        return cleaned


def _matching_device(user: User, code: str) -> Device | None:
    """The confirmed device whose code this is; each code is good once."""
    return next((device for device in devices_for_user(user) if device.verify_token(code)), None)


class Login(LoginView):
    template_name = "web/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        device = getattr(form, "device", None)
        if device is not None:
            otp_login(self.request, device)
        audit(form.get_user(), "login", form.get_user().username)
        return response


__all__ = ["Login", "LoginForm"]
