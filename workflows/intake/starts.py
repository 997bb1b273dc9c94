"""A new payment from the event that asks for it: checked against its region, as the rows that will be written."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from msgspec import Struct

from foundation.clock import shanghai_day
from foundation.crypto import Keyring
from foundation.ids import payment_id_of
from foundation.money import fen_from_yuan
from foundation.steps import plan_of
from models.claims import DuePayment
from models.states import Channel, PaymentState
from regions import (
    Period,
    Plan,
    PolicyError,
    Region,
    Regions,
    assess,
    check_period,
    get_region,
    get_regions,
    other_pension,
)
from workflows.intake.inbox import Row
from workflows.intake.parse import Event
from workflows.intake.schemas import BankAccount, Requested
from workflows.outbox.rows import outbox_event
from workflows.payment.errors import Refused
from workflows.payment.outcomes import Emit
from workflows.payment.rows import name_index, phone_index
from workflows.payment.rows import payer_indexes as indexes_of_payer

# The payer learns of these by letter, as of a rejected payment; all other faults of a request are refused at once.
_LATER = frozenset({"base_out_of_range", "base_not_on_list"})
Coverage = tuple[str, str, str, str, str]
"""What a payment covers: its client, the payer's index, scheme, insurance and month."""


class Start(Struct, frozen=True):
    """A payment about to be accepted: its event, where it begins, what it covers, and its rows by table. The payer's
    index is by the newest key, `payer_indexes` by each one."""

    event: Event
    client: str
    data: Requested
    due: DuePayment
    payer_index: str
    payer_indexes: tuple[str, ...]
    covers: frozenset[Coverage]
    rows: dict[str, list[Row]]

    @property
    def excluded(self) -> Iterator[Coverage]:
        """The pension of the other scheme in the same months: only one of the two counts."""
        for client, payer_index, scheme, insurance, month in self.covers:
            if insurance == "pension":
                yield from ((client, payer_index, *other) for other in other_pension(scheme, month))

    @property
    def payment_id(self) -> str:
        """The new payment's id."""
        return self.due.id


def prepare_start(event: Event, client: str, keyring: Keyring, now: datetime) -> Start:
    """All rows of a new payment, which `client` owns; raises Refused where the request cannot become one."""
    data = event.data
    if not isinstance(data, Requested):
        raise TypeError("only an event of the type requested starts a payment")
    span, wish = (data.period.first, data.period.last), (data.method, shanghai_day(now))
    order = _checked_order(get_regions(), data.region, data.scheme, tuple(data.insurances), span, wish)
    _check_amounts(data, order.period)
    payment_id = payment_id_of(client, event.source, event.id)
    payer_indexes = indexes_of_payer(keyring, data.payer.id_number)
    payer_index = payer_indexes[0]
    months = order.period.keys()
    covers = [(insurance, month) for insurance in data.insurances for month in months]
    accepted = Emit("accepted", {"reference": data.reference, "region": data.region})
    rows: dict[str, list[Row]] = {
        "payments": [_payment_row(event, client, data, payment_id, order, now)],
        "requests": [_request_row(data, payment_id, payer_index, keyring)],
        "coverages": [_coverage_row(client, data, payment_id, payer_index, *one) for one in covers],
        "history": [_history_row(event, payment_id, order, now)],
        "outbox": [outbox_event(payment_id, accepted, now, version=0)],
    }
    covered = frozenset((client, payer_index, data.scheme, insurance, month) for insurance, month in covers)
    due = DuePayment(payment_id, plan_of(order.plan.steps), order.plan.steps[0], 0, data.region)
    return Start(event, client, data, due, payer_index, payer_indexes, covered, rows)


class _Order(Struct, frozen=True):
    """What a region's policy says of an order that may be placed."""

    plan: Plan
    period: Period


def _check_amounts(data: Requested, period: Period) -> None:
    insurances = tuple(data.insurances)
    base = base_in_fen(data.base)
    try:
        assess(data.region, data.scheme, insurances, period, base, category=data.category, grade=data.grade)
    except PolicyError as error:
        if error.code not in _LATER:
            raise Refused(error.code, error.message, field=_FIELDS.get(error.code.partition("_")[0], "/data")) from None


def _payment_row(event: Event, client: str, data: Requested, payment_id: str, order: _Order, now: datetime) -> Row:
    return {
        "id": payment_id,
        "client": client,
        "source": event.source,
        "reference": data.reference,
        "region": data.region,
        "scheme": data.scheme,
        "insurances": ",".join(data.insurances),
        "period_from": order.period.first,
        "period_to": order.period.last,
        "plan": plan_of(order.plan.steps),
        "state": PaymentState.RUNNING,
        "step": order.plan.steps[0],
        "version": 1,
        "run_id": None,
        "due_at": now,
        "attempts": 0,
        "recoveries": 0,
        "signalled": 0,
        "created_at": now,
        "updated_at": now,
    }


