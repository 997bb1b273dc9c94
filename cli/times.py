"""Moments as people write them on the command line."""

import os
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from cli.failures import USAGE, Failure
from foundation.clock import in_shanghai, utcnow

_SPAN = re.compile(r"([0-9]{1,5})(m|h|d)")
_POSIX_ZONE = re.compile(r"([A-Za-z]{3,}|<[A-Za-z0-9+-]+>)[+-]?\d.*")  # as CST-8
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def check_zone() -> None:
    """Raise Failure for a TZ that the system does not know: it would be taken for UTC without a word."""
    name = os.environ.get("TZ", "")
    if not name or _POSIX_ZONE.fullmatch(name) or name.startswith((":/", "/")):
        return
    try:
        ZoneInfo(name.removeprefix(":"))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = "TZ: no such time zone; write Asia/Shanghai or the like, or unset it for Shanghai time"
        raise Failure("settings_invalid", message, USAGE) from None


def read_time(_ctx: click.Context, _parameter: click.Parameter, text: str | None) -> datetime | None:
    """A click callback: `2h` (so long ago; m, h or d), a day, or an instant; without a zone it is Asia/Shanghai's."""
    return _read(text, -1)


def read_end(_ctx: click.Context, _parameter: click.Parameter, text: str | None) -> datetime | None:
    """A click callback as `read_time`, but `2h` is so long from now."""
    return _read(text, 1)


def _read(text: str | None, direction: int) -> datetime | None:
    if text is None:
        return None
    if span := _SPAN.fullmatch(text.strip()):
        return utcnow() + direction * timedelta(**{_UNITS[span[2]]: int(span[1])})
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter("write 2h, 2026-11-03 or 2026-11-03T09:00:00+08:00") from None
    return in_shanghai(moment)
