"""What the steps decide about the payments of a batch, each guarded from the others."""

import logging
import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Final, TypeVar

from msgspec.structs import replace

from foundation.clock import utcnow
from foundation.texts import without_any_of
from models.pauses import pauses_in_force
from models.states import PauseKind
from workflows.engine import rate_limit
from workflows.engine.calls import Interrupts
from workflows.engine.write import Judged
from workflows.payment.case import Case
from workflows.payment.outcomes import Attention, Call, Decision, Reply, Retry
from workflows.payment.reasons import Reason
from workflows.steps import decide as steps

log = logging.getLogger(__name__)

Said = TypeVar("Said")
_DAY: Final = timedelta(days=1)
# As long as a phone number, the shortest of a payer's own.
_LONG_NUMBER: Final = re.compile(r"(?:[0-9][._/:-]?){11}")


def decide(cases: Sequence[Case], interrupts: Interrupts) -> list[Judged]:
    """The verdict of its step on each payment. A call to a paused gateway, or without a slot of its rate limit, becomes
    a retry."""
    judged = [(case, _guarded(case, interrupts, partial(steps.decide, case))) for case in cases]
    calls = [(case, verdict) for case, verdict in judged if isinstance(verdict, Call)]
    if not calls:
        return judged
    allowed, paused = _part_paused(calls)
    passed, waiting = rate_limit.reserve_slots(allowed)
    return [*passed, *waiting, *paused, *((case, verdict) for case, verdict in judged if not isinstance(verdict, Call))]


def _part_paused(calls: Sequence[tuple[Case, Call]]) -> tuple[Sequence[tuple[Case, Call]], list[tuple[Case, Retry]]]:
    """Part calls into those that may go out and those to gateways that are paused: their payments wait.

    They look again at the end of the pause, and once a day if that is far; resuming the gateway makes them due.
    """
    ends = {pause.name: pause.rest_until for pause in pauses_in_force() if pause.kind is PauseKind.GATEWAY}
    if not ends:
        return calls, []
    now = utcnow()
    waiting = [
        (case, Retry(reason=Reason.of_port(call.port, "paused"), after=min(ends[call.port] - now, _DAY), counts=False))
        for case, call in calls
        if call.port in ends
    ]
    return [(case, call) for case, call in calls if call.port not in ends], waiting


def conclude(case: Case, call: Call, reply: Reply, interrupts: Interrupts) -> Decision:
    """The decision of the payment's step on an answer of the other side."""
    return _guarded(case, interrupts, partial(_conclude, case, call, reply))


def _conclude(case: Case, call: Call, reply: Reply) -> Decision:
    reference = reply.answer.reference
    if reference is not None and _LONG_NUMBER.search(reference):  # few are, and then the payer's data are opened
        answer = replace(reply.answer, reference=without_any_of(reference, case.payer.numbers))
        reply = replace(reply, answer=answer)
    return steps.conclude(case, call, reply)


def _guarded(case: Case, interrupts: Interrupts, say: Callable[[], Said]) -> Said | Attention:
    """A defect in one payment needs an operator and touches no other; the log names the place, never the content."""
    try:
        return say()
    except interrupts:
        raise
    except Exception as error:  # noqa: BLE001  # the border between one payment and all others of its run
        frame = error.__traceback__
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        where = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame is not None else "?"
        log.error("payment %s: %s at %s", case.id, type(error).__name__, where)
        fault = f"{type(error).__name__} at {where.rpartition('/')[2]}"
        return Attention(reason=Reason.STEP_FAILED, progress=replace(case.progress, fault=fault))
