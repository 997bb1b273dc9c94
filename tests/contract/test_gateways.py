"""One suite for every gateway: over HTTP against the sandbox, and in the process.

Effects are counted in the sandbox's ledger. Answers that no sandbox gives come from a server that writes raw bytes.
"""

import contextlib
import hashlib
import itertools
import logging
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import orjson
import pytest
from msgspec.structs import replace
from standardwebhooks.webhooks import Webhook

from gateways.http import MAX_ANSWER_BYTES, Link, connect
from gateways.instant import instant
from gateways.ports import (
    Answer,
    ContractOrder,
    DebitOrder,
    DeclarationItem,
    DeclarationOrder,
    Gateways,
    Order,
    PayOrder,
    Status,
)
from gateways.sandbox import faults, magic
from gateways.sandbox.process import running
from tests.contract.conftest import LATE_S, SandboxClient
from tests.servers import eventually

TIMEOUT_S = 0.3
NAME, ID_NUMBER, PHONE, ACCOUNT = "王小明", "360426199101010071", "13800138000", "6222021001012345678"
DOCUMENT = "<html><p>委托扣款协议</p></html>"
_numbers = itertools.count(1)


def declaration(id_number: str = ID_NUMBER) -> DeclarationOrder:
    number = next(_numbers)
    items = (DeclarationItem("pension", 754600, "0.20", 150920),)
    return DeclarationOrder(
        f"pay{number}:declaration:1", f"pay{number}", "310000", "flexible", "2026-07", "2026-07", NAME, id_number,
        150920, items, "0" * 64,
    )  # fmt: skip


def contract(phone: str = PHONE) -> ContractOrder:
    number = next(_numbers)
    return ContractOrder(
        f"pay{number}:contract:1", f"pay{number}", "收款人", "社会保险费", NAME, ID_NUMBER, ACCOUNT, "某银行",
        "2026-07", date(2026, 7, 1), date(2027, 6, 30), DOCUMENT, hashlib.sha256(DOCUMENT.encode()).hexdigest(), phone,
    )  # fmt: skip


def debit(account: str = ACCOUNT) -> DebitOrder:
    number = next(_numbers)
    return DebitOrder(
        f"pay{number}:collection:1", f"pay{number}", "HT1", NAME, account, "某银行", 226380, "收款人", "社会保险费"
    )


def pay_order(id_number: str = ID_NUMBER, expires_in: timedelta = timedelta(hours=1)) -> PayOrder:
    number = next(_numbers)
    return PayOrder(
        f"pay{number}:order:1", f"pay{number}", "wechat", NAME, id_number, 226380, "收款人", "社会保险费",
        datetime.now(UTC) + expires_in,
    )  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """One kind of order, and how it is sent and asked for."""

    name: str
    service: str
    call: str
    make: Callable[..., Any]
    changed: Callable[[Any], Order]
    at_once: Status

    def send(self, gateways: Gateways, orders: Sequence[Any]) -> list[Answer]:
        match self.name:
            case "declaration":
                return gateways.authority.file(orders)
            case "contract":
                return gateways.esign.request(orders)
            case "debit":
                return gateways.bank.debit(orders)
            case _:
                return gateways.bank.open_orders(orders)

    def find(self, gateways: Gateways, keys: Sequence[str]) -> list[Answer]:
        gateway: Any = getattr(gateways, self.service)
        answers: list[Answer] = gateway.find(keys)
        return answers


KINDS = [
    Kind("declaration", "authority", "file", declaration, lambda o: replace(o, total_fen=1), Status.ACCEPTED),
    Kind("contract", "esign", "request", contract, lambda o: replace(o, account_number="1"), Status.PENDING),
    Kind("debit", "bank", "debit", debit, lambda o: replace(o, amount_fen=1), Status.ACCEPTED),
    Kind("pay_order", "bank", "orders", pay_order, lambda o: replace(o, amount_fen=1), Status.ACCEPTED),
]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> Kind:
    found: Kind = request.param
    return found


@pytest.fixture(params=["http", "instant"])
def gateways(request: pytest.FixtureRequest) -> Gateways:
    """Both families. The patience is long: what is looked at here is no timeout, and the machine may be busy."""
    if request.param == "instant":
        return instant()
    sandbox: SandboxClient = request.getfixturevalue("sandbox")
    return connect(sandbox.url, timeout_s=5)


@pytest.fixture
def over_http(sandbox: SandboxClient) -> Gateways:
    """Short of patience."""
    return connect(sandbox.url, timeout_s=TIMEOUT_S)


@pytest.fixture
def patient(sandbox: SandboxClient) -> Gateways:
    """Waits long enough for any answer that comes."""
    return connect(sandbox.url, timeout_s=5)


# Every gateway


def test_every_order_gets_one_answer_in_the_order_sent(gateways: Gateways, kind: Kind) -> None:
    orders = [kind.make() for _ in range(7)]
    answers = kind.send(gateways, orders)
    assert [answer.key for answer in answers] == [order.key for order in orders]
    assert all(answer.reference for answer in answers)
    assert len({answer.reference for answer in answers}) == 7


def test_no_orders_get_no_answers(gateways: Gateways, kind: Kind) -> None:
    assert kind.send(gateways, []) == []
    assert kind.find(gateways, []) == []


def test_the_same_order_under_the_same_key_gets_the_same_answer(gateways: Gateways, kind: Kind) -> None:
    order = kind.make()
    [first] = kind.send(gateways, [order])
    [second] = kind.send(gateways, [order])
    assert (first.status, first.reference) == (second.status, second.reference)


def test_another_order_under_the_same_key_is_unknown_and_leaves_the_first_as_it_was(
    gateways: Gateways, kind: Kind
) -> None:
    order = kind.make()
    [first] = kind.send(gateways, [order])
    [other] = kind.send(gateways, [kind.changed(order)])
    assert (other.status, other.reason) == (Status.UNKNOWN, "key_conflict")
    [again] = kind.send(gateways, [order])
    assert again.reference == first.reference


def test_a_key_never_seen_is_not_found_and_the_others_are(gateways: Gateways, kind: Kind) -> None:
    order = kind.make()
    kind.send(gateways, [order])
    answers = kind.find(gateways, ["never-seen-1", order.key, "never-seen-2"])
    assert [answer.key for answer in answers] == ["never-seen-1", order.key, "never-seen-2"]
    assert [answer.status is Status.NOT_FOUND for answer in answers] == [True, False, True]


