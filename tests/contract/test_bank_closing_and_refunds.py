"""Closing pay orders and returning money, over HTTP against the sandbox; and requests that are signed."""

import itertools
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from gateways.http import connect
from gateways.instant import instant
from gateways.ports import Answer, CloseOrder, DebitOrder, Gateways, PayOrder, RefundOrder, Status
from gateways.sandbox import magic
from gateways.sandbox.process import running
from gateways.signing import is_signed, key_of, signed_headers
from tests.contract.conftest import SandboxClient
from tests.servers import eventually

ID_NUMBER, ACCOUNT, AMOUNT = "360426199101010071", "6222021001012345678", 226380
A, P, R, U, N = Status.ACCEPTED, Status.PENDING, Status.REJECTED, Status.UNKNOWN, Status.NOT_FOUND
_numbers = itertools.count(1)


@pytest.fixture
def bank_of(sandbox: SandboxClient) -> Gateways:
    return connect(sandbox.url, timeout_s=5)


@pytest.fixture
def hasty(sandbox: SandboxClient) -> Gateways:
    """Shorter of patience than the sandbox holds answers back."""
    return connect(sandbox.url, timeout_s=0.3)


def pay_order(digits: str = "007") -> PayOrder:
    number = next(_numbers)
    id_number = ID_NUMBER[:14] + digits + ID_NUMBER[17:]
    expires = datetime.now(UTC) + timedelta(hours=1)
    return PayOrder(
        f"c{number}:order:1", f"c{number}", "wechat", "王小明", id_number, AMOUNT, "收款人", "社会保险费", expires
    )


def debit(last: str = "5678") -> DebitOrder:
    number = next(_numbers)
    account = ACCOUNT[:-4] + last
    return DebitOrder(
        f"c{number}:debit:1", f"c{number}", "HT1", "王小明", account, "某银行", AMOUNT, "收款人", "社会保险费"
    )


def closing(order: PayOrder, number: int = 1) -> CloseOrder:
    return CloseOrder(f"{order.key}:close:{number}", order.payment_id, order.key, "JF1")


def refund(order: PayOrder | DebitOrder, amount_fen: int = AMOUNT, number: int = 1) -> RefundOrder:
    key = f"{order.key}:refund:{number}"
    return RefundOrder(key, order.payment_id, order.key, "YH1", "王小明", amount_fen, "退款")


def opened(gateways: Gateways, digits: str = "007") -> PayOrder:
    order = pay_order(digits)
    assert gateways.bank.open_orders([order])[0].status is A
    return order


def paid(gateways: Gateways, sandbox: SandboxClient, digits: str = "007") -> PayOrder:
    order = pay_order(digits)
    [answer] = gateways.bank.open_orders([order])
    assert sandbox.post("/v1/bank/pay", {"order": answer.reference}).status_code == 200
    return order


def said(answer: Answer) -> tuple[Status, str | None]:
    return answer.status, answer.reason


# Closing


def test_a_closed_order_can_no_longer_be_paid(bank_of: Gateways, sandbox: SandboxClient) -> None:
    order = pay_order()
    [open_] = bank_of.bank.open_orders([order])
    [answer] = bank_of.bank.close_orders([closing(order)])
    assert (answer.status, bool(answer.reference)) == (A, True)
    assert said(bank_of.bank.find([order.key])[0]) == (R, "closed")
    assert bank_of.bank.find([closing(order).key])[0].status is A
    refused = sandbox.post("/v1/bank/pay", {"order": open_.reference})
    assert (refused.status_code, refused.json()) == (409, {"error": "closed"})
    assert sandbox.times_done(order.key, "bank") == 0


def test_an_order_paid_before_it_could_be_closed_stays_paid(bank_of: Gateways, sandbox: SandboxClient) -> None:
    order = paid(bank_of, sandbox)
    assert said(bank_of.bank.close_orders([closing(order)])[0]) == (R, "already_paid")
    found = bank_of.bank.find([order.key])[0]
    assert (found.status, found.amount_fen) == (A, AMOUNT)


