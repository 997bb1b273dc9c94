"""Claims: rows that are due are taken by one process for a while. The lease is judged by the database's own clock.

One mechanism serves messages and outgoing events: a claimed row's `due_at` moves to the lease's end, so a claim whose
process dies is due again by itself; `claim_id` is the fence of the write that follows. Payments are claimed by whole
runs (see `claim_payments`), whose lease is one row for all of them. A payment carries a run's id only while that run's
row exists: what removes the row makes sure of it, so no payment can be left behind.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

import orjson
from sqlalchemy import Connection, Row, TextClause, TextualSelect, select, text

from foundation.clock import instant_text, utcnow
from foundation.ids import new_id
from models.listed import members, write_list
from models.tables import Base, Instant, Payment, Run

# Who became due no longer ago than this has just come, and may go in a small run beyond the bound. Our choice.
JUST_COME: Final = timedelta(seconds=0.5)
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
# Losing a claim or the note of a beginning in a crash of the server costs nothing; waiting for the disk would.
_QUICK = "SELECT set_config('synchronous_commit', 'off', true) AS set"


@dataclass(frozen=True, slots=True)
class ClaimedRun:
    """A fresh run: its id, its plan's name, the step it starts at, how many payments it carries, and whether it is to
    pass the others because it is small and they are at work, or because it holds who has just come while many wait."""

    id: str
    plan: str
    step: str
    size: int
    passes: bool = False


def database_later(connection: Connection, name: str) -> str:
    """SQL for the database's now plus the seconds in parameter `name`."""
    return _later(connection.dialect.name, name)


def database_now(connection: Connection) -> str:
    """SQL for the database's now."""
    return _now(connection.dialect.name)


def _later(dialect: str, name: str) -> str:
    if dialect == "postgresql":
        return f"clock_timestamp() + make_interval(secs => :{name})"
    return f"strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', '+' || :{name} || ' seconds')"


def _now(dialect: str) -> str:
    return "clock_timestamp()" if dialect == "postgresql" else "strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')"


def _skip_locked(dialect: str) -> str:
    return " FOR UPDATE SKIP LOCKED" if dialect == "postgresql" else ""


def _size(dialect: str) -> str:
    """SQL for how many payments a run holds."""
    return f"{'jsonb' if dialect == 'postgresql' else 'json'}_array_length(payment_ids)"


def lock_row(connection: Connection) -> str:
    """SQL that locks what a SELECT reads; on SQLite the write transaction has the database to itself."""
    return " FOR UPDATE" if connection.dialect.name == "postgresql" else ""


def _moment(connection: Connection, instant: datetime) -> Any:
    return instant if connection.dialect.name == "postgresql" else instant_text(instant)


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand before a claim: runs at work, how many of them are small, whether a lease ran out, whether
    payments are due, how many of these have just come (counted as far as they matter), whether there is a crowd that
    one who has just come would wait for, and the database's time."""

    at_work: int
    small: int
    lost: bool
    due: bool
    new: int
    crowd: bool
    at: datetime

    @classmethod
    def of(cls, row: Any) -> "Standing":
        """From a row of `looking`."""
        return cls(row.at_work, row.small, bool(row.lost), bool(row.due), row.new, bool(row.crowd), row.at)


def looking(dialect: str) -> str:
    """SQL that tells in one row how things stand; its parameters are `look_values`, `at` is an Instant.

    A crowd is where somebody has waited for a while, or all runs at work are as good as full. Runs that are not took
    all who waited then, and are soon done.
    """
    return (
        f"SELECT count(*) AS at_work, count(*) FILTER (WHERE {_size(dialect)} <= :small) AS small,"
        f" coalesce(max(CASE WHEN lease_until < {_now(dialect)} THEN 1 END), 0) AS lost,"
        " EXISTS (SELECT 1 FROM payments WHERE due_at <= :now AND run_id IS NULL) AS due,"
        " (SELECT count(*) FROM (SELECT 1 FROM payments WHERE due_at <= :now AND due_at >= :since AND run_id IS NULL"
        " ORDER BY due_at DESC LIMIT :few) AS new) AS new,"
        f" count(*) FILTER (WHERE {_size(dialect)} < :full) = 0"
        " OR EXISTS (SELECT 1 FROM payments WHERE due_at < :since AND run_id IS NULL) AS crowd,"
        f" {_now(dialect)} AS at"
        " FROM runs"
    )


def look_values(connection: Connection, now: datetime, run_size: int) -> dict[str, Any]:
    """The parameters of `looking`."""
    small = small_size(run_size)
    values = {"small": small, "few": small + 1, "full": run_size - small}
    return values | {"now": _moment(connection, now), "since": _moment(connection, now - JUST_COME)}