def test_a_thousand_and_one_orders_go_in_one_call(gateways: Gateways, kind: Kind) -> None:
    orders = [kind.make() for _ in range(1001)]
    answers = kind.send(gateways, orders)
    assert [answer.key for answer in answers] == [order.key for order in orders]
    assert {answer.status for answer in answers} <= {Status.ACCEPTED, Status.PENDING}
    found = kind.find(gateways, [order.key for order in orders])
    assert [answer.key for answer in found] == [order.key for order in orders]
    assert {answer.status for answer in found} <= {Status.ACCEPTED, Status.PENDING}


def test_an_accepted_debit_tells_amount_time_and_reference(gateways: Gateways) -> None:
    [answer] = gateways.bank.debit([debit()])
    assert answer.status is Status.ACCEPTED
    assert answer.amount_fen == 226380
    assert answer.at is not None
    assert answer.at.tzinfo is UTC


def test_threads_share_a_gateway(gateways: Gateways) -> None:
    batches = [[debit() for _ in range(20)] for _ in range(16)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(gateways.bank.debit, batches))
    assert [[answer.key for answer in part] for part in answers] == [[order.key for order in part] for part in batches]
    assert {answer.status for part in answers for answer in part} == {Status.ACCEPTED}


@pytest.mark.parametrize("make", [declaration, contract, debit, pay_order])
def test_an_order_shows_no_personal_data(make: Callable[[], Order]) -> None:
    order = make()
    for shown in (repr(order), str(order), f"{order}", repr([order])):
        assert order.key in shown
        assert not any(value in shown for value in (NAME, ID_NUMBER, PHONE, ACCOUNT, DOCUMENT))


# Faults of the other side, and what it really did


@pytest.mark.parametrize(
    ("fault", "status", "reason", "done"),
    [
        ("timeout_before", Status.UNKNOWN, "timeout", False),
        ("timeout_after", Status.UNKNOWN, "timeout", True),
        ("error_before", Status.UNKNOWN, "http_500", False),
        ("error_after", Status.UNKNOWN, "http_500", True),
        ("unavailable", Status.UNAVAILABLE, "http_503", False),
        ("throttled", Status.THROTTLED, "http_429", False),
        ("cut_after", Status.UNKNOWN, "connection_cut", True),
        ("malformed", Status.UNKNOWN, "unreadable_answer", True),
    ],
)
def test_a_fault_leaves_the_whole_request_as_certain_as_it_is(
    sandbox: SandboxClient, over_http: Gateways, patient: Gateways, kind: Kind,
    fault: str, status: Status, reason: str, done: bool,
) -> None:  # fmt: skip
    orders = [kind.make() for _ in range(3)]
    sandbox.arm(service=kind.service, call=kind.call, fault=fault)
    answers = kind.send(over_http if "timeout" in fault else patient, orders)
    assert [(answer.key, answer.status, answer.reason) for answer in answers] == [
        (order.key, status, reason) for order in orders
    ]
    found = kind.find(patient, [order.key for order in orders])
    assert [answer.status is not Status.NOT_FOUND for answer in found] == [done] * 3

    again = kind.send(patient, orders)
    assert {answer.status for answer in again} <= {Status.ACCEPTED, Status.PENDING}
    entries = [sandbox.entry(order.key, kind.service) for order in orders]
    assert [(entry or {})["asked"] for entry in entries] == [2 if done else 1] * 3
    assert all((entry or {})["times_done"] <= 1 for entry in entries)


@pytest.mark.parametrize(
    "fault", sorted(faults.FAULTS.keys() - {"slow", "reversed", "missing_element", "wrong_key", "malformed_element"})
)
def test_a_question_without_an_answer_says_nothing_of_the_order(
    sandbox: SandboxClient, over_http: Gateways, patient: Gateways, kind: Kind, fault: str
) -> None:
    order = kind.make()
    kind.send(patient, [order])
    sandbox.arm(service=kind.service, call="find", fault=fault)
    [answer] = kind.find(over_http if "timeout" in fault else patient, [order.key])
    assert answer.status is (Status.THROTTLED if fault == "throttled" else Status.UNKNOWN)
    assert kind.find(patient, [order.key])[0].status in (Status.ACCEPTED, Status.PENDING)


def test_answers_in_another_order_are_put_right(sandbox: SandboxClient, patient: Gateways, kind: Kind) -> None:
    orders = [kind.make() for _ in range(5)]
    sandbox.arm(service=kind.service, fault="reversed")
    first = kind.send(patient, orders)
    assert [answer.key for answer in first] == [order.key for order in orders]
    assert [answer.reference for answer in kind.send(patient, orders)] == [answer.reference for answer in first]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("missing_element", "missing_answer"),
        ("wrong_key", "missing_answer"),
        ("malformed_element", "malformed_answer"),
    ],
)
def test_one_bad_answer_leaves_that_order_unknown_and_no_other(
    sandbox: SandboxClient, patient: Gateways, kind: Kind, fault: str, reason: str
) -> None:
    orders = [kind.make() for _ in range(3)]
    sandbox.arm(service=kind.service, fault=fault)
    answers = kind.send(patient, orders)
    assert [answer.status for answer in answers] == [kind.at_once, kind.at_once, Status.UNKNOWN]
    assert answers[2].reason == reason


def test_a_slow_answer_within_the_timeout_is_an_answer(sandbox: SandboxClient, patient: Gateways, kind: Kind) -> None:
    sandbox.arm(service=kind.service, fault="slow", seconds=0.2)
    assert kind.send(patient, [kind.make()])[0].status is kind.at_once


def test_an_outage_lasts_until_it_is_reset_and_starts_after_the_calls_that_it_lets_pass(
    sandbox: SandboxClient, patient: Gateways
) -> None:
    sandbox.arm(service="bank", call="debit", fault="unavailable", times=None, after=1, seconds=30)
    statuses = [patient.bank.debit([debit()])[0] for _ in range(4)]
    assert [answer.status for answer in statuses] == [Status.ACCEPTED] + [Status.UNAVAILABLE] * 3
    assert statuses[1].retry_after_s == 30
    assert sandbox.get("/faults")["faults"][0]["fired"] == 3
    assert patient.bank.open_orders([pay_order()])[0].status is Status.ACCEPTED
    sandbox.reset()
    assert patient.bank.debit([debit()])[0].status is Status.ACCEPTED


@pytest.mark.parametrize(
    "spec",
    [
        {"service": "post", "fault": "slow"},
        {"service": "bank", "fault": "mutiny"},
        {"service": "bank", "fault": "slow", "times": 0},
        {"service": "bank", "fault": "slow", "after": -1},
        {"service": "bank", "fault": "slow", "seconds": "3"},
        {"service": "bank", "fault": "slow", "tmies": 1},
    ],
)
def test_a_fault_that_cannot_be_armed_is_refused(sandbox: SandboxClient, spec: dict[str, Any]) -> None:
    response = sandbox.post("/faults", spec)
    assert response.status_code == 400
    assert response.json()["error"]
    assert sandbox.get("/faults")["faults"] == []


