"""Many payments at once, runs and `payments watch`, by the command."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from cli.payments import acting
from gateways.ports import Gateways
from tests.builders import Clock, a_payment, rows, stuck_payments, work
from tests.command import shebao
from workflows.engine.dispatch import claim_runs
from workflows.engine.step import run_step


@pytest.fixture(autouse=True)
def _no_broker(settings: Callable[..., None], clock: Clock) -> None:
    settings(broker_url="", retry_seconds="1")


def found(*args: str, code: int = 0) -> Any:
    shown = shebao(*args, "--json")
    assert shown.exit_code == code, shown.output
    return json.loads(shown.stdout)


@pytest.fixture
def stuck(clock: Clock, gateways: Gateways) -> list[str]:
    """Payments in attention: the authority never answered."""
    return stuck_payments(3, clock, gateways)


def test_a_hundred_payments_of_a_dead_gateway_are_retried_with_the_person_in_each_history(
    clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = sorted(stuck_payments(100, clock, gateways))
    seen: list[int] = []

    @contextmanager
    def bar(label: str, unit: str, total: int | None) -> Iterator[Callable[[int], None]]:
        assert (label, unit, total) == ("retried", "payments", 100)
        yield seen.append

    monkeypatch.setattr(acting, "progress", bar)
    [reason] = {row.reason for row in rows("payments")}
    chosen = ("payments", "retry", "--all", "--with-reason", reason)
    assert [one["id"] for one in found(*chosen, "--dry-run")] == stuck
    assert {row.state for row in rows("payments")} == {"attention"}, "a dry run does nothing"
    told = shebao(*chosen, "--by", "li", "--reason", "the authority is back")
    assert (told.exit_code, told.stdout) == (0, "retried: 100 of 100 payments\n")
    assert seen == list(range(1, 101))
    lines = [row for row in rows("history") if row.reason == "retried"]
    assert [(row.payment_id, row.actor, row.details["why"]) for row in lines] == [
        (payment, "li", "the authority is back") for payment in stuck
    ]
    assert found(*chosen) == []
    gateways.authority.script.clear()  # type: ignore[attr-defined]  # scripted
    work(gateways)
    assert {(row.state, row.step) for row in rows("payments")} == {("waiting", "collection")}


def test_what_is_meant_must_be_said(stuck: list[str]) -> None:
    assert shebao("payments", "retry").exit_code == 2
    assert shebao("payments", "retry", "--all").exit_code == 2
    assert shebao("payments", "retry", stuck[0], "--all", "--region", "310000").exit_code == 2
    assert shebao("payments", "retry", "--all", "--with-reason", "nonsense").exit_code == 2
    [one] = found("payments", "cancel", stuck[0], "--reason", "asked", "--dry-run")
    assert one["state"] == "attention"
    assert len(found("payments", "cancel", "--all", "--region", "310000", "--reason", "asked")) == len(stuck)


def test_a_run_is_shown_while_it_is_in_flight_and_after_its_end(clock: Clock, gateways: Gateways) -> None:
    payments = [a_payment(1), a_payment(2)]
    [run] = claim_runs()
    run_step("materials", run.id, gateways)
    [listed] = found("runs", "list")
    assert (listed["id"], listed["payments"], listed["lost"]) == (run.id, 2, False)
    shown = found("runs", "show", run.id[-5:])
    assert (shown["id"], shown["in_flight"]["step"]) == (run.id, listed["step"])
    assert [(one["id"], one["did"]) for one in shown["payments"]] == [(one, "materials: running") for one in payments]
    for step in ("method", "declaration", "contract", "collection"):
        run_step(step, run.id, gateways)
    assert found("runs", "list") == []
    ended = found("runs", "show", run.id)
    assert (ended["in_flight"], [one["id"] for one in ended["payments"]]) == (None, payments)
    assert {one["did"] for one in ended["payments"]} == {"collection: waiting (debit_day_not_yet)"}
    assert found("runs", "show", "0" * 32, code=1)["error"]["code"] == "run_not_found"


def test_watch_tells_what_changed(clock: Clock, gateways: Gateways) -> None:
    a_payment(1)
    told = shebao("payments", "watch", "--looks", "3", "--every", "0.2", "--json")
    [line] = told.stdout.splitlines()
    assert json.loads(line)["steps"] == {"materials": {"running": 1}}
    assert "running 1" in shebao("payments", "watch", "--looks", "1").stdout
