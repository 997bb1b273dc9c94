"""What a step writes: the intents of its calls before they are made, and its decisions, each behind the fence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from foundation import faults
from foundation.settings import get_settings
from models.outages import is_database_unavailable
from models.runs import end_run
from models.session import read, write, write_statement
from models.write import Lease, Writes, write_fenced
from workflows.engine.bisection import bisect
from workflows.engine.calls import Interrupts
from workflows.engine.guard import check_intents
from workflows.engine.write import Decided, Judged, Next, add_decision, fence
from workflows.money.finished import close_finished
from workflows.payment.case import Case
from workflows.payment.outcomes import Attention, Call, Insert
from workflows.payment.reasons import Reason


@dataclass(frozen=True, slots=True)
class Job:
    """A step of a run that is being carried out.

    `interrupts` are exceptions that end it from outside, such as a time limit: they pass through, and the payments
    stay with the run until its lease is over. `call_deadline` is the time.monotonic() after which no call starts.
    """

    step: str
    run_id: str
    interrupts: Interrupts
    call_deadline: float


@dataclass(frozen=True, slots=True)
class Batch:
    """The payments of a step with its verdicts; what the calls among them ask for is committed.

    `refused` are payments whose intent the database refused. `complete`: the run holds no other payments.
    """

    judged: tuple[Judged, ...]
    refused: tuple[Decided, ...]
    found: int
    complete: bool


class Written(Struct, frozen=True):
    """A decision that was written. `signalled`: an event has come for the payment. `as_foreseen`: the next step's
    intents are written with it, for no event ever came."""

    item: Decided
    signalled: bool
    as_foreseen: bool


def write_intents(job: Job, judged: Sequence[Judged]) -> tuple[list[Judged], list[Decided]]:
    """Commit what is about to be asked for, behind the fence; returns the payments that may go on, and decisions on
    those whose intent the database refuses."""
    calls = [(case, verdict) for case, verdict in judged if isinstance(verdict, Call)]
    if not calls:
        return list(judged), []
    refused: list[Decided] = []

    def attempt(part: Sequence[tuple[Case, Call]]) -> dict[str, int]:
        writes = Writes(checks=[fence(case, job.run_id) for case, _ in part])
        for _, call in part:
            check_intents(call.intents())
            for insert in call.intents():
                writes.insert(insert.table, insert.row)
        return commit_writes(writes, job.run_id)

    def alone(pair: tuple[Case, Call]) -> dict[str, int]:
        case, call = pair
        # If the key is there, the first try was written and its answer lost, or the same message came twice:
        # whose call it is shows when the lease is over.
        if call.intent is not None and not _exists(call.intent):
            refused.append(Decided(case, Attention(reason=Reason.WRITE_REFUSED)))
        return {}

    held = bisect(calls, attempt, alone, job.interrupts)
    others = [(case, verdict) for case, verdict in judged if not isinstance(verdict, Call)]
    return [*((case.asking(call), call) for case, call in calls if case.id in held), *others], refused


def commit(job: Job, batch: Batch, decided: Sequence[Decided], following: Mapping[str, Next]) -> dict[str, Written]:
    """Write all decisions behind the fence; returns the payments whose decision was written.

    `following` is what the next step already knows, by payment. The run ends with the same write if it holds no
    other payments and none of these goes on.
    """
    complete = batch.complete and len(decided) == batch.found
    ends = complete and not any(item.goes_on for item in decided)
    written = _Commit(job, decided, following, len(decided) == batch.found, ends).write()
    stays = any(one.item.goes_on for one in written.values())
    if not stays and not (ends and len(written) == len(decided)):
        with write() as connection:
            end_run(connection, job.run_id)
    close_finished([one.item.case.id for one in written.values() if one.signalled and one.item.finishes])
    faults.point("step.committed")
    return written


@dataclass(frozen=True, slots=True)
class _Commit:
    """The write of a step's decisions, together or by bisection. `whole`: these are all payments of the step; `ends`:
    the run ends with them."""

    job: Job
    decided: Sequence[Decided]
    following: Mapping[str, Next]
    whole: bool
    ends: bool

    def write(self) -> dict[str, Written]:
        """Write them; a payment whose write is refused for good needs attention."""
        return bisect(self.decided, lambda part: self._attempt(part, self.following), self._alone, self.job.interrupts)

    def _attempt(self, part: Sequence[Decided], following: Mapping[str, Next]) -> dict[str, Written]:
        together = len(part) == len(self.decided)
        writes = Writes(ends_step=self.whole and together, ends_run=self.ends and together)
        by_id = {item.case.payment.id: item for item in part}
        for payment, item in by_id.items():
            add_decision(writes, self.job.run_id, item, following.get(payment))
        writes.asynchronous = get_settings().asynchronous_commits and _may_be_lost(part, following)
        signalled = commit_writes(writes, self.job.run_id)
        return {
            payment: Written(by_id[payment], events > 0, payment in following and not events)
            for payment, events in signalled.items()
        }

    def _without_next(self, part: Sequence[Decided]) -> dict[str, Written]:
        return self._attempt(part, {})

    def _alone(self, item: Decided) -> dict[str, Written]:
        if item.case.id not in self.following:
            return self._give_up(item)
        # The next step's intents may be what is refused.
        return bisect([item], self._without_next, self._give_up, self.job.interrupts)

    def _give_up(self, item: Decided) -> dict[str, Written]:
        refused = [replace(item, decision=Attention(reason=Reason.WRITE_REFUSED))]
        return bisect(refused, self._without_next, lambda _: {}, self.job.interrupts)


def _may_be_lost(decided: Sequence[Decided], following: Mapping[str, Next]) -> bool:
    """Whether nothing leaves on account of the decisions before another commit: all payments go on, and nothing is
    asked for yet. If a crash of the database takes them back, the step is carried out again (docs/adr/0020)."""
    return all(item.goes_on for item in decided) and not any(one.intents for one in following.values())


def _exists(intent: Insert) -> bool:
    with read() as connection:
        found = connection.execute(text(f"SELECT 1 FROM {intent.table} WHERE key = :key"), {"key": intent.row["key"]})
        return found.first() is not None


def commit_writes(writes: Writes, run_id: str) -> dict[str, int]:
    """Write in a transaction of its own; returns what `write_fenced` does.

    After an error at the commit the write is repeated: the fence makes the second one a no-op if the first had
    succeeded, and what the first had moved goes on when the lease is over.
    """
    lease = get_settings().lease_seconds
    for last in (False, False, True):
        try:
            faults.point("step.before_commit")
            with write_statement(asynchronous=writes.asynchronous) as connection:
                return write_fenced(connection, writes, Lease(run_id, lease))
        except DBAPIError as error:
            if last or not is_database_unavailable(error):
                raise
    raise AssertionError("unreachable")