# Magic values


def with_sequence(digits: str) -> str:
    """An ID number whose digits 15 to 17 are these (the check digit is not looked at here)."""
    return ID_NUMBER[:14] + digits + ID_NUMBER[17:]


def settled(kind: Kind, gateways: Gateways, key: str) -> Answer:
    """The answer once it is no longer pending."""
    found: list[Answer] = []

    def decided() -> bool:
        found[:] = kind.find(gateways, [key])
        return found[0].status is not Status.PENDING

    eventually(decided, what=f"an outcome for {key}")
    return found[0]


DECLARATION, CONTRACT, DEBIT, PAY_ORDER = KINDS
U, N, A, R, P = Status.UNKNOWN, Status.NOT_FOUND, Status.ACCEPTED, Status.REJECTED, Status.PENDING
MAGIC = [
    # kind, order, said at once, found at once, found in the end (None: not looked at), reason
    (DECLARATION, declaration(with_sequence("901")), R, R, R, "base_refused"),
    (DECLARATION, declaration(with_sequence("902")), P, None, A, None),
    (DECLARATION, declaration(with_sequence("903")), U, A, A, None),
    (DECLARATION, declaration(with_sequence("904")), U, N, N, None),
    (DECLARATION, declaration(with_sequence("905")), U, A, A, None),
    (DECLARATION, declaration(with_sequence("906")), Status.THROTTLED, N, N, None),
    (DECLARATION, declaration(with_sequence("907")), P, P, None, None),
    (DECLARATION, declaration(with_sequence("908")), P, None, R, "base_refused"),
    (CONTRACT, contract("13800130001"), P, None, R, "declined"),
    (CONTRACT, contract("13800130002"), P, P, None, None),
    (CONTRACT, contract("13800130003"), P, None, A, None),
    (CONTRACT, contract("13800130004"), U, None, A, None),
    (CONTRACT, contract("13800130005"), P, None, A, None),
    (CONTRACT, contract("13800130006"), U, N, N, None),
    (CONTRACT, contract("13800130007"), U, None, A, None),
    (CONTRACT, contract("13800130008"), P, None, A, None),
    (CONTRACT, contract("13800130009"), A, A, A, None),
    (DEBIT, debit("622200001"), R, R, R, "short_balance"),
    (DEBIT, debit("622200002"), R, R, R, "short_balance"),
    (DEBIT, debit("622200003"), R, R, R, "account_frozen"),
    (DEBIT, debit("622200004"), R, R, R, "account_closed"),
    (DEBIT, debit("622200005"), R, R, R, "contract_invalid"),
    (DEBIT, debit("622200006"), U, A, A, None),
    (DEBIT, debit("622200007"), U, N, N, None),
    (DEBIT, debit("622200008"), U, A, A, None),
    (DEBIT, debit("622200009"), P, None, A, None),
    (DEBIT, debit("622200010"), P, None, A, None),
    (DEBIT, debit("622200011"), A, A, A, None),
    (DEBIT, debit("622200012"), A, A, A, None),
    (DEBIT, debit("622200013"), P, P, None, None),
    (DEBIT, debit("622200014"), Status.THROTTLED, N, N, None),
    (DEBIT, debit("622200015"), R, R, R, "account_lost"),
    (DEBIT, debit("622200016"), R, R, R, "data_wrong"),
    (DEBIT, debit("622200017"), R, R, R, "system_fault"),
    (DEBIT, debit("622200018"), P, None, R, "short_balance"),
    (DEBIT, debit("622200019"), A, A, A, None),
    (PAY_ORDER, pay_order(with_sequence("911")), U, P, None, None),
    (PAY_ORDER, pay_order(with_sequence("912")), U, N, N, None),
    (PAY_ORDER, pay_order(with_sequence("913")), A, None, A, None),
    (PAY_ORDER, pay_order(with_sequence("914")), R, R, R, "data_wrong"),
]


def magic_value(order: Any) -> str:
    match order:
        case ContractOrder(callback_phone=phone):
            return phone[-4:]
        case DebitOrder(account_number=account):
            return account[-4:]
        case DeclarationOrder(payer_id_number=number) | PayOrder(payer_id_number=number):
            return number[14:17]
    raise AssertionError(type(order).__name__)


@pytest.mark.parametrize(
    ("kind", "order", "said", "found", "ends", "reason"),
    MAGIC,
    ids=[f"{row[0].name}-{magic_value(row[1])}" for row in MAGIC],
)
def test_a_magic_value_goes_as_the_manual_says(
    over_http: Gateways, patient: Gateways, sandbox: SandboxClient,
    kind: Kind, order: Order, said: Status, found: Status | None, ends: Status | None, reason: str | None,
) -> None:  # fmt: skip
    [answer] = kind.send(over_http if said is U else patient, [order])
    assert answer.status is said
    if found is not None:
        assert kind.find(patient, [order.key])[0].status is found
    if ends is not None:
        last = settled(kind, patient, order.key)
        assert (last.status, last.reason) == (ends, reason)
        expected = 1 if ends is A or (kind is CONTRACT and ends is R) else 0
        assert sandbox.times_done(order.key, kind.service) == expected


def test_every_magic_value_is_tested() -> None:
    tested = {(row[0].name, magic_value(row[1])) for row in MAGIC}
    tables = {
        "declaration": magic.DECLARATION, "contract": magic.CONTRACT, "debit": magic.DEBIT, "pay_order": magic.PAY_ORDER
    }  # fmt: skip
    assert tested == {(name, value) for name, table in tables.items() for value in table}


@pytest.mark.parametrize(
    ("kind", "order"),
    [
        (DECLARATION, declaration(with_sequence("904"))),
        (DECLARATION, declaration(with_sequence("906"))),
        (CONTRACT, contract("13800130006")),
        (DEBIT, debit("622200007")),
        (DEBIT, debit("622200014")),
        (PAY_ORDER, pay_order(with_sequence("912"))),
    ],
)
def test_what_was_not_done_the_first_time_is_done_the_second(
    over_http: Gateways, patient: Gateways, sandbox: SandboxClient, kind: Kind, order: Order
) -> None:
    kind.send(over_http, [order])
    assert kind.send(patient, [order])[0].status in (A, P)
    assert sandbox.entry(order.key, kind.service) is not None


