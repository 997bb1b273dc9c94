"""What is measured besides the contest: arrivals, growth, memory, acceptance, monitoring, fairness, voucher pages."""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

import psycopg

from bench import payments
from bench.child import progress
from bench.contenders.bare import Bare, start_chain
from bench.contenders.ours import Ours
from bench.processes import pss_mb
from bench.servers import Place
from bench.stats import percentile
from workflows.intake.senders import COMMAND


def arrivals(place: Place, *, rate: float, seconds: float, bare: bool = False) -> dict[str, Any]:
    """Payments that arrive one by one at random moments, whatever the system does; each one's time to completion.

    The intake takes whatever has arrived since its last transaction, one or several. A payment's time ends with the
    commit of its voucher (PostgreSQL's commit timestamp), the bare chain's with its last task.
    """
    due = _moments(rate, seconds)
    if bare:
        return _bare_arrivals(place, rate, due)
    ours = Ours(place)
    try:
        ours.start()
        ours.run(3_000)  # a server that is asked for this much has been at work before
        first = ours._next
        documents = payments.lines(first, len(due))
        ours._next += len(due)
        began = time.time() + 0.3
        batches = _hand_in(due, began, lambda at, until: ours.take(documents[at:until]))
        ours.expected += len(due)
        ours.wait()
        ended = _commit_times(place)
        took = [ended[payments.reference(first + number)] - began - at for number, at in enumerate(due)]
        ours.check()
    finally:
        ours.stop()
    return _arrival_figures(rate, due, took) | {"median_batch_at_the_intake": statistics.median(batches)}


def _moments(rate: float, seconds: float) -> list[float]:
    """Poisson arrivals: seconds from the start, the same ones each time."""
    drawn, at, found = random.Random(20261122), 0.0, []
    while (at := at + drawn.expovariate(rate)) < seconds:
        found.append(at)
    return found


def _hand_in(due: Sequence[float], began: float, take: Callable[[int, int], object]) -> list[int]:
    """Submit at the due moments; what became due meanwhile goes together, 500 at most. Returns the sizes."""
    at, sizes = 0, []
    while at < len(due):
        now = time.time() - began
        until = at
        while until < len(due) and due[until] <= now and until - at < 500:
            until += 1
        if until == at:
            time.sleep(max(0.0, due[at] - now))
            continue
        take(at, until)
        sizes.append(until - at)
        at = until
    return sizes


def _commit_times(place: Place) -> dict[str, float]:
    """When each payment's voucher was committed, by the payment's reference."""
    with psycopg.connect(place.dsn) as connection:
        rows = connection.execute(
            "SELECT p.reference, extract(epoch FROM pg_xact_commit_timestamp(v.xmin))"
            " FROM vouchers v JOIN payments p ON p.id = v.payment_id"
        ).fetchall()
    return {reference: float(at) for reference, at in rows}


def _bare_arrivals(place: Place, rate: float, due: Sequence[float]) -> dict[str, Any]:
    bare = Bare(place)
    try:
        bare.start()
        bare.run(50)
        first = bare._next
        began = time.time() + 0.3

        def take(at: int, until: int) -> None:
            for number in range(at, until):
                start_chain(first + number)

        _hand_in(due, began, take)
        bare.expected += len(due)
        bare.wait()
        ended = bare.times()
    finally:
        bare.stop()
    return _arrival_figures(rate, due, [ended[first + number] - began - at for number, at in enumerate(due)])


def _arrival_figures(rate: float, due: Sequence[float], took: Sequence[float]) -> dict[str, Any]:
    length = due[-1]
    thirds = [[t for at, t in zip(due, took, strict=True) if part <= at * 3 / length < part + 1] for part in range(3)]
    steps = max(1, round(length / 30))
    timeline = []
    for second in range(0, int(length), steps):
        inside = [t for at, t in zip(due, took, strict=True) if second <= at < second + steps]
        if inside:
            timeline.append([second, percentile(inside, 0.5) * 1e3, percentile(inside, 0.99) * 1e3])
    return {
        "rate": rate,
        "seconds": length,
        "payments": len(due),
        "p50_ms": percentile(took, 0.5) * 1e3,
        "p99_ms": percentile(took, 0.99) * 1e3,
        "max_ms": max(took) * 1e3,
        "p50_last_third_to_first": percentile(thirds[2], 0.5) / percentile(thirds[0], 0.5),
        "timeline": timeline,
    }


