"""The day of a debit, and the letter that announces it: each day once, and before it."""

from datetime import date

from msgspec.structs import replace

from foundation.clock import shanghai_day
from workflows.payment.case import Case
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import Letter
from workflows.payment.progress import Progress
from workflows.steps.bank.arrivals import rest_to_pay


def next_debit_day(case: Case) -> date | None:
    """The day (Asia/Shanghai) of the debit: today or later, and not before the day that was announced.

    None where it would come too late for the period.
    """
    today = shanghai_day(case.now)
    start = max(today, case.progress.debit_not_before or today)
    return case.debit_day(start) if case.debited_in_time(start) else None


def announce_debit(case: Case, day: date, progress: Progress) -> tuple[Progress, Letter]:
    """The letter that the account is debited on `day`, and the progress that keeps the day.

    The letter names the day that was announced before, if the day has moved.
    """
    facts = LetterFacts(
        debit_on=day.isoformat(), moved_from=moved_from(case.progress.debit_not_before, day), rest=rest_to_pay(case)
    )
    return replace(progress, debit_not_before=day), Letter("debit_announced", facts)


def moved_from(announced: date | None, day: date) -> str | None:
    """The day that was announced (ISO), if it is another one than `day`."""
    return None if announced in (None, day) else announced.isoformat()
