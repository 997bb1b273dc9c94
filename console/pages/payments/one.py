"""One payment: where it is, what happens next and when, and how it came there."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, TypedDict

from fastapi import APIRouter, Request
from sqlalchemy import Connection
from starlette.responses import Response

from console.gate import Account, SignedIn
from console.rendering import page, show_instant
from foundation.clock import read_instant
from models.session import read
from models.states import ArrivalReason, ArrivalState, ContractState, DebitState, DeclarationState, PaymentState, Step
from workflows.operator import pauses as pausing
from workflows.operator.audit import list_audit
from workflows.operator.details import ArrivalView, PaymentDetails, payment_details, payment_history
from workflows.operator.lookup import find_payment
from workflows.operator.reveal import FIELDS

router = APIRouter()


# A code with its kind (workflows/operator/words); no kind: a text as it is.
Word = tuple[str, str]
_KINDS: Final[Mapping[str, str]] = {"letter": "letter", "channel": "channel", "waiting_for": "waits"}


class Moment(TypedDict):
    """One line of the timeline; `run` is the id of a run."""

    at: datetime
    what: Word
    state: Word | None
    reason: str | None
    who: str | None
    details: list[tuple[str, Word]]
    run: str | None


class Unresolved(TypedDict):
    """What is open at the other side, by its key; `amount` in yuan as text where it is money."""

    key: str
    amount: str | None


class Refundable(TypedDict):
    """Money that can be returned: open, by its own id, or `booked`, by its payment's."""

    name: str
    amount: str
    booked: bool


@router.get("/payments/{name}")
def show_payment(request: Request, account: SignedIn, name: str) -> Response:
    """The page of one payment."""
    return payment_page(request, account, name)


def payment_page(
    request: Request, account: Account, name: str, shown: tuple[str, str | None] | None = None
) -> Response:
    """The page of one payment; `shown` is a personal field that was revealed, and its value."""
    with read() as connection:
        found = payment_details(connection, name)
        paused = pausing.pauses_of(connection, find_payment(connection, found["id"]))
        timeline = _timeline(connection, found)
    return page(
        request,
        "payment",
        account,
        found=found,
        paused=paused,
        timeline=timeline,
        fields=FIELDS,
        shown=shown,
        unresolved=_unresolved(found),
        refundable=_refundable(found),
    )


def _unresolved(found: PaymentDetails) -> Unresolved | None:
    """The record of a payment in attention that is open at the other side."""
    if found["state"] != PaymentState.ATTENTION:
        return None
    match found["step"]:
        case Step.DECLARATION:
            keys = [one["key"] for one in found["declarations"] if DeclarationState(one["state"]).is_open]
        case Step.CONTRACT:
            keys = [one["key"] for one in found["contracts"] if ContractState(one["state"]).is_open]
        case _:
            orders = [one for one in found["debits"] if DebitState(one["state"]).is_open]
            return {"key": orders[0]["key"], "amount": orders[0]["amount"]} if orders else None
    return {"key": keys[0], "amount": None} if keys else None


def _refundable(found: PaymentDetails) -> list[Refundable]:
    """Money of the payment for which a refund can be asked."""
    sums: list[Refundable] = [
        {"name": one["id"], "amount": one["amount"], "booked": False}
        for one in found["arrivals"]
        if one["state"] == ArrivalState.OPEN and not _may_still_pay(found, one)
    ]
    if found["state"] == PaymentState.COMPLETED:
        booked = [one["booked"] for one in found["arrivals"] if one["state"] == ArrivalState.MATCHED]
        sums += [Refundable(name=found["id"], amount=amount, booked=True) for amount in booked[:1]]
    return sums


def _may_still_pay(found: PaymentDetails, arrival: ArrivalView) -> bool:
    live = found["finished_at"] is None
    return arrival["reason"] == ArrivalReason.UNCONFIRMED or (live and arrival["reason"] == ArrivalReason.PART_PAID)


def _timeline(connection: Connection, found: PaymentDetails) -> list[Moment]:
    moments = [
        _moment(line["at"], ("step", line["step"]), ("state", line["state"]), line)
        for line in payment_history(connection, found["id"])
    ]
    moments += [
        _moment(entry["at"], ("action", entry["action"]), None, entry)
        for entry in list_audit(connection, payment_id=found["id"])
    ]
    moments += [
        _moment(one["received_at"], ("action", "money"), ("arrival", one["state"]), one, ("amount", "channel"))
        for one in found["arrivals"]
    ]
    moments += [
        _moment(one["sent_at"], ("action", "message"), ("message", one["state"]), one, ("letter", "channel"))
        for one in found["messages"]
        if one["sent_at"] is not None
    ]
    return sorted(moments, key=lambda moment: moment["at"])


def _moment(
    at: datetime, what: Word, state: Word | None, row: Mapping[str, object], shown: Sequence[str] | None = None
) -> Moment:
    """A line from a row; its details are the row's own, or its fields that are `shown`."""
    kept = row.get("details") or {}
    named = kept.items() if shown is None and isinstance(kept, Mapping) else ((name, row[name]) for name in shown or ())
    return {
        "at": at,
        "what": what,
        "state": state,
        "reason": _text(row.get("reason")),
        "who": _text(row.get("actor")),
        "details": [(str(name), _detail(str(name), value)) for name, value in named if value is not None],
        "run": _text(row.get("run_id")),
    }


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _detail(name: str, value: object) -> Word:
    """A detail's value, as a code where its name says of which kind; instants in Asia/Shanghai."""
    moment = read_instant(str(value)) if name == "until" else None
    return _KINDS.get(name, ""), show_instant(moment) if moment else str(value)
