"""Claims: rows that are due are taken by one process for a while. The lease is judged by the database's own clock.

One mechanism serves messages and outgoing events: a claimed row's `due_at` moves to the lease's end, so a claim whose
process dies is due again by itself; `claim_id` is the fence of the write that follows. Payments are claimed by whole
runs (see `claim_payments`), whose lease is one row for all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, text

from models.bulk import insert_rows
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


def _lease(connection: Connection, name: str) -> str:
    """SQL for the database's now plus the seconds in parameter `name`."""
    if connection.dialect.name == "postgresql":
        return f"clock_timestamp() + make_interval(secs => :{name})"
    return f"strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', '+' || :{name} || ' seconds')"


def _now(connection: Connection) -> str:
    return "clock_timestamp()" if connection.dialect.name == "postgresql" else "strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')"


def _skip_locked(connection: Connection) -> str:
    return " FOR UPDATE SKIP LOCKED" if connection.dialect.name == "postgresql" else ""


def _moment(connection: Connection, instant: datetime) -> Any:
    return instant if connection.dialect.name == "postgresql" else instant_text(instant)


def claim_payments(
    connection: Connection, now: datetime, *, run_size: int, runs_in_flight: int, lease_seconds: int
) -> list[ClaimedRun]:
    """Take what is due into fresh runs, one a plan and step, as far as the bound of runs in flight leaves room."""
    room = runs_in_flight - connection.execute(text("SELECT count(*) FROM runs")).scalar_one()
    if room <= 0:
        return []
    due = connection.execute(
        text(
            "SELECT id, plan, step FROM payments WHERE due_at <= :now AND run_id IS NULL"
            f" ORDER BY due_at LIMIT :most{_skip_locked(connection)}"
        ),
        {"now": _moment(connection, now), "most": run_size},
    ).all()
    groups: dict[tuple[str, str], list[str]] = {}
    for row in due:
        groups.setdefault((row.plan, row.step), []).append(row.id)
    runs = []
    for (plan, step), ids in groups.items():
        run = ClaimedRun(new_id(), plan, step, len(ids))
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(
                "UPDATE payments SET run_id = %(run)s, due_at = NULL WHERE id = ANY(%(ids)s)", {"run": run.id, "ids": ids}
            )
        else:
            connection.exec_driver_sql(
                "UPDATE payments SET run_id = ?, due_at = NULL WHERE id IN (SELECT value FROM json_each(?))",
                (run.id, _json(ids)),
            )
        insert_rows(
            connection,
            "runs",
            [{"id": run.id, "plan": plan, "step": step, "payment_ids": ids, "lease_until": now, "created_at": now}],
        )
        connection.execute(
            text(f"UPDATE runs SET lease_until = {_lease(connection, 'lease')} WHERE id = :run"),
            {"lease": lease_seconds, "run": run.id},
        )
        runs.append(run)
    return runs


def _json(ids: Sequence[str]) -> str:
    return "[" + ",".join(f'"{one}"' for one in ids) + "]"


def release_lost_runs(connection: Connection, now: datetime) -> int:
    """Make the payments of runs whose lease ran out due again; returns how many there were."""
    lost = connection.execute(
        text(f"SELECT id, payment_ids FROM runs WHERE lease_until < {_now(connection)}{_skip_locked(connection)}").columns(
            Run.__table__.c.id, Run.__table__.c.payment_ids
        )
    ).all()
    released = 0
    for run in lost:
        released += connection.execute(
            Payment.__table__.update()  # type: ignore[attr-defined]  # a declarative class's table is a Table
            .where(Payment.id.in_(run.payment_ids), Payment.run_id == run.id)
            .values(run_id=None, due_at=now, recoveries=Payment.recoveries + 1)
        ).rowcount
        end_run(connection, run.id)
    return released


def end_run(connection: Connection, run_id: str) -> None:
    """Forget a run: nothing carries its id any more."""
    connection.execute(text("DELETE FROM runs WHERE id = :run"), {"run": run_id})


def claim_rows(
    connection: Connection, table: str, *, most: int, lease_seconds: int, where: str = "", also: str = "", **parameters: Any
) -> tuple[str, list[Row[Any]]]:
    """Claim up to `most` due rows of `messages` or `outgoing_events`; returns the claim id and the rows.

    `where` narrows and `also` sets more columns, both SQL with named parameters.
    """
    claim_id = new_id()
    target = Base.metadata.tables[table]
    condition, more = (f" AND {where}" if where else ""), (f", {also}" if also else "")
    result = connection.execute(
        text(
            f"UPDATE {table} SET claim_id = :claim, attempts = attempts + 1, due_at = {_lease(connection, 'lease')}{more}"
            f" WHERE id IN (SELECT id FROM {table} WHERE due_at <= :now{condition}"
            f" ORDER BY due_at LIMIT :most{_skip_locked(connection)}) RETURNING *"
        ).columns(*target.columns),
        {"claim": claim_id, "lease": lease_seconds, "most": most, "now": _moment(connection, utcnow()), **parameters},
    )
    return claim_id, list(result)


def find_run_ids(connection: Connection, run_id: str) -> list[str]:
    """The payments a run was given; empty if the run has ended or was lost."""
    found = connection.execute(select(Run.payment_ids).where(Run.id == run_id)).scalar_one_or_none()
    return list(found or ())