def test_a_troubled_order_holds_up_its_batch_but_the_others_are_done(
    over_http: Gateways, patient: Gateways, sandbox: SandboxClient
) -> None:
    orders = [debit(), debit("622200007"), debit()]
    assert [answer.status for answer in over_http.bank.debit(orders)] == [U, U, U]
    assert [answer.status for answer in patient.bank.find([order.key for order in orders])] == [A, N, A]


def test_a_throttled_or_refused_order_leaves_its_batch_alone(patient: Gateways) -> None:
    answers = patient.bank.debit([debit(), debit("622200014"), debit("622200003"), debit()])
    assert [answer.status for answer in answers] == [A, Status.THROTTLED, R, A]
    assert answers[1].retry_after_s == 1


def test_a_short_balance_is_filled_up_by_the_payments_next_debit(patient: Gateways) -> None:
    first = debit("622200001")
    second = replace(first, key=first.key + "b")
    assert patient.bank.debit([first])[0].reason == "short_balance"
    assert patient.bank.debit([first])[0].reason == "short_balance"
    assert patient.bank.debit([second])[0].status is A
    assert patient.bank.find([first.key])[0].status is R


def test_a_contract_signed_over_another_document_tells_that_documents_hash(patient: Gateways) -> None:
    honest, other = contract(), contract("13800130005")
    patient.esign.request([honest, other])
    assert settled(CONTRACT, patient, honest.key).document_sha256 == honest.document_sha256
    told = settled(CONTRACT, patient, other.key).document_sha256
    assert told is not None
    assert told != other.document_sha256


def test_a_contract_whose_hash_is_not_its_documents_is_refused(patient: Gateways) -> None:
    [answer] = patient.esign.request([replace(contract(), document_sha256="0" * 64)])
    assert (answer.status, answer.reason) == (R, "document_hash_mismatch")


def test_a_debit_may_be_told_with_a_wrong_amount(patient: Gateways, sandbox: SandboxClient) -> None:
    order = debit("622200019")
    assert patient.bank.debit([order])[0].amount_fen == order.amount_fen - 1
    assert (sandbox.entry(order.key, "bank") or {})["amount_fen"] == order.amount_fen


def test_a_contract_may_be_signed_whatever_its_script_says(patient: Gateways, sandbox: SandboxClient) -> None:
    order = replace(contract(), callback_phone="13800130002")
    [sent] = patient.esign.request([order])
    assert sandbox.post("/v1/esign/sign", {"contract": sent.reference}).status_code == 200
    [signed] = patient.esign.find([order.key])
    assert (signed.status, signed.document_sha256) == (A, order.document_sha256)
    assert sandbox.post("/v1/esign/sign", {"contract": sent.reference}).status_code == 404


# Pay orders and the ledger


def test_a_pay_order_is_found_open_then_paid_with_amount_and_the_banks_number(
    patient: Gateways, sandbox: SandboxClient
) -> None:
    order = pay_order()
    [opened] = patient.bank.open_orders([order])
    assert patient.bank.find([order.key])[0].status is P
    assert sandbox.post("/v1/bank/pay", {"order": opened.reference}).status_code == 200
    [paid] = patient.bank.find([order.key])
    assert (paid.status, paid.amount_fen) == (A, order.amount_fen)
    assert paid.reference != opened.reference
    refused = sandbox.post("/v1/bank/pay", {"order": opened.reference})
    assert (refused.status_code, refused.json()) == (409, {"error": "already_paid"})
    assert sandbox.times_done(order.key, "bank") == 1
    assert patient.bank.open_orders([order])[0].reference == opened.reference


def test_another_amount_than_ordered_is_told_as_paid(patient: Gateways, sandbox: SandboxClient) -> None:
    order = pay_order()
    [opened] = patient.bank.open_orders([order])
    sandbox.post("/v1/bank/pay", {"order": opened.reference, "amount_fen": 100})
    assert patient.bank.find([order.key])[0].amount_fen == 100
    assert (sandbox.entry(order.key, "bank") or {})["paid_fen"] == 100


def test_an_order_not_paid_in_time_is_rejected_as_expired_and_can_not_be_paid(
    patient: Gateways, sandbox: SandboxClient
) -> None:
    order = pay_order(expires_in=timedelta(seconds=0.2))
    [opened] = patient.bank.open_orders([order])
    last = settled(PAY_ORDER, patient, order.key)
    assert (last.status, last.reason) == (R, "expired")
    refused = sandbox.post("/v1/bank/pay", {"order": opened.reference})
    assert (refused.status_code, refused.json()) == (409, {"error": "expired"})
    assert sandbox.post("/v1/bank/pay", {"order": "JF0"}).status_code == 404


def test_the_ledger_names_payments_that_were_collected_twice(patient: Gateways, sandbox: SandboxClient) -> None:
    order = debit()
    patient.bank.debit([order])
    assert sandbox.get("/ledger/totals", payment_id=order.payment_id)["doubled"] == []
    [opened] = patient.bank.open_orders([replace(pay_order(), payment_id=order.payment_id)])
    assert sandbox.get("/ledger/totals", payment_id=order.payment_id)["doubled"] == []
    sandbox.post("/v1/bank/pay", {"order": opened.reference})
    assert sandbox.get("/ledger/totals", payment_id=order.payment_id)["doubled"] == [
        {"effect": "collection", "payment_id": order.payment_id, "times_done": 2}
    ]


def test_the_ledger_counts_repeats_and_conflicts(patient: Gateways, sandbox: SandboxClient) -> None:
    order = debit()
    patient.bank.debit([order, order])
    patient.bank.debit([replace(order, amount_fen=5)])
    entry = sandbox.entry(order.key, "bank")
    assert entry is not None
    assert (entry["asked"], entry["conflicts"], entry["times_done"], entry["amount_fen"]) == (2, 1, 1, order.amount_fen)
    [total] = sandbox.get("/ledger", key=order.key)["totals"]
    assert (total["orders"], total["done"], total["done_fen"]) == (1, 1, order.amount_fen)


@pytest.mark.parametrize(
    ("path", "content", "status", "names"),
    [
        ("/v1/bank/debit", {"orders": [{"key": "k"}]}, 400, "orders[0].payment_id"),
        ("/v1/bank/debit", {"orders": "all"}, 400, "orders"),
        ("/v1/bank/debit", {"orders": [{}] * 501}, 413, "500"),
        ("/v1/bank/find", {"keys": [1]}, 400, "keys"),
        ("/v1/bank/pay", {"order": "x", "amount_fen": 0}, 400, "amount_fen"),
        ("/v1/bank/rob", {"orders": []}, 404, "no such call"),
        ("/elsewhere", {}, 404, "no such page"),
    ],
)
def test_a_bad_request_is_refused_by_name_and_without_its_values(
    sandbox: SandboxClient, path: str, content: dict[str, Any], status: int, names: str
) -> None:
    response = sandbox.post(path, content)
    assert response.status_code == status
    assert names in response.json()["error"]


