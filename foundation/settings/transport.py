"""Which connections leave the machine without TLS, or without a check of the other side's certificate.

Each is refused at start unless SHEBAO_WITHOUT_TLS names it. Connections within the machine need no TLS.
"""

import ipaddress
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import SplitResult, parse_qs, urlsplit

from foundation.settings.sentinels import is_sentinel, read_sentinels

CHECKED_MODES: Final = ("verify-full", "verify-ca")


def connections(value: str) -> str:
    """A comma list of connections, as `database,broker`; raises ValueError for another name."""
    if unknown := sorted(set(names(value)) - _REMEDIES.keys()):
        raise ValueError(f"{unknown[0]} is no connection; there are {', '.join(_REMEDIES)}")
    return value


def names(value: str) -> list[str]:
    """The names in a comma list."""
    return [part.strip() for part in value.split(",") if part.strip()]


def plain_connections(urls: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The connections that lack TLS, each with what to do; `urls` are the addresses by connection."""
    for name, remedy in _REMEDIES.items():
        if any(_is_plain(name, url) for url in _each(name, urls.get(name, ""))):
            yield name, remedy


def _each(name: str, value: str) -> list[str]:
    """The addresses in a setting: SMS providers have commas between them; Sentinels are an address each."""
    if name == "broker" and is_sentinel(value):
        scheme, query = value.partition("://")[0], value.partition("?")[2]
        return [f"{scheme}://{host}?{query}" for host, _ in read_sentinels(value).hosts]
    return value.split(",") if name == "sms" else [value]


def _is_plain(name: str, url: str) -> bool:
    try:
        parts = urlsplit(url.strip())
        return bool(url) and not all(map(_is_here, _hosts(parts))) and not _CHECKS[name](parts)
    except ValueError:
        return False  # no address at all, which is refused elsewhere


def _hosts(parts: SplitResult) -> list[str]:
    """The hosts of an address; a path is a socket of this machine."""
    named = [host for value in parse_qs(parts.query).get("host", []) for host in value.split(",")]
    return [*filter(None, (parts.hostname,)), *named]


def _is_here(host: str) -> bool:
    if host == "localhost" or host.startswith("/"):
        return True
    try:
        return ipaddress.ip_address(host.rpartition(":")[0] if host.count(":") == 1 else host).is_loopback
    except ValueError:
        return False


def _checks_database(parts: SplitResult) -> bool:
    return parts.scheme.startswith("sqlite") or _option(parts, "sslmode") in CHECKED_MODES


def _checks_broker(parts: SplitResult) -> bool:
    encrypted = parts.scheme in ("rediss", "sentinel+tls")
    return encrypted and _option(parts, "ssl_cert_reqs") in ("", "required", "CERT_REQUIRED")


def _checks_mail(parts: SplitResult) -> bool:
    return parts.scheme == "smtps" or _option(parts, "starttls") == "1"


def _option(parts: SplitResult, name: str) -> str:
    return parse_qs(parts.query).get(name, [""])[-1]


_CHECKS: Final[dict[str, Callable[[SplitResult], bool]]] = {
    "database": _checks_database,
    "broker": _checks_broker,
    "smtp": _checks_mail,
    "sms": lambda parts: "http" not in parts.scheme,
    "gateways": lambda parts: parts.scheme == "https",
}
_REMEDIES: Final = {
    "database": "SHEBAO_DATABASE_URL: add ?sslmode=verify-full",
    "broker": "SHEBAO_BROKER_URL: use rediss:// or sentinel+tls://",
    "smtp": "SHEBAO_SMTP_URL: use smtps:// or ?starttls=1",
    "sms": "SHEBAO_SMS_PROVIDERS: use a provider over https",
    "gateways": "SHEBAO_GATEWAY_URL: use https://",
}


def checked_broker(url: str) -> str:
    """The address of a broker with the check of its certificate, which Celery leaves out by default."""
    if not url.startswith("rediss://") or "ssl_cert_reqs=" in url:
        return url
    return f"{url}{'&' if '?' in url else '?'}ssl_cert_reqs=required"