def test_a_closed_order_and_an_expired_one_can_be_closed_again(bank_of: Gateways) -> None:
    closed, expired = opened(bank_of), replace(pay_order(), expires_at=datetime.now(UTC))
    bank_of.bank.open_orders([expired])
    bank_of.bank.close_orders([closing(closed)])
    answers = bank_of.bank.close_orders([closing(closed), closing(closed, 2), closing(expired)])
    assert [answer.status for answer in answers] == [A, A, A]


def test_an_order_that_the_bank_does_not_know_cannot_be_closed(bank_of: Gateways) -> None:
    taken = debit()
    bank_of.bank.debit([taken])
    unknown, not_an_order = closing(pay_order()), CloseOrder("c:close", taken.payment_id, taken.key, "DK1")
    answers = bank_of.bank.close_orders([unknown, not_an_order])
    assert [said(answer) for answer in answers] == [(R, "unknown_order")] * 2


@pytest.mark.parametrize(
    ("digits", "first", "found", "again", "order_is"),
    [
        ("915", (U, "timeout"), A, A, (R, "closed")),
        ("916", (U, "timeout"), N, A, (R, "closed")),
        ("917", (R, "system_fault"), R, R, (P, None)),
        ("918", (R, "already_paid"), R, R, (A, None)),
    ],
)
def test_a_closing_goes_as_the_magic_value_says(
    bank_of: Gateways,
    hasty: Gateways,
    digits: str,
    first: tuple[Status, str | None],
    found: Status,
    again: Status,
    order_is: tuple[Status, str | None],
) -> None:
    order = opened(bank_of, digits)
    [answer] = (hasty if first[0] is U else bank_of).bank.close_orders([closing(order)])
    assert said(answer) == first
    assert bank_of.bank.find([closing(order).key])[0].status is found
    assert bank_of.bank.close_orders([closing(order)])[0].status is again
    assert said(bank_of.bank.find([order.key])[0]) == order_is


# Refunds


def test_money_goes_back_once_under_its_key(bank_of: Gateways, sandbox: SandboxClient) -> None:
    order = paid(bank_of, sandbox)
    [answer] = bank_of.bank.refund([refund(order)])
    assert (answer.status, answer.amount_fen, answer.at is not None) == (A, AMOUNT, True)
    assert bank_of.bank.refund([refund(order)])[0].reference == answer.reference
    entry = sandbox.entry(refund(order).key, "bank")
    assert entry is not None
    assert (entry["kind"], entry["times_done"], entry["amount_fen"], entry["order_key"]) == (
        "refund", 1, AMOUNT, order.key
    )  # fmt: skip


def test_parts_of_a_debit_go_back_but_never_more_than_came(bank_of: Gateways, sandbox: SandboxClient) -> None:
    order = debit()
    bank_of.bank.debit([order])
    parts = [refund(order, 200_000, 1), refund(order, AMOUNT - 200_000 + 1, 2), refund(order, AMOUNT - 200_000, 3)]
    assert [said(answer) for answer in bank_of.bank.refund(parts)] == [(A, None), (R, "amount_too_large"), (A, None)]
    [returned] = [
        total
        for total in sandbox.get("/ledger/totals", payment_id=order.payment_id, kind="refund")["totals"]
        if total["status"] == "accepted"
    ]
    assert returned["done_fen"] == AMOUNT
    assert sandbox.get("/ledger/totals", payment_id=order.payment_id)["doubled"] == []


def test_nothing_goes_back_where_nothing_came(bank_of: Gateways) -> None:
    unpaid = opened(bank_of)
    answers = bank_of.bank.refund([refund(unpaid), refund(debit())])
    assert [said(answer) for answer in answers] == [(R, "unknown_arrival")] * 2


