"""How settings are written: lists of numbers, limits, addresses. Each reader raises ValueError that says what fits."""

import difflib
import math
import os
import re
from collections.abc import Collection
from email.utils import parseaddr
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import urlsplit

from dotenv import dotenv_values

from foundation.settings.sentinels import is_sentinel, read_sentinels
from foundation.settings.transport import checked_broker

GATEWAYS = ("authority", "esign", "bank")
_RETAINED = frozenset({"completed", "rejected", "expired", "cancelled", "events"})
_WHOLE = re.compile(r"[0-9]+")
_BROKERS = ("redis", "rediss", "redis+socket")
# Read by something other than Settings: the clock of demonstrations, fault points of tests, compose, completion.
_OTHERS = frozenset({"CLOCK_FILE", "FAULTS", "FAULTS_ONCE", "VERSION", "API_PORT", "COMPLETE"})


def numbers(value: object) -> object:
    """Read `3,7` as a tuple of whole numbers; anything but text is left to the type of the setting."""
    if not isinstance(value, str):
        return value
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if not all(_WHOLE.fullmatch(part) for part in parts):
        raise ValueError("write whole numbers with commas between, as 3,7")
    return tuple(int(part) for part in parts)


@lru_cache(maxsize=4)
def rates(value: str) -> dict[str, float]:
    """Read `bank=50,authority=200`, a number a second for each gateway."""
    found: dict[str, float] = {}
    for part in filter(None, (one.strip() for one in value.split(","))):
        name, _, number = (one.strip() for one in part.partition("="))
        rate = _positive(number)
        if name not in GATEWAYS or name in found or rate is None:
            raise ValueError(f"write each of {', '.join(GATEWAYS)} once at most, as bank=50 for 50 a second")
        found[name] = rate
    return found


@lru_cache(maxsize=4)
def retention(value: str) -> dict[str, int]:
    """Read `completed=10950,rejected=365,expired=365,cancelled=365,events=180`: days by how a payment ended."""
    pairs = [part.partition("=") for part in value.split(",")]
    found = {name.strip(): int(days) for name, _, days in pairs if _WHOLE.fullmatch(days.strip())}
    if len(found) != len(pairs) or set(found) != _RETAINED or not all(0 < days <= 36_500 for days in found.values()):
        raise ValueError(f"write days for each of {', '.join(sorted(_RETAINED))}, as completed=10950,events=180")
    if found["events"] > min(found.values()):
        raise ValueError("events may not be kept longer than payments")
    return found


@lru_cache(maxsize=4)
def hours(value: str) -> tuple[int, int]:
    """Read `08:00-21:00` as two minutes of a day."""
    found = re.fullmatch(r"([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})", value)
    parts = [int(part) for part in found.groups()] if found else [0, 0, 0, 0]
    opens, closes = parts[0] * 60 + parts[1], parts[2] * 60 + parts[3]
    if max(parts[1], parts[3]) > 59 or not opens < closes <= 24 * 60:
        raise ValueError("write the hours of one day, as 08:00-21:00")
    return opens, closes


def _positive(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and 0 < number <= 1_000_000 else None


def database_url(value: str) -> str:
    """An address of a database that is supported, or nothing."""
    if value and not value.startswith(("sqlite:", "postgresql+psycopg:")):
        raise ValueError("use sqlite:///FILE or postgresql+psycopg://…")
    return value


def broker_url(value: str) -> str:
    """An address of Redis or Valkey, or nothing. It is not repeated in the error: it may hold a password."""
    if is_sentinel(value):
        read_sentinels(value)
    elif value and (_scheme(value) not in _BROKERS or "," in value.partition("?")[0]):
        raise ValueError(
            "use redis://host:6379/0, rediss://…, redis+socket://… or sentinel://…; Redis Cluster is not used"
        )
    return checked_broker(value)


def public_url(value: str) -> str:
    """The base of addresses shown to payers, without a slash at its end."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError("write the address under which payers reach this system, as https://shebao.example.org")
    return value.rstrip("/")


def networks(value: str) -> str:
    """IP addresses and networks by commas, as `127.0.0.1,10.0.0.0/8`, or nothing."""
    read_networks(value)
    return value


@lru_cache(maxsize=4)
def read_networks(value: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """The networks of a list by commas; raises ValueError."""
    return tuple(ip_network(part.strip()) for part in value.split(",") if part.strip())


def sender(value: str) -> str:
    """The sender of e-mail: an address, or a name with the address in angle brackets."""
    name, address = parseaddr(value)
    local, _, domain = address.rpartition("@")
    bare = not name and address == value.strip()
    if not local or not domain or " " in address or not (bare or f"<{address}>" in value):
        raise ValueError("write a name and an address, as 社保缴费服务 <no-reply@example.org>")
    return value


def addresses(value: str) -> str:
    """E-mail addresses with commas between."""
    for one in filter(None, (part.strip() for part in value.split(","))):
        local, _, domain = one.rpartition("@")
        if not local or "." not in domain or not one.isascii() or " " in one:
            raise ValueError("write e-mail addresses with commas between, as li@example.org,wang@example.org")
    return value


def _scheme(url: str) -> str:
    scheme, mark, _ = url.partition("://")
    return scheme if mark else ""


def unknown_names(known: Collection[str]) -> list[str]:
    """One line for each SHEBAO_ name in the environment or `.env` that is not `known` as a setting's."""
    upper = set(map(str.upper, known))
    expected = upper | {f"{name}_FILE" for name in upper} | _OTHERS
    given = set(map(str.upper, [*os.environ, *dotenv_values(".env")]))
    found = sorted(
        name for name in given if name.startswith("SHEBAO_") and name.removeprefix("SHEBAO_") not in expected
    )
    return [_unknown(name, expected) for name in found]


def _unknown(name: str, expected: Collection[str]) -> str:
    near = difflib.get_close_matches(name.removeprefix("SHEBAO_"), sorted(expected), n=1)
    hint = f"; did you mean SHEBAO_{near[0]}?" if near else ""
    return f"{name} is no setting and has no effect{hint}"
