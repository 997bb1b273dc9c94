"""The pipeline: the next step is decided before this one is committed, and carried out where the batch is in memory.

Between two steps of a run a worker process keeps the batch with the next step's verdicts; the intents of its calls are
committed with the step before. The link of the chain that carries out the next step goes to that worker's own queue
(tasks/routing.py), and the step begins with its calls. Any other process, and this one where the batch is missing or
too old, loads from the database: nothing but speed depends on the memory. SHEBAO_PIPELINE=false switches it off;
docs/performance.md tells what it brings (docs/adr/0012-locality.md).
"""

import logging
import time
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy.exc import DBAPIError

from foundation.clock import utcnow
from foundation.settings import get_settings
from gateways.ports import Gateways
from models.pauses import find_paused
from models.session import get_engine
from workflows.engine.calls import Interrupts
from workflows.engine.commit import Batch, Job, Written, commit
from workflows.engine.decide import decide
from workflows.engine.load import look_again
from workflows.engine.report import StepReport, report
from workflows.engine.step import prepare, settle, start
from workflows.engine.write import Decided, Judged, Next, go_on, next_step
from workflows.payment.case import Case
from workflows.payment.outcomes import Call, Done, Verdict

log = logging.getLogger(__name__)

# Part of a lease for which a batch may wait in memory: with the time limits of a step, five sixths, the lease that
# was renewed when the batch was committed is not over before the step is (celeryconfig.py).
FRESH_FOR: Final = 0.1
_MOST_KEPT: Final = {"postgresql": 1, "sqlite": 2}


class _Speculated(Struct, frozen=True):
    """A payment that goes on, as the next step sees it, and its next row."""

    judged: Judged
    following: Next


class _Kept(Struct, frozen=True):
    """A batch that is ready for `step`, and until when it may be used (time.monotonic())."""

    step: str
    batch: Batch
    until: float


class Pipeline:
    """Carries out steps and keeps batches between two of them. Not for several threads.

    One batch is enough: where a second run comes to a worker that keeps one, its links go to the common queue, so
    that an idle worker can take them. SQLite has one writer, so there is no other worker, and both runs are kept: one
    goes on while the other's link travels.
    """

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._over: object = None

    def holds(self, run_id: object) -> bool:
        """Whether the run's batch is in this process's memory."""
        return run_id in self._kept

    @property
    def is_empty(self) -> bool:
        """Whether no batch is kept."""
        return not self._kept

    def run_step(self, step: str, run_id: str, gateways: Gateways, interrupts: Interrupts = ()) -> StepReport:
        """As `step.run_step`, with the batch that the step before has left here, and leaving one for the next."""
        job = start(step, run_id, interrupts)
        batch = self._take(job) or prepare(job)
        if batch is None:
            return StepReport(0, 0, True)
        decided = settle(job, batch, gateways)
        speculated = _speculate(job, decided) if self._has_room() else {}
        until = time.monotonic() + get_settings().lease_seconds * FRESH_FOR
        written = commit(job, batch, decided, {payment: one.following for payment, one in speculated.items()})
        kept = _next_batch(batch, decided, speculated, written)
        if kept is not None:
            self._kept[run_id] = _Kept(kept.judged[0][0].payment.step, kept, until)
        self._over = (batch, decided, speculated, written)
        return report(batch, written)

    def let_go(self) -> None:
        """Free what the last step made. A large run takes some milliseconds, in which its next link travels already."""
        self._over = None

    def _take(self, job: Job) -> Batch | None:
        """The run's batch, if it is kept for this very step and still fresh. It is kept no longer in any case."""
        kept = self._kept.pop(job.run_id, None)
        return kept.batch if kept and kept.step == job.step and time.monotonic() < kept.until else None

    def _has_room(self) -> bool:
        now = time.monotonic()
        self._kept = {run_id: kept for run_id, kept in self._kept.items() if now < kept.until}
        return len(self._kept) < _MOST_KEPT[get_engine().dialect.name]


def _speculate(job: Job, decided: Sequence[Decided]) -> dict[str, _Speculated]:
    """What the next step decides about the payments that go on, as they will be once this step is committed.

    If the database does not answer, there is no speculative step: the next step loads. A paused payment is left
    out.
    """
    going = [(item.case, item.decision) for item in decided if isinstance(item.decision, Done) and item.goes_on]
    if not going:
        return {}
    following = {case.id: go_on(case, job.run_id, decision) for case, decision in going}
    now = utcnow()
    moved = [case.moved_on(following[case.id].row, decision, now) for case, decision in going]
    paused = find_paused(case.payment for case in moved)
    cases = [case for case in moved if case.id not in paused]
    step = next_step(going[0][0])
    try:
        judged = decide(look_again(step, cases), job.interrupts)
    except DBAPIError as error:
        log.warning("run %s: step %s is not decided before the commit: %s", job.run_id, step, type(error).__name__)
        return {}
    return {case.id: _speculated(case, verdict, following[case.id]) for case, verdict in judged}


def _speculated(case: Case, verdict: Verdict, following: Next) -> _Speculated:
    if not isinstance(verdict, Call):
        return _Speculated((case, verdict), following)
    return _Speculated((case.asking(verdict), verdict), replace(following, intents=verdict.intents()))


def _next_batch(
    batch: Batch, decided: Sequence[Decided], speculated: Mapping[str, _Speculated], written: Mapping[str, Written]
) -> Batch | None:
    """The batch of the next step. None if the next step was not decided, or an event came for one of its payments."""
    going = [payment for payment, one in written.items() if one.item.goes_on]
    known = [speculated[payment].judged for payment in going if payment in speculated and written[payment].as_foreseen]
    if not going or len(known) != len(going):
        return None
    return Batch(tuple(known), (), len(known), batch.complete and len(written) == len(decided) == batch.found)
