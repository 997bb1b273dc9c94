"""All about one payment, the payer masked: what operators and the client that owns it may read."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict, TypeVar, cast

from sqlalchemy import Connection, select

from foundation.masking import mask_account, mask_id_number, mask_phone
from foundation.money import yuan
from foundation.settings import get_keyring
from models.archive import all_of
from models.states import MessageState, PaymentState
from models.tables import Arrival, Contract, Debit, Declaration, History, Message, Request
from workflows.messages.receipts.unreached import unreached_letters
from workflows.messages.vouchers import VoucherRow, last_voucher
from workflows.operator.listing import PaymentSummary, payment_summary
from workflows.operator.lookup import PaymentRow, find_payment
from workflows.payment.reasons import all_reasons


class PayerView(TypedDict):
    """The payer, masked."""

    name: str
    id_number: str
    phone: str | None
    email: str | None
    account: str | None


class DeclarationView(TypedDict):
    """A declaration to the tax authority."""

    key: str
    state: str
    reason: str | None
    receipt_no: str | None
    document_sha256: str


class ContractView(TypedDict):
    """A direct-debit contract."""

    key: str
    state: str
    reason: str | None
    reference: str | None
    document_sha256: str
    term_until: str
    withdrawal: str | None
    withdrawal_reason: str | None


class DebitView(TypedDict):
    """A bank debit or a pay order; the amount in yuan as text."""

    key: str
    kind: str
    state: str
    reason: str | None
    order_no: str | None
    reference: str | None
    settled_at: datetime | None
    amount: str


class ArrivalView(TypedDict):
    """A sum of money that somebody reported; amounts in yuan as text, `at` is the bank's time of payment."""

    id: str
    amount: str
    booked: str
    reference: str | None
    at: datetime | None
    channel: str
    state: str
    reason: str | None
    named: str | None
    debit: str | None
    received_at: datetime
    confirmed_at: datetime | None


class MessageView(TypedDict):
    """A message to the payer."""

    id: str
    channel: str
    letter: str
    state: str
    reason: str | None
    attempts: int
    sent_at: datetime | None
    delivered_at: datetime | None


class VoucherView(TypedDict):
    """The voucher of a completed payment."""

    no: str
    check_code: str
    issued_at: datetime
    ended_at: datetime | None
    replaced_by: str | None


class AmountView(TypedDict, total=False):
    """One amount of an assessment, in yuan as text; what an item does not have is left out."""

    insurance: str
    part: str
    base: str
    rate: str
    amount: str
    pooling_fund: str
    individual_account: str


class AssessmentView(TypedDict):
    """The amounts as they were declared."""

    provisional: bool
    total: str
    items: list[AmountView]


class PaymentDetails(PaymentSummary):
    """One payment with its payer (None: the data was removed), records and what to do."""

    payer: PayerView | None
    wants: object
    next_action: str | None
    fault: object
    attempts: int
    run_id: str | None
    policy_version: str | None
    assessment: AssessmentView | None
    declarations: list[DeclarationView]
    contracts: list[ContractView]
    debits: list[DebitView]
    arrivals: list[ArrivalView]
    messages: list[MessageView]
    unreached: list[str]
    voucher: VoucherView | None


class HistoryEntry(TypedDict):
    """One transition of a payment."""

    version: int
    at: datetime
    from_state: str | None
    from_step: str | None
    state: str
    step: str
    reason: str | None
    actor: str
    run_id: str | None
    details: dict[str, object] | None


def payment_details(connection: Connection, name: str) -> PaymentDetails:
    """All about one payment, by id or reference; raises NotFound, Refused, SealError."""
    row = find_payment(connection, name)
    declarations = _rows_of(connection, Declaration, row.id)
    assessment = declarations[-1].assessment if declarations else None
    messages = [_picked(one, MessageView) for one in _rows_of(connection, Message, row.id)]
    return {
        **payment_summary(row),
        "payer": _find_payer(connection, row.id),
        "wants": _wants(row),
        "next_action": _next_action(row),
        "fault": (row.progress or {}).get("fault"),
        "attempts": row.attempts,
        "run_id": row.run_id,
        "policy_version": (assessment or {}).get("policy_version"),
        "assessment": assessment,
        "declarations": [_picked(one, DeclarationView) for one in declarations],
        "contracts": [_picked(one, ContractView) for one in _rows_of(connection, Contract, row.id)],
        "debits": [_debit(one) for one in _rows_of(connection, Debit, row.id)],
        "arrivals": find_arrivals(connection, row.id),
        "messages": messages,
        "unreached": _find_unreached(connection, row.id, messages),
        "voucher": _voucher(connection, row.id),
    }