REFUNDS = {
    "0": ((P, None), P, (A, None)),
    "1": ((P, None), P, (A, None)),
    "2": ((R, "account_closed"), R, (R, "account_closed")),
    "3": ((U, "timeout"), A, (A, None)),
    "4": ((U, "timeout"), N, (A, None)),
}


@pytest.mark.parametrize("value", sorted(magic.REFUND))
def test_a_refund_goes_as_the_magic_value_says(
    bank_of: Gateways, hasty: Gateways, sandbox: SandboxClient, value: str
) -> None:
    first, found, last = REFUNDS[value[-1]]
    order: PayOrder | DebitOrder
    if len(value) == 3:
        order = paid(bank_of, sandbox, value)
    else:
        order = debit(value)
        bank_of.bank.debit([order])
    wish = refund(order)
    [answer] = (hasty if first[0] is U else bank_of).bank.refund([wish])
    assert said(answer) == first
    assert bank_of.bank.find([wish.key])[0].status in (found, last[0])
    bank_of.bank.refund([wish])
    eventually(lambda: said(bank_of.bank.find([wish.key])[0]) == last, what="the refund's end")
    assert sandbox.times_done(wish.key, "bank") == int(last[0] is A)


def test_every_magic_value_of_closings_is_tested() -> None:
    assert set(magic.CLOSE) == {"915", "916", "917", "918"}


def test_the_gateways_in_the_process_close_nothing_and_return_what_came() -> None:
    bank = instant().bank
    order = pay_order()
    bank.open_orders([order])
    assert said(bank.close_orders([closing(order)])[0]) == (R, "already_paid")
    assert said(bank.close_orders([closing(pay_order())])[0]) == (R, "unknown_order")
    answers = bank.refund([refund(order, 200_000), refund(order, 26_381, 2), refund(order, 26_380, 3)])
    assert [said(answer) for answer in answers] == [(A, None), (R, "amount_too_large"), (A, None)]
    assert said(bank.refund([refund(debit())])[0]) == (R, "unknown_arrival")


# Signed requests

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@pytest.fixture(scope="module")
def strict() -> Iterator[SandboxClient]:
    """A sandbox that refuses requests without a good signature."""
    with running("--verify-signatures", env={**os.environ, "SHEBAO_GATEWAY_SECRET": SECRET}) as process:
        yield SandboxClient(process)


def test_a_request_signed_with_the_shared_secret_is_taken(strict: SandboxClient) -> None:
    assert connect(strict.url, secrets=[SECRET]).bank.debit([debit()])[0].status is A
    assert connect(strict.url, secrets=["another one", SECRET]).bank.find(["x"])[0].status is N


@pytest.mark.parametrize("secrets", [[], ["another one"]])
def test_a_request_not_signed_so_is_turned_away(strict: SandboxClient, secrets: list[str]) -> None:
    order = debit()
    [answer] = connect(strict.url, secrets=secrets).bank.debit([order])
    assert said(answer) == (Status.UNAVAILABLE, "http_401")
    assert strict.entry(order.key, "bank") is None


def test_a_signature_holds_for_its_path_its_body_and_five_minutes() -> None:
    keys, now = [key_of(SECRET)], datetime.now(UTC)
    headers = signed_headers(keys, "/v1/bank/debit", b"{}", now)
    assert is_signed(keys, headers, "/v1/bank/debit", b"{}", now + timedelta(seconds=299))
    assert not is_signed(keys, headers, "/v1/bank/debit", b"{}", now + timedelta(seconds=302))
    assert not is_signed(keys, headers, "/v1/bank/refund", b"{}", now)
    assert not is_signed(keys, headers, "/v1/bank/debit", b"[]", now)
    assert not is_signed(keys, headers | {"shebao-timestamp": "now"}, "/v1/bank/debit", b"{}", now)
    assert not is_signed([], headers, "/v1/bank/debit", b"{}", now)
