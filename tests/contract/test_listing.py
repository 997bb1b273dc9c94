"""The verb `list`: the orders that another side took on some days, page by page."""

from datetime import timedelta

import pytest

from foundation.clock import shanghai_day, utcnow
from gateways.http import connect
from gateways.http.answers import read_listing
from gateways.ports import Answer, DebitOrder, Gateways, Listing, Status
from tests.contract.conftest import SandboxClient


@pytest.fixture
def gateways(sandbox: SandboxClient) -> Gateways:
    return connect(sandbox.url, timeout_s=5)


def debits(count: int, prefix: str) -> list[DebitOrder]:
    names = [f"{prefix}{at}" for at in range(count)]
    account = ("王小明", "6222021001000005678", "某银行")
    return [DebitOrder(f"{name}:debit:1", name, "HT1", *account, 100, "收款人", "社会保险费") for name in names]


def test_all_orders_of_a_day_come_in_pages_as_find_answers_them(gateways: Gateways) -> None:
    orders = debits(501, "l")
    gateways.bank.debit(orders)
    today, found, after = shanghai_day(utcnow()), [], None
    for _ in range(20):
        page = gateways.bank.list_orders(today, today, after)
        assert page.problem is None
        found += page.answers
        after = page.after
        if after is None:
            break
    assert len(found) > 500
    assert after is None
    keys = {order.key for order in orders}
    listed = {answer.key: answer for answer in found if answer.key in keys}
    assert listed.keys() == keys
    [asked] = gateways.bank.find([orders[0].key])
    assert listed[asked.key] == asked


def test_other_days_and_other_services_are_left_out(gateways: Gateways) -> None:
    gateways.bank.debit(debits(1, "m"))
    today = shanghai_day(utcnow())
    before = today - timedelta(days=1)
    assert gateways.bank.list_orders(before, before) == Listing()
    assert all(":debit:" not in one.key for one in gateways.authority.list_orders(today, today).answers)


def test_a_fault_is_named(gateways: Gateways, sandbox: SandboxClient) -> None:
    today = shanghai_day(utcnow())
    assert connect("http://127.0.0.1:9").bank.list_orders(today, today).problem == "connection_refused"
    assert gateways.bank.list_orders(today, today, "x").problem == "http_400"
    assert sandbox.post("/v1/bank/list", {"from": "yesterday", "to": "today"}).status_code == 400


@pytest.mark.parametrize(
    ("body", "listing"),
    [
        (b"[]", Listing(problem="unreadable_answer")),
        (b'{"answers": [], "after": 7}', Listing(problem="malformed_answer")),
        (b'{"answers": [7, {"key": 7}, {"key": "a b"}]}', Listing()),
        (
            b'{"answers": [{"key": "a", "status": "maybe"}], "after": "x"}',
            Listing((Answer("a", Status.UNKNOWN, reason="malformed_answer"),), "x"),
        ),
    ],
)
def test_what_cannot_be_read_costs_no_more_than_itself(body: bytes, listing: Listing) -> None:
    assert read_listing(body, frozenset(Status)) == listing
