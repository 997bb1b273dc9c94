"""Quiet hours: letters that can wait for the morning do."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from foundation.clock import SHANGHAI
from foundation.settings import get_settings
from models.states import MessageState
from notifications.letters import LetterError, load_letter
from workflows.messages.draft import OUTCOME_UNKNOWN, Columns, Draft


def sending_time(letter: str, wanted: datetime, until: datetime | None = None) -> datetime:
    """When a message that is due at `wanted` (aware) is sent: then, or when the hours of SHEBAO_LETTER_HOURS begin.

    A letter that is marked as urgent, or whose deadline `until` comes before that, is not held back.
    """
    opens, closes = get_settings().letter_minutes
    local = wanted.astimezone(SHANGHAI)
    minute = local.hour * 60 + local.minute
    if opens <= minute < closes or _is_urgent(letter):
        return wanted
    day = local.date() + timedelta(days=minute >= closes)
    morning = datetime.combine(day, time(opens // 60, opens % 60), SHANGHAI).astimezone(wanted.tzinfo)
    return wanted if until is not None and until <= morning else morning


def find_early(drafts: Sequence[Draft], now: datetime) -> dict[str, Columns]:
    """The messages that are due in quiet hours, as after an outage in the evening: the columns of their rows by id."""
    early: dict[str, Columns] = {}
    for message in (draft.message for draft in drafts):
        later = sending_time(message.letter, now, message.overtaken_at)
        if later > now:
            reason = OUTCOME_UNKNOWN if message.doubtful else None
            early[message.id] = {
                "state": MessageState.DUE,
                "reason": reason,
                "due_at": later,
                "attempts": message.attempts - 1,
            }
    return early


def _is_urgent(name: str) -> bool:
    try:
        return load_letter(name).urgent
    except LetterError:
        return False
