"""One payment of a run that fails is left to a person; it takes none of the others with it."""

from typing import Any

import pytest
from sqlalchemy import bindparam, text

from foundation import faults
from foundation.clock import utcnow
from gateways.ports import Answer, Gateways, Status
from models.session import write
from models.tables import Request
from models.write import insert_rows
from tests.builders import PORTAL, Clock, a_payment, id_number, key_of, letters, requested, rows, send, the, work
from workflows.engine.dispatch import claim_runs
from workflows.engine.step import run_step
from workflows.intake.accept import accept


def self_payers(count: int) -> list[str]:
    """Payments that go as far as to wait for the payer's money, all in one run."""
    events = [requested(serial, method="tax_app", bank_account=None) for serial in range(1, count + 1)]
    return [str(receipt.payment_id) for receipt in accept(events, PORTAL)]


def states(ids: list[str]) -> set[tuple[str, str | None]]:
    return {(row.state, row.reason) for row in rows("payments") if row.id in ids}


def test_a_hundred_payments_travel_as_one_run_with_one_call_a_step(clock: Clock, gateways: Gateways) -> None:
    payments = self_payers(100)
    assert work(gateways) == 1
    assert states(payments) == {("waiting", "payer_pays")}
    assert [(verb, len(keys)) for verb, keys in gateways.authority.calls] == [("file", 100)]
    assert [(verb, len(keys)) for verb, keys in gateways.bank.calls] == [("open_orders", 100)]


def paid(payments: list[str], gateways: Gateways) -> None:
    """The payers have paid their orders, and we are told."""
    for payment in payments:
        gateways.bank.pay(key_of(payment, "collection:1"))
        send("settled", payment, amount="2400.00", key=key_of(payment, "collection:1"))


def test_one_that_breaks_a_constraint_stands_alone_and_the_other_ninety_nine_go_on(
    clock: Clock, gateways: Gateways
) -> None:
    payments = self_payers(100)
    work(gateways)
    paid(payments, gateways)
    culprit = payments[37]
    with write() as connection:  # a ledger line that the voucher step wants to write
        connection.execute(
            text("INSERT INTO ledger_entries VALUES (:id, 1, 'payer', NULL, 1, 0, '2026-12-06T00:00:00.000000Z')"),
            {"id": culprit},
        )
    work(gateways)
    row = the("payments", id=culprit)
    assert (row.state, row.step, row.reason) == ("attention", "voucher", "write_refused")
    assert states([payment for payment in payments if payment != culprit]) == {("completed", None)}
    assert len(rows("vouchers")) == 99


def test_one_that_cannot_be_written_at_all_stays_with_its_run_and_the_others_go_on(
    clock: Clock, gateways: Gateways
) -> None:
    payments = self_payers(20)
    culprit = payments[7]
    with write() as connection:  # a history row that every move of it would want
        connection.execute(text("UPDATE history SET version = 2 WHERE payment_id = :id"), {"id": culprit})
    work(gateways)
    assert states([payment for payment in payments if payment != culprit]) == {("waiting", "payer_pays")}
    row = the("payments", id=culprit)
    assert (row.state, [run.id for run in rows("runs")]) == ("running", [row.run_id])


def test_one_whose_intent_is_refused_goes_to_attention_at_once_and_nothing_is_asked_for_it(
    clock: Clock, gateways: Gateways
) -> None:
    payments = self_payers(20)
    culprit = payments[5]
    [run] = claim_runs()
    for step in ("materials", "method", "declaration", "contract"):
        run_step(step, run.id, gateways)
    live = {"key": "another", "payment_id": culprit, "kind": "pay_order", "method": "tax_app", "state": "intended"}
    live |= {"amount_fen": 240000, "created_at": utcnow()}

    def a_second_one_is_live(point: str) -> None:
        if point == "step.loaded":
            with write() as connection:
                insert_rows(connection, "debits", [live])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(faults, "point", a_second_one_is_live)
        run_step("collection", run.id, gateways)
    row = the("payments", id=culprit)
    assert (row.state, row.step, row.reason, row.run_id) == ("attention", "collection", "write_refused", None)
    assert [row.key for row in rows("debits", payment_id=culprit)] == ["another"]
    assert sorted(gateways.bank.sent("open_orders")) == sorted(
        key_of(one, "collection:1") for one in payments if one != culprit
    )
    assert states([one for one in payments if one != culprit]) == {("waiting", "payer_pays")}


