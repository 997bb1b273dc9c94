"""What the tables of transitions forbid is not written: not by a step with a defect, not by an operator, not by a
provider's report."""

from collections.abc import Callable
from enum import StrEnum

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from foundation.ids import new_id
from gateways.ports import Gateways
from models.session import write
from models.states import ContractState, DebitState, DeclarationState, MessageState, Step
from tests.builders import Clock, a_payment, envelope, letters, rows, the, work
from workflows.intake.callbacks import accept_callback
from workflows.operator.acting import actions
from workflows.operator.acting.revoking import revoke_mandate
from workflows.payment.case import Case
from workflows.payment.errors import Refused
from workflows.payment.outcomes import Cancel, Decision, Expire, Insert, Reject, Update, Wait
from workflows.payment.reasons import Reason
from workflows.payment.waiting import WaitingFor
from workflows.steps.decide import STEPS


def set_states(table: str, state: str) -> None:
    with write() as connection:
        connection.execute(text(f"UPDATE {table} SET state = :state"), {"state": state})


def needs_attention(step: str) -> None:
    columns = "state = 'attention', step = :step, reason = 'x', due_at = NULL, waiting_for = NULL, finished_at = NULL"
    with write() as connection:
        connection.execute(text(f"UPDATE payments SET {columns}"), {"step": step})


def ends(decision: type[Reject] | type[Expire] | type[Cancel]) -> Callable[[Case], Decision]:
    return lambda case: decision(reason=Reason.STEP_FAILED)


def waits(case: Case) -> Decision:
    return Wait(event=WaitingFor.SETTLED, until=case.now)


@pytest.mark.parametrize(
    "defect", [ends(Reject), ends(Expire), ends(Cancel), waits], ids=["reject", "expire", "cancel", "wait"]
)
def test_a_paid_payment_is_neither_ended_nor_left_waiting_by_a_defect(
    clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch, defect: Callable[[Case], Decision]
) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    monkeypatch.setitem(STEPS, Step.VOUCHER, defect)
    payment = a_payment()
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.step, row.reason) == ("attention", "voucher", "write_refused")
    assert the("debits", payment_id=payment).state == "settled"
    assert all(coverage.released_at is None for coverage in rows("coverages", payment_id=payment))
    assert not {"rejected", "expired", "cancelled"} & set(letters(payment))
    monkeypatch.undo()
    actions.retry(payment, actor="li")
    work(gateways)
    assert the("payments", id=payment).state == "completed"


def test_a_step_cannot_take_money_back(clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch) -> None:
    """A settled debit that a defect would end stays settled, and so does everything else of the payment."""
    clock.at("2026-12-11T10:00:00+08:00")
    issue = STEPS[Step.VOUCHER]

    def undo(case: Case) -> Decision:
        decision = issue(case)
        assert not isinstance(decision, Insert)
        row = {"key": case.debits[0].key, "payment_id": case.id, "state": DebitState.FAILED, "ended_at": case.now}
        return replace(decision, effects=(Update("debits", row), *decision.effects))

    monkeypatch.setitem(STEPS, Step.VOUCHER, undo)
    payment = a_payment()
    work(gateways)
    assert the("payments", id=payment).reason == "write_refused"
    assert the("debits", payment_id=payment).state == "settled"
    assert rows("vouchers") == []


# What an operator says of money has to agree with the bank's facts: tests/db/test_resolve_money.py.
RECORDS = [
    (Step.DECLARATION, "declarations", DeclarationState, DeclarationState.ACCEPTED, DeclarationState.REJECTED),
    (Step.CONTRACT, "contracts", ContractState, ContractState.SIGNED, ContractState.INVALID),
]


@pytest.mark.parametrize(("step", "table", "states", "yes", "no"), RECORDS, ids=[record[1] for record in RECORDS])
def test_an_operator_resolves_what_is_open_and_nothing_else(
    clock: Clock, gateways: Gateways, step: Step, table: str, states: type[StrEnum], yes: StrEnum, no: StrEnum
) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    payment = a_payment()
    work(gateways)
    for state in states:
        for outcome, expected in (("happened", yes), ("did-not-happen", no)):
            set_states(table, state)
            needs_attention(step)
            if state.is_open:
                actions.resolve(payment, outcome, actor="li", reason="x")
                assert the(table, payment_id=payment).state == expected
            else:
                with pytest.raises(Refused, match="nothing is open"):
                    actions.resolve(payment, outcome, actor="li", reason="x")
                assert the(table, payment_id=payment).state == state


@pytest.mark.parametrize("state", ContractState)
def test_an_operator_revokes_what_is_signed_and_nothing_else(
    clock: Clock, gateways: Gateways, state: ContractState
) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    a_payment()
    work(gateways)
    set_states("contracts", state)
    key = the("contracts").key
    if state is ContractState.SIGNED:
        revoke_mandate(key, None, actor="li", reason="x")
        assert the("contracts").state == "revoked"
    else:
        with pytest.raises(Refused, match="only a signed contract"):
            revoke_mandate(key, None, actor="li", reason="x")
        assert the("contracts").state == state


@pytest.mark.parametrize("state", MessageState)
def test_a_report_corrects_what_was_sent_and_leaves_what_is_still_to_be_sent(
    clock: Clock, gateways: Gateways, state: MessageState
) -> None:
    """Delivered is true whatever was thought; undelivered counts once no try follows by itself, and for a first try
    whose own answer is not recorded yet."""
    a_payment(method="tax_app", bank_account=None)
    work(gateways)
    message = rows("messages", channel="sms")[0]
    for report, expected in (
        ("undelivered", MessageState.FAILED if state in ("sent", "unknown", "sending") else state),
        ("delivered", MessageState.SENT),
    ):
        set_states("messages", state)
        event = envelope(
            "x", {"message": message.id}, source="/sms", type=f"cn.shebao.message.{report}.v1", id=new_id()
        )
        assert accept_callback("sms", event, "sandbox").status == "accepted"
        assert the("messages", id=message.id).state == expected
