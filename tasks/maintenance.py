"""Housekeeping ticks."""

from itertools import islice
from typing import Final

from foundation.clock import utcnow
from models.pauses import pauses_in_force
from models.runs import ClaimedRun, release_lost_runs
from models.session import write
from models.states import PauseKind
from models.tables import Adjustment, Contract, Refund
from tasks.app import app
from tasks.dispatch import send_due, start_due
from tasks.gateways import GuardedBank, GuardedESign, get_gateways, is_sandbox
from workflows.carrying import is_any_due
from workflows.mandates.withdrawing import withdraw
from workflows.money.finished import close_left_behind
from workflows.money.refunds import carrying as refunds
from workflows.money.top_ups import carrying as top_ups
from workflows.operator.audit import Action, record
from workflows.operator.upkeep.canary import follow_canary
from workflows.operator.upkeep.watch import note_tick, verify_audit
from workflows.subjects.purge import Purged, is_due
from workflows.subjects.purge import purge as remove_expired

_BATCHES_A_TICK: Final = 4


@app.task(name="maintenance.sweep")
def sweep() -> dict[str, int]:
    """Make payments of lost runs due again and dispatch them, and close what finished payments left behind."""
    with write() as connection:
        released = release_lost_runs(connection, utcnow())
    if released:
        send_due()
    return {"released": released, "closed": close_left_behind()}


@app.task(name="maintenance.purge")
def purge() -> dict[str, int]:
    """Remove personal data past its retention, a few batches at a time; a pass that has ended begins again after a
    day."""
    counts = dict.fromkeys(("payments", "events"), 0)
    if not is_due(utcnow()):
        return counts
    for batch in islice(remove_expired(), _BATCHES_A_TICK):
        counts["payments" if batch.what is Purged.PAYMENTS else "events"] += batch.removed
    if any(counts.values()):
        with write() as connection:
            record(connection, Action.PURGE, "upkeep", details=counts)
    return counts


@app.task(name="maintenance.canary")
def canary() -> dict[str, str | None]:
    """Start a canary payment, or see what became of the one on its way (SHEBAO_CANARY_MINUTES)."""
    runs: list[ClaimedRun] = []
    outcome = follow_canary(utcnow(), is_sandbox, runs)
    if runs:
        start_due(runs)
    return {"canary": outcome}


@app.task(name="maintenance.watch")
def watch() -> dict[str, int]:
    """Note that ticks come, and check the audit log once an hour."""
    now = utcnow()
    note_tick(now)
    return {"verified": int(verify_audit(now))}


@app.task(name="maintenance.return_money")
def return_money() -> dict[str, int]:
    """Send refunds that are due to the bank, or ask it what became of them; none while the bank is paused."""
    if not is_any_due(Refund.due_at) or _is_paused("bank"):
        return {"refunds": 0}
    return {"refunds": len(refunds.carry_on(GuardedBank(get_gateways().bank)))}


@app.task(name="maintenance.collect_top_ups")
def collect_top_ups() -> dict[str, int]:
    """Send orders of top-ups that are due to the bank, or ask it what became of them; none while the bank is paused."""
    if not is_any_due(Adjustment.due_at) or _is_paused("bank"):
        return {"top_ups": 0}
    return {"top_ups": len(top_ups.carry_on(GuardedBank(get_gateways().bank)))}


@app.task(name="maintenance.withdraw_contracts")
def withdraw_contracts() -> dict[str, int]:
    """Tell the e-signature platform which contracts have ended, or ask it; none while it is paused."""
    if not is_any_due(Contract.withdraw_at) or _is_paused("esign"):
        return {"contracts": 0}
    return {"contracts": len(withdraw(GuardedESign(get_gateways().esign)))}


def _is_paused(gateway: str) -> bool:
    return any((pause.kind, pause.name) == (PauseKind.GATEWAY, gateway) for pause in pauses_in_force())
