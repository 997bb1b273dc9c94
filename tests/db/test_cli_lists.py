"""`shebao payments list` and `totals` on real databases: filters, order, counts, CSV."""

import csv
import io
import json
from typing import Any

import pytest

from gateways.ports import Gateways
from tests.builders import Clock, a_payment, materials, scripted, the, work
from tests.command import shebao


@pytest.fixture(autouse=True)
def _no_broker(settings: Any, clock: Clock) -> None:
    settings(broker_url="")


def found(*args: str) -> Any:
    """What a command says as JSON."""
    shown = shebao("payments", *args, "--json")
    assert shown.exit_code == 0, shown.output
    return json.loads(shown.stdout)


def ids(*args: str) -> list[str]:
    return [payment["id"] for payment in found("list", *args)]


@pytest.fixture
def three(clock: Clock, gateways: Gateways) -> tuple[str, str, str]:
    """Payments: one of Shanghai is completed; two hours later one of Shanghai and one of Nanjing wait for documents."""
    clock.at("2026-12-11T10:00:00+08:00")
    done = a_payment(1)
    work(scripted())
    assert the("payments", id=done).state == "completed"
    clock.forward(hours=2)
    waiting = a_payment(2, materials=materials("id_card"))
    other = a_payment(3, region="320100", insurances=["pension"], base="8000.00", materials=materials("id_card"))
    work(gateways)
    return done, waiting, other


def test_each_filter_narrows_the_list(three: tuple[str, str, str], clock: Clock) -> None:
    done, waiting, other = three
    assert ids("--step", "materials") == ids("--state", "waiting") == [other, waiting]
    assert ids("--region", "320100") == [other]
    assert ids("--method", "bank_debit") == [done]
    assert ids("--client", "portal") == [other, waiting, done]
    assert ids("--since", "1h") == ids("--since", "2026-12-11T11:00:00+08:00") == [other, waiting]
    assert ids("--since", "2026-12-11") == [other, waiting, done]
    assert ids("--since", "2026-12-12") == []
    assert ids("--state", "waiting", "--region", "310000") == [waiting]


def test_a_list_is_sorted_up_and_down(three: tuple[str, str, str]) -> None:
    done, waiting, other = three
    assert ids("--sort", "created") == [done, waiting, other]
    assert ids("--sort", "-region")[0] == other
    assert ids("--sort", "-total")[0] == done
    assert shebao("payments", "list", "--sort", "nonsense").exit_code == 2


@pytest.mark.parametrize(
    ("option", "value", "listed"),
    [
        ("--reason", "nonsense", "materials_missing"),
        ("--region", "shanghai", "310000 Shanghai"),
        ("--method", "wechatt", "bank_debit"),
        ("--client", "nowhere", "portal"),
        ("--state", "stuck", "attention"),
        ("--step", "bank", "collection"),
    ],
)
@pytest.mark.parametrize("command", ["list", "totals"])
def test_an_unknown_value_is_an_error_that_lists_what_there_is(
    three: tuple[str, str, str], command: str, option: str, value: str, listed: str
) -> None:
    shown = shebao("payments", command, option, value)
    assert shown.exit_code == 2
    assert shown.stdout == ""
    assert listed in shown.stderr


def test_a_known_value_that_no_payment_has_now_is_an_empty_list(three: tuple[str, str, str]) -> None:
    assert found("list", "--reason", "amount_mismatch") == found("list", "--region", "110000") == []


def test_totals_count_payments_and_their_money(three: tuple[str, str, str]) -> None:
    assert found("totals") == [
        {"group": {"state": "completed", "region": "310000"}, "payments": 1, "asked": "2400.00", "received": "2400.00"},
        {"group": {"state": "waiting", "region": "310000"}, "payments": 1, "asked": "0.00", "received": "0.00"},
        {"group": {"state": "waiting", "region": "320100"}, "payments": 1, "asked": "0.00", "received": "0.00"},
    ]
    by_step = found("totals", "--by", "step", "--state", "waiting")
    assert [(one["group"], one["payments"]) for one in by_step] == [({"step": "materials"}, 2)]
    people = shebao("payments", "totals", "--by", "client").stdout.splitlines()
    assert people[0].split() == ["client", "payments", "asked", "received"]
    assert people[-1].split() == ["all", "3", "2,400.00", "2,400.00"]
    assert shebao("payments", "totals", "--by", "payer").exit_code == 2


def test_a_spreadsheet_gets_every_column_and_no_formula(three: tuple[str, str, str]) -> None:
    a_payment(4, reference="=HYPERLINK(1)")
    shown = shebao("payments", "list", "--csv")
    rows = list(csv.DictReader(io.StringIO(shown.stdout)))
    assert [row["id"] for row in rows] == ids()
    assert rows[0]["reference"] == "'=HYPERLINK(1)"
    assert rows[-1]["total"] == "2400.00"
    assert rows[-1]["finished_at"] == "2026-12-11T10:00:00+08:00"
    assert rows[-1]["period_from"] == rows[-1]["period_to"] != ""
    totals = list(csv.DictReader(io.StringIO(shebao("payments", "totals", "--by", "region", "--csv").stdout)))
    assert totals[0] == {"region": "310000", "payments": "3", "asked": "2400.00", "received": "2400.00"}
    assert shebao("payments", "list", "--csv", "--json").exit_code == 2
