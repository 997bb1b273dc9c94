"""A payment belongs to the client that started it: what others send touches neither it nor its names."""

import pytest

from gateways.ports import Gateways
from models.session import read
from tests.builders import PORTAL, Clock, a_payment, envelope, requested, rows, send, the, work
from workflows.intake.accept import accept
from workflows.intake.senders import COMMAND, Sender
from workflows.operator.lookup import find_payment
from workflows.payment.errors import NotFound

STRANGER = Sender("stranger", "test")
BANK = Sender("bank", "test", others=frozenset({"portal"}))


def test_a_reference_that_looks_like_an_id_is_refused(clock: Clock) -> None:
    victim = a_payment(1)
    for name in (victim, victim.upper()):
        [receipt] = accept([requested(2, reference=name)], STRANGER)
        assert (receipt.status, receipt.field) == ("refused", "/data/reference")


@pytest.mark.parametrize("kind", ["cancel.requested", "materials.supplied", "method.chosen"])
def test_what_another_client_sends_for_a_payment_is_kept_as_its_own(
    clock: Clock, gateways: Gateways, kind: str
) -> None:
    payment = a_payment()
    data = {"method": "wechat", "payer": {"email": "stranger@example.com"}}
    for name in (payment, "SH-2026-000001"):
        [receipt] = accept([envelope(kind, data, subject=name)], STRANGER)
        assert (receipt.status, receipt.code, receipt.payment_id) == ("kept", "unknown_payment", None)
    assert the("payments", id=payment).signalled == 0
    assert {(row.client, row.state) for row in rows("inbox", state="unmatched")} == {("stranger", "unmatched")}


def test_an_early_event_of_another_client_is_not_matched(clock: Clock) -> None:
    early = envelope("materials.supplied", {"payer": {"email": "stranger@example.com"}}, subject="SH-2026-000001")
    assert accept([early], STRANGER)[0].status == "kept"
    payment = a_payment(1)
    assert the("payments", id=payment).signalled == 0
    assert the("inbox", client="stranger").state == "unmatched"
    own = requested(2, reference="SH-2026-000001")
    [receipt] = accept([own], STRANGER)
    assert the("inbox", type=early["type"]).payment_id == receipt.payment_id


def test_another_client_s_use_of_a_source_and_id_takes_nothing(clock: Clock) -> None:
    event = requested(1)
    assert accept([event | {"data": requested(2)["data"]}], STRANGER)[0].status == "accepted"
    assert accept([event], PORTAL)[0].status == "accepted"
    assert accept([event], PORTAL)[0].status == "repeated"


def test_each_client_has_references_of_its_own(clock: Clock) -> None:
    mine = a_payment(1)
    [theirs] = accept([requested(2, reference="SH-2026-000001")], STRANGER)
    assert send("cancel.requested", "SH-2026-000001").payment_id == mine
    with read() as connection:
        assert find_payment(connection, "SH-2026-000001", STRANGER).id == theirs.payment_id
        with pytest.raises(NotFound):
            find_payment(connection, mine, STRANGER)


def test_a_client_with_the_right_acts_on_payments_of_others(clock: Clock) -> None:
    payment = a_payment()
    event = envelope("cancel.requested", {}, subject=payment)
    assert accept([event], BANK)[0].payment_id == payment
    assert the("payments", id=payment).signalled == 1


def test_the_operator_acts_on_every_payment(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment()
    assert accept([envelope("cancel.requested", {}, subject="SH-2026-000001")], COMMAND)[0].payment_id == payment
    work(gateways)
    assert the("payments", id=payment).state == "cancelled"


def test_a_settlement_that_names_no_order_is_refused_and_one_of_an_unknown_order_settles_nothing(
    clock: Clock, gateways: Gateways
) -> None:
    payment = a_payment(method="tax_app", bank_account=None)
    work(gateways)
    nameless = envelope("settled", {"amount": "2400.00"}, subject=payment)
    assert accept([nameless], PORTAL)[0].code == "invalid_value"
    assert send("settled", payment, amount="2400.00", order="no-order").status == "accepted"
    work(gateways)
    assert the("payments", id=payment).state == "waiting"


def test_two_clients_may_each_have_a_live_payment_of_one_payer(clock: Clock) -> None:
    a_payment()
    [receipt] = accept([requested() | {"id": "another"}], STRANGER)
    assert receipt.status == "accepted"
    [again] = accept([requested() | {"id": "a third"}], STRANGER)
    assert (again.status, again.code) == ("refused", "already_live")