def _find_payer(connection: Connection, payment_id: str) -> PayerView | None:
    query = select(Request.payer_sealed).where(Request.payment_id == payment_id)
    sealed = connection.execute(query).scalar_one_or_none()
    return masked_payer(get_keyring().open_json("requests.payer", payment_id, sealed)) if sealed else None


def _wants(row: PaymentRow) -> object:
    """What a waiting payment has asked for."""
    asked = (row.progress or {}).get("asked") or {}
    return asked.get("about") if row.state == PaymentState.WAITING else None


def _next_action(row: PaymentRow) -> str | None:
    reason = all_reasons().get(row.reason or "")
    return reason.operator if reason else None


def _find_unreached(connection: Connection, payment_id: str, messages: Sequence[MessageView]) -> list[str]:
    if all(message["state"] != MessageState.FAILED for message in messages):
        return []
    return list(unreached_letters(connection, payment_id))


def masked_payer(payer: dict[str, str | dict[str, str] | None]) -> PayerView:
    """An opened payer as it may be shown."""
    name, id_number, phone = (str(payer.get(key) or "") for key in ("name", "id_number", "phone"))
    account = payer.get("account")
    number = account.get("number") if isinstance(account, dict) else None
    return {
        "name": name[:1] + "*" * (len(name) - 1),
        "id_number": mask_id_number(id_number),
        "phone": mask_phone(phone) if phone else None,
        "email": "***" if payer.get("email") else None,
        "account": mask_account(number) if number else None,
    }


def payment_history(connection: Connection, name: str) -> list[HistoryEntry]:
    """Every transition of one payment, by id or reference, oldest first; raises NotFound, Refused."""
    row = find_payment(connection, name)
    lines = all_of(History).c
    rows = connection.execute(select(*lines).where(lines.payment_id == row.id).order_by(lines.version))
    return [_picked(one, HistoryEntry) for one in rows]


View = TypeVar("View")


def _rows_of(
    connection: Connection, model: type[Declaration | Contract | Debit | Message], payment_id: str
) -> list[PaymentRow]:
    rows = select(*model.__table__.c).where(model.payment_id == payment_id).order_by(model.created_at)
    return list(connection.execute(rows))


def _picked(row: PaymentRow | VoucherRow, view: type[View]) -> View:
    """The columns of a row that a view names."""
    return cast(View, {name: getattr(row, name) for name in view.__annotations__})


def _debit(row: PaymentRow) -> DebitView:
    return {
        "key": row.key,
        "kind": row.kind,
        "state": row.state,
        "reason": row.reason,
        "order_no": row.order_no,
        "reference": row.reference,
        "settled_at": row.settled_at,
        "amount": yuan(row.amount_fen),
    }


def find_arrivals(connection: Connection, payment_id: str) -> list[ArrivalView]:
    """The money that was reported for one payment (by id), in the order of its arrival."""
    arrival = Arrival.__table__.c
    rows = select(*arrival).where(arrival.payment_id == payment_id).order_by(arrival.received_at, arrival.id)
    return [
        {
            "id": one.id,
            "amount": yuan(one.amount_fen),
            "booked": yuan(one.booked_fen),
            "reference": one.reference,
            "at": one.paid_at,
            "channel": one.channel,
            "state": one.state,
            "reason": one.reason,
            "named": one.named,
            "debit": one.debit_key,
            "received_at": one.received_at,
            "confirmed_at": one.confirmed_at,
        }
        for one in connection.execute(rows)
    ]


def _voucher(connection: Connection, payment_id: str) -> VoucherView | None:
    row = last_voucher(connection, payment_id)
    return _picked(row, VoucherView) if row else None
