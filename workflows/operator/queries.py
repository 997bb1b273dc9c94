"""What operators and callers may read of payments: no personal data leaves here but masked."""

from typing import Any

from sqlalchemy import Connection, Row, func, select

from foundation.masking import mask_account, mask_id_number, mask_phone
from foundation.money import yuan
from foundation.settings import get_keyring
from models.tables import (
    Contract,
    Debit,
    Declaration,
    History,
    InboxEvent,
    Message,
    Payment,
    Request,
    Voucher,
)
from workflows.operator.actions import find_payment
from workflows.payment.reasons import all_reasons


def list_payments(
    connection: Connection,
    *,
    state: str | None = None,
    reason: str | None = None,
    region: str | None = None,
    most: int = 1000,
) -> list[dict[str, Any]]:
    """Payments, newest first, narrowed by state, reason and region; amounts in yuan, instants aware UTC."""
    query = select(*Payment.__table__.c).order_by(Payment.id.desc()).limit(most)
    for column, value in ((Payment.state, state), (Payment.reason, reason), (Payment.region, region)):
        if value is not None:
            query = query.where(column == value)
    return [payment_summary(row) for row in connection.execute(query)]


def count_by_state(connection: Connection) -> dict[tuple[str, str, str | None], int]:
    """How many payments stand in each state, step and reason."""
    rows = connection.execute(
        select(Payment.state, Payment.step, Payment.reason, func.count()).group_by(
            Payment.state, Payment.step, Payment.reason
        )
    )
    return {(row[0], row[1], row[2]): row[3] for row in rows}


def payment_summary(row: Row[Any]) -> dict[str, Any]:
    """A payment row as others may see it."""
    return {
        "id": row.id,
        "reference": row.reference,
        "source": row.source,
        "region": row.region,
        "scheme": row.scheme,
        "insurances": row.insurances.split(","),
        "period": {"from": row.period_from, "to": row.period_to},
        "state": row.state,
        "step": row.step,
        "reason": row.reason,
        "waiting_for": row.waiting_for,
        "waiting_until": row.waiting_until,
        "next_action_at": row.due_at,
        "method": row.method,
        "total": yuan(row.total_fen) if row.total_fen is not None else None,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "finished_at": row.finished_at,
    }


def payment_details(connection: Connection, name: str) -> dict[str, Any]:
    """All about one payment (by id or reference), the payer masked; raises NotFound, Refused."""
    row = find_payment(connection, name)
    request = connection.execute(select(*Request.__table__.c).where(Request.payment_id == row.id)).one()
    payer = get_keyring().open_json("requests.payer", row.id, request.payer_sealed)
    declarations = connection.execute(_of(Declaration, row.id)).all()
    contracts = connection.execute(_of(Contract, row.id)).all()
    debits = connection.execute(_of(Debit, row.id)).all()
    messages = connection.execute(_of(Message, row.id)).all()
    voucher = connection.execute(select(*Voucher.__table__.c).where(Voucher.payment_id == row.id)).one_or_none()
    asked = (row.progress or {}).get("asked") or {}
    known = all_reasons().get(row.reason or "")
    account = (payer.get("account") or {}).get("number")
    return {
        **payment_summary(row),
        "payer": {
            "name": payer["name"][:1] + "*" * (len(payer["name"]) - 1),
            "id_number": mask_id_number(payer["id_number"]),
            "phone": mask_phone(payer["phone"]) if payer.get("phone") else None,
            "email": "***" if payer.get("email") else None,
            "account": mask_account(account) if account else None,
        },
        "wants": asked.get("what") if row.state == "waiting" else None,
        "next_action": known.operator if known else None,
        "fault": (row.progress or {}).get("fault"),
        "attempts": row.attempts,
        "run_id": row.run_id,
        "assessment": declarations[-1].assessment if declarations else None,
        "declarations": [
            _picked(one, "key", "state", "reason", "receipt_no", "document_sha256") for one in declarations
        ],
        "contracts": [
            _picked(one, "key", "state", "reason", "reference", "document_sha256", "term_until") for one in contracts
        ],
        "debits": [
            {
                **_picked(one, "key", "kind", "state", "reason", "reference", "settled_at"),
                "amount": yuan(one.amount_fen),
            }
            for one in debits
        ],
        "messages": [
            _picked(one, "id", "channel", "letter", "state", "reason", "attempts", "sent_at") for one in messages
        ],
        "voucher": _picked(voucher, "no", "check_code", "issued_at") if voucher else None,
    }


def _of(model: Any, payment_id: str) -> Any:
    return select(*model.__table__.c).where(model.payment_id == payment_id).order_by(model.created_at)


def _picked(row: Row[Any], *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def payment_history(connection: Connection, name: str) -> list[dict[str, Any]]:
    """Every transition of one payment, oldest first; raises NotFound, Refused."""
    row = find_payment(connection, name)
    rows = connection.execute(
        select(*History.__table__.c).where(History.payment_id == row.id).order_by(History.version)
    )
    names = ("version", "at", "from_state", "from_step", "state", "step", "reason", "actor", "run_id", "details")
    return [_picked(one, *names) for one in rows]


def open_inbox(connection: Connection, most: int = 1000) -> list[dict[str, Any]]:
    """Events that are kept but not used: for unknown payments, not fitting yet, ignored or refused; newest first."""
    rows = connection.execute(
        select(*InboxEvent.__table__.c).where(InboxEvent.state != "used").order_by(InboxEvent.id.desc()).limit(most)
    )
    names = ("id", "source", "event_id", "type", "channel", "state", "reason", "field", "payment_id", "received_at")
    return [_picked(one, *names) for one in rows]
