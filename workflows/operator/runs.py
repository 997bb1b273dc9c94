"""Runs: those in flight, and what a run did with its payments, which their histories keep after its end."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, TypedDict

from sqlalchemy import Connection, select

from models.archive import all_of
from models.functions import DATABASE_NOW
from models.sql import SqlRow
from models.tables import History, Payment, Run
from workflows.payment.errors import NotFound, Refused

_NAME: Final = re.compile(r"[0-9a-f]{5,32}")
_WHOLE: Final = 32
_MOST_PAYMENTS: Final = 1000
_LOST: Final = (Run.lease_until < DATABASE_NOW).label("lost")
_RUNS: Final = select(*[*Run.__table__.c, _LOST]).order_by(Run.created_at, Run.id)


class RunView(TypedDict):
    """A run in flight. `begun_at` is when its present step began, None between two steps; past `lease_until` the run is
    lost and its payments are claimed again."""

    id: str
    plan: str
    step: str
    payments: int
    created_at: datetime
    begun_at: datetime | None
    lease_until: datetime
    lost: bool


class RunPayment(TypedDict):
    """A payment of a run: where it is now, and the last that this run did with it (None: nothing yet)."""

    id: str
    reference: str
    region: str
    state: str
    step: str
    reason: str | None
    did: str | None
    at: datetime | None


class RunDetails(TypedDict):
    """A run and its payments; `in_flight` is None for a run that has ended."""

    id: str
    in_flight: RunView | None
    payments: list[RunPayment]


def list_runs(connection: Connection) -> list[RunView]:
    """The runs in flight, the oldest first."""
    return [_view(row) for row in _read(connection)]


def run_details(connection: Connection, name: str) -> RunDetails:
    """A run by its id or the last digits of it, as Flower shows them; raises NotFound, Refused.

    A run that has ended is found by the histories of its payments: they are read whole, so this may take seconds.
    """
    if not _NAME.fullmatch(name.lower()):
        raise NotFound("run_not_found", "a run's name is its id, or at least the last five digits of it")
    ending = name.lower()
    found = [row for row in _read(connection) if row.id.endswith(ending)]
    if found:
        [run_id] = _only({row.id for row in found})
        run = found[0]
        did = _history(connection, run_id, run.payment_ids)
        return {"id": run_id, "in_flight": _view(run), "payments": _payments(connection, run.payment_ids, did)}
    run_id = ending if len(ending) == _WHOLE else _ended(connection, ending)
    did = _history(connection, run_id)
    _only({run_id} if did else set())
    return {"id": run_id, "in_flight": None, "payments": _payments(connection, list(did), did)}


def _ended(connection: Connection, ending: str) -> str:
    lines = all_of(History).c
    meant = select(lines.run_id).distinct().where(lines.run_id.endswith(ending))
    [run_id] = _only({str(one) for one in connection.execute(meant).scalars()})
    return run_id


def _read(connection: Connection) -> Sequence[SqlRow]:
    rows: Sequence[SqlRow] = connection.execute(_RUNS).all()
    return rows


def _only(ids: set[str]) -> list[str]:
    if not ids:
        raise NotFound("run_not_found", "no run in flight has this id, and no payment's history names it")
    if len(ids) > 1:
        raise Refused("run_ambiguous", "several runs end with these digits; give more", details={"ids": sorted(ids)})
    return list(ids)


def _view(row: SqlRow) -> RunView:
    return {
        "id": row.id,
        "plan": row.plan,
        "step": row.step,
        "payments": len(row.payment_ids),
        "created_at": row.created_at,
        "begun_at": row.begun_at,
        "lease_until": row.lease_until,
        "lost": bool(row.lost),
    }


_Did = dict[str, tuple[str, datetime]]
"""What a run did with a payment last, and when, by payment."""


def _history(connection: Connection, run_id: str, within: Sequence[str] | None = None) -> _Did:
    line = all_of(History).c
    query = select(line.payment_id, line.from_step, line.state, line.reason, line.at).where(line.run_id == run_id)
    if within is not None:
        query = query.where(line.payment_id.in_(within))
    rows = connection.execute(query.order_by(line.payment_id, line.version))
    return {row.payment_id: (_text(row.from_step, row.state, row.reason), row.at) for row in rows}


def _text(step: str | None, state: str, reason: str | None) -> str:
    became = f"{state} ({reason})" if reason else state
    return f"{step}: {became}" if step else became


def _payments(connection: Connection, ids: Iterable[str], did: _Did) -> list[RunPayment]:
    shown = sorted(ids)[:_MOST_PAYMENTS]
    columns = (Payment.id, Payment.reference, Payment.region, Payment.state, Payment.step, Payment.reason)
    rows = connection.execute(select(*columns).where(Payment.id.in_(shown)).order_by(Payment.id))
    return [
        {
            "id": row.id,
            "reference": row.reference,
            "region": row.region,
            "state": row.state,
            "step": row.step,
            "reason": row.reason,
            "did": did[row.id][0] if row.id in did else None,
            "at": did[row.id][1] if row.id in did else None,
        }
        for row in rows
    ]
