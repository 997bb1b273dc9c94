"""What every step that talks to the outside does with answers that are neither yes nor no."""

from datetime import timedelta

from gateways.ports import Answer, Status
from workflows.case import Case
from workflows.outcomes import Attention, Effect, Retry

# These say that nothing happened and that the other side wants patience: they use up no tries.
_PATIENCE = {Status.UNAVAILABLE, Status.THROTTLED}


def no_answer(case: Case, port: str, answer: Answer, *, unknown: Effect) -> Retry | Attention:
    """Try again later; an outcome that stays unknown is written as such (`unknown`) and in the end needs a person.

    An unknown outcome is asked about by its key at the next try, before anything is sent again.
    """
    if answer.status in _PATIENCE:
        wait = timedelta(seconds=answer.retry_after_s) if answer.retry_after_s else None
        return Retry(reason=f"{port}_{answer.status.value}", after=wait, counts=False)
    if case.payment.attempts >= len(case.settings.retry_seconds):
        return Attention(reason=f"{port}_unknown", effects=(unknown,))
    return Retry(reason=f"{port}_unknown", effects=(unknown,))


def next_poll(case: Case, kind: str) -> tuple[timedelta, dict[str, int]]:
    """How long to wait before asking again for a pending answer (doubling up to an hour), and the fact to keep."""
    polls = case.facts.get(kind, 0) + 1
    return timedelta(seconds=min(case.settings.poll_seconds * 2 ** min(polls - 1, 12), 3600)), {kind: polls}
