"""What every step that talks to the outside does with answers that are neither yes nor no."""

from datetime import datetime, timedelta

from gateways.ports import Answer, Status
from workflows.engine import breaker
from workflows.payment.case import Case
from workflows.payment.outcomes import RETRY, Attention, Effect, Retry, Wait

# These say that nothing happened and that the other side wants patience: they use up no tries.
_PATIENCE = {Status.UNAVAILABLE, Status.THROTTLED}


def no_answer(case: Case, port: str, answer: Answer, *, unknown: Effect) -> Retry | Attention:
    """Try again later; an outcome that stays unknown is written as such (`unknown`) and in the end needs a person.

    An unknown outcome is asked about by its key at the next try, before anything is sent again. While the gateway is
    out (its breaker is open) no tries are counted.
    """
    if case.outage and answer.status not in _PATIENCE:
        pause = timedelta(seconds=breaker.pause_seconds(port))
        return Retry(reason=f"{port}_unknown", effects=(unknown,), after=pause, counts=False)
    if answer.status in _PATIENCE:
        wait = timedelta(seconds=answer.retry_after_s) if answer.retry_after_s else None
        return Retry(reason=f"{port}_{answer.status.value}", after=wait, counts=False)
    if case.payment.attempts >= len(case.settings.retry_seconds):
        return Attention(reason=f"{port}_unknown", effects=(unknown,))
    return Retry(reason=f"{port}_unknown", effects=(unknown,))


def await_answer(
    case: Case, event: str, answer: Answer, *, days: int, reason: str, late: str, pending: Effect, if_late: Effect
) -> Wait | Attention:
    """Ask again from time to time for the answer to one key, for `days` from the first time on; then `late`.

    A question that brought no answer in between changes nothing of the deadline.
    """
    before = case.facts.get("awaited") or {}
    again = before.get("key") == answer.key and case.payment.waiting_for in (event, RETRY)
    until = datetime.fromisoformat(before["until"]) if again else case.now + timedelta(days=days)
    if case.now >= until:
        return Attention(reason=late, effects=(if_late,))
    wait, facts = next_poll(case, "polls")
    return Wait(
        event=event,
        until=until,
        again_at=case.now + wait,
        reason=reason,
        effects=() if case.payment.waiting_for == event else (pending,),
        facts={**facts, "awaited": {"key": answer.key, "until": until.isoformat()}},
        announce=not again,
    )


def next_poll(case: Case, kind: str) -> tuple[timedelta, dict[str, int]]:
    """How long to wait before asking again for a pending answer (doubling up to an hour), and the fact to keep."""
    polls = case.facts.get(kind, 0) + 1
    return timedelta(seconds=min(case.settings.poll_seconds * 2 ** min(polls - 1, 12), 3600)), {kind: polls}
