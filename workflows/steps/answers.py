"""What every step that talks to the outside does with answers that are neither yes nor no."""

from datetime import timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from gateways.ports import Status
from workflows.payment.case import Case
from workflows.payment.outcomes import RETRY, Attention, Effect, Reply, Retry, Wait
from workflows.payment.progress import Awaited, Progress
from workflows.payment.reasons import Reason
from workflows.payment.waiting import WaitingFor, poll_pause

_NOT_TAKEN: Final = frozenset({Status.UNAVAILABLE, Status.THROTTLED})


def no_answer(case: Case, port: str, reply: Reply, *, unknown: Effect | None = None) -> Retry | Attention:
    """Try again later; an outcome that stays unknown is written as such (`unknown`) and in the end needs an operator.

    An unknown outcome is asked about by its key at the next try, before anything is sent again. A gateway that does
    not take the call uses up no tries, and neither does an unknown outcome while the gateway is out.
    """
    if reply.answer.status in _NOT_TAKEN:
        return _not_taken(port, reply)
    reason, effects = Reason.of_port(port, "unknown"), () if unknown is None else (unknown,)
    if reply.pause_s is not None:
        return Retry(reason=reason, effects=effects, after=timedelta(seconds=reply.pause_s), counts=False)
    if case.payment.attempts >= len(case.context.settings.retry_seconds):
        return Attention(reason=reason, effects=effects)
    return Retry(reason=reason, effects=effects)


def _not_taken(port: str, reply: Reply) -> Retry:
    """The gateway did not take the call. An order was then not carried out; a question leaves its order unknown."""
    answer = reply.answer
    wait = timedelta(seconds=answer.retry_after_s) if answer.retry_after_s else None
    if reply.asked:
        reason = Reason.of_port(port, "unknown")
    elif answer.status is Status.THROTTLED:
        reason = Reason.of_port(port, "throttled")
    else:
        reason = Reason.of_port(port, "unavailable")
    return Retry(reason=reason, after=wait, counts=False)


class LateAnswer(Struct, frozen=True, kw_only=True):
    """An answer that another system gives later: what the payment waits for meanwhile and for how many days.

    `pending` is written when the wait begins; past the days the payment needs attention with the reason `late`, and
    `if_late` is written.
    """

    waiting_for: WaitingFor
    days: int
    reason: Reason
    late: Reason
    pending: Effect
    if_late: Effect


def await_answer(case: Case, key: str, wanted: LateAnswer) -> Wait | Attention:
    """Ask again from time to time for the answer to one key, for the days that it may take.

    A question that brought no answer in between changes nothing of the deadline.
    """
    before = case.progress.awaited
    waiting_for = case.payment.waiting_for
    if before is not None and before.key == key and waiting_for in (wanted.waiting_for, RETRY):
        awaited, announce = before, False
    else:
        awaited, announce = Awaited(key, case.now + timedelta(days=wanted.days)), True
    if case.now >= awaited.until:
        return Attention(reason=wanted.late, effects=(wanted.if_late,))
    wait, progress = next_poll(case)
    return Wait(
        event=wanted.waiting_for,
        until=awaited.until,
        again_at=case.now + wait,
        reason=wanted.reason,
        effects=() if waiting_for == wanted.waiting_for else (wanted.pending,),
        progress=replace(progress, awaited=awaited),
        announce=announce,
    )


def next_poll(case: Case) -> tuple[timedelta, Progress]:
    """How long to wait before asking again for a pending answer (doubling up to an hour), and the progress to keep."""
    polls = case.progress.polls + 1
    return poll_pause(polls, case.context.settings.poll_seconds), replace(case.progress, polls=polls)
