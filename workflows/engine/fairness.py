"""The fairness policy: which due payments go into which runs. Arithmetic only; models/claims.py reads and writes.

The number of runs in flight is bounded, so that under load due payments gather into large runs. Three rules keep this
fair:

- A run takes the payments that have been due longest. If more are due than it holds, a tenth of it is left to the
  latest, so that a payment does not have to wait for the whole backlog before it.
- If there is a backlog, the payments that just became due go in an express run: small, sent with priority, and beyond
  the bound. One at a time is enough, because it ends soon. If more became due than it holds, they are a backlog
  themselves.
- Poison payments are isolated by bisection: payments that were lost together with a worker go in ever smaller runs.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from models.claims import DuePayment, Thresholds, Workload
from models.runs import PlannedRun

JUST_DUE: Final = timedelta(seconds=0.5)
"""A payment just became due if that was within this time. Our choice."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many payments a run may hold, and how many runs may be in flight."""

    run_size: int
    runs_in_flight: int

    @property
    def express_size(self) -> int:
        """How many payments an express run may hold: a tenth of a run."""
        return self.run_size // 10


@dataclass(frozen=True, slots=True)
class Quota:
    """How many due payments a claim reads: of the `oldest`, and, if there are as many, of the `latest` for an ordinary
    run and of those that `just_due` for an express run."""

    oldest: int
    latest: int
    just_due: int


@dataclass(frozen=True, slots=True)
class Due:
    """Due payments that a claim has read and locked. A payment may be in more than one list."""

    oldest: Sequence[DuePayment] = ()
    latest: Sequence[DuePayment] = ()
    just_due: Sequence[DuePayment] = ()

    def ids(self) -> set[str]:
        """The ids of all these payments."""
        return {payment.id for payment in (*self.oldest, *self.latest, *self.just_due)}

    def without(self, ids: Collection[str]) -> "Due":
        """These payments without those with one of `ids`."""
        lists = (self.oldest, self.latest, self.just_due)
        return Due(*([payment for payment in one if payment.id not in ids] for one in lists))


def thresholds(limits: Limits, now: datetime) -> Thresholds:
    """What the workload is measured against at `now` (UTC)."""
    return Thresholds(now, now - JUST_DUE, limits.express_size, limits.run_size - limits.express_size)


def quota(workload: Workload, limits: Limits) -> Quota:
    """How many due payments a claim is to read; all zero if there is nothing to claim."""
    express = limits.express_size if _may_send_express(workload, limits) else 0
    if workload.in_flight < limits.runs_in_flight and workload.due:
        return Quota(limits.run_size - limits.express_size, limits.express_size, express)
    return Quota(0, 0, express if workload.in_flight == limits.runs_in_flight else 0)


def plan_runs(workload: Workload, due: Due, limits: Limits) -> list[PlannedRun]:
    """The runs to claim from what is due, each of one plan and step: ordinary runs as the bound allows, and at most one
    express run. No payment is in two of them."""
    ordinary = {payment.id: payment for payment in (*due.oldest, *due.latest)}
    runs = _batches(ordinary.values(), limits.run_size)[: _free(workload, limits)]
    express = _batches((one for one in due.just_due if one.id not in ordinary), limits.express_size)[:1]
    if express:
        return [*runs, replace(express[0], express=True)]
    return _prefer_small(runs, workload, limits)


def plan_new(workload: Workload, payments: Iterable[DuePayment], limits: Limits) -> list[PlannedRun]:
    """The runs for payments that are being accepted: as many as the bound allows, and none if others wait already."""
    if workload.due or workload.lost:
        return []
    runs = _batches(payments, limits.run_size)[: _free(workload, limits)]
    return _prefer_small(runs, workload, limits)


def bisected_size(failures: int, most: int) -> int:
    """How many payments may go together that failed together `failures` times: `most`, an eighth of that, …, one."""
    return max(1, most >> 3 * failures)


def _free(workload: Workload, limits: Limits) -> int:
    return max(limits.runs_in_flight - workload.in_flight, 0)


def _may_send_express(workload: Workload, limits: Limits) -> bool:
    return workload.backlog and not workload.small and 0 < workload.just_due <= limits.express_size


def _prefer_small(runs: Sequence[PlannedRun], workload: Workload, limits: Limits) -> list[PlannedRun]:
    """The runs, the first small one as an express run if others are in flight and none of these is small."""
    small = next((at for at, run in enumerate(runs) if len(run.payment_ids) <= limits.express_size), None)
    if not workload.in_flight or workload.small:
        small = None
    return [replace(run, express=True) if at == small else run for at, run in enumerate(runs)]


def _batches(payments: Iterable[DuePayment], most: int) -> list[PlannedRun]:
    """Runs of payments of one plan and step that were lost equally often."""
    groups: dict[tuple[str, str, int], list[DuePayment]] = {}
    for payment in payments:
        groups.setdefault((payment.plan, payment.step, payment.recoveries), []).append(payment)
    return [
        _planned(plan, step, group[start : start + size])
        for (plan, step, recoveries), group in groups.items()
        for size in (bisected_size(recoveries, most),)
        for start in range(0, len(group), size)
    ]


def _planned(plan: str, step: str, payments: Sequence[DuePayment]) -> PlannedRun:
    regions = Counter(payment.region for payment in payments)
    return PlannedRun(plan, step, [payment.id for payment in payments], regions=dict(regions.most_common()))
