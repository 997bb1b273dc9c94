"""The intake: what is accepted is never lost and never doubled; what is refused stops no other and repeats no value."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import text

from gateways.ports import Gateways, Status
from models.session import get_engine, write
from tests.builders import (
    PORTAL,
    Clock,
    a_payment,
    envelope,
    id_number,
    key_of,
    materials,
    requested,
    rows,
    send,
    the,
    work,
)
from tests.servers import eventually
from workflows.intake.accept import accept
from workflows.intake.inbox import Receipt
from workflows.intake.senders import CELERY


def statuses(receipts: list[Receipt]) -> list[tuple[str, str | None]]:
    return [(receipt.status, receipt.code) for receipt in receipts]


def test_a_start_writes_its_payment_request_coverage_history_inbox_and_event_at_once(clock: Clock) -> None:
    payment = a_payment()
    row = the("payments", id=payment)
    assert (row.state, row.step, row.version, row.run_id) == ("running", "materials", 1, None)
    assert row.due_at is not None
    assert {(one.insurance, one.month) for one in rows("coverages")} == {("pension", "2026-12"), ("medical", "2026-12")}
    assert (the("inbox").state, the("inbox").payment_id) == ("used", payment)
    assert the("outbox").type == "cn.shebao.payment.accepted.v1"
    assert the("history").actor == "/portal/shanghai"


def test_the_same_event_again_gets_the_same_answer_whatever_its_spacing_and_order(clock: Clock) -> None:
    event = requested()
    [first] = accept([json.dumps(event)], PORTAL)
    shuffled = {name: event[name] for name in reversed(event)} | {"data": dict(reversed(event["data"].items()))}
    [again] = accept([json.dumps(shuffled, indent=2).encode()], PORTAL)
    assert (again.status, again.payment_id) == ("repeated", first.payment_id)
    assert len(rows("payments")) == len(rows("inbox")) == 1


def test_the_same_source_and_id_with_other_content_is_a_conflict(clock: Clock) -> None:
    payment = a_payment()
    [receipt] = accept([requested(base="9000.00")], PORTAL)
    assert (receipt.status, receipt.code, receipt.payment_id) == ("conflict", "event_conflict", payment)
    assert len(rows("payments")) == 1


def test_the_same_id_of_another_source_is_another_event(clock: Clock) -> None:
    a_payment()
    other = requested(2) | {"id": requested(1)["id"], "source": "/portal/pudong"}
    assert statuses(accept([other], PORTAL)) == [("accepted", None)]


@pytest.mark.parametrize(
    "changes",
    [{}, {"insurances": ["pension"], "base": "7546.00"}, {"period": {"from": "2026-11", "to": "2026-12"}}],
    ids=["the same", "one of the insurances", "an overlapping period"],
)
def test_a_second_live_payment_for_the_same_month_is_refused(clock: Clock, changes: dict[str, Any]) -> None:
    a_payment()
    [receipt] = accept([requested(1, **changes) | {"id": "another"}], PORTAL)
    assert (receipt.status, receipt.code, receipt.field) == ("refused", "already_live", "/data/period")
    assert the("inbox", state="refused").reason == "already_live"


@pytest.mark.parametrize("region", ["310001", "Shanghai", "CN"])
def test_a_region_that_is_not_known_is_refused_with_those_that_are(clock: Clock, region: str) -> None:
    [receipt] = accept([requested(region=region)], PORTAL)
    assert (receipt.status, receipt.code, receipt.field) == ("refused", "unknown_region", "/data/region")
    assert "310000" in (receipt.message or "")


RESIDENT = {
    "region": "610000", "scheme": "resident", "insurances": ["pension"], "period": {"from": "2026", "to": "2026"},
    "base": "2000.00", "method": "wechat", "bank_account": None, "materials": materials("id_card"),
}  # fmt: skip


@pytest.mark.parametrize("changes", [({}, RESIDENT), (RESIDENT, {})], ids=["flexible first", "resident first"])
def test_a_payer_has_one_pension_scheme_at_a_time(clock: Clock, changes: tuple[dict[str, Any], dict[str, Any]]) -> None:
    first, second = (requested(1, reference=f"R-{at}", **one) for at, one in enumerate(changes))
    assert statuses(accept([first, second], PORTAL)) == [("accepted", None), ("refused", "already_live")]
    medical = {**second["data"], "reference": "R-3", "insurances": ["medical"]}
    if second["data"]["scheme"] == "flexible":
        assert statuses(accept([requested(1, **medical)], PORTAL)) == [("accepted", None)]


def test_a_lower_case_x_and_full_width_digits_are_not_another_payer(clock: Clock) -> None:
    serial = next(serial for serial in range(1, 100) if id_number(serial).endswith("X"))
    number = id_number(serial)
    a_payment(serial)
    event = requested(serial) | {"id": "another"}
    event["data"]["payer"]["id_number"] = number.lower()
    assert statuses(accept([event], PORTAL)) == [("refused", "already_live")]


def test_a_month_in_full_width_digits_is_not_another_month(clock: Clock) -> None:
    a_payment()
    event = requested(1, period={"from": "20２6-11", "to": "20２6-11"}) | {"id": "another"}
    [receipt] = accept([event], PORTAL)
    assert (receipt.status, receipt.field) == ("refused", "/data/period/from")


def test_once_the_payment_has_ended_without_money_the_month_is_free_again(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment()
    send("cancel.requested", payment)
    work(gateways)
    assert the("payments", id=payment).state == "cancelled"
    assert statuses(accept([requested() | {"id": "another"}], PORTAL)) == [("accepted", None)]


def test_the_same_event_twice_in_one_chunk_starts_one_payment(clock: Clock) -> None:
    first, again = accept([requested(), requested()], PORTAL)
    assert (first.status, again.status, again.payment_id) == ("accepted", "repeated", first.payment_id)


def test_two_starts_of_one_payer_in_one_chunk_start_one_payment(clock: Clock) -> None:
    receipts = accept([requested(), requested() | {"id": "another"}], PORTAL)
    assert statuses(receipts) == [("accepted", None), ("refused", "already_live")]


def test_a_repeat_of_an_event_that_its_chunk_refuses_is_refused_too_and_names_no_payment(clock: Clock) -> None:
    covered = requested() | {"id": "another"}
    receipts = accept([requested(), covered, covered, covered | {"subject": "other content"}], PORTAL)
    assert statuses(receipts)[:3] == [("accepted", None), ("refused", "already_live"), ("refused", "already_live")]
    assert statuses(receipts)[3] == ("refused", "already_live")
    assert {receipt.payment_id for receipt in receipts[1:]} == {None}


def test_a_bad_event_stops_no_other(clock: Clock) -> None:
    bad: list[Any] = [b"\xff", "{", "[]", "{}", json.dumps(requested(2) | {"type": "unknown"})]
    documents = [requested(1), *bad, requested(3)]
    receipts = accept(documents, PORTAL)
    assert [receipt.status for receipt in receipts] == ["accepted", *["refused"] * 5, "accepted"]
    assert len(rows("inbox", state="refused")) == 5


HOSTILE = {
    "a number without end": '"more": 1e999',
    "a number of thirty digits": '"more": 123456789012345678901234567890',
    "a number of five thousand digits": f'"more": {"9" * 5000}',
    "half a character as a name": '"\\ud800": 1',
    "half a character as a value": '"more": "\\ud800"',
    "three hundred levels": f'"more": {"[" * 300}{"]" * 300}',
    "nine hundred levels of objects": f"""{'{"more":' * 900}1{"}" * 900}"""[1:-1],
    "twenty thousand levels": f'"more": {"[" * 20000}{"]" * 20000}',
    "NaN": '"more": NaN',
    "a key that stands twice": '"base": "1.00", "base": "2.00"',
    "a zero byte": '"reference": "a\\u0000b"',
}


@pytest.mark.parametrize("kind", ["requested", "materials.supplied"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_event_is_refused_and_stops_no_other(clock: Clock, name: str, kind: str) -> None:
    event = requested(2) if kind == "requested" else envelope(kind, {"base": "8000.00"}, subject="SH-1")
    good = json.dumps(event["data"])[1:]
    document = json.dumps(event | {"data": 0}).replace('"data": 0', f'"data": {{{HOSTILE[name]}, {good}')
    receipts = accept([requested(1), document, requested(3)], PORTAL)
    assert [receipt.status for receipt in receipts] == ["accepted", "refused", "accepted"]


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 10**30, "\ud800", {"\ud800": 1}], ids=["nan", "inf", "huge", "half", "name"]
)
def test_a_hostile_object_of_a_python_caller_is_refused_and_stops_no_other(clock: Clock, value: Any) -> None:
    receipts = accept([requested(1), requested(2, more=value), requested(3)], CELERY)
    assert [receipt.status for receipt in receipts] == ["accepted", "refused", "accepted"]


def test_an_object_nested_without_end_is_refused(clock: Clock) -> None:
    nested: Any = []
    for _ in range(5000):
        nested = [nested]
    assert [one.status for one in accept([requested(2, more=nested), requested(3)], CELERY)] == [
        "refused",
        "accepted",
    ]


def test_fifty_same_starts_at_once_give_one_payment(clock: Clock) -> None:
    barrier = threading.Barrier(10)

    def start(_: int) -> Receipt:
        barrier.wait()
        return accept([requested()], PORTAL)[0]

    with ThreadPoolExecutor(10) as pool:
        receipts = list(pool.map(start, range(50)))
    assert sorted({receipt.status for receipt in receipts}) == ["accepted", "repeated"]
    assert sum(receipt.status == "accepted" for receipt in receipts) == 1
    assert len({receipt.payment_id for receipt in receipts}) == 1
    assert len(rows("payments")) == len(rows("inbox")) == 1


def test_starts_of_one_payer_by_many_sources_at_once_give_one_payment(clock: Clock) -> None:
    barrier = threading.Barrier(10)

    def start(number: int) -> Receipt:
        barrier.wait()
        return accept([requested() | {"source": f"/portal/{number}"}], PORTAL)[0]

    with ThreadPoolExecutor(10) as pool:
        receipts = list(pool.map(start, range(10)))
    assert sorted(statuses(receipts), key=str) == [("accepted", None), *[("refused", "already_live")] * 9]
    assert len(rows("payments")) == 1


def test_an_event_for_an_unknown_payment_is_kept_and_used_once_its_payment_comes(
    clock: Clock, gateways: Gateways
) -> None:
    early = envelope("materials.supplied", {"materials": requested()["data"]["materials"]}, subject="SH-2026-000001")
    assert statuses(accept([early], PORTAL)) == [("kept", "unknown_payment")]
    assert the("inbox").state == "unmatched"
    payment = a_payment(1, materials=None)
    assert the("inbox", payment_id=payment, state="pending").type.endswith("materials.supplied.v1")
    work(gateways)
    assert the("payments", id=payment).waiting_for == "debit_day"
    assert {row.state for row in rows("inbox")} == {"used"}


def test_an_event_and_its_payment_that_arrive_at_the_same_moment_find_each_other(clock: Clock) -> None:
    """The start's transaction is held just before its last insert, while the event comes in another one."""
    if get_engine().dialect.name == "sqlite":
        pytest.skip("SQLite has one writer at a time: there is no same moment")
    event = requested(1, materials=None)
    with ThreadPoolExecutor(1) as pool:
        with write() as connection:  # an uncommitted row under the start's own source and id makes it wait
            connection.execute(
                text(
                    "INSERT INTO inbox (id, client, source, event_id, type, channel, state, digest, received_at)"
                    " VALUES ('holder', 'portal', :source, :id, 't', 'test', 'ignored', '', now())"
                ),
                {"source": event["source"], "id": event["id"]},
            )
            start = pool.submit(accept, [event], PORTAL)
            with get_engine().connect() as watch:
                waits = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
                eventually(lambda: watch.execute(waits).scalar_one(), 5, what="the start waits")
            supplied = envelope("materials.supplied", {"base": "8000.00"}, subject=event["data"]["reference"])
            assert statuses(accept([supplied], PORTAL)) == [("kept", "unknown_payment")]
            connection.execute(text("DELETE FROM inbox WHERE id = 'holder'"))
        [receipt] = start.result(10)
    assert receipt.status == "accepted"
    row = the("inbox", type=supplied["type"])
    assert (row.state, row.payment_id) == ("pending", receipt.payment_id)
    assert the("payments", id=receipt.payment_id).signalled == 1


