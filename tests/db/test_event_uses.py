"""Every event at every step: the sender is answered, and the event is used, kept or closed, as the table says.

The table is written out here a second time; a cell that changes is seen. Payments are brought to each place by the
product's own steps, and afterwards to their ends: then no event is left without an answer.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest

from foundation.clock import utcnow
from foundation.settings import get_keyring
from foundation.steps import plan_steps
from gateways.ports import Gateways, Status
from models.runs import hand_back_run
from models.session import write
from models.states import Step
from models.tables import Base
from tests.builders import SUNDAY, Clock, a_payment, account, key_of, materials, rows, send, the, work
from workflows.engine.dispatch import claim_runs
from workflows.engine.step import run_step
from workflows.intake.inbox import Receipt
from workflows.payment.event_uses import Said, fate_of

REVIEWED = """
               materials  method     declaration  contract   collection  voucher    finished
  supplied     used       used       used         used       used        too_late   payment_finished
  figures      used       used       used         too_late   too_late    too_late   payment_finished
  method       used       used       not_yet      used       used        too_late   payment_finished
  signed       not_yet    not_yet    not_yet      used       too_late    too_late   payment_finished
  declined     not_yet    not_yet    not_yet      used       too_late    too_late   payment_finished
  settled      not_yet    not_yet    not_yet      not_yet    used        too_late   payment_finished
  debit_failed not_yet    not_yet    not_yet      not_yet    used        too_late   payment_finished
  cancel       used       used       used         used       used        too_late   payment_finished