@lru_cache(maxsize=2)
def _look(dialect: str) -> TextualSelect:
    return text(looking(dialect)).columns(at=Instant())


def look(connection: Connection, now: datetime, run_size: int) -> Standing:
    """How things stand, by one statement."""
    found = connection.execute(_look(connection.dialect.name), look_values(connection, now, run_size))
    return Standing.of(found.one())


def somebody_waits(connection: Connection, run_size: int) -> bool:
    """Whether a small run waits for a worker to begin it."""
    sql = f"SELECT EXISTS (SELECT 1 FROM runs WHERE begun_at IS NULL AND {_size(connection.dialect.name)} <= :small)"
    return bool(connection.execute(text(sql), {"small": small_size(run_size)}).scalar_one())


def small_size(run_size: int) -> int:
    """How many payments a run of those who have just come may hold: a tenth of a run."""
    return run_size // 10


def claim_payments(
    connection: Connection, now: datetime, standing: Standing, *, run_size: int, runs_in_flight: int, lease_seconds: int
) -> list[ClaimedRun]:
    """Take what is due into fresh runs, one a plan and step, as far as the bound of runs in flight leaves room.

    The more often payments were lost together, the fewer travel together again: one that ends its worker each time
    soon stands alone, and the others go on without it.

    A lone payment does not wait behind a hundred thousand that came before it: where more waits than a run holds, a
    tenth of the run is taken from the latest, and who has just come goes in a small run of its own, which may go beyond
    the bound. One such run at a time is enough, since it is soon done. Where more have just come than it would hold,
    they are a crowd themselves, and are the latest of the next runs.
    """
    room = runs_in_flight - standing.at_work
    tenth, recently = small_size(run_size), now - JUST_COME
    alone = _may_pass(standing, tenth)
    old: list[Row[Any]] = []
    if room > 0:
        old = _due(connection, "ASC", _BEGINNING, now, run_size - tenth)
        if len(old) == run_size - tenth:
            old += _due(connection, "DESC", _BEGINNING, recently if alone else now, tenth)
    crowded = room <= 0 or len(old) >= run_size - tenth
    new = _due(connection, "DESC", recently, now, tenth) if crowded and alone else []
    known = {row.id: row for row in old}
    parts = _parts(list(known.values()), run_size)[: max(room, 0)]
    ordinary = len(parts)
    parts += _parts([row for row in new if row.id not in known], tenth)[:1]
    if not parts:
        return []
    runs = _fresh_runs(parts, ordinary, standing, tenth)
    given = [
        {"id": run.id, "plan": run.plan, "step": run.step, "ids": ids}
        for run, (_, _, ids) in zip(runs, parts, strict=True)
    ]
    values = {"lease": lease_seconds, "now": _moment(connection, now)}
    if connection.dialect.name == "postgresql":
        connection.execute(_claim("postgresql"), values | {"runs": orjson.dumps(given).decode()})
    else:
        for one in given:
            values |= one | {"ids": write_list(one["ids"])}
            connection.execute(_TAKE_SQLITE, {"run": values["id"], "ids": values["ids"]})
            connection.execute(_claim("sqlite"), values)
    return runs


def claim_new(
    standing: Standing,
    payments: Sequence[dict[str, Any]],
    now: datetime,
    *,
    run_size: int,
    runs_in_flight: int,
    lease_seconds: int,
) -> tuple[list[ClaimedRun], list[dict[str, Any]]]:
    """Claim payments (rows of `payments`) that are about to be inserted, which spares them a claim of their own: where
    nobody waits, as many as there is room for. They are given a run's id and are not due.

    Returns the runs and their rows, to be inserted in the same transaction.
    """
    room = runs_in_flight - standing.at_work
    if room <= 0 or standing.due or standing.lost:
        return [], []
    ours = {row["id"]: row for row in payments}
    parts = _parts([(row["id"], row["plan"], row["step"], row["recoveries"]) for row in payments], run_size)[:room]
    runs = _fresh_runs(parts, len(parts), standing, small_size(run_size))
    lease_until = standing.at + timedelta(seconds=lease_seconds)
    rows = []
    for run, (_, _, ids) in zip(runs, parts, strict=True):
        for one in ids:
            ours[one] |= {"run_id": run.id, "due_at": None}
        about = {"id": run.id, "plan": run.plan, "step": run.step, "payment_ids": ids}
        rows.append(about | {"lease_until": lease_until, "created_at": now})
    return runs, rows


