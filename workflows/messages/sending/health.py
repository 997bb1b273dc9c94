"""The health of several SMS providers: counted while sending, judged every minute, each shift kept with its reason.

Nothing of this is done where there is one provider.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, func, select, update

from foundation.ids import first_id, new_id
from models.session import read, write
from models.states import Channel, MessageState
from models.tables import Message, ProviderShift, ProviderWindow
from models.write import insert_rows
from notifications.delivery import Delivery, Outcome
from workflows.messages.sending.shares import Health, Shares, next_shift, resting

_ERRORS: Final = (Outcome.UNKNOWN, Outcome.TEMPORARY)
_NO_TRY: Final = (Outcome.PAUSED, Outcome.THROTTLED)
_LOOK_BACK: Final = timedelta(minutes=3)
_SLOW: Final = timedelta(minutes=5)
_REPORTS_UNTIL: Final = timedelta(minutes=20)
_KEEP: Final = timedelta(days=1)
_MOST: Final = 2000


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """The share (percent) that a provider got at an instant (aware UTC), and why."""

    name: str
    share: int
    reason: str
    at: datetime


def count_tries(names: Sequence[str], deliveries: Sequence[Delivery], now: datetime) -> None:
    """Count what a batch's tries at these providers brought, in the window of this minute."""
    tried = [one for one in deliveries if one.provider in names and one.status not in _NO_TRY]
    tries = Counter(one.provider for one in tried)
    errors = Counter(one.provider for one in tried if one.status in _ERRORS)
    minute = now.replace(second=0, microsecond=0)
    if not tries:
        return
    with write() as connection:
        for name, count in tries.items():
            key = {"name": name, "minute": minute}
            insert_rows(connection, ProviderWindow.__tablename__, [{**key, "tries": 0, "errors": 0}], or_ignore=True)
            this = (ProviderWindow.name == name) & (ProviderWindow.minute == minute)
            values = {"tries": ProviderWindow.tries + count, "errors": ProviderWindow.errors + errors[name]}
            connection.execute(update(ProviderWindow).where(this).values(**values))


def read_shares(names: Sequence[str]) -> Shares:
    """The shares in force of these providers, given in order of preference."""
    with read() as connection:
        return _shares(names, _latest(connection, names))


def judge_providers(names: Sequence[str], now: datetime) -> bool:
    """Shift the shares by a step if the providers' health asks for it; whether it did. `now`: aware UTC."""
    with write() as connection:
        connection.execute(delete(ProviderWindow).where(ProviderWindow.minute < now - _KEEP))
        latest = _latest(connection, names)
        shares = _shares(names, latest)
        changed = max((row.at for row in latest.values()), default=now - _KEEP)
        shift = next_shift(names, shares, _health(connection, names, now), now - changed)
        if shift is None:
            return False
        rows = [
            {"id": new_id(), "name": name, "share": share, "reason": shift.reason, "at": now}
            for name, share in shift.shares.items()
        ]
        insert_rows(connection, ProviderShift.__tablename__, rows)
    return True


def list_shifts(connection: Connection, most: int) -> list[ShiftRow]:
    """The last changes of shares, newest first."""
    query = select(ProviderShift.name, ProviderShift.share, ProviderShift.reason, ProviderShift.at)
    return [ShiftRow(*row) for row in connection.execute(query.order_by(ProviderShift.id.desc()).limit(most))]


def _latest(connection: Connection, names: Sequence[str]) -> dict[str, ShiftRow]:
    """The last change of each provider."""
    last = select(func.max(ProviderShift.id)).where(ProviderShift.name.in_(names)).group_by(ProviderShift.name)
    query = select(ProviderShift.name, ProviderShift.share, ProviderShift.reason, ProviderShift.at)
    return {row.name: ShiftRow(*row) for row in connection.execute(query.where(ProviderShift.id.in_(last)))}


def _shares(names: Sequence[str], latest: dict[str, ShiftRow]) -> Shares:
    """The kept shares, as long as they are those of just these providers."""
    shares = {name: latest[name].share for name in names if name in latest}
    return shares if len(shares) == len(names) and sum(shares.values()) == 100 else resting(names)


def _health(connection: Connection, names: Sequence[str], now: datetime) -> dict[str, Health]:
    sums = (func.sum(ProviderWindow.tries), func.sum(ProviderWindow.errors))
    recent = (ProviderWindow.name.in_(names), ProviderWindow.minute >= now - _LOOK_BACK)
    query = select(ProviderWindow.name, *sums).where(*recent).group_by(ProviderWindow.name)
    tried = {row[0]: (int(row[1]), int(row[2])) for row in connection.execute(query)}
    reports = _reports(connection, names, now)
    return {name: Health(*tried.get(name, (0, 0)), *reports.get(name, (0, 0))) for name in names}


def _reports(connection: Connection, names: Sequence[str], now: datetime) -> dict[str, tuple[int, int]]:
    """Of the messages that each provider took some minutes ago: how many, and how many came late or not at all. The
    messages are found by their ids, which begin with the time of their making."""
    query = select(Message.provider, Message.sent_at, Message.delivered_at).where(
        Message.id >= first_id(now - _REPORTS_UNTIL),
        Message.id < first_id(now - _SLOW),
        Message.channel == Channel.SMS,
        Message.state == MessageState.SENT,
        Message.provider.in_(names),
    )
    found: dict[str, list[bool]] = {}
    reporting = set()
    for provider, sent_at, delivered_at in connection.execute(query.limit(_MOST)):
        if provider is None or sent_at is None or sent_at > now - _SLOW:
            continue
        found.setdefault(provider, []).append(delivered_at is None or delivered_at - sent_at > _SLOW)
        if delivered_at is not None:
            reporting.add(provider)
    return {name: (len(late), sum(late)) for name, late in found.items() if name in reporting}
