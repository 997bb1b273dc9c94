"""Pauses: what is paused rests or waits with a reason, is in force at once, and goes on when it is resumed."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from foundation.clock import utcnow
from gateways.ports import Gateways
from models.pauses import FOREVER
from models.states import PauseKind
from tests.builders import PORTAL, Clock, a_payment, requested, rows, send, the, work
from tests.command import shebao
from workflows.engine.dispatch import claim_runs
from workflows.engine.pipeline import Pipeline
from workflows.engine.step import run_step
from workflows.intake.accept import accept
from workflows.operator.pauses import pause, resume


def stop(kind: PauseKind, name: str, **values: Any) -> None:
    pause(kind, name, actor="li", reason="maintenance", **values)


def test_payments_of_a_paused_region_rest_and_others_go_on(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    due = a_payment(1)
    stop(PauseKind.REGION, "310000")
    after = a_payment(2)
    other = a_payment(3, region="320100", insurances=["pension"])
    work(gateways)
    assert [the("payments", id=one).version for one in (due, after)] == [1, 1], "no step has seen them"
    assert {row.due_at for row in rows("payments", region="310000")} == {FOREVER}
    assert the("payments", id=other).version > 1
    assert resume(PauseKind.REGION, "310000", actor="li")
    work(gateways)
    assert {row.state for row in rows("payments", region="310000")} == {"completed"}
    assert [(row.action, row.actor) for row in rows("audit")] == [("pause", "li"), ("resume", "li")]


def test_a_run_on_its_way_stops_before_a_paused_step(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    payment = a_payment(1)
    [run] = claim_runs()
    run_step("materials", run.id, gateways)
    stop(PauseKind.STEP, "method")
    report = run_step("method", run.id, gateways)
    assert (report.found, report.over) == (0, True)
    assert (the("payments", id=payment).run_id, rows("runs")) == (None, [])
    assert work(gateways) == 0
    resume(PauseKind.STEP, "method", actor="li")
    work(gateways)
    assert the("payments", id=payment).state == "completed"


def test_a_pause_costs_the_others_nothing(clock: Clock, gateways: Gateways) -> None:
    stop(PauseKind.PAYMENT, a_payment(1))
    [receipt] = accept([requested(2)], PORTAL, runs := [])
    assert [run.size for run in runs] == [1], "a new payment is claimed with its acceptance"
    pipeline = Pipeline()
    pipeline.run_step("materials", runs[0].id, gateways)
    assert pipeline.holds(runs[0].id), "its next step is decided ahead"
    stop(PauseKind.PAYMENT, str(receipt.payment_id))
    pipeline.run_step("method", runs[0].id, gateways)
    assert not pipeline.holds(runs[0].id)
    assert pipeline.run_step("declaration", runs[0].id, gateways).over
    assert the("payments", id=receipt.payment_id).due_at == FOREVER


@pytest.mark.parametrize("pipeline", ["true", "false"])
def test_a_paused_gateway_is_not_called_and_its_payments_wait(
    clock: Clock, gateways: Gateways, settings: Callable[..., None], pipeline: str
) -> None:
    settings(pipeline=pipeline)
    clock.at("2026-12-11T10:00:00+08:00")
    stop(PauseKind.GATEWAY, "bank")
    payment = a_payment(1)
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.step, row.reason, row.attempts) == ("waiting", "collection", "bank_paused", 0)
    assert gateways.bank.calls == []
    assert rows("debits") == [], "nothing is about to be asked for"
    resume(PauseKind.GATEWAY, "bank", actor="li")
    work(gateways)
    assert the("payments", id=payment).state == "completed"


def test_a_pause_ends_by_itself(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    until = utcnow() + timedelta(hours=2)
    payment = a_payment(1)
    stop(PauseKind.PAYMENT, payment, until=until)
    assert work(gateways) == 0
    assert the("payments", id=payment).due_at == until
    clock.forward(hours=2, seconds=1)
    work(gateways)
    assert the("payments", id=payment).state == "completed"


def test_an_event_for_a_resting_payment_is_kept_and_used_after_the_pause(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(1)
    stop(PauseKind.CLIENT, "portal")
    send("cancel.requested", payment, reason="wrong month")
    assert work(gateways) == 0
    assert the("payments", id=payment).state == "running"
    resume(PauseKind.CLIENT, "portal", actor="li")
    work(gateways)
    assert the("payments", id=payment).state == "cancelled"


def test_a_claim_passes_over_paused_payments_that_became_due_together(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    settings(run_size=10)
    accept([requested(serial) for serial in range(1, 40)], PORTAL)
    other = a_payment(50, region="320100", insurances=["pension"])
    stop(PauseKind.REGION, "310000")
    clock.forward(seconds=2)
    [run] = claim_runs()
    assert run.lone == other


def shown(*args: str) -> Any:
    result = shebao(*args, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_command_pauses_lists_and_resumes(clock: Clock, gateways: Gateways, settings: Callable[..., None]) -> None:
    settings(broker_url="")
    payment = a_payment(1)
    assert shebao("pause", "region", "shanghai", "--reason", "x").exit_code == 2
    assert shebao("pause", "step", "bank", "--reason", "x").exit_code == 2
    assert shown("pause", "region", "310000", "--reason", "new policy", "--by", "li")["state"] == "paused"
    [listed] = shown("pause", "list")
    assert (listed["kind"], listed["name"], listed["by"], listed["reason"]) == ("region", "310000", "li", "new policy")
    assert (listed["until"], listed["waiting"]) == (None, 1)
    assert shown("payments", "show", payment)["paused"] == [
        {"kind": "region", "name": "310000", "by": "li", "reason": "new policy", "until": None}
    ]
    assert shown("resume", "region", "310000", "--by", "li")["state"] == "resumed"
    assert shown("resume", "region", "310000")["state"] == "ok"
    assert shown("pause", "payment", "SH-2026-000001", "--reason", "asked")["name"] == payment
    assert shown("gateways", "pause", "bank", "--reason", "maintenance", "--until", "2026-12-07")["state"] == "paused"
    states = {one["name"]: one["state"] for one in shown("gateways", "list")}
    assert states == {"authority": "ok", "esign": "ok", "bank": "paused"}
    now = utcnow()
    assert shown("pause", "step", "voucher", "--reason", "x", "--until", "2h")["state"] == "paused"
    assert now < the("pauses", name="voucher").until - timedelta(hours=2) < now + timedelta(minutes=1)
    assert shown("resume", "step", "voucher")["state"] == "resumed"
    past = shebao("pause", "step", "voucher", "--reason", "x", "--until", "2026-12-01")
    assert (past.exit_code, "past" in past.output) == (1, True)