"""
ROWS = [line.split() for line in REVIEWED.strip().splitlines()]
CELLS = {(said, place): cell for said, *cells in ROWS[1:] for place, cell in zip(ROWS[0], cells, strict=True)}


Place = Callable[[int, Gateways], list[str]]
"""Brings so many payments to a place, and returns them."""


def started(count: int, **changes: Any) -> list[str]:
    return [a_payment(serial, **changes) for serial in range(1, count + 1)]


def stopped_before(step: Step) -> Place:
    """Payments that are about to begin `step`: a worker did the steps before it and died."""

    def bring(count: int, gateways: Gateways) -> list[str]:
        payments = started(count)
        leave_before(step, gateways)
        return payments

    return bring


def leave_before(step: Step, gateways: Gateways) -> None:
    [run] = claim_runs()
    steps = plan_steps(run.plan)
    for one in steps[steps.index(run.step) : steps.index(step)]:
        run_step(one, run.id, gateways)
    with write() as connection:
        hand_back_run(connection, run.id, utcnow())


def waits_for_documents(count: int, gateways: Gateways) -> list[str]:
    payments = started(count, materials=None)
    work(gateways)
    return payments


def waits_for_authority(count: int, gateways: Any) -> list[str]:
    gateways.authority.say("file", Status.PENDING, times=count)
    return waits_for_debit_day(count, gateways)


def waits_for_signature(count: int, gateways: Any) -> list[str]:
    gateways.esign.say("request", Status.PENDING, times=count, reference="C-1")
    return waits_for_debit_day(count, gateways)


def waits_for_debit_day(count: int, gateways: Gateways) -> list[str]:
    payments = started(count)
    work(gateways)
    return payments


def waits_for_payer(count: int, gateways: Gateways) -> list[str]:
    payments = started(count, method="tax_app", bank_account=None)
    work(gateways)
    return payments


def is_settled(count: int, gateways: Any) -> list[str]:
    payments = waits_for_payer(count, gateways)
    for payment in payments:
        gateways.bank.pay(key_of(payment, "collection:1"))
        send("settled", payment, amount="2400.00", key=key_of(payment, "collection:1"))
    leave_before(Step.VOUCHER, gateways)
    return payments


def is_completed(count: int, gateways: Gateways) -> list[str]:
    payments = is_settled(count, gateways)
    work(gateways)
    return payments


def is_cancelled(count: int, gateways: Gateways) -> list[str]:
    payments = started(count)
    for payment in payments:
        send("cancel.requested", payment)
    work(gateways)
    return payments


PLACES: Final[dict[str, tuple[str, Place]]] = {
    "waits for documents": ("materials", waits_for_documents),
    "begins to choose": ("method", stopped_before(Step.METHOD)),
    "begins to declare": ("declaration", stopped_before(Step.DECLARATION)),
    "waits for the authority": ("declaration", waits_for_authority),
    "waits for a signature": ("contract", waits_for_signature),
    "waits for the debit day": ("collection", waits_for_debit_day),
    "waits for the payer": ("collection", waits_for_payer),
    "is settled": ("voucher", is_settled),
    "is completed": ("finished", is_completed),
    "is cancelled": ("finished", is_cancelled),
}


def say(said: Said, payment: str) -> Receipt:
    """Send what `said` names, as it fits the payment best."""
    contracts, debits = (rows(table, payment_id=payment) for table in ("contracts", "debits"))
    digest = contracts[-1].document_sha256 if contracts else "0" * 64
    name, data = {
        Said.SUPPLIED: ("materials.supplied", {"materials": materials("id_card", "bank_card_copy")}),
        Said.FIGURES: ("materials.supplied", {"base": "9000.00"}),
        Said.METHOD: ("method.chosen", {"method": "wechat"}),
        Said.SIGNED: ("contract.signed", {"document_sha256": digest}),
        Said.DECLINED: ("contract.declined", {}),
        Said.SETTLED: ("settled", {"amount": "2400.00", "key": debits[-1].key if debits else "no-order"}),
        Said.DEBIT_FAILED: ("debit.failed", {"reason": "short_balance"}),
        Said.CANCEL: ("cancel.requested", {}),
    }[said]  # fmt: skip
    return send(name, payment, **data)


def answer_to(said: Said, place: str, payment: str) -> tuple[str, str | None]:
    """Status and code of the answer. Money for no order is kept, and its event has done its part."""
    if said is Said.SETTLED and not rows("debits", payment_id=payment):
        return "kept", "unknown_order"
    cell = CELLS[said, place]
    return ("accepted", None) if cell == "used" else ("kept", cell)


def after_work(said: Said, name: str, payment: str) -> tuple[str, str | None]:
    """The event's state and reason once its step has looked at it."""
    if name == "waits for the authority" and said in (Said.SUPPLIED, Said.FIGURES):
        return ("ignored", "too_late") if said is Said.FIGURES else ("used", None)  # the declaration was accepted
    stray = said is Said.DEBIT_FAILED and not rows("debits", payment_id=payment)
    return ("ignored", "unknown_order") if stray else ("used", None)


def last_event(payment: str) -> tuple[str, str | None]:
    """State and reason of the event that was sent last."""
    last = max(rows("inbox", payment_id=payment), key=lambda row: row.id)
    return last.state, last.reason


def test_the_table_is_the_reviewed_one() -> None:
    plan = tuple(Step)
    words = {"used": "used", "kept": "not_yet", "closed": "too_late"}
    found = {(said, step): words[fate_of(said, step, plan)] for said in Said for step in plan}
    assert found == {(said, place): cell for (said, place), cell in CELLS.items() if place != "finished"}


def test_a_plan_with_another_order_keeps_what_a_later_step_uses() -> None:
    pays_first = (Step.MATERIALS, Step.METHOD, Step.COLLECTION, Step.CONTRACT, Step.VOUCHER)
    assert fate_of(Said.SIGNED, Step.COLLECTION, pays_first) == "kept"
    used = {said for said in Said if fate_of(said, Step.CONTRACT, pays_first) == "used"}
    assert used == {Said.SIGNED, Said.DECLINED}, "the money is collected: nothing is chosen or cancelled any more"
    assert fate_of(Said.CANCEL, Step.COLLECTION, pays_first) == "used"
    without = (Step.MATERIALS, Step.METHOD, Step.COLLECTION, Step.VOUCHER)
    assert fate_of(Said.SIGNED, Step.METHOD, without) == "closed"