def growth(place: Place, *, sizes: list[int], count: int, repeats: int = 3) -> dict[str, Any]:
    """Throughput and lone payments with more and more finished payments stored."""
    ours = Ours(place)
    points = []
    try:
        ours.start()
        for size in sizes:
            while (missing := size - ours.expected) > 0:
                ours.run(min(missing, 20_000))
                progress(f"{ours.expected:,} of {sizes[-1]:,} stored")
            _checkpoint(place)
            rates = [_drain(ours, count) for _ in range(repeats)]
            lone = [_lone(ours) for _ in range(30)]
            points.append(
                {
                    "stored": size,
                    "stored_after": ours.expected,
                    "drain_per_s": statistics.median(rates),
                    "rates": rates,
                    "lone_p50_ms": statistics.median(lone),
                    "database_mb": ours._one("SELECT pg_database_size(current_database())") / 2**20,
                }
            )
    finally:
        ours.stop()
    return {"points": points}


def _checkpoint(place: Place) -> None:
    """Have none fall into one point and not into the next. After it, what is touched goes whole into the log."""
    with psycopg.connect(place.dsn, autocommit=True) as connection:
        connection.execute("CHECKPOINT")


def _drain(ours: Ours, count: int) -> float:
    """Payments a second, accepted before."""
    ours.prepare(count)
    ours.expected += count
    ours.fleet.pause()
    try:
        ours.submit(count)
    finally:
        ours.fleet.resume()
    started = time.perf_counter()
    ours.wait()
    return count / (time.perf_counter() - started)


def _lone(ours: Ours) -> float:
    """Milliseconds from the intake to completion of one payment when nothing else is there."""
    ours.prepare(1)
    started = time.perf_counter()
    ours.lone()
    return (time.perf_counter() - started) * 1e3


def memory(place: Place, *, total: int, bare: bool = False) -> dict[str, Any]:
    """Proportional memory of one worker with one child: warm, and after each quarter of the work."""
    system = Bare(place, processes=1) if bare else Ours(place)
    prefix = "bare" if bare else "payments-1"
    points = []
    try:
        system.start()
        system.run(20 if bare else 1000)
        points.append([system.expected, pss_mb(system.fleet.pids(prefix))])
        for _ in range(4):
            part = total // 4
            while part > 0:
                system.run(min(part, 20_000))
                part -= 20_000
            points.append([system.expected, pss_mb(system.fleet.pids(prefix))])
    finally:
        system.stop()
    return {"points": points}


def bulk(place: Place, *, count: int) -> dict[str, Any]:
    """Acceptance alone: events of a file, one JSON object a line, through the intake of one process into PostgreSQL."""
    ours = Ours(place)
    ours.adopt()
    from models.migrate import upgrade
    from workflows.intake.accept import accept

    upgrade(ours.url)
    accept(payments.lines(0, 500), COMMAND)
    file = b"\n".join(payments.lines(500, count))
    cpu, started = time.process_time(), time.perf_counter()
    receipts = accept(file.splitlines(), COMMAND)
    took, used = time.perf_counter() - started, time.process_time() - cpu
    accepted = sum(receipt.status == "accepted" for receipt in receipts)
    return {"count": accepted, "per_s": accepted / took, "cpu_us": used / accepted * 1e6}


def monitoring(place: Place, *, on: bool, count: int) -> dict[str, Any]:
    """Throughput with Celery's events and Flower listening, or with neither."""
    ours = Ours(place, events=on, flower=on)
    try:
        ours.start()
        ours.run(1000)
        return {"drain_per_s": _drain(ours, count)}
    finally:
        ours.stop()


def fairness(place: Place, *, backlog: int, every: float) -> dict[str, Any]:
    """A backlog is submitted at once; then lone payments come one after the other while it is worked off."""
    ours = Ours(place)
    came: dict[str, float] = {}
    try:
        ours.start()
        ours.run(500)
        ours.prepare(backlog)
        ours.expected += backlog
        ours.submit(backlog)
        started = time.perf_counter()
        while ours._one("SELECT count(*) FROM runs") or ours._one(
            "SELECT EXISTS (SELECT 1 FROM payments WHERE due_at IS NOT NULL)"
        ):
            number = ours._next
            ours.prepare(1)
            came[payments.reference(number)] = time.time()
            ours.submit(1)
            ours.expected += 1
            time.sleep(every)
        backlog_s = time.perf_counter() - started
        ended = _commit_times(place)
        took = [ended[reference] - at for reference, at in came.items() if reference in ended]
    finally:
        ours.stop()
    return {
        "backlog": backlog,
        "backlog_s": backlog_s,
        "lone": len(took),
        "p50_ms": percentile(took, 0.5) * 1e3,
        "p99_ms": percentile(took, 0.99) * 1e3,
    }


def voucher(place: Place, *, pages: int) -> dict[str, Any]:
    """CPU time of voucher pages in a run: data of their own, embedded fonts, QR code."""
    from bench.voucher_pdf import KEY, make_data, render, vouchers

    ready = [(data, KEY.sign(data.to_bytes())) for data in vouchers(make_data, pages)]
    render(ready[0])
    started = time.process_time()
    for page in ready:
        render(page)
    return {"pages": pages, "cpu_us": (time.process_time() - started) / pages * 1e6}
