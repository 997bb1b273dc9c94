"""Signing in and out."""

import time
from collections import OrderedDict
from threading import BoundedSemaphore
from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from console.gate import COOKIE, Acting, Form, acting
from console.rendering import page, redirect
from foundation.settings import get_settings
from workflows.operator.access.accounts import SESSION_HOURS, sign_in, sign_out

router = APIRouter()
_SECONDS_A_TRY: Final = 12.0
_TRIES: Final = 5
_NAMES: Final = 1000
# The embedded stack serves these without TLS.
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


class Tries:
    """Wrong passwords by name: five at once, and then one in twelve seconds. Of the last thousand names."""

    def __init__(self) -> None:
        self._free_at: OrderedDict[str, float] = OrderedDict()

    def may_try(self, name: str) -> bool:
        """Whether another password may be tried for a name."""
        return self._free_at.get(name, 0.0) < time.monotonic() + _SECONDS_A_TRY * _TRIES

    def failed(self, name: str) -> None:
        """A wrong one was tried."""
        self._free_at[name] = max(self._free_at.pop(name, 0.0), time.monotonic()) + _SECONDS_A_TRY
        if len(self._free_at) > _NAMES:
            self._free_at.popitem(last=False)


_tries = Tries()
# One try takes 19 MiB and a core for some 30 ms, and needs no account: many at once would take the API's memory.
_at_once = BoundedSemaphore(2)
_WAIT_SECONDS: Final = 2.0


@router.get("/login")
def show_form(request: Request) -> Response:
    """The page for signing in."""
    return page(request, "login", None, problem="")


@router.post("/login")
def open_session(request: Request, form: Form) -> Response:
    """Check name and password, and begin a session. Another site's form is refused."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return page(request, "login", None, status=403, problem="forbidden_text")
    name = form.get("name", "").strip()[:64]
    if not _tries.may_try(name):
        return page(request, "login", None, status=429, problem="sign_in_slow")
    if not _at_once.acquire(timeout=_WAIT_SECONDS):
        return page(request, "login", None, status=429, problem="sign_in_slow")
    try:
        token = sign_in(name, form.get("password", ""))
    finally:
        _at_once.release()
    if token is None:
        _tries.failed(name)
        return page(request, "login", None, status=401, problem="sign_in_wrong")
    answer = redirect(request, "/")
    answer.set_cookie(
        COOKIE,
        token,
        max_age=SESSION_HOURS * 3600,
        path="/console",
        secure=_needs_tls(request),
        httponly=True,
        samesite="strict",
    )
    return answer


def _needs_tls(request: Request) -> bool:
    """Whether the cookie travels by TLS alone: everywhere but on this machine, as long as it has no public address. A
    proxy may name this machine as the host."""
    public = urlsplit(get_settings().public_url)
    published = public.scheme == "https" and not str(public.hostname).endswith(".invalid")
    return published or request.url.hostname not in _LOOPBACK


@router.post("/logout")
def close_session(request: Request, act: Annotated[Acting, Depends(acting(None))]) -> Response:
    """End the session."""
    sign_out(act.account.token)
    answer = redirect(request, "/login")
    answer.delete_cookie(COOKIE, path="/console")
    return answer