# Raw answers


class RawServer:
    """Answers every request with the bytes it was given, in parts with a pause between them, then closes."""

    def __init__(self, parts: Sequence[bytes], pause_s: float = 0.0) -> None:
        self._parts, self._pause_s = parts, pause_s
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.requests: list[bytes] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                with connection, contextlib.suppress(OSError):
                    self.requests.append(self._request(connection))
                    for part in self._parts:
                        connection.sendall(part)
                        time.sleep(self._pause_s)

    @staticmethod
    def _request(connection: socket.socket) -> bytes:
        data = b""
        while b"\r\n\r\n" not in data:
            data += connection.recv(65536)
        head, _, body = data.partition(b"\r\n\r\n")
        [length] = [
            int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
        ]
        while len(body) < length:
            body += connection.recv(65536)
        return head + b"\r\n\r\n" + body

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)


def http(body: bytes | str, status: str = "200 OK", *headers: str, length: int | None = None) -> bytes:
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(content) if length is None else length}", *headers, "", ""]
    return "\r\n".join(lines).encode() + content


def element(**fields: Any) -> bytes:
    """A good answer for `key`, but for these fields."""
    good = {"key": "key", "status": "accepted", "reference": "R1", "at": "2026-11-22T10:00:00+08:00", "amount_fen": 5}
    return http(orjson.dumps({"answers": [good | fields]}))


def a_debit(key: str = "key") -> DebitOrder:
    return replace(debit(), key=key)


@contextlib.contextmanager
def raw(*parts: bytes, pause_s: float = 0.0, timeout_s: float = 5.0) -> Iterator[Gateways]:
    server = RawServer(parts, pause_s)
    try:
        yield connect(server.url, timeout_s=timeout_s)
    finally:
        server.close()


def test_a_good_raw_answer_is_taken_so_the_bad_ones_below_fail_for_their_faults() -> None:
    with raw(element()) as gateways:
        assert gateways.bank.debit([a_debit()]) == [
            Answer("key", A, reference="R1", at=datetime(2026, 11, 22, 2, tzinfo=UTC), amount_fen=5)
        ]


def test_a_reference_that_holds_an_identity_number_is_masked() -> None:
    with raw(element(reference="R-360426199101010071")) as gateways:
        assert gateways.bank.debit([a_debit()])[0].reference == "****0071"


@pytest.mark.parametrize(
    ("answer", "status", "reason"),
    [
        (b"", U, "connection_cut"),
        (b"HTTP/1.1 200", U, "connection_cut"),
        (b"\x16\x03\x01 nonsense\r\n\r\n", U, "connection_cut"),
        (http('{"answers": []}', length=500), U, "connection_cut"),
        (http(""), U, "unreadable_answer"),
        (http("null"), U, "unreadable_answer"),
        (http("[]"), U, "unreadable_answer"),
        (http('"answers"'), U, "unreadable_answer"),
        (http("{}"), U, "unreadable_answer"),
        (http('{"answers": 5}'), U, "unreadable_answer"),
        (http('{"answers": {"key": "key"}}'), U, "unreadable_answer"),
        (http('{"answers": [null, 7, "key", [], {"key": ["key"]}]}'), U, "missing_answer"),
        (http(b'{"answers": [{"key": "\xff"}]}'), U, "missing_answer"),
        (http("[" * 100_000), U, "unreadable_answer"),
        (http(" " * (MAX_ANSWER_BYTES + 1)), U, "answer_too_large"),
        (http("x", "200 OK", "Content-Encoding: gzip"), U, "unreadable_answer"),
        (http('{"answers": [{"key": "other", "status": "accepted", "reference": "R1"}]}'), U, "missing_answer"),
        (http('{"answers": [{"key": "key", "status": "accepted", "reference": "R1"},'
              ' {"key": "key", "status": "rejected"}]}'), U, "doubled_answer"),
        (element(status="yes"), U, "malformed_answer"),
        (element(status=None), U, "malformed_answer"),
        (element(status="not_found"), U, "malformed_answer"),
        (element(reference=None), U, "malformed_answer"),
        (element(reference=17), U, "malformed_answer"),
        (element(reference="王小明 6222021001012345678"), U, "malformed_answer"),
        (element(reference="🀄😀"), U, "malformed_answer"),
        (element(reference="R" * 65), U, "malformed_answer"),
        (element(amount_fen="5.00"), U, "malformed_answer"),
        (element(amount_fen=5.0), U, "malformed_answer"),
        (element(amount_fen=True), U, "malformed_answer"),
        (element(amount_fen=-5), U, "malformed_answer"),
        (element(at="2026-11-22T10:00:00"), U, "malformed_answer"),
        (element(at="yesterday"), U, "malformed_answer"),
        (element(at=5), U, "malformed_answer"),
        (element(at="0001-01-01T00:00:00+08:00"), U, "malformed_answer"),
        (element(at="9999-12-31T23:59:59-14:00"), U, "malformed_answer"),
        (element(amount_fen=2**63), U, "malformed_answer"),
        (element(status=["accepted"]), U, "malformed_answer"),
        (element(reasons=["x"] * 51), U, "malformed_answer"),
        (element(document_sha256="abc"), U, "malformed_answer"),
        (element(reasons="short_balance"), U, "malformed_answer"),
        (element(status="unavailable"), Status.UNAVAILABLE, None),
        (element(status="rejected", reason="account_frozen"), R, "account_frozen"),
        (element(status="rejected", reason="account of 王小明 is frozen"), R, "unspecified"),
        (http("", "201 Created"), U, "http_201"),
        (http("", "302 Found", "Location: http://127.0.0.1:1/"), U, "http_302"),
        (http("", "400 Bad Request"), Status.UNAVAILABLE, "http_400"),
        (http("", "401 Unauthorized"), Status.UNAVAILABLE, "http_401"),
        (http("", "404 Not Found"), Status.UNAVAILABLE, "http_404"),
        (http("", "408 Request Timeout"), U, "http_408"),
        (http("", "409 Conflict"), U, "http_409"),
        (http("", "429 Too Many Requests"), Status.THROTTLED, "http_429"),
        (http("", "500 Internal Server Error"), U, "http_500"),
        (http("", "502 Bad Gateway"), U, "http_502"),
        (http("", "503 Service Unavailable"), Status.UNAVAILABLE, "http_503"),
        (http("", "504 Gateway Timeout"), U, "http_504"),
    ],
)  # fmt: skip
def test_what_an_answer_is_taken_for(answer: bytes, status: Status, reason: str | None) -> None:
    with raw(answer) as gateways:
        [got] = gateways.bank.debit([a_debit()])
        assert (got.key, got.status) == ("key", status)
        assert reason is None or got.reason == reason
        [found] = gateways.bank.find(["key"])
        if status not in (A, R):
            assert found.status in (U, Status.THROTTLED, N)


