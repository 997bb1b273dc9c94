"""What `shebao doctor` tells of the calls to the other side: breakers that are not closed, limits, and pauses."""

from sqlalchemy import Connection, func, select

from cli import output
from cli.checks.finding import Finding
from foundation.settings import get_settings
from models.functions import read_database_time
from models.states import BreakerState
from models.tables import Breaker, Payment, RateLimit
from workflows.operator.pauses import PauseView, list_pauses


def find_breakers(connection: Connection) -> list[Finding]:
    """One finding for each gateway whose breaker is not closed: its state, since when and why."""
    found = connection.execute(
        select(Breaker.name, Breaker.state, Breaker.changed_at, Breaker.reason)
        .where(Breaker.state != BreakerState.CLOSED)
        .order_by(Breaker.name)
    ).all()
    remedy = "look at the gateway and the network to it; payments wait and go on by themselves"
    return [
        Finding(
            f"breaker {row.name}",
            "warn",
            f"{row.state.replace('_', ' ')} since {output.exact(row.changed_at)}: {row.reason or 'no reason is known'}",
            remedy,
        )
        for row in found
    ] or [Finding("breakers", "ok", "all closed")]


def find_limits(connection: Connection) -> list[Finding]:
    """One finding for each limit of SHEBAO_RATES: how many payments wait for a slot, and for how long the last."""
    rates = get_settings().rate_limits
    if not rates:
        return []
    now = read_database_time(connection)
    ends = {row.name: row.queue_until for row in connection.execute(select(RateLimit.name, RateLimit.queue_until))}
    waiting = select(func.count()).select_from(Payment).where(Payment.due_at.is_not(None))
    findings = []
    for name, rate in rates.items():
        count = connection.execute(waiting.where(Payment.reason == f"{name}_rate_limited")).scalar_one()
        last = max(0.0, (ends.get(name, now) - now).total_seconds())
        backlog = f"{count:,} payments wait, the last about {last:,.0f} s" if count else "no payment waits"
        findings.append(Finding(f"limit {name}", "ok", f"{rate:,g} a second; {backlog}"))
    return findings


def find_pauses(connection: Connection) -> list[Finding]:
    """One finding for each pause of an operator: since when, until when, by whom and why, and what waits."""
    return [_paused(pause) for pause in list_pauses(connection)]


def _paused(pause: PauseView) -> Finding:
    end = f" until {output.exact(pause['until'])}" if pause["until"] else ""
    why = f"by {pause['by']}: {pause['reason']}"
    found = f"paused since {output.exact(pause['since'])}{end} {why}; {pause['waiting']:,} wait"
    return Finding(
        f"{pause['kind']} {pause['name']}", "warn", found, f"`shebao resume {pause['kind']} {pause['name']}`"
    )