@pytest.mark.parametrize("name", PLACES)
def test_each_event_at_each_step_is_answered_and_used_kept_or_closed(
    clock: Clock, gateways: Gateways, name: str
) -> None:
    place, bring = PLACES[name]
    payments = dict(zip(Said, bring(len(Said), gateways), strict=True))
    answered = {}
    for said, payment in payments.items():
        row = the("payments", id=payment)
        assert (row.step if row.finished_at is None else "finished") == place
        answered[said] = answer_to(said, place, payment)
        receipt = say(said, payment)
        assert (receipt.status, receipt.code) == answered[said], said
        stays = answered[said] in (("accepted", None), ("kept", "not_yet"))
        assert last_event(payment) == (("pending", None) if stays else ("ignored", answered[said][1])), said
    work(gateways)
    for said, payment in payments.items():
        if answered[said] == ("accepted", None):
            assert last_event(payment) == after_work(said, name, payment), said
    to_the_end(clock, gateways)
    assert {row.state for row in rows("inbox")} <= {"used", "ignored"}
    assert all(row.reason for row in rows("inbox", state="ignored"))


def to_the_end(clock: Clock, gateways: Any) -> None:
    """Until all payments have ended; payers pay what they are asked for."""
    for _ in range(60):
        live = [row for row in rows("payments") if row.finished_at is None]
        if not live:
            return
        assert [row.reason for row in live if row.state == "attention"] == []
        for debit in rows("debits", state="pending", kind="pay_order"):
            gateways.bank.pay(debit.key)
        due = min(row.due_at for row in live)
        if due > utcnow():
            clock.at((due + timedelta(milliseconds=1)).isoformat())
        work(gateways)
    raise AssertionError("a payment never ends")


def empty_tables() -> None:
    with write() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())


def test_a_new_phone_counts_at_every_step_and_after_the_end(clock: Clock, gateways: Gateways) -> None:
    for number, (_, bring) in enumerate(PLACES.values()):
        [payment] = bring(1, gateways)
        phone = f"1391111222{number}"
        assert send("materials.supplied", payment, payer={"phone": phone}).status in ("accepted", "kept")
        to_the_end(clock, gateways)
        sealed = the("requests", payment_id=payment).payer_sealed
        assert get_keyring().open_json("requests.payer", payment, sealed)["phone"] == phone
        clock.at(SUNDAY)
        empty_tables()


def test_a_method_that_is_chosen_while_documents_are_wanted_needs_none_of_another_method(
    clock: Clock, gateways: Gateways
) -> None:
    payment = a_payment(materials=materials("id_card"))
    work(gateways)
    assert the("payments", id=payment).waiting_for == "payment.materials.supplied"
    send("method.chosen", payment, method="wechat")
    work(gateways)
    row = the("payments", id=payment)
    assert (row.step, row.method, row.waiting_for) == ("collection", "wechat", "payment.settled")


def test_a_document_that_comes_before_the_choice_of_a_debit_counts_for_it(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(method="wechat", materials=materials("id_card"), bank_account=None)
    work(gateways)
    send("materials.supplied", payment, materials=materials("bank_card_copy"))
    work(gateways)
    send("method.chosen", payment, method="bank_debit", bank_account=account())
    work(gateways)
    assert the("payments", id=payment).method == "bank_debit"


def test_a_signature_of_an_earlier_contract_does_not_spoil_the_next_one(clock: Clock, gateways: Gateways) -> None:
    [payment] = waits_for_signature(1, gateways)
    first = the("contracts").document_sha256
    gateways.esign.say("request", Status.PENDING, reference="C-2")  # type: ignore[attr-defined]  # scripted
    send("materials.supplied", payment, bank_account=account("6222021001000000229"))
    work(gateways)
    assert [row.state for row in rows("contracts")] == ["revoked", "sent"]
    send("contract.signed", payment, document_sha256=first)
    work(gateways)
    assert the("payments", id=payment).reason != "contract_hash_mismatch"
    assert last_event(payment) == ("ignored", "too_late")
