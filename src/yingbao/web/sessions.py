"""Sessions end after half an hour of silence and after ten hours in any case."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


class SessionLimits:
    """Idle and absolute limits (GB/T 22239: 登录连接超时自动退出)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and self._is_over(request):
            logout(request)
            messages.info(request, "离开太久，已替您退出。请重新登录，没提交的内容请再填一次。")
            return redirect(settings.LOGIN_URL)
        return self.get_response(request)

    def _is_over(self, request: HttpRequest) -> bool:
        now = time.time()
        began = request.session.setdefault("began_at", now)
        seen = request.session.get("seen_at", now)
        if now - seen > 60 or "seen_at" not in request.session:
            request.session["seen_at"] = now
        idle = now - seen > settings.SESSION_IDLE_MINUTES * 60
        return bool(idle or now - began > settings.SESSION_ABSOLUTE_HOURS * 3600)