def test_an_event_by_a_reference_that_two_live_payments_bear_is_kept(clock: Clock) -> None:
    a_payment(1)
    event = requested(2) | {"id": "other"}
    event["data"]["reference"] = "SH-2026-000001"
    accept([event], PORTAL)
    assert send("cancel.requested", "SH-2026-000001").status == "kept"
    assert [row.state for row in rows("inbox", type="cn.shebao.payment.cancel.requested.v1")] == ["unmatched"]


def test_an_event_after_the_end_is_kept_and_ignored(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment()
    send("cancel.requested", payment)
    work(gateways)
    receipt = send("method.chosen", payment, method="alipay")
    assert (receipt.status, receipt.code) == ("kept", "payment_finished")
    row = the("inbox", type="cn.shebao.payment.method.chosen.v1")
    assert (row.state, row.reason, row.body_sealed) == ("ignored", "payment_finished", None)
    assert the("payments", id=payment).due_at is None


def test_money_for_a_payment_that_ended_without_it_is_kept_for_a_person(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment()
    send("cancel.requested", payment)
    work(gateways)
    receipt = send("settled", payment, amount="2400.00", key=key_of(payment, "collection:1"))
    assert (receipt.status, receipt.code) == ("kept", "unknown_order")
    row = the("inbox", type="cn.shebao.payment.settled.v1")
    assert (row.state, row.reason) == ("ignored", "unknown_order")
    arrival = the("arrivals", payment_id=payment)
    assert (arrival.amount_fen, arrival.named, arrival.state) == (
        240000,
        key_of(payment, "collection:1"),
        "open",
    )
    assert the("payments", id=payment).due_at is None


def test_money_told_again_for_a_payment_that_has_it_is_nothing_new(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(method="tax_app", bank_account=None)
    work(gateways)
    gateways.bank.pay(key_of(payment, "collection:1"))
    send("settled", payment, amount="2400.00", order=the("debits").order_no)
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    send("settled", payment, amount="2400.00", key=key_of(payment, "collection:1"))
    states = sorted((row.state, row.reason) for row in rows("inbox", type="cn.shebao.payment.settled.v1"))
    assert states == [("ignored", "payment_finished"), ("used", None)]


def test_an_event_that_comes_twice_is_used_once(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(1, materials=None)
    work(gateways)
    event = envelope("materials.supplied", {"materials": requested()["data"]["materials"]}, subject=payment)
    assert [one.status for one in accept([event, event], PORTAL)] == ["accepted", "repeated"]
    assert [one.status for one in accept([event], PORTAL)] == ["repeated"]
    assert the("payments", id=payment).signalled == 1


def test_an_event_during_a_run_is_looked_at_after_it(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(method="tax_app", bank_account=None)
    bank = gateways.bank
    opened = bank.open_orders

    def pay_meanwhile(orders: Any) -> Any:
        answers = opened(orders)
        bank.pay(key_of(payment, "collection:1"))
        send("settled", payment, amount="2400.00", key=key_of(payment, "collection:1"))  # while the run is at the bank
        return answers

    bank.open_orders = pay_meanwhile
    work(gateways)
    row = the("payments", id=payment)
    assert row.state == "completed"


def test_no_personal_data_stands_in_clear_in_any_column(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    payment = a_payment()
    gateways.authority.say("file", Status.ACCEPTED, reference=f"R-{id_number(1)}")
    gateways.bank.say("debit", Status.ACCEPTED, reference="T-6222-0210-01000000112", amount_fen=240000)
    send("materials.supplied", payment, payer={"phone": "13911112222"})
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    assert the("debits", payment_id=payment).reference == "****12"
    tables = ["payments", "requests", "coverages", "history", "inbox", "runs", "documents", "declarations"]
    tables += ["contracts", "debits", "ledger_entries", "vouchers", "messages", "outbox"]
    canaries = ("王小明", id_number(1), "13800138000", "13911112222", "wang@example.com", "6222021001000000112")
    canaries += ("6222-0210-01000000112",)
    for table in tables:
        dump = repr([tuple(row) for row in rows(table)])
        assert not [canary for canary in canaries if canary in dump], table


def test_an_authority_that_is_out_holds_no_start_back(clock: Clock, gateways: Gateways) -> None:
    gateways.authority.say("file", Status.UNAVAILABLE, times=1)
    payment = a_payment()
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.waiting_for, row.attempts) == ("waiting", "retry", 0)


def test_a_repeat_is_answered_as_one_even_when_the_rules_would_refuse_the_request_by_now(clock: Clock) -> None:
    clock.at("2026-12-07T09:00:00+08:00")
    event = requested(1, region="610000", scheme="resident", insurances=["medical"], base=None)
    event["data"]["period"] = {"from": "2026", "to": "2026"}
    [first] = accept([json.dumps(event)], PORTAL)
    assert first.status == "accepted"
    clock.at("2028-01-05T09:00:00+08:00")
    [again] = accept([json.dumps(event)], PORTAL)
    assert (again.status, again.payment_id) == ("repeated", first.payment_id)
    [other] = accept([json.dumps({**event, "id": "another"})], PORTAL)
    assert (other.status, other.code) == ("refused", "period_invalid")
