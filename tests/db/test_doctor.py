"""`shebao doctor` on what the database holds of the calls to the other side."""

from collections.abc import Callable

import pytest

from cli.checks.finding import Finding
from cli.checks.services import check_database
from gateways.ports import Gateways, Status
from tests.builders import Clock, a_payment, work


def findings() -> dict[str, Finding]:
    return {finding.what: finding for finding in check_database()}


def test_without_trouble_and_limits_there_is_one_line(clock: Clock) -> None:
    found = findings()
    assert found["breakers"].level == "ok"
    assert not any(name.startswith("limit") for name in found)


def test_an_open_breaker_is_named_with_its_reason_and_the_local_time_since_when(
    clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TZ", raising=False)
    gateways.authority.say("file", Status.UNAVAILABLE, reason="connection_refused")
    gateways.authority.say("find", Status.UNKNOWN, reason="connection_refused", times=2)
    a_payment()
    for _ in range(3):
        work(gateways)
        clock.forward(seconds=3)
    breaker = findings()["breaker authority"]
    assert breaker.level == "warn"
    assert breaker.found.startswith("open since 2026-11-22 10:00:0")
    assert breaker.found.endswith("+0800: connection_refused")
    assert breaker.remedy


def test_a_limit_is_shown_with_those_who_wait(clock: Clock, gateways: Gateways, settings: Callable[..., None]) -> None:
    settings(rates="authority=0.5,bank=1000")
    for serial in range(1, 12):
        a_payment(serial, method="tax_app", bank_account=None)
    work(gateways)
    found = findings()
    assert found["limit authority"].found.startswith("0.5 a second; 10 payments wait, the last about ")
    assert found["limit bank"].found == "1,000 a second; no payment waits"
