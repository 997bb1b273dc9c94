"""Who may see and do what: sessions in a cookie or a trusted proxy's header, a token in every form, roles.

Every page but the one for signing in depends on `signed_in`, and everything that changes something on `acting`, which
reads the form, compares its token with the session's, and asks whether the role suffices
(workflows/operator/access/permissions.py).
"""

import asyncio
import hashlib
import hmac
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Annotated, Final
from urllib.parse import parse_qs

from fastapi import Depends, Request
from starlette.requests import ClientDisconnect

from foundation.clock import shanghai_day, utcnow
from foundation.errors import ShebaoError
from foundation.settings import get_keyring, get_settings
from foundation.settings.forms import read_networks
from models.session import read
from models.states import Role
from workflows.operator.access.accounts import active_role, find_session
from workflows.operator.access.permissions import NEEDED, Permission

COOKIE: Final = "shebao_session"
_FORM_BYTES: Final = 16 * 1024
FORM_SECONDS: Final = 10.0


class NotSignedIn(ShebaoError):
    """There is no session: the answer is the page for signing in."""


class Forbidden(ShebaoError):
    """The role does not suffice, or a form does not come from a page of this session."""


class Malformed(ShebaoError):
    """A value that a person may type has not the form that the page asks for."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in. `token` is the session's; `form_token` goes into each form."""

    name: str
    role: Role
    token: str = field(repr=False)
    by_proxy: bool = False

    def may(self, permission: Permission) -> bool:
        """Whether the role suffices for this."""
        return self.role.includes(NEEDED[permission])

    @property
    def form_token(self) -> str:
        """A digest of the session's token, from which the token cannot be found."""
        return hashlib.sha256(b"form\0" + self.token.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, and the form that came."""

    account: Account
    form: Mapping[str, str] = field(repr=False)

    def text(self, name: str, most: int = 200) -> str:
        """A field of the form without blanks around it; empty if it is missing. Raises Malformed for a longer one, and
        for one with control characters beside line ends and tabs, which become blanks."""
        value = self.form.get(name, "").replace("\t", " ").strip()
        if len(value) > most or not value.replace("\n", "").replace("\r", "").isprintable():
            raise Malformed
        return value


def signed_in(request: Request) -> Account:
    """The account that a trusted proxy names, or whose session the request has; raises NotSignedIn, Forbidden."""
    if (name := _named_by_proxy(request)) is not None:
        return _account_of(name)
    token = request.cookies.get(COOKIE, "")
    if not token:
        raise NotSignedIn
    with read() as connection:
        found = find_session(connection, token)
    if found is None:
        raise NotSignedIn
    name, role = found
    return Account(name, role, token)


def _named_by_proxy(request: Request) -> str | None:
    """The operator whom the header of a trusted proxy names; None from any other address and without the header."""
    settings = get_settings()
    names = request.headers.getlist(settings.console_header)
    if not settings.console_proxies or request.client is None or not names:
        return None
    try:
        address = ip_address(request.client.host)
    except ValueError:
        return None
    if not any(address in network for network in read_networks(settings.console_proxies)):
        return None
    if len(names) > 1:  # a browser's own header was passed on beside the proxy's
        raise Forbidden
    return names[0].strip() or None


def _account_of(name: str) -> Account:
    """The active account of this name; its forms hold a keyed digest of the name and the day. Raises Forbidden."""
    with read() as connection:
        role = active_role(connection, name)
    if role is None:
        raise Forbidden
    token = get_keyring().blind_index("console", f"{name}\0{shanghai_day(utcnow())}")
    return Account(name, role, token, by_proxy=True)


SignedIn = Annotated[Account, Depends(signed_in)]


async def plain(request: Request) -> None:
    """Raises Malformed for an address with a zero in a value: the database takes none."""
    if any("\0" in str(value) for value in (*request.path_params.values(), *request.query_params.values())):
        raise Malformed


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a form; raises Forbidden for one that is too large, too slow, holds a zero, or is none."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise Forbidden
    body = b""
    try:
        async with asyncio.timeout(FORM_SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > _FORM_BYTES:
                    raise Forbidden
    except (TimeoutError, ClientDisconnect):
        raise Forbidden from None
    try:
        fields = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=32)
    except ValueError:
        raise Forbidden from None
    if any("\0" in value for values in fields.values() for value in values):
        raise Forbidden
    return {name: values[-1] for name, values in fields.items()}


Form = Annotated[dict[str, str], Depends(read_form)]


_Check = Callable[[Request, Account, dict[str, str]], Coroutine[None, None, Acting]]


def acting(permission: Permission | None) -> _Check:
    """A dependency: the form of an operator who has this permission (None: each has it); it raises Forbidden."""

    async def check(request: Request, account: SignedIn, form: Form) -> Acting:
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise Forbidden
        if not hmac.compare_digest(form.get("token", "").encode(), account.form_token.encode()):
            raise Forbidden
        if permission is not None and not account.may(permission):
            raise Forbidden
        return Acting(account, form)

    return check