SPOILT = {
    "half a character": rb'"reference": "\ud800"',
    "bytes of another encoding": b'"reference": "\xb9\xfe"',
    "an infinite amount": b'"amount_fen": 1e999',
    "an amount that is no number": b'"amount_fen": NaN',
    "an amount beyond 64 bits": b'"amount_fen": 123456789012345678901234567890',
    "a date before the calendar": b'"at": "0000-00-00T00:00:00Z"',
    "a date in the year 1": b'"at": "0001-01-01T00:00:00+08:00"',
    "a nested reference": b'"reference": {"no": ["R1"]}',
}


@pytest.mark.parametrize("field", SPOILT.values(), ids=SPOILT)
def test_what_one_order_s_answer_holds_touches_no_other(field: bytes) -> None:
    good = b'{"key": "%s", "status": "accepted", "reference": "R1", "amount_fen": 5}'
    bad = (good[:-1] + b", " + field + b"}") % b"b"  # the last of two equal members counts
    elements = b", ".join((good % b"a", bad, good % b"c"))
    with raw(http(b'{"answers": [%s]}' % elements)) as gateways:
        answers = gateways.bank.debit([a_debit("a"), a_debit("b"), a_debit("c")])
    assert [answer.status for answer in answers] == [A, U, A]
    assert answers[1].reason == "malformed_answer"


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("7", 7), ("999999999", 86_400), ("soon", None), ("-5", None), ("Wed, 21 Oct 2015 07:28:00 GMT", 0)],
)
def test_retry_after_is_read_as_seconds_or_date_and_bounded(header: str, seconds: int | None) -> None:
    with raw(http("", "429 Too Many Requests", f"Retry-After: {header}")) as gateways:
        assert gateways.bank.debit([a_debit()])[0].retry_after_s == seconds


def test_a_redirect_is_not_followed() -> None:
    target = RawServer([element()])
    with raw(http("", "307 Temporary Redirect", f"Location: {target.url}/v1/bank/debit")) as gateways:
        assert gateways.bank.debit([a_debit()])[0].status is U
    target.close()
    assert target.requests == []


def test_a_refused_connection_is_surely_not_done_but_tells_nothing_to_a_question() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    gateways = connect(f"http://127.0.0.1:{port}", timeout_s=TIMEOUT_S)
    [answer] = gateways.bank.debit([a_debit()])
    assert (answer.status, answer.reason) == (Status.UNAVAILABLE, "connection_refused")
    [answer] = gateways.bank.find(["key"])
    assert (answer.status, answer.reason) == (U, "connection_refused")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a full backlog time out")
def test_a_connection_that_is_not_taken_in_time_is_surely_not_done() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener, contextlib.ExitStack() as waiting:
        for _ in range(3):
            client = waiting.enter_context(socket.socket())
            client.setblocking(False)
            client.connect_ex(listener.getsockname())
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        [answer] = connect(url, timeout_s=5, connect_timeout_s=0.2).bank.debit([a_debit()])
        assert (answer.status, answer.reason) == (Status.UNAVAILABLE, "connect_timeout")


@pytest.mark.parametrize(
    ("parts", "pause_s"),
    [
        ([b"", b"", b""], 0.7),
        ([b"", http("", length=50), b"", b"", b""], 0.7),
        ([http("", length=50), *[b" "] * 20], 0.1),
        ([b"HTTP/1.1 200 OK\r\n", *[b"X-More: x\r\n"] * 20], 0.1),
    ],
    ids=["nothing comes", "the body stalls after late headers", "the body trickles", "the head trickles"],
)
def test_a_call_ends_at_its_timeout_however_the_answer_fails_to_come(parts: list[bytes], pause_s: float) -> None:
    with raw(*parts, pause_s=pause_s, timeout_s=0.9) as gateways:
        began = time.monotonic()
        [answer] = gateways.bank.debit([a_debit()])
        assert time.monotonic() - began < 1.4
        assert (answer.status, answer.reason) == (U, "timeout")


def test_the_timeout_is_that_of_the_call_so_batches_left_over_are_surely_not_sent(sandbox: SandboxClient) -> None:
    sandbox.arm(service="bank", call="debit", fault="timeout_after")
    orders = [debit() for _ in range(501)]
    answers = connect(sandbox.url, timeout_s=TIMEOUT_S).bank.debit(orders)
    assert {answer.status for answer in answers[:500]} == {U}
    assert (answers[500].status, answers[500].reason) == (Status.UNAVAILABLE, "not_sent")
    assert sandbox.entry(orders[500].key, "bank") is None


