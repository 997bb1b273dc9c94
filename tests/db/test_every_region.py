"""Every region, scheme and method of the policy data: each payment ends with a voucher, on both databases."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from foundation.clock import utcnow
from foundation.steps import plan_steps
from gateways.ports import Gateways, PayOrder
from regions import Period, PolicyError, Region, assess, debit_comes_in_time, get_regions
from tests.builders import PORTAL, Clock, account, materials, requested, rows, work
from workflows.intake.accept import accept

CHOICES: list[dict[str, Any]] = [
    {"base": base, "grade": grade, "category": category}
    for base in (None, "8000.00", "5000.00", "4952.00", "20000.00", "300.00", "1000.00")
    for grade in (None, "1")
    for category in (None, "working_age", "elderly")
]


@dataclass(frozen=True)
class Journey:
    """One payment to make: where, what and how."""

    region: Region
    scheme: str
    method: str
    insurance: str
    period: str
    choice: dict[str, Any]

    @property
    def in_time(self) -> bool:
        """Whether a debit would come before the year that is paid for is over."""
        day = utcnow().date()
        return debit_comes_in_time(self.region.code, self.scheme, (self.insurance,), Period.parse(self.period), day)

    def event(self, serial: int) -> dict[str, Any]:
        """The event that starts it; every document of the region is there."""
        kinds = {group[0] for group in self.region.documents(self.scheme, self.method, (self.insurance,))}
        return requested(
            serial,
            region=self.region.code,
            scheme=self.scheme,
            insurances=[self.insurance],
            period={"from": self.period, "to": self.period},
            materials=materials(*kinds, "bank_card_copy"),
            method=self.method,
            bank_account=account(),
            **self.choice,
        )


def choice_for(region: str, scheme: str, insurance: str, period: str) -> dict[str, Any] | None:
    """A base, grade or category that the region allows, if the insurance can be assessed there at all."""
    for choice in CHOICES:
        fen = None if choice["base"] is None else int(choice["base"].replace(".", ""))
        more = {"grade": choice["grade"], "category": choice["category"]}
        try:
            if assess(region, scheme, (insurance,), Period.parse(period), fen, **more).total_fen:
                return choice
        except PolicyError:
            continue
    return None


def journeys() -> Iterator[Journey]:
    for region in get_regions().all():
        for scheme in ("flexible", "resident") if region.code.isdigit() else ():
            for offer in region.offers(scheme):
                period = "2026" if offer.unit == "year" else "2026-12"
                choice = choice_for(region.code, scheme, offer.insurance, period) if offer.offered else None
                for method in region.methods(scheme) if choice is not None else ():
                    yield Journey(region, scheme, method.code, offer.insurance, period, choice)


def test_every_region_scheme_insurance_and_method_comes_to_its_voucher(clock: Clock, gateways: Gateways) -> None:
    ways = list(journeys())
    assert len({way.region.code for way in ways}) >= 15
    assert {way.scheme for way in ways} == {"flexible", "resident"}
    assert len({way.method for way in ways}) >= 9
    receipts = accept([way.event(serial) for serial, way in enumerate(ways, 1)], PORTAL)
    assert {(receipt.status, receipt.code) for receipt in receipts} == {("accepted", None)}
    for _ in range(60):
        work(gateways)
        for key, order in gateways.bank.orders.items():
            if isinstance(order, PayOrder):
                gateways.bank.paid.setdefault(key, order.amount_fen)
        looks = [row.due_at for row in rows("payments") if row.due_at is not None]
        if not looks:
            break
        clock.at(min(looks).isoformat())
        clock.forward(seconds=1)
    debits = {row.payment_id: row for row in rows("debits")}
    assert len(debits) == len(rows("debits")) == len(ways)
    ledger: dict[str, list[int]] = {}
    accounts: dict[str, set[str]] = {}
    for line in rows("ledger_entries"):
        sides = ledger.setdefault(line.payment_id, [0, 0])
        sides[0] += line.debit_fen
        sides[1] += line.credit_fen
        accounts.setdefault(line.payment_id, set()).add(line.account)
    found = {row.id: row for row in rows("payments")}
    for way, receipt in zip(ways, receipts, strict=True):
        row = found[str(receipt.payment_id)]
        assert (row.state, row.reason) == ("completed", None), way
        if way.in_time or way.method != "bank_debit":
            assert row.method == way.method, way
        assert debits[row.id].amount_fen == row.total_fen
        assert ledger[row.id] == [row.total_fen, row.total_fen], way
        if way.insurance == "pension":  # a resident's goes to the individual account as a whole
            pooling = {"pension.pooling_fund"} if way.scheme == "flexible" else set()
            assert accounts[row.id] == {"payer", "pension.individual_account"} | pooling, way
    assert {row.payment_id for row in rows("vouchers")} == set(found)
    assert rows("runs") == []
    check_paths(found)


def check_paths(payments: dict[str, Any]) -> None:
    """Every history is a path through its plan: steps in order, versions without gaps, each row joined to the last."""
    by_payment: dict[str, list[Any]] = {}
    for entry in rows("history"):
        by_payment.setdefault(entry.payment_id, []).append(entry)
    for payment, entries in by_payment.items():
        for before, after in pairwise(entries):
            assert (after.from_state, after.from_step) == (before.state, before.step)
            assert after.version > before.version
        seen = list(dict.fromkeys(entry.step for entry in entries))
        assert tuple(seen) == plan_steps(payments[payment].plan)
