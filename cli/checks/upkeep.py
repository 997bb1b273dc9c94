"""What `shebao doctor` reports of money without a voucher, events that do not go out, and regular tasks."""

from datetime import timedelta
from typing import Final

from sqlalchemy import Connection, func, select

from cli import output
from cli.checks.finding import Finding
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
    rows = {row.name: row for row in connection.execute(select(*Upkeep.__table__.c))}
    ticks = rows.get(WATCH)
    if ticks is None or ticks.at < utcnow() - _LATE:
        since = f"since {output.exact(ticks.at)}" if ticks else "so far"
        remedy = "start `celery -A tasks.app beat`, and a worker of the queue maintenance"
        return [Finding("regular tasks", "warn" if ticks is None else "fail", f"no tick came {since}", remedy)]
    findings = []
    if AUDIT in rows and (rows[AUDIT].result or "").startswith(FAULT):
        findings.append(Finding("audit log", "fail", "it was changed", "`shebao audit verify` says where"))
    if CANARY in rows and (found := rows[CANARY].result or "").startswith(FAULT):
        findings.append(Finding("canary", "fail", found, "docs/runbooks/canary-failed.md"))
    late = [row.at for name, row in rows.items() if name.startswith("purge_") and row.at < utcnow() - _PURGE_LATE]
    if late:
        found = f"no pass went on since {output.exact(min(late))}"
        findings.append(Finding("purge", "warn", found, "`shebao purge --dry-run`; docs/runbooks/purge-late.md"))
    return findings or [Finding("regular tasks", "ok", "ticks come")]
