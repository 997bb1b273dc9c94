"""What `shebao doctor` reports of money without a voucher, events that do not go out, and regular tasks."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, func, select

from cli import output
from cli.checks.finding import Finding, Level
from foundation.clock import utcnow
from foundation.money import yuan
from models.states import WebhookDeliveryState
from models.tables import Arrival, Outbox, Upkeep, WebhookDelivery
from models.upkeep import FAULT
from workflows.operator.overview import OPEN_ARRIVALS
from workflows.operator.upkeep.canary import NAME as CANARY
from workflows.operator.upkeep.watch import AUDIT, WATCH

_LATE: Final = timedelta(minutes=5)
_PURGE_LATE: Final = timedelta(days=2)

# The time and the result of each regular task, by its name.
_Rows = Mapping[str, tuple[datetime, str]]


def find_open_money(connection: Connection) -> list[Finding]:
    """Money that came and is on no voucher, with its reasons."""
    rest = func.sum(Arrival.amount_fen - Arrival.booked_fen - Arrival.refunded_fen)
    query = select(Arrival.reason, func.count(), rest).where(*OPEN_ARRIVALS).group_by(Arrival.reason)
    rows = connection.execute(query.order_by(func.count().desc(), Arrival.reason)).all()
    if not rows:
        return []
    reasons = ", ".join(f"{row[0]} {row[1]:,}" for row in rows)
    found = f"{yuan(int(sum(row[2] for row in rows)))} yuan are on no voucher: {reasons}"
    return [Finding("open money", "warn", found, "`shebao refunds list`; docs/runbooks/money-open.md")]


def find_late_events(connection: Connection) -> list[Finding]:
    """Events that other systems should have, and deliveries to webhooks that were given up."""
    findings = []
    late, oldest = connection.execute(
        select(func.count(), func.min(Outbox.at)).where(Outbox.due_at < utcnow() - _LATE)
    ).one()
    if late:
        found = f"{late:,} are not published, the oldest of {output.exact(oldest)}"
        findings.append(Finding("events", "warn", found, "does a worker read the queue events?"))
    failed = select(func.count()).where(WebhookDelivery.state == WebhookDeliveryState.FAILED)
    if count := connection.execute(failed).scalar_one():
        remedy = "`shebao webhooks list`; docs/runbooks/webhooks-failed.md"
        findings.append(Finding("webhooks", "warn", f"{count:,} deliveries were given up", remedy))
    return findings


def find_upkeep(connection: Connection) -> list[Finding]:
    """Regular tasks: whether ticks come, whether the audit log is whole, whether the purge goes on."""
    rows = {row.name: (row.at, row.result or "") for row in connection.execute(select(*Upkeep.__table__.c))}
    if missing := _find_missing_ticks(rows):
        return missing
    return _find_faults(rows) + _find_late_purge(rows) or [Finding("regular tasks", "ok", "ticks come")]


def _find_missing_ticks(rows: _Rows) -> list[Finding]:
    at = rows[WATCH][0] if WATCH in rows else None
    if at is not None and at >= utcnow() - _LATE:
        return []
    level: Level = "warn" if at is None else "fail"
    found = f"no tick came {f'since {output.exact(at)}' if at else 'so far'}"
    remedy = "start `celery -A tasks.app beat`, and a worker of the queue maintenance"
    return [Finding("regular tasks", level, found, remedy)]


def _find_faults(rows: _Rows) -> list[Finding]:
    """What the tasks themselves found wrong."""
    results = {name: result for name, (_, result) in rows.items() if result.startswith(FAULT)}
    findings = []
    if AUDIT in results:
        findings.append(Finding("audit log", "fail", "it was changed", "`shebao audit verify` says where"))
    if CANARY in results:
        findings.append(Finding("canary", "fail", results[CANARY], "docs/runbooks/canary-failed.md"))
    return findings


def _find_late_purge(rows: _Rows) -> list[Finding]:
    late = [at for name, (at, _) in rows.items() if name.startswith("purge_") and at < utcnow() - _PURGE_LATE]
    if not late:
        return []
    found = f"no pass went on since {output.exact(min(late))}"
    return [Finding("purge", "warn", found, "`shebao purge --dry-run`; docs/runbooks/purge-late.md")]
