"""The e-signature platform is told which contracts have ended: once, whatever becomes of the call."""

import pytest

from gateways.ports import Gateways, Status
from tests.builders import Clock, a_payment, rows, send, the, work
from tests.command import shebao
from workflows.mandates.withdrawing import withdraw
from workflows.operator.acting.revoking import revoke_mandate
from workflows.payment.errors import Refused

LI = {"actor": "li", "reason": "the payer asked"}


@pytest.fixture
def waiting(clock: Clock, gateways: Gateways) -> str:
    """A payment whose contract waits for its signature."""
    gateways.esign.say("request", Status.PENDING, reference="HT-1")
    payment = a_payment()
    work(gateways)
    assert the("payments", id=payment).waiting_for == "payment.contract.signed"
    return payment


def told(gateways: Gateways) -> tuple[str, str | None, list[str]]:
    """How far the platform knows, its reason, and what was sent to it."""
    row = the("contracts")
    return row.withdrawal, row.withdrawal_reason, gateways.esign.sent("revoke")


def end(payment: str, how: str, clock: Clock, gateways: Gateways) -> None:
    """The payment's contract ends unsigned."""
    if how == "expired":
        gateways.esign.say("find", Status.PENDING, times=9, reference="HT-1")
        clock.forward(days=60)
    elif how == "cancelled":
        send("cancel.requested", payment)
    else:
        send("method.chosen", payment, method="tax_app")
    work(gateways)
    gateways.esign.script.clear()


@pytest.mark.parametrize(
    ("how", "state"), [("cancelled", "revoked"), ("other_method", "revoked"), ("expired", "expired")]
)
def test_a_contract_that_was_not_signed_is_revoked_at_the_platform(
    clock: Clock, gateways: Gateways, waiting: str, how: str, state: str
) -> None:
    assert withdraw(gateways.esign) == []
    end(waiting, how, clock, gateways)
    row = the("contracts")
    assert (row.state, row.withdrawal, row.withdraw_at is not None) == (state, "intended", True)
    [done] = withdraw(gateways.esign)
    assert (done.key, done.state) == (row.key, "done")
    assert told(gateways) == ("done", None, [f"{row.key}:revoke"])
    order = gateways.esign.orders[f"{row.key}:revoke"]
    assert (order.order_key, order.order_reference) == (row.key, "HT-1")
    assert withdraw(gateways.esign) == []


def test_an_unknown_outcome_is_asked_about_before_it_is_sent_again(
    clock: Clock, gateways: Gateways, waiting: str
) -> None:
    end(waiting, "cancelled", clock, gateways)
    key = f"{the('contracts').key}:revoke"
    gateways.esign.say("revoke", Status.UNKNOWN)
    assert withdraw(gateways.esign)[0].state == "unknown"
    assert withdraw(gateways.esign) == [], "not due"
    clock.forward(hours=2)
    gateways.esign.say("find", Status.ACCEPTED, reference="CX-1")
    assert withdraw(gateways.esign)[0].state == "done"
    assert gateways.esign.sent("revoke") == [key]


@pytest.mark.parametrize(
    ("status", "reason", "state"),
    [
        (Status.REJECTED, "unknown_contract", "done"),
        (Status.REJECTED, "system_fault", "refused"),
        (Status.UNAVAILABLE, None, "intended"),
        (Status.THROTTLED, None, "intended"),
    ],
)
def test_what_the_platform_says_is_kept(
    clock: Clock, gateways: Gateways, waiting: str, status: Status, reason: str | None, state: str
) -> None:
    end(waiting, "cancelled", clock, gateways)
    gateways.esign.say("revoke", status, reason=reason)
    assert withdraw(gateways.esign)[0].state == state
    if state == "refused":
        assert "platform" in shebao("doctor").stdout
        assert "system_fault" in shebao("mandates", "list", "--json").stdout
        gateways.esign.say("find", Status.REJECTED, reason=reason)
        assert revoke_mandate(the("contracts").key, gateways.esign, **LI) == "refused"


def test_one_that_stays_unknown_is_left_to_an_operator(clock: Clock, gateways: Gateways, waiting: str) -> None:
    end(waiting, "cancelled", clock, gateways)
    gateways.esign.say("find", Status.UNKNOWN, times=30)
    for _ in range(30):
        withdraw(gateways.esign)
        clock.forward(hours=2)
    assert (the("contracts").withdraw_at, told(gateways)[2]) == (None, [])
    gateways.esign.script.clear()
    assert revoke_mandate(the("contracts").key, gateways.esign, **LI) == "done"


def test_a_mandate_is_revoked_at_once_and_once(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    a_payment()
    work(gateways)
    key = the("contracts").key
    assert the("contracts").withdrawal is None
    assert revoke_mandate(key, None, **LI) == "intended"
    assert the("contracts").state == "revoked"
    assert revoke_mandate(key, gateways.esign, **LI) == "done"
    with pytest.raises(Refused, match="only a signed"):
        revoke_mandate(key, gateways.esign, **LI)
    assert gateways.esign.sent("revoke") == [f"{key}:revoke"]
    assert [row.action for row in rows("audit")] == ["revoke_mandate"] * 2
