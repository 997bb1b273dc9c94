"""A new payment from the event that asks for it: checked against its region, as the rows that will be written."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from foundation.clock import shanghai_day
from foundation.crypto import Keyring
from foundation.ids import new_id
from foundation.money import fen_from_yuan
from regions import Period, Plan, PolicyError, Region, assess, check_period, get_region
from workflows.intake.parse import Event, Requested
from workflows.outbox.rows import outbox_event
from workflows.payment.errors import Refused
from workflows.payment.outcomes import Emit

# These are told to the payer as a rejected payment, by letter; all other faults of a request are refused at the door.
_LATER = frozenset({"base_out_of_range", "base_not_on_list"})


@dataclass(slots=True)
class Start:
    """A payment about to be accepted: its event and id, its rows by table, and what it would hold for its payer."""

    event: Event
    rows: dict[str, list[dict[str, Any]]]
    payment_id: str
    months: list[tuple[str, str]]
    payer_index: str
    digest: str = ""


def prepare_start(event: Event, keyring: Keyring, now: datetime) -> Start:
    """All rows of a new payment; raises Refused where the request cannot become one."""
    data: Requested = event.data
    insurances = tuple(data.insurances)
    plan, period = _checked_order(
        data.region, data.scheme, insurances, data.period.first, data.period.last, shanghai_day(now)
    )
    base = base_in_fen(data.base)
    try:
        assess(data.region, data.scheme, insurances, period, base, category=data.category, grade=data.grade)
    except PolicyError as error:
        if error.code not in _LATER:
            raise Refused(error.code, error.message, field=_FIELDS.get(error.code.partition("_")[0], "/data")) from None
    payment_id = new_id()
    payer = data.payer
    number = payer.id_number.upper()
    bank = data.bank_account
    account = {"bank": bank.bank, "number": bank.number, "holder": bank.holder} if bank else None
    person = {
        "name": payer.name,
        "id_number": number,
        "phone": payer.phone,
        "email": payer.email,
        "account": account,
        "uris": {material.kind: material.uri for material in data.materials if material.uri},
    }
    payer_index = keyring.blind_index("id_number", number)
    payment = {
        "id": payment_id,
        "source": event.source,
        "reference": data.reference,
        "region": data.region,
        "scheme": data.scheme,
        "insurances": ",".join(insurances),
        "period_from": period.first,
        "period_to": period.last,
        "plan": plan.name,
        "state": "running",
        "step": plan.steps[0],
        "version": 1,
        "run_id": None,
        "due_at": now,
        "attempts": 0,
        "recoveries": 0,
        "signalled": 0,
        "created_at": now,
        "updated_at": now,
    }
    request = {
        "payment_id": payment_id,
        "payer_index": payer_index,
        "account_index": keyring.blind_index("account", account["number"]) if account else None,
        "payer_sealed": keyring.seal_json("requests.payer", payment_id, person),
        "locale": payer.locale,
        "data": {
            "base": base,
            "category": data.category,
            "grade": data.grade,
            "method": data.method,
            "materials": [
                {"kind": material.kind, "sha256": material.sha256, "valid_until": material.valid_until}
                for material in data.materials
            ],
            "channels": [name for name, value in (("email", payer.email), ("sms", payer.phone)) if value],
        },
    }
    keys = period.keys()
    months = [(insurance, month) for insurance in insurances for month in keys]
    coverages = [
        {
            "payment_id": payment_id,
            "insurance": insurance,
            "month": month,
            "payer_index": payer_index,
            "scheme": data.scheme,
        }
        for insurance, month in months
    ]
    history = {
        "payment_id": payment_id,
        "version": 1,
        "at": now,
        "state": "running",
        "step": payment["step"],
        "actor": event.source[:128],
    }
    accepted = Emit("accepted", {"reference": data.reference, "region": data.region})
    rows: dict[str, list[dict[str, Any]]] = {
        "payments": [payment],
        "requests": [request],
        "coverages": coverages,
        "history": [history],
        "outbox": [outbox_event(payment_id, accepted, now)],
    }
    return Start(event, rows, payment_id, months, payer_index)


_FIELDS = {
    "unknown": "/data",
    "insurance": "/data/insurances",
    "base": "/data/base",
    "period": "/data/period",
    "grade": "/data/grade",
    "category": "/data/category",
}


@lru_cache(maxsize=4096)
def _checked_order(
    region: str, scheme: str, insurances: tuple[str, ...], first: str, last: str, today: date
) -> tuple[Plan, Period]:
    """The plan and the period of an order that may be placed today; raises Refused. Most orders are like another."""
    plan = _checked_region(region, scheme).plan(scheme)
    return plan, _checked_period(region, scheme, insurances, first, last, today)


def _checked_region(code: str, scheme: str) -> Region:
    try:
        region = get_region(code)
        region.plan(scheme)
    except PolicyError as error:
        field = "/data/scheme" if error.code == "unknown_scheme" else "/data/region"
        raise Refused(error.code, error.message, field=field) from None
    if not region.code.isdigit():
        raise Refused("unknown_region", "CN is for assessment only; name the payer's own region", field="/data/region")
    return region


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
