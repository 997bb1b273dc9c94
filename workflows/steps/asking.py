"""Asking the payer for something: a deadline, reminders at set times, and an end when the deadline passes."""

from datetime import datetime, timedelta
from typing import Any

from workflows.payment.case import Case
from workflows.payment.outcomes import RETRY, Effect, Expire, Letter, Wait

_REMINDERS = {
    "materials_wanted": "materials_reminder",
    "method_wanted": "method_reminder",
    "contract_to_sign": "contract_reminder",
    "pay_by_yourself": "pay_reminder",
    "choice_wanted": "choice_reminder",
}


def ask(
    case: Case,
    event: str,
    *,
    days: int,
    letter: str,
    facts: dict[str, Any],
    expires_as: str,
    reason: str,
    until: datetime | None = None,
    again_at: datetime | None = None,
    effects: tuple[Effect, ...] = (),
    end_effects: tuple[Effect, ...] = (),
) -> Wait | Expire:
    """Wait for `event` (full or named) and tell the payer by `letter` what is wanted, once.

    The first ask sets the deadline (`until`, or `days` from now); asking again for the same keeps it and, when a
    reminder is due, sends the letter's reminder; asking for something else writes anew. A try that failed in
    between changes none of this. Past the deadline the payment expires with `expires_as`, and `end_effects` are
    written.
    """
    before = case.facts.get("asked") or {}
    again = case.payment.waiting_for in (event, RETRY) and before.get("event") == event
    deadline = datetime.fromisoformat(before["until"]) if again else until or case.now + timedelta(days=days)
    if again and case.now >= deadline:
        return Expire(reason=expires_as, effects=effects + end_effects, facts={"asked": None})
    asked_at = datetime.fromisoformat(before["at"]) if again else case.now
    reminders = before.get("reminders", 0) if again else 0
    times = [asked_at + timedelta(days=day) for day in case.settings.reminder_days]
    told = {**facts, "until": deadline.isoformat()}
    if not again or before.get("what") != facts:
        effects += (Letter(letter, told),)
    elif reminders < len(times) and case.now >= times[reminders]:
        reminders += 1
        effects += (Letter(_REMINDERS[letter], told),)
    next_times = [moment for moment in (again_at, *times[reminders : reminders + 1]) if moment and moment < deadline]
    asked = {"event": event, "at": asked_at.isoformat(), "what": facts, "reminders": reminders}
    asked["until"] = deadline.isoformat()
    return Wait(
        event=event,
        until=deadline,
        again_at=min(next_times, default=None),
        reason=reason,
        effects=effects,
        facts={"asked": asked},
        announce=not again,
    )