def _request_row(data: Requested, payment_id: str, payer_index: str, keyring: Keyring) -> Row:
    payer, account = data.payer, data.bank_account
    person = {
        "name": payer.name,
        "id_number": payer.id_number.upper(),
        "phone": payer.phone,
        "email": payer.email,
        "account": _account(account),
        "uris": {material.kind: material.uri for material in data.materials if material.uri},
    }
    channels = ((Channel.EMAIL, payer.email), (Channel.SMS, payer.phone))
    return {
        "payment_id": payment_id,
        "payer_index": payer_index,
        "account_index": keyring.blind_index("account", account.number) if account else None,
        "phone_index": phone_index(keyring, payer.phone),
        "name_index": name_index(keyring, payer.name),
        "payer_sealed": keyring.seal_json("requests.payer", payment_id, person),
        "locale": payer.locale,
        "data": {
            "base": base_in_fen(data.base),
            "category": data.category,
            "grade": data.grade,
            "method": data.method,
            "materials": [
                {"kind": material.kind, "sha256": material.sha256, "valid_until": material.valid_until}
                for material in data.materials
            ],
            "channels": [channel for channel, address in channels if address],
        },
    }


def _account(account: BankAccount | None) -> dict[str, str] | None:
    return {"bank": account.bank, "number": account.number, "holder": account.holder} if account else None


def _coverage_row(client: str, data: Requested, payment_id: str, payer_index: str, insurance: str, month: str) -> Row:
    return {
        "payment_id": payment_id,
        "insurance": insurance,
        "month": month,
        "payer_index": payer_index,
        "scheme": data.scheme,
        "client": client,
    }


def _history_row(event: Event, payment_id: str, order: _Order, now: datetime) -> Row:
    return {
        "payment_id": payment_id,
        "version": 1,
        "at": now,
        "state": PaymentState.RUNNING,
        "step": order.plan.steps[0],
        "actor": event.source[:128],
    }


_FIELDS: Final = {
    "unknown": "/data",
    "insurance": "/data/insurances",
    "base": "/data/base",
    "period": "/data/period",
    "grade": "/data/grade",
    "category": "/data/category",
}


_Wish = tuple[str | None, date]
"""The method that the payer asks for, and today (Asia/Shanghai)."""


@lru_cache(maxsize=4096)
def _checked_order(
    _: Regions, region: str, scheme: str, insurances: tuple[str, ...], months: tuple[str, str], wish: _Wish
) -> _Order:
    """Plan and period of an order that may be placed today; raises Refused. Most orders resemble another.

    The policy in force is among the arguments so that what was found by another one is not given.
    """
    method, today = wish
    plan = _checked_region(region, scheme).plan(scheme, method)
    return _Order(plan, _checked_period(region, scheme, insurances, *months, today))


def _checked_region(code: str, scheme: str) -> Region:
    try:
        region = get_region(code)
        region.plan(scheme)
    except PolicyError as error:
        if error.code == "unknown_region":
            raise _unknown_region() from None
        raise Refused(error.code, error.message, field="/data/scheme") from None
    if not region.code.isdigit():
        raise _unknown_region()
    return region


def _unknown_region() -> Refused:
    known = ", ".join(region.code for region in get_regions().all() if region.code.isdigit())
    return Refused(
        "unknown_region", f"must be the code of the payer's own region, one of {known}", field="/data/region"
    )


def _checked_period(
    region: str, scheme: str, insurances: tuple[str, ...], first: str, last: str, today: date
) -> Period:
    try:
        period = Period(first, last)
        whole_year = first[5:] == "01" and last[5:] == "12" and first[:4] == last[:4]
        units = {get_region(region).offer(scheme, insurance).unit for insurance in insurances}
        if whole_year and units == {"year"}:
            period = Period(first[:4], first[:4])
        check_period(region, scheme, insurances, period, today)
    except PolicyError as error:
        field = "/data/period" if error.code.startswith("period") else "/data/insurances"
        raise Refused(error.code, error.message, field=field) from None
    return period


def base_in_fen(base: str | dict[str, str] | None) -> int | dict[str, int] | None:
    """A base as an event gives it (yuan as text, one or by insurance) in fen."""
    if isinstance(base, dict):
        return {insurance: fen_from_yuan(amount) for insurance, amount in base.items()}
    return None if base is None else fen_from_yuan(base)
