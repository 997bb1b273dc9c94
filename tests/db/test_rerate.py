"""`shebao regions rerate`: final figures of payments that were made by provisional ones."""

import json
from pathlib import Path
from typing import Any

import pytest

from foundation.clock import utcnow
from gateways.ports import Gateways, Status
from tests.builders import Clock, a_payment, key_of, materials, rows, send, the, work
from tests.command import shebao
from tests.policy import PolicyFiles

pytestmark = pytest.mark.usefixtures("clock")
MEDICAL = """
[[charge]]
scheme = "flexible"
insurance = "medical"
from = 2026-07-01
kind = "monthly"
{amount}
source = "a test"
confidence = "high"
"""
RERATE = ("regions", "rerate", "--period", "2026-11..2027-01", "--json")


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PolicyFiles:
    folder = tmp_path / "regions"
    folder.mkdir()
    return PolicyFiles(folder, monkeypatch)


def a_paid_one(gateways: Gateways, serial: int, **changes: Any) -> str:
    """A completed payment of Beijing, whose medical amount of this year is not published."""
    payment = a_payment(
        serial, region="110000", method="tax_app", bank_account=None, materials=materials("id_card"),
        **{"base": "8000.00", **changes},
    )  # fmt: skip
    work(gateways)
    fen = the("payments", id=payment).total_fen
    gateways.bank.say("find", Status.ACCEPTED, reference=f"B-{serial}", amount_fen=fen, at=utcnow())
    send("settled", payment, amount=f"{fen // 100}.{fen % 100:02d}", key=key_of(payment, "collection:1"))
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    return payment


def publish(policy: PolicyFiles, amount: str) -> None:
    """The medical amount is published."""
    path = next(policy.folder.glob("110000-*.toml"))
    text = path.read_text(encoding="utf-8")
    policy.change(path.name, text, text + MEDICAL.format(amount=amount))


def found(*args: str, code: int = 0) -> dict[str, Any]:
    result = shebao(*RERATE, *args)
    assert result.exit_code == code, result.output
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def test_what_is_short_is_shown_by_insurance_and_opened_once_as_a_top_up(
    gateways: Gateways, policy: PolicyFiles
) -> None:
    payment = a_paid_one(gateways, 1)
    a_paid_one(gateways, 2, insurances=["pension"])
    assert found()["differences"] == []
    publish(policy, 'amount = "601.00"')
    [one] = found()["differences"]
    assert (one["payment_id"], one["difference"], one["applied"]) == (payment, "16.08", None)
    [medical] = [item for item in one["items"] if item["difference_fen"]]
    assert medical == {"insurance": "medical", "declared": "584.92", "final": "601.00", "difference_fen": 1608}
    assert rows("adjustments") == []
    assert "medical" in shebao(*RERATE[:-1]).stdout
    [opened] = found("--apply", "--by", "li")["differences"]
    assert opened["applied"] == "top_up_due"
    row = the("adjustments")
    assert (row.payment_id, row.reason, row.final_fen - row.declared_fen, row.actor) == (
        payment, "top_up_due", 1608, "li"
    )  # fmt: skip
    before = rows("adjustments")
    assert found("--apply")["differences"] == [opened]
    assert rows("adjustments") == before
    totals = json.loads(shebao("money", "--json").stdout)
    assert sum(float(one["top_up"]) for one in totals) == 16.08


def test_what_was_too_much_is_asked_back_from_the_bank_once(gateways: Gateways, policy: PolicyFiles) -> None:
    payment = a_paid_one(gateways, 1)
    publish(policy, 'amount = "580.00"')
    [opened] = found("--apply", "--by", "li")["differences"]
    assert (opened["difference"], opened["applied"]) == ("-4.92", "refund_due")
    refund = the("refunds")
    assert (refund.payment_id, refund.kind, refund.amount_fen, refund.state) == (payment, "booked", 492, "approved")
    assert the("adjustments").refund_key == refund.key
    assert found("--apply")["differences"] == [opened]
    assert len(rows("refunds")) == 1


def test_a_base_below_the_new_bounds_is_lifted_to_them(gateways: Gateways, policy: PolicyFiles) -> None:
    a_paid_one(gateways, 1)
    publish(policy, 'amount = "584.92"')
    policy.change("110000-beijing.toml", 'min = "7270"', 'min = "8100"')
    [one] = found()["differences"]
    assert [(it["insurance"], it["difference_fen"]) for it in one["items"]] == [("pension", 2000), ("medical", 0)]


def test_figures_that_fit_the_order_no_more_are_named(gateways: Gateways, policy: PolicyFiles, clock: Clock) -> None:
    a_paid_one(gateways, 1)
    publish(policy, 'amount = "601.00"')
    policy.change(
        "110000-beijing.toml",
        'mode = "range"\nmin = "7270"\nmax = "36348"',
        'mode = "list"\namounts = ["7270", "9000"]',
    )
    report = found("--apply", code=1)
    assert [one["problem"] for one in report["differences"]] == ["base_not_on_list"]
    assert rows("adjustments") == []
