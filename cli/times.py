"""Moments as people write them on the command line."""

import re
from datetime import datetime, timedelta

import click

from foundation.clock import SHANGHAI, utcnow

_AGO = re.compile(r"([0-9]{1,5})(m|h|d)")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def read_time(_ctx: click.Context, _parameter: click.Parameter, text: str | None) -> datetime | None:
    """A click callback: `2h` (so long ago; m, h or d), a day, or an instant; without a zone it is Asia/Shanghai's."""
    if text is None:
        return None
    if ago := _AGO.fullmatch(text.strip()):
        return utcnow() - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter("write 2h, 2026-11-03 or 2026-11-03T09:00:00+08:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