def test_failures_are_logged_with_keys_and_nothing_personal(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    bad = http('{"answers": [{"key": "key", "status": "王小明", "reason": "6222021001012345678"}]}', "500 Oh 王小明")
    with raw(bad) as gateways:
        gateways.bank.debit([a_debit()])
        gateways.esign.request([contract()])
    assert "reason=http_500" in caplog.text or "reason=connection_cut" in caplog.text
    assert "keys=key" in caplog.text
    assert not any(value in caplog.text for value in (NAME, ID_NUMBER, PHONE, ACCOUNT))


@pytest.mark.parametrize(
    "url", ["", "bank", "ftp://bank.example", "http://", "http://u:hidden@bank.example", "http://b/?x=1"]
)
def test_a_url_that_cannot_be_used_is_refused_without_being_shown(url: str) -> None:
    with pytest.raises(ValueError, match="gateway URL") as caught:
        Link(url)
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize("seconds", [0, -1])
def test_a_timeout_must_be_positive(seconds: float) -> None:
    with pytest.raises(ValueError, match="timeouts"):
        Link("http://bank.example", timeout_s=seconds)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_child_opens_connections_of_its_own(sandbox: SandboxClient) -> None:
    program = f"""
import os, sys
from gateways.http import connect
bank = connect({sandbox.url!r}, timeout_s=5).bank
assert bank.find(["a"])[0].status == "not_found"
children = []
for number in range(4):
    child = os.fork()
    if child == 0:
        keys = [f"{{number}}-{{n}}" for n in range(50)]
        answers = [bank.find([key])[0] for key in keys]
        good = [(a.key, a.status) for a in answers] == [(key, "not_found") for key in keys]
        os._exit(0 if good else 1)
    children.append(child)
sys.exit(max(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children))
"""
    assert subprocess.run([sys.executable, "-c", program], timeout=30, check=False).returncode == 0


# Callbacks


class Receiver:
    """Takes callbacks and keeps them; answers 500 to the first `failing` of them."""

    def __init__(self, failing: int = 0) -> None:
        self.taken: list[tuple[str, dict[str, str], bytes]] = []
        self.failing = failing
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                receiver.taken.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
                self.send_response(500 if len(receiver.taken) <= receiver.failing else 202)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def of(self, payment_id: str) -> list[dict[str, Any]]:
        events = [orjson.loads(body) for _, _, body in self.taken]
        return [event for event in events if event["subject"] == payment_id]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ESIGN_SECRET = "whsec_" + "ZXNp" * 8
SECRETS = f"bank:k1:{SECRET} esign:k1:{ESIGN_SECRET}"


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    found = Receiver()
    yield found
    found.close()


@pytest.fixture(scope="module")
def calling(receiver: Receiver) -> Iterator[SandboxClient]:
    """A sandbox that sends callbacks to the receiver."""
    arguments = ("--callback-url", receiver.url + "/v1/callbacks/bank", "--sign-delay", "0.1", "--late-delay", "0.2")
    with running(*arguments, env={**os.environ, "SHEBAO_CALLBACK_SECRET": SECRETS}) as process:
        yield SandboxClient(process)


@pytest.mark.parametrize(
    ("kind", "order", "path", "name", "data"),
    [
        (CONTRACT, contract(), "esign", "contract.signed", {"contract", "document_sha256", "signed_at", "key"}),
        (CONTRACT, contract("13800130001"), "esign", "contract.declined", {"contract", "reason", "key"}),
        (DEBIT, debit("622200009"), "bank", "settled",
         {"order", "amount", "amount_fen", "bank_reference", "paid_at", "key"}),
        (DEBIT, debit("622200018"), "bank", "debit.failed", {"order", "reason", "failed_at", "key"}),
        (PAY_ORDER, pay_order(with_sequence("913")), "bank", "settled",
         {"order", "amount", "amount_fen", "bank_reference", "paid_at", "key"}),
    ],
    ids=["signed", "declined", "debit-settled", "debit-failed", "order-paid"],
)  # fmt: skip
def test_an_outcome_that_comes_later_is_called_back_signed(
    calling: SandboxClient, receiver: Receiver, kind: Kind, order: Order, path: str, name: str, data: set[str]
) -> None:
    [said] = kind.send(connect(calling.url), [order])
    eventually(lambda: bool(receiver.of(order.payment_id)), what=f"a callback for {name}")
    [(where, headers, body)] = [call for call in receiver.taken if order.payment_id.encode() in call[2]]
    assert where == f"/v1/callbacks/{path}"
    assert headers["content-type"].startswith("application/cloudevents+json")
    event = Webhook(ESIGN_SECRET if path == "esign" else SECRET).verify(body, headers)
    assert isinstance(event, dict)
    assert event["specversion"] == "1.0"
    assert event["type"] == f"cn.shebao.payment.{name}.v1"
    assert event["id"] == headers["webhook-id"]
    assert event["data"].keys() == data
    assert event["data"]["contract" if kind is CONTRACT else "order"] == said.reference
    assert event["data"]["key"] == order.key
    assert not any(value.encode() in body for value in (NAME, ID_NUMBER, PHONE, ACCOUNT))
    if name == "settled":
        assert event["data"]["amount"] == "2263.80"
    assert [
        call["delivered_at"] is not None for call in calling.get("/callbacks")["callbacks"] if call["key"] == order.key
    ]


@pytest.mark.parametrize(("kind", "order"), [(DEBIT, debit("622200010")), (CONTRACT, contract("13800130008"))])
def test_a_doubled_callback_is_the_same_event_twice(
    calling: SandboxClient, receiver: Receiver, kind: Kind, order: Order
) -> None:
    kind.send(connect(calling.url), [order])
    eventually(lambda: len(receiver.of(order.payment_id)) == 2, what="two callbacks")
    first, second = receiver.of(order.payment_id)
    assert first == second


@pytest.mark.parametrize(("kind", "order"), [(DEBIT, debit("622200012")), (CONTRACT, contract("13800130009"))])
def test_a_callback_may_come_before_the_answer(
    calling: SandboxClient, receiver: Receiver, kind: Kind, order: Order
) -> None:
    [said] = kind.send(connect(calling.url), [order])
    assert said.status is A
    [event] = receiver.of(order.payment_id)
    assert event["type"].endswith(("settled.v1", "signed.v1"))


def test_an_outcome_told_at_once_and_an_expired_order_are_not_called_back(
    calling: SandboxClient, receiver: Receiver
) -> None:
    quiet, expiring, loud = debit(), pay_order(expires_in=timedelta(seconds=0.1)), contract()
    bank = connect(calling.url).bank
    bank.debit([quiet])
    bank.open_orders([expiring])
    assert settled(PAY_ORDER, connect(calling.url), expiring.key).status is R
    CONTRACT.send(connect(calling.url), [loud])
    eventually(lambda: bool(receiver.of(loud.payment_id)), what="the callback that is sent after those would have been")
    assert receiver.of(quiet.payment_id) == []
    assert receiver.of(expiring.payment_id) == []


def test_a_callback_that_fails_is_sent_again_with_the_same_id(tmp_path: Path) -> None:
    failing = Receiver(failing=1)
    arguments = ("--callback-url", failing.url + "/hooks", "--sign-delay", "0.05")
    with running(*arguments, env={**os.environ, "SHEBAO_CALLBACK_SECRET": SECRETS}) as process:
        CONTRACT.send(connect(process.url), [contract()])
        eventually(lambda: len(failing.taken) == 2, what="the second try")
    failing.close()
    assert [where for where, _, _ in failing.taken] == ["/hooks/esign"] * 2
    assert failing.taken[0][1]["webhook-id"] == failing.taken[1][1]["webhook-id"]


# SMS


def sms(phone: str = PHONE) -> dict[str, Any]:
    return {
        "id": f"sms{next(_numbers)}", "phone": phone, "text": "【社保缴费】凭证已发出。", "template": "voucher",
        "params": {"no": "1"},
    }  # fmt: skip


def test_an_sms_is_sent_found_and_in_the_box(sandbox: SandboxClient) -> None:
    message = sms("13900139123")
    [result] = sandbox.post("/v1/sms/send", {"messages": [message]}).json()["results"]
    assert (result["id"], result["status"]) == (message["id"], "accepted")
    results = sandbox.post("/v1/sms/find", {"ids": ["none", message["id"]]}).json()["results"]
    assert [(found["id"], found["status"]) for found in results] == [("none", "not_found"), (message["id"], "accepted")]
    [kept] = sandbox.get("/v1/sms/box", phone="13900139123")["messages"]
    assert {name: kept[name] for name in message} == message


def test_a_repeated_sms_is_sent_again_for_no_provider_sorts_out_repeats(sandbox: SandboxClient) -> None:
    message = sms()
    for _ in range(2):
        sandbox.post("/v1/sms/send", {"messages": [message]})
    assert sandbox.times_done(message["id"], "sms") == 2


@pytest.mark.parametrize(
    ("value", "first", "sent_then", "second"),
    [
        ("9001", 429, 0, 200),
        ("9002", 500, 0, 200),
        ("9003", 504, 1, 200),
        ("9005", 504, 0, 200),
        ("9006", 500, 1, 200),
    ],
)
def test_an_sms_fault_happens_once(sandbox: SandboxClient, value: str, first: int, sent_then: int, second: int) -> None:
    message = sms("1380013" + value)
    assert sandbox.post("/v1/sms/send", {"messages": [message]}).status_code == first
    assert sandbox.times_done(message["id"], "sms") == sent_then
    assert sandbox.post("/v1/sms/send", {"messages": [message]}).status_code == second
    assert sandbox.times_done(message["id"], "sms") == sent_then + 1


def test_a_refused_number_gets_no_sms_and_leaves_the_others_alone(sandbox: SandboxClient) -> None:
    good, bad = sms(), sms("13800139004")
    results = sandbox.post("/v1/sms/send", {"messages": [bad, good]}).json()["results"]
    assert [(found["status"], found.get("reason")) for found in results] == [
        ("rejected", "invalid_number"), ("accepted", None)
    ]  # fmt: skip
    assert sandbox.times_done(bad["id"], "sms") == 0


# The process


def test_each_sms_is_written_to_the_box_folder(tmp_path: Path) -> None:
    message = sms() | {"id": "../odd id"}
    with running("--sms-box", str(tmp_path / "box")) as process:
        SandboxClient(process).post("/v1/sms/send", {"messages": [message]})
    [file] = (tmp_path / "box").iterdir()
    assert file.suffix == ".txt"
    assert message["text"] in file.read_text(encoding="utf-8")
    assert PHONE in file.read_text(encoding="utf-8")


def test_a_killed_sandbox_knows_after_its_restart_what_it_did_and_what_is_to_come(tmp_path: Path) -> None:
    arguments = ("--ledger", str(tmp_path / "ledger.sqlite"), "--late-delay", str(LATE_S))
    done, late = debit(), debit("622200009")
    with running(*arguments) as first:
        DEBIT.send(connect(first.url), [done, late])
        first.process.send_signal(signal.SIGKILL)
        first.process.wait(5)
    with running(*arguments) as second:
        gateways = connect(second.url)
        assert gateways.bank.debit([done])[0].status is A
        assert settled(DEBIT, gateways, late.key).status is A
        assert SandboxClient(second).times_done(done.key, "bank") == 1


def test_an_answer_does_not_wait_for_the_networks_acknowledgement(patient: Gateways) -> None:
    took = []
    for _ in range(20):
        began = time.monotonic()
        patient.bank.find(["x"])
        took.append(time.monotonic() - began)
    assert min(took) < 0.03  # a delayed acknowledgement takes 0.04 s each time


def test_sigterm_ends_it_at_once_though_an_answer_is_held() -> None:
    with running("--hold", "30") as process, ThreadPoolExecutor(1) as pool:
        gateways = connect(process.url, timeout_s=20)
        held = pool.submit(gateways.bank.debit, [debit("622200006")])
        eventually(lambda: bool(SandboxClient(process).get("/ledger")["entries"]), what="the debit")
        began = time.monotonic()
        process.process.send_signal(signal.SIGTERM)
        assert process.process.wait(5) == 0
        assert time.monotonic() - began < 2
        assert held.result(5)[0].status is U


def test_it_ends_when_the_process_that_started_it_is_killed() -> None:
    program = "import time; from gateways.sandbox.process import start; print(start().url, flush=True); time.sleep(60)"
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    url = parent.stdout.readline().decode().strip()
    gateways = connect(url, timeout_s=1)
    assert gateways.bank.find(["x"])[0].status is N
    parent.kill()
    parent.wait()
    parent.stdout.close()
    eventually(lambda: gateways.bank.find(["x"])[0].reason == "connection_refused", what="its end")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--callback-url", "http://127.0.0.1:1/"], "SHEBAO_CALLBACK_SECRET"),
        (["--sign-delay", "-1"], "--sign-delay"),
        (["--ledger", "/nonexistent/folder/ledger.sqlite"], "ledger file"),
        (["--host", "192.0.2.1", "--port", "0"], "192.0.2.1"),
    ],
)
def test_what_it_cannot_be_started_with_is_one_line_and_exit_code_2(arguments: list[str], message: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "gateways.sandbox", *arguments], capture_output=True, text=True, timeout=30, check=False
    )
    assert ended.returncode == 2
    assert message in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_manual_lists_every_magic_value_and_fault() -> None:
    manual = (Path(__file__).parents[2] / "docs/reference/sandbox.md").read_text(encoding="utf-8")
    for call in magic.CALLS.values():
        for value, script in call.table.items():
            assert f"| `{value}` | {script.means} |" in manual
    for name, meaning in faults.FAULTS.items():
        assert f"| `{name}` | {meaning} |" in manual


def test_a_malformed_pause_of_an_answer_is_bounded() -> None:
    with raw(element(status="throttled", retry_after_s=10**12)) as gateways:
        assert gateways.bank.debit([a_debit()])[0].retry_after_s == 86_400


def test_the_reference_lists_every_status_and_reason() -> None:
    sources = (Path(__file__).parents[2] / "gateways/http").glob("*.py")
    source = "".join(path.read_text(encoding="utf-8") for path in sources)
    reference = (Path(__file__).parents[2] / "docs/reference/gateways.md").read_text(encoding="utf-8")
    reasons = set(re.findall(r"""(?:return |reason=|Status\.\w+, )"([a-z0-9_]+)\"""", source))
    assert {"timeout", "connection_refused", "malformed_answer", "unreadable_answer", "not_sent"} <= reasons
    for word in reasons | set(Status):
        assert f"`{word}`" in reference
