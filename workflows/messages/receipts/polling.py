"""Asking SMS providers for their reports, for those that did not come by themselves.

A message is asked about when it is 15 minutes, 3 hours and a day old. The ages are found by the ids, which begin with
the time of their making, so that no index and no column is kept for it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from foundation.ids import first_id
from models.session import read, write
from models.states import Channel, MessageState
from models.tables import Message
from notifications.delivery import Delivery, Outcome
from notifications.providers.base import SmsProvider, SmsQuestion
from workflows.messages.draft import ClaimedMessage, Draft, load_drafts
from workflows.messages.receipts.report import Report, apply_reports
from workflows.messages.sending.pauses import find_pauses

EVERY_SECONDS: Final = 60
_AGES: Final = (timedelta(minutes=15), timedelta(hours=3), timedelta(days=1))
# Twice the interval: one tick may be lost.
_WINDOW: Final = timedelta(seconds=2 * EVERY_SECONDS)
_MOST: Final = 200


def ask_for_reports(providers: Sequence[SmsProvider], now: datetime) -> int:
    """Ask the providers about messages without a report; returns how many reports there were. `now`: aware UTC."""
    working = {one.name: one for one in providers}
    for name in find_pauses(list(working), now):
        del working[name]
    found = 0
    for age in _AGES:
        drafts = _find_unreported(now - age, working)
        for name, provider in working.items():
            mine = [_question(draft) for draft in drafts if draft.message.provider == name]
            found += _record(name, provider.find(mine) if mine else [], now)
    return found


def _find_unreported(until: datetime, names: Iterable[str]) -> list[Draft]:
    query = (
        select(*Message.__table__.c)
        .where(
            Message.id >= first_id(until - _WINDOW),
            Message.id < first_id(until),
            Message.channel == Channel.SMS,
            Message.state == MessageState.SENT,
            Message.provider.in_(list(names)),
            Message.delivered_at.is_(None),
        )
        .limit(_MOST)
    )
    with read() as connection:
        return load_drafts(connection, [ClaimedMessage.of(row) for row in connection.execute(query)])


def _question(draft: Draft) -> SmsQuestion:
    message = draft.message
    return SmsQuestion(message.id, draft.tried_to, message.tried_at or message.created_at, message.reference)


def _record(provider: str, answers: Iterable[Delivery], now: datetime) -> int:
    reported = [one for one in answers if one.delivered or one.status is Outcome.PERMANENT]
    if reported:
        reports = [
            Report(one.id, Channel.SMS, provider, one.delivered, None if one.delivered else one.reason)
            for one in reported
        ]
        with write() as connection:
            apply_reports(connection, reports, now)
    return len(reported)
