"""`shebao reconcile --gateways`: what the other sides have, and a restored database has forgotten."""

import json
from typing import Any

import pytest
from sqlalchemy import delete, update

from gateways.instant import instant
from gateways.ports import Listing
from models.session import write
from models.tables import Contract, Debit
from tests.builders import Clock, a_payment, key_of, rows, work
from tests.command import shebao

DEBIT_DAY = "2026-12-11T10:00:00+08:00"


def found(*args: str) -> dict[str, Any]:
    result = shebao("reconcile", *args, "--json")
    assert result.exit_code == 0, result.output
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def test_what_one_side_has_forgotten_is_listed_by_key(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    clock.at(DEBIT_DAY)
    gateways: Any = instant()
    monkeypatch.setattr("cli.reconcile.command.get_gateways", lambda: gateways)
    restored, other, disputed = a_payment(1), a_payment(2), a_payment(3, method="tax_app", bank_account=None)
    work(gateways)
    assert found("--gateways")["differences"] == []
    with write() as connection:
        connection.execute(delete(Debit).where(Debit.payment_id == restored))
        connection.execute(update(Contract).where(Contract.payment_id == other).values(state="declined"))
        connection.execute(update(Debit).where(Debit.payment_id == disputed).values(amount_fen=239999))
    del gateways.authority._seen[key_of(other, "declaration:1")]
    report = found("--gateways")
    assert {(one["order"], one["kind"], one["reason"]) for one in report["differences"]} == {
        (key_of(other, "declaration:1"), "missing_there", "not_listed"),
        (key_of(other, "contract:1"), "outcome_differs", "accepted_there_declined_here"),
        (key_of(restored, "collection:1"), "missing_here", "unknown_key"),
        (key_of(disputed, "collection:1"), "amount_differs", None),
    }
    assert [one["kind"] for one in found("--authority")["differences"]] == ["missing_there"]
    assert found("--gateways", "--to", "2026-12-10")["differences"] == []
    assert len(rows("debits")) == 2


def test_a_side_that_gives_no_list_is_named(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    gateways: Any = instant()
    gateways.authority.list_orders = lambda *_: Listing(problem="http_404")
    monkeypatch.setattr("cli.reconcile.command.get_gateways", lambda: gateways)
    result = shebao("reconcile", "--authority")
    assert result.exit_code == 1
    assert "authority gave no list of its orders: http_404" in result.stderr
    assert shebao("reconcile").exit_code == 2
    assert shebao("reconcile", "--gateways", "--apply").exit_code == 2