def _fresh_runs(
    parts: Sequence[tuple[str, str, list[str]]], ordinary: int, standing: Standing, tenth: int
) -> list[ClaimedRun]:
    """A run for each part; those after the `ordinary` ones pass all others. Of the ordinary ones a small one does, one
    at a time, so that the others come to their turn too."""
    small = next((at for at, (_, _, ids) in enumerate(parts) if len(ids) <= tenth), None)
    passing = small if standing.at_work and not standing.small else None
    return [
        ClaimedRun(new_id(), plan, step, len(ids), passes=at >= ordinary or at == passing)
        for at, (plan, step, ids) in enumerate(parts)
    ]


def _parts(rows: Iterable[Sequence[Any]], most: int) -> list[tuple[str, str, list[str]]]:
    """Plan, step and payments of each run that rows of id, plan, step and recoveries make."""
    groups: dict[tuple[str, str, int], list[str]] = {}
    for payment, plan, step, recoveries in rows:
        groups.setdefault((plan, step, recoveries), []).append(payment)
    return [
        (plan, step, ids[start : start + company(recoveries, most)])
        for (plan, step, recoveries), ids in groups.items()
        for start in range(0, len(ids), company(recoveries, most))
    ]


def _may_pass(standing: Standing, most: int) -> bool:
    """Whether those who have just come may go in a small run of their own."""
    return 0 < standing.new <= most and not standing.small and standing.crowd


def has_room(standing: Standing, *, run_size: int, runs_in_flight: int) -> bool:
    """Whether `claim_payments` would find something to take."""
    if standing.at_work < runs_in_flight:
        return standing.due
    return standing.at_work == runs_in_flight and _may_pass(standing, small_size(run_size))


@lru_cache(maxsize=2)
def _claim(dialect: str) -> TextClause:
    columns = "(id, plan, step, payment_ids, lease_until, created_at)"
    if dialect == "postgresql":
        return text(
            f"WITH quick AS ({_QUICK}), given AS (SELECT id, plan, step, ids FROM quick,"
            " jsonb_to_recordset(CAST(:runs AS jsonb)) AS r(id text, plan text, step text, ids jsonb)"
            " WHERE quick.set = 'off'),"
            " taken AS (UPDATE payments SET run_id = given.id, due_at = NULL"
            " FROM given, jsonb_array_elements_text(given.ids) AS member(id) WHERE payments.id = member.id)"
            f" INSERT INTO runs {columns} SELECT id, plan, step, ids, {_later(dialect, 'lease')}, :now FROM given"
        )
    return text(f"INSERT INTO runs {columns} VALUES (:id, :plan, :step, :ids, {_later(dialect, 'lease')}, :now)")


_TAKE_SQLITE = text(f"UPDATE payments SET run_id = :run, due_at = NULL WHERE id {members('sqlite', 'ids')}")


@lru_cache(maxsize=4)
def _select_due(dialect: str, order: str) -> TextClause:
    return text(
        "SELECT id, plan, step, recoveries FROM payments WHERE due_at <= :now AND due_at >= :since AND run_id IS NULL"
        f" ORDER BY due_at {order}, id {order} LIMIT :most{_skip_locked(dialect)}"
    )


def _due(connection: Connection, order: str, since: datetime, now: datetime, most: int) -> list[Row[Any]]:
    values = {"now": _moment(connection, now), "since": _moment(connection, since), "most": most}
    return list(connection.execute(_select_due(connection.dialect.name, order), values))


def company(failures: int, most: int) -> int:
    """How many payments may go together that failed together `failures` times: all, an eighth of them, …, one."""
    return max(1, most >> 3 * failures)


def release_lost_runs(connection: Connection, now: datetime) -> int:
    """Make the payments of runs whose lease ran out due again; returns how many there were.

    Only runs that were lost within a step count as recoveries: a message that was lost on its way blames nobody.
    """
    lost = connection.execute(
        text(
            "SELECT id, payment_ids, begun_at FROM runs"
            f" WHERE lease_until < {database_now(connection)}{_skip_locked(connection.dialect.name)}"
        ).columns(Run.__table__.c.id, Run.__table__.c.payment_ids, Run.__table__.c.begun_at)
    ).all()
    return sum(_release(connection, run.id, run.payment_ids, now, run.begun_at is not None) for run in lost)


def hand_back_run(connection: Connection, run_id: str, due_at: datetime) -> None:
    """Undo a claim whose run could not be sent: its payments are due again at `due_at`."""
    _release(connection, run_id, find_run_ids(connection, run_id), due_at, False)


