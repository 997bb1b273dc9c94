"""Asking the payer for something: a deadline, reminders at set times, and an end when the deadline passes."""

from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from foundation.clock import day_ends
from workflows.payment.case import Case
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import RETRY, Effect, Expire, Letter, Use, Wait
from workflows.payment.progress import Asked, Progress
from workflows.payment.reasons import Reason
from workflows.payment.waiting import WaitingFor

_REMINDERS: Final = {
    "materials_wanted": "materials_reminder",
    "method_wanted": "method_reminder",
    "contract_to_sign": "contract_reminder",
    "pay_by_yourself": "pay_reminder",
    "top_up_due": "pay_reminder",
    "choice_wanted": "choice_reminder",
}


class Question(Struct, frozen=True, kw_only=True):
    """What the payer is asked for by `letter`, and what the payment waits for.

    `until` is the deadline if this is asked for the first time. Past the deadline the payment expires with the reason
    `expires_as`.
    """

    waiting_for: WaitingFor
    letter: str
    about: LetterFacts
    reason: str
    expires_as: Reason
    until: datetime


class Along(Struct, frozen=True, kw_only=True):
    """What is written with a question: `effects` and `uses` always, `end_effects` if the payment expires.

    `progress` is what the payment keeps beside the question. `again_at` is when to look again at the latest.
    """

    progress: Progress
    effects: tuple[Effect, ...] = ()
    end_effects: tuple[Effect, ...] = ()
    uses: tuple[Use, ...] = ()
    again_at: datetime | None = None


def choose_until(case: Case) -> datetime:
    """The deadline for choosing a method: the house's days, but never past the last day on which the period is paid."""
    until = case.now + timedelta(days=case.context.settings.choice_days)
    last = case.last_pay_day
    return until if last is None else min(until, day_ends(last))


def ask(case: Case, question: Question, along: Along) -> Wait | Expire:
    """Wait for what the payer was asked for, and write the letter once.

    The first asking sets the deadline; asking again for the same keeps it and, when a reminder is due, sends the
    letter's reminder. Asking for something else sends the letter again. A try that failed in between changes nothing.
    """
    asked = _asked(case, question.waiting_for)
    first = asked is None
    if asked is None:
        asked = Asked(question.waiting_for, case.now, question.until, question.about)
    elif case.now >= asked.until:
        effects, progress = along.effects + along.end_effects, replace(along.progress, asked=None)
        return Expire(reason=question.expires_as, effects=effects, uses=along.uses, progress=progress)
    times = [asked.at + timedelta(days=day) for day in case.context.settings.reminder_days]
    letters: tuple[Letter, ...] = ()
    if first or asked.about != question.about:
        letters = (_letter(question.letter, asked, question.about),)
    elif asked.reminders < len(times) and case.now >= times[asked.reminders]:
        asked = replace(asked, reminders=asked.reminders + 1)
        letters = (_letter(_REMINDERS[question.letter], asked, question.about),)
    asked = replace(asked, about=question.about)
    return Wait(
        event=question.waiting_for,
        until=asked.until,
        again_at=_next_look(asked, times, along.again_at),
        reason=question.reason,
        effects=along.effects + letters,
        uses=along.uses,
        progress=replace(along.progress, asked=asked),
        announce=first,
    )


def is_time_up(case: Case, waiting_for: WaitingFor) -> bool:
    """Whether the payer was asked for this and the deadline has passed."""
    asked = _asked(case, waiting_for)
    return asked is not None and case.now >= asked.until


def _asked(case: Case, waiting_for: WaitingFor) -> Asked | None:
    """The question for this, if it is open already."""
    before = case.progress.asked
    if before is None or before.waiting_for != waiting_for:
        return None
    return before if case.payment.waiting_for in (waiting_for, RETRY) else None


def _letter(name: str, asked: Asked, about: LetterFacts) -> Letter:
    return Letter(name, replace(about, until=asked.until.isoformat()))


def _next_look(asked: Asked, times: list[datetime], again_at: datetime | None) -> datetime | None:
    """The next reminder or look before the deadline, if there is one."""
    moments = [*times[asked.reminders : asked.reminders + 1], *([again_at] if again_at else [])]
    return min((moment for moment in moments if moment < asked.until), default=None)
