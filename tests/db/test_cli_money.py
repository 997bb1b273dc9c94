"""`shebao money` and `shebao refunds`, run in this process over the test's database."""

import csv
import io
import json
from typing import Any

import pytest

from foundation.clock import utcnow
from gateways.ports import Gateways, Status
from tests.builders import Clock, a_payment, key_of, send, the, work
from tests.command import shebao

pytestmark = pytest.mark.usefixtures("clock")


def found(*args: str) -> Any:
    """The JSON document that a command prints."""
    result = shebao(*args)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_money_and_refunds_show_what_is_open(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(method="tax_app", bank_account=None)
    work(gateways)
    gateways.bank.say("find", Status.ACCEPTED, reference="B-1", amount_fen=240001, at=utcnow())
    send("settled", payment, amount="2400.01", key=key_of(payment, "collection:1"))
    work(gateways)
    [total] = found("money", "--json")
    assert (total["region"], total["method"]) == ("310000", "tax_app")
    assert (total["received"], total["booked"], total["open"]) == ("2400.01", "0.00", "2400.01")
    assert list(csv.DictReader(io.StringIO(shebao("money", "--csv").stdout, newline=""))) == [total]
    assert "2,400.01" in shebao("money").stdout
    [open_one] = found("refunds", "list", "--json")
    assert (open_one["id"], open_one["reason"]) == (the("arrivals").id, "amount_differs")
    assert open_one["id"] in shebao("refunds", "list").stdout
    [shown] = found("payments", "show", payment, "--json")["arrivals"]
    assert (shown["amount"], shown["reference"], shown["state"]) == ("2400.01", "B-1", "open")
    assert "B-1" in shebao("payments", "show", payment).stdout


def test_booked_money_is_asked_for_and_approved_by_the_command(
    clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    payment = a_payment()
    work(gateways)
    monkeypatch.setattr("cli.payments.money.find_bank", lambda: gateways.bank)
    said = ("--reason", "one month too many", "--json")
    asked = found("refunds", "ask", "SH-2026-000001", "--by", "li", *said)
    assert (asked["id"], asked["state"]) == (payment, "requested")
    [waiting] = found("refunds", "list", "--json")
    assert (waiting["state"], waiting["kind"], waiting["amount"]) == ("requested", "booked", "2400.00")
    assert found("refunds", "approve", waiting["id"], "--by", "wang", *said)["state"] == "returned"
    assert found("payments", "show", payment, "--json")["arrivals"][0]["state"] == "refunded"
    page = shebao("vouchers", "show", the("vouchers").no).stdout
    assert "annulled" in page
    assert shebao("refunds", "ask", payment, "--amount", "1,0", "--by", "li", *said).exit_code == 2