def _release(connection: Connection, run_id: str, payment_ids: Sequence[str], due_at: datetime, counts: bool) -> int:
    released = connection.execute(
        Payment.__table__.update()  # type: ignore[attr-defined]  # a declarative class's table is a Table
        .where(Payment.id.in_(payment_ids), Payment.run_id == run_id)
        .values(run_id=None, due_at=due_at, recoveries=Payment.recoveries + int(counts))
    ).rowcount
    connection.execute(text("DELETE FROM runs WHERE id = :run"), {"run": run_id})
    return int(released)


def begin_step(
    connection: Connection, run_id: str, step: str, now: datetime, lease_seconds: int, columns: Sequence[Any] = ()
) -> Sequence[Row[Any]]:
    """Note that the run's step begins and renew its lease; returns `columns` of `payments` and `requests` for every
    payment that carries the run's id, at whatever step; none when the run was lost or has ended."""
    begin, carried = _begin(connection.dialect.name, tuple(columns) or (Payment.__table__.c.id,))
    values = {"lease": lease_seconds, "step": step, "now": _moment(connection, now), "run": run_id}
    if begin is not None:
        connection.execute(begin, values)
        values = {"run": run_id}
    return connection.execute(carried, values).all()


@lru_cache(maxsize=4)
def _begin(dialect: str, columns: tuple[Any, ...]) -> tuple[TextClause | None, TextualSelect]:
    """The statements of `begin_step`, made once: on PostgreSQL the second one does it all."""
    names = ", ".join(f"{column.table.name}.{column.name}" for column in columns)
    begin = f"UPDATE runs SET lease_until = {_later(dialect, 'lease')}, step = :step, begun_at = :now WHERE id = :run"
    carried = (
        f"SELECT {names} FROM {{}} JOIN payments ON payments.id = member.value AND payments.run_id = :run"
        " JOIN requests ON requests.payment_id = payments.id"
    )
    if dialect == "postgresql":
        members = "begun, jsonb_array_elements_text(begun.payment_ids) AS member(value)"
        sql = (
            f"WITH quick AS ({_QUICK}),"
            f" begun AS ({begin.replace(' WHERE', ' FROM quick WHERE')} AND quick.set = 'off' RETURNING payment_ids)"
            f" {carried.format(members)}"
        )
        return None, text(sql).columns(*columns)
    sql = carried.format("runs, json_each(runs.payment_ids) AS member") + " WHERE runs.id = :run"
    return text(begin), text(sql).columns(*columns)


def end_run(connection: Connection, run_id: str) -> None:
    """Forget a run that no payment carries any more; one that is still at work elsewhere stays."""
    ids = find_run_ids(connection, run_id)
    carried = select(Payment.id).where(Payment.id.in_(ids), Payment.run_id == run_id).limit(1)
    if ids and connection.execute(carried).first() is None:
        connection.execute(text("DELETE FROM runs WHERE id = :run"), {"run": run_id})


def claim_rows(
    connection: Connection,
    table: str,
    *,
    most: int,
    lease_seconds: int,
    where: str = "",
    also: str = "",
    **parameters: Any,
) -> tuple[str, list[Row[Any]]]:
    """Claim up to `most` due rows of `messages` or `outbox`; returns the claim id and the rows.

    A row that someone holds is left until the database's clock, too, says that its lease is over: the clock of the
    calling process may be wrong. `where` narrows and `also` sets more columns, both SQL with named parameters.
    """
    claim_id = new_id()
    target = Base.metadata.tables[table]
    condition, more = (f" AND {where}" if where else ""), (f", {also}" if also else "")
    result = connection.execute(
        text(
            f"UPDATE {table} SET claim_id = :claim, attempts = attempts + 1,"
            f" due_at = {database_later(connection, 'lease')}{more}"
            f" WHERE id IN (SELECT id FROM {table} WHERE due_at <= :now"
            f" AND (claim_id IS NULL OR due_at <= {database_now(connection)}){condition}"
            f" ORDER BY due_at LIMIT :most{_skip_locked(connection.dialect.name)}) RETURNING *"
        ).columns(*target.columns),
        {"claim": claim_id, "lease": lease_seconds, "most": most, "now": _moment(connection, utcnow()), **parameters},
    )
    return claim_id, list(result)


def find_run_ids(connection: Connection, run_id: str) -> list[str]:
    """The payments a run was given; empty if the run has ended or was lost."""
    found = connection.execute(select(Run.payment_ids).where(Run.id == run_id)).scalar_one_or_none()
    return list(found or ())