def test_an_intent_that_stands_already_is_left_to_its_run(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(method="tax_app", bank_account=None)
    [run] = claim_runs()
    for step in ("materials", "method", "declaration", "contract"):
        run_step(step, run.id, gateways)
    stands = {
        "key": key_of(payment, "collection:1"),
        "payment_id": payment,
        "kind": "pay_order",
        "method": "tax_app",
    }
    stands |= {"state": "intended", "amount_fen": 240000, "created_at": utcnow()}

    def another_was_first(point: str) -> None:
        if point == "step.loaded":
            with write() as connection:
                insert_rows(connection, "debits", [stands])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(faults, "point", another_was_first)
        run_step("collection", run.id, gateways)
    row = the("payments", id=payment)
    assert (row.state, row.step, row.run_id) == ("running", "collection", run.id)
    assert gateways.bank.sent("open_orders") == []


def test_one_whose_outcome_cannot_be_written_goes_to_attention(clock: Clock, gateways: Gateways) -> None:
    payments = self_payers(20)
    gateways.authority.say("file", Status.ACCEPTED, times=11)
    gateways.authority.say("file", Status.ACCEPTED, reference="R" * 65 + "\x00")  # no database takes a zero byte or 65
    work(gateways)
    key = gateways.authority.sent("file")[11]
    [culprit] = [payment for payment in payments if key == key_of(payment, "declaration:1")]
    row = the("payments", id=culprit)
    if row.state == "waiting":  # SQLite has no limits of length and keeps zero bytes
        assert the("declarations", payment_id=culprit).receipt_no is not None
        return
    assert (row.state, row.reason, row.step) == ("attention", "write_refused", "declaration")
    assert states([one for one in payments if one != culprit]) == {("waiting", "payer_pays")}


@pytest.mark.parametrize("damage", ["payer", "another's payer", "event"])
def test_one_whose_sealed_data_were_altered_goes_to_attention(
    clock: Clock, gateways: Gateways, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    payments = self_payers(20)
    culprit, neighbour = payments[7], payments[8]
    with write() as connection:
        if damage == "payer":
            connection.execute(
                text("UPDATE requests SET payer_sealed = substr(payer_sealed, 1, 40) || 'AAAA' WHERE payment_id = :id"),
                {"id": culprit},
            )
        elif damage == "another's payer":
            connection.execute(
                text(
                    "UPDATE requests SET payer_sealed = (SELECT payer_sealed FROM requests WHERE payment_id = :other)"
                    " WHERE payment_id = :id"
                ),
                {"id": culprit, "other": neighbour},
            )
    if damage == "event":
        send("materials.supplied", culprit, base="9000.00")
        with write() as connection:
            connection.execute(text("UPDATE inbox SET body_sealed = 'v1.t1.AAAA' WHERE state = 'pending'"))
    work(gateways)
    row = the("payments", id=culprit)
    assert (row.state, row.reason) == ("attention", "step_failed")
    assert "SealError" in row.progress["fault"]
    assert states([one for one in payments if one != culprit]) == {("waiting", "payer_pays")}
    for canary in ("王小明", id_number(8), "13800138000"):
        assert canary not in caplog.text


@pytest.mark.parametrize(
    ("materials", "fault"),
    [
        ([{"kind": "王小明", "sha256": 5}], "TypeError at materials.py:"),
        ("王小明", "TypeError in the request"),
    ],
    ids=["it raises", "it cannot be read"],
)
def test_one_whose_step_raises_goes_to_attention_with_the_place_and_no_content(
    clock: Clock, gateways: Gateways, materials: object, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    payments = self_payers(20)
    with write() as connection:
        connection.execute(
            text("UPDATE requests SET data = :data WHERE payment_id = :id").bindparams(
                bindparam("data", type_=Request.__table__.c.data.type)
            ),
            {"id": payments[3], "data": {"base": 800000, "channels": [], "materials": materials}},
        )
    work(gateways)
    row = the("payments", id=payments[3])
    assert (row.state, row.reason) == ("attention", "step_failed")
    assert row.progress["fault"].startswith(fault)
    assert "王小明" not in caplog.text + str(row.progress)
    assert states([one for one in payments if one != payments[3]]) == {("waiting", "payer_pays")}


@pytest.mark.parametrize("fault", ["raises", "nothing", "one too few", "another's key"])
def test_a_gateway_that_breaks_its_promise_leaves_outcomes_unknown_and_nothing_stuck(
    clock: Clock, gateways: Gateways, fault: str
) -> None:
    payments = self_payers(5)
    authority = gateways.authority
    ordinary = authority.file

    def broken(orders: Any) -> Any:
        authority.file = ordinary
        answers = ordinary(orders)
        match fault:
            case "raises":
                raise ConnectionResetError("王小明")
            case "nothing":
                return []
            case "one too few":
                return answers[:-1]
            case _:
                return [*answers[:-1], Answer("another", Status.ACCEPTED)]

    authority.file = broken
    work(gateways)
    clock.forward(minutes=5)
    work(gateways)
    clock.forward(minutes=5)
    work(gateways)
    assert states(payments) == {("waiting", "payer_pays")}
    assert sorted(set(authority.sent("file"))) == sorted(
        authority.sent("file")
    )  # done, so asked about and not sent again


def test_a_payment_that_was_refused_leaves_its_letter_and_frees_its_month(clock: Clock, gateways: Gateways) -> None:
    payer = requested(1)["data"]["payer"] | {"id_number": "360426199101010072"}
    payment = a_payment(1, payer=payer)
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.reason) == ("rejected", "identity_checksum")
    assert letters(payment) == ["rejected"]
    assert all(one.released_at for one in rows("coverages"))
