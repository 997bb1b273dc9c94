"""Money that is on no voucher goes back once, by two persons above an amount, and every yuan is accounted for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from foundation.clock import utcnow
from gateways.ports import Answer, Gateways, Status
from models.session import read
from tests.builders import Clock, a_payment, carry, emitted, key_of, rows, send, the, work
from workflows.engine.dispatch import claim_runs
from workflows.money.refunds.asking import Asker, approve
from workflows.money.refunds.carrying import carry_on
from workflows.money.refunds.listing import list_refunds
from workflows.money.totals import money_totals
from workflows.payment.errors import NotFound, Refused

DUE = 240000


@pytest.fixture
def paid_twice(clock: Clock, gateways: Gateways) -> str:
    """The id of the second money for a completed payment."""
    payment = a_payment(method="tax_app", bank_account=None)
    work(gateways)
    key = key_of(payment, "collection:1")
    gateways.bank.say("find", Status.ACCEPTED, reference="B-1", amount_fen=DUE, at=utcnow())
    send("settled", payment, amount="2400.00", key=key, bank_reference="B-1")
    work(gateways)
    send("settled", payment, amount="2400.00", key=key, bank_reference="B-2")
    return str(the("arrivals", state="open").id)


class Bank:
    """A bank that answers refunds and questions as it is told, and keeps what it was asked."""

    def __init__(self, *statuses: Status) -> None:
        self.statuses = list(statuses)
        self.calls: list[tuple[str, str]] = []

    def refund(self, orders: Any) -> list[Answer]:
        self.calls.append(("refund", orders[0].key))
        return [Answer(orders[0].key, self.statuses.pop(0), reference="TK-1", amount_fen=orders[0].amount_fen)]

    def find(self, keys: Any) -> list[Answer]:
        self.calls.append(("find", keys[0]))
        return [Answer(keys[0], self.statuses.pop(0), reference="TK-1")]


def test_a_second_person_approves_and_the_money_goes_back_once(paid_twice: str) -> None:
    bank: Any = Bank(Status.ACCEPTED)
    assert approve(paid_twice, bank, Asker("li", "paid twice")).state == "requested"
    with pytest.raises(Refused) as told:
        approve(paid_twice, bank, Asker("li", "again"))
    assert (told.value.code, bank.calls) == ("second_person", [])
    done = approve(paid_twice, bank, Asker("wang", "seen"))
    arrival, refund = the("arrivals", id=paid_twice), the("refunds")
    assert (done.state, bank.calls) == ("returned", [("refund", refund.key)])
    assert refund.key.startswith(f"{arrival.debit_key}:refund:")
    assert (arrival.state, arrival.refunded_fen, refund.amount_fen) == ("refunded", DUE, DUE)
    assert (refund.requested_by, refund.approved_by, refund.why) == ("li", "wang", "paid twice")
    assert "refunded" in emitted(arrival.payment_id)
    with pytest.raises(Refused) as told:
        approve(paid_twice, bank, Asker("li", "again"))
    assert told.value.code == "nothing_to_refund"


def test_a_small_sum_needs_one_person(paid_twice: str, settings: Callable[..., None]) -> None:
    settings_before = rows("arrivals")
    assert settings_before
    bank: Any = Bank(Status.ACCEPTED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("workflows.money.refunds.asking.fen_from_yuan", lambda _: DUE)
        assert approve(paid_twice, bank, Asker("li", "paid twice")).state == "returned"


def test_an_unknown_outcome_is_asked_about_by_its_key_and_never_sent_twice(paid_twice: str) -> None:
    bank: Any = Bank(Status.UNKNOWN, Status.UNKNOWN, Status.ACCEPTED)
    approve(paid_twice, bank, Asker("li", "paid twice"))
    assert approve(paid_twice, bank, Asker("wang", "seen")).state == "unknown"
    assert approve(paid_twice, bank, Asker("li", "ask again")).state == "unknown"
    assert approve(paid_twice, bank, Asker("li", "ask again")).state == "returned"
    assert [verb for verb, _ in bank.calls] == ["refund", "find", "find"]


def test_a_refusal_leaves_the_money_open(paid_twice: str) -> None:
    bank: Any = Bank(Status.REJECTED, Status.ACCEPTED)
    approve(paid_twice, bank, Asker("li", "paid twice"))
    assert approve(paid_twice, bank, Asker("wang", "seen")).state == "refused"
    assert the("arrivals", id=paid_twice).state == "open"
    approve(paid_twice, bank, Asker("li", "another try"))
    assert approve(paid_twice, bank, Asker("wang", "seen")).state == "returned"
    assert [key[-1] for _, key in bank.calls] == ["1", "2"]


def looked_at(clock: Clock, bank: Any) -> str:
    """What a refund is once the tick has looked at its next time."""
    clock.at((the("refunds").due_at + timedelta(milliseconds=1)).isoformat())
    carry_on(bank)
    return str(the("refunds").state)


def test_a_tick_carries_on_what_the_bank_has_until_it_is_known(paid_twice: str, clock: Clock) -> None:
    bank: Any = Bank(Status.PENDING, Status.UNKNOWN, Status.PENDING, Status.ACCEPTED)
    approve(paid_twice, bank, Asker("li", "paid twice"))
    assert carry_on(bank) == [], "it is not approved"
    assert approve(paid_twice, bank, Asker("wang", "seen")).state == "pending"
    assert carry_on(bank) == [], "its time has not come"
    assert [looked_at(clock, bank) for _ in range(3)] == ["pending", "pending", "returned"]
    assert [verb for verb, _ in bank.calls] == ["refund", "find", "find", "find"]
    assert (the("refunds").due_at, the("arrivals", id=paid_twice).state) == (None, "refunded")


def test_a_tick_sends_what_the_bank_has_not_seen(paid_twice: str, clock: Clock) -> None:
    bank: Any = Bank(Status.UNKNOWN, Status.NOT_FOUND, Status.UNAVAILABLE, Status.NOT_FOUND, Status.ACCEPTED)
    approve(paid_twice, bank, Asker("li", "paid twice"))
    assert approve(paid_twice, bank, Asker("wang", "seen")).state == "unknown"
    assert [looked_at(clock, bank) for _ in range(2)] == ["unknown", "returned"]
    assert [verb for verb, _ in bank.calls] == ["refund", "find", "refund", "find", "refund"]


def test_a_refund_whose_outcome_stays_unknown_needs_an_operator(paid_twice: str, clock: Clock) -> None:
    bank: Any = Bank(*(Status.UNKNOWN for _ in range(30)))
    approve(paid_twice, bank, Asker("li", "paid twice"))
    approve(paid_twice, bank, Asker("wang", "seen"))
    while the("refunds").due_at is not None:
        assert looked_at(clock, bank) == "unknown"
    assert len(bank.calls) < 12
    with read() as connection:
        assert [one["needs_operator"] for one in list_refunds(connection)] == [True]
    bank.statuses = [Status.ACCEPTED]
    assert approve(paid_twice, bank, Asker("li", "the bank says so")).state == "returned"


def test_money_is_not_returned_while_a_step_of_its_payment_may_book_it(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(method="tax_app", bank_account=None)
    work(gateways)
    key = key_of(payment, "collection:1")
    gateways.bank.say("find", Status.ACCEPTED, reference="B-1", amount_fen=DUE + 1, at=utcnow())
    send("settled", payment, amount="2400.01", key=key, bank_reference="B-1")
    work(gateways)
    money = the("arrivals", reason="amount_differs")
    send("settled", payment, amount="2400.00", key=key, bank_reference="B-2")
    [run] = claim_runs()
    with pytest.raises(Refused) as refused:
        approve(money.id, None, Asker("li", "too much"))
    assert (refused.value.code, rows("refunds")) == ("changed_meanwhile", [])
    carry(run, gateways)
    assert approve(money.id, None, Asker("li", "too much")).state == "requested"


def test_what_has_not_arrived_cannot_be_returned(clock: Clock) -> None:
    bank: Any = Bank()
    with pytest.raises(NotFound):
        approve("nothing", bank, Asker("li", "x"))


def test_every_yuan_is_accounted_for(paid_twice: str) -> None:
    def totals() -> list[tuple[str, ...]]:
        with read() as connection:
            return [
                (one["region"] or "", one["method"] or "", one["asked"], one["booked"], one["refunded"], one["open"])
                for one in money_totals(connection)
            ]

    assert totals() == [("310000", "tax_app", "2400.00", "2400.00", "0.00", "2400.00")]
    bank: Any = Bank(Status.ACCEPTED)
    approve(paid_twice, bank, Asker("li", "paid twice"))
    approve(paid_twice, bank, Asker("wang", "seen"))
    assert totals() == [("310000", "tax_app", "2400.00", "2400.00", "2400.00", "0.00")]
    with read() as connection:
        assert [(row["state"], row["amount"]) for row in list_refunds(connection)] == [("returned", "2400.00")]
