"""Claims: rows that are due are taken by one process for a while. The lease is judged by the database's own clock.

One mechanism serves messages and outgoing events: a claimed row's `due_at` moves to the lease's end, so a claim whose
process dies is due again by itself; `claim_id` is the fence of the write that follows. Payments are claimed by whole
runs (see `claim_payments`), whose lease is one row for all of them. A payment carries a run's id only while that run's
row exists: what removes the row makes sure of it, so no payment can be left behind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, text

from models.clock import instant_text, utcnow
from models.ids import new_id
from models.tables import Base, Payment, Run


@dataclass(frozen=True, slots=True)
class ClaimedRun:
    """A fresh run: its id, its plan's name, the step it starts at and how many payments it carries."""

    id: str
    plan: str
    step: str
    size: int


def database_later(connection: Connection, name: str) -> str:
    """SQL for the database's now plus the seconds in parameter `name`."""
    if connection.dialect.name == "postgresql":
        return f"clock_timestamp() + make_interval(secs => :{name})"
    return f"strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', '+' || :{name} || ' seconds')"


def database_now(connection: Connection) -> str:
    """SQL for the database's now."""
    return (
        "clock_timestamp()" if connection.dialect.name == "postgresql" else "strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')"
    )


def _skip_locked(connection: Connection) -> str:
    return " FOR UPDATE SKIP LOCKED" if connection.dialect.name == "postgresql" else ""


def lock_row(connection: Connection) -> str:
    """SQL that locks what a SELECT reads; on SQLite the write transaction has the database to itself."""
    return " FOR UPDATE" if connection.dialect.name == "postgresql" else ""


def _moment(connection: Connection, instant: datetime) -> Any:
    return instant if connection.dialect.name == "postgresql" else instant_text(instant)


def claim_payments(
    connection: Connection, now: datetime, *, run_size: int, runs_in_flight: int, lease_seconds: int
) -> list[ClaimedRun]:
    """Take what is due into fresh runs, one a plan and step, as far as the bound of runs in flight leaves room.

    The more often payments were lost together, the fewer travel together again: one that ends its worker each time
    soon stands alone, and the others go on without it. Where more waits than a run holds, a tenth of the run is taken
    from the latest: a lone payment does not wait behind a hundred thousand that came just before it.
    """
    room = runs_in_flight - connection.execute(text("SELECT count(*) FROM runs")).scalar_one()
    if room <= 0:
        return []
    latest = run_size // 10
    due = _due(connection, now, "ASC", run_size - latest)
    if latest and len(due) == run_size - latest:
        known = {row.id for row in due}
        due += [row for row in _due(connection, now, "DESC", latest) if row.id not in known]
    groups: dict[tuple[str, str, int], list[str]] = {}
    for row in due:
        groups.setdefault((row.plan, row.step, row.recoveries), []).append(row.id)
    parts = [
        (plan, step, ids[start : start + company(recoveries, run_size)])
        for (plan, step, recoveries), ids in groups.items()
        for start in range(0, len(ids), company(recoveries, run_size))
    ]
    runs = []
    for plan, step, ids in parts[:room]:
        run = ClaimedRun(new_id(), plan, step, len(ids))
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(
                "UPDATE payments SET run_id = %(run)s, due_at = NULL WHERE id = ANY(%(ids)s)",
                {"run": run.id, "ids": ids},
            )
        else:
            connection.exec_driver_sql(
                "UPDATE payments SET run_id = ?, due_at = NULL WHERE id IN (SELECT value FROM json_each(?))",
                (run.id, _json(ids)),
            )
        connection.execute(
            text(
                "INSERT INTO runs (id, plan, step, payment_ids, lease_until, created_at)"
                f" VALUES (:run, :plan, :step, :ids, {database_later(connection, 'lease')}, :now)"
            ),
            {
                "run": run.id,
                "plan": plan,
                "step": step,
                "ids": _json(ids),
                "lease": lease_seconds,
                "now": _moment(connection, now),
            },
        )
        runs.append(run)
    return runs


def _due(connection: Connection, now: datetime, order: str, most: int) -> list[Row[Any]]:
    found = connection.execute(
        text(
            "SELECT id, plan, step, recoveries FROM payments WHERE due_at <= :now AND run_id IS NULL"
            f" ORDER BY due_at {order}, id {order} LIMIT :most{_skip_locked(connection)}"
        ),
        {"now": _moment(connection, now), "most": most},
    )
    return list(found)


def _json(ids: Sequence[str]) -> str:
    return "[" + ",".join(f'"{one}"' for one in ids) + "]"


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
            f" WHERE lease_until < {database_now(connection)}{_skip_locked(connection)}"
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
    columns = columns or [Payment.__table__.c.id]
    names = ", ".join(f"{column.table.name}.{column.name}" for column in columns)
    begin = (
        f"UPDATE runs SET lease_until = {database_later(connection, 'lease')}, step = :step, begun_at = :now"
        " WHERE id = :run"
    )
    carried = (
        f"SELECT {names} FROM {{}} JOIN payments ON payments.id = member.value AND payments.run_id = :run"
        " JOIN requests ON requests.payment_id = payments.id"
    )
    values = {"lease": lease_seconds, "step": step, "now": _moment(connection, now), "run": run_id}
    if connection.dialect.name == "postgresql":
        # Losing this note in a crash of the server costs nothing; waiting for the disk would.
        members = "begun, jsonb_array_elements_text(begun.payment_ids) AS member(value)"
        sql = (
            "WITH quick AS (SELECT set_config('synchronous_commit', 'off', true) AS set),"
            f" begun AS ({begin.replace(' WHERE', ' FROM quick WHERE')} AND quick.set = 'off' RETURNING payment_ids)"
            f" {carried.format(members)}"
        )
    else:
        connection.execute(text(begin), values)
        sql = carried.format("runs, json_each(runs.payment_ids) AS member") + " WHERE runs.id = :run"
        values = {"run": run_id}
    return connection.execute(text(sql).columns(*columns), values).all()


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
    """Claim up to `most` due rows of `messages` or `outgoing_events`; returns the claim id and the rows.

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
            f" ORDER BY due_at LIMIT :most{_skip_locked(connection)}) RETURNING *"
        ).columns(*target.columns),
        {"claim": claim_id, "lease": lease_seconds, "most": most, "now": _moment(connection, utcnow()), **parameters},
    )
    return claim_id, list(result)


def find_run_ids(connection: Connection, run_id: str) -> list[str]:
    """The payments a run was given; empty if the run has ended or was lost."""
    found = connection.execute(select(Run.payment_ids).where(Run.id == run_id)).scalar_one_or_none()
    return list(found or ())
