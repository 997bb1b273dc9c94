"""An order in the ledger, and the words in which the sandbox speaks of it: answers, events, lines for people."""

import hashlib
import secrets
import sqlite3
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

import orjson

from foundation.money import yuan
from gateways.sandbox.magic import Script, magic_digits
from gateways.sandbox.orders import Json, OrderBody

_PREFIXES: Final = MappingProxyType(
    {
        "declaration": "SB",
        "contract": "HT",
        "revoke": "CX",
        "debit": "DK",
        "pay_order": "JF",
        "close": "GB",
        "refund": "TK",
        "sms": "SM",
    }
)
# An order that is over without a refusal of the bank: ordering it again still gives its number, as the first time.
_STILL_OPENED: Final = (None, "expired", "closed")


@dataclass(frozen=True, slots=True)
class Delays:
    """How long the sandbox lets things take, in seconds."""

    sign: float = 1.0
    late: float = 3.0
    slow: float = 5.0
    hold: float = 30.0


@dataclass(slots=True, kw_only=True)
class Entry:
    """One order: what it asks for, what was done, and what is still to come of it. Times are Unix seconds.

    `target` is the key of the order that a closing, refund or revocation is about, `magic` the digits that chose its
    script.
    """

    service: str
    kind: str
    key: str
    payment_id: str
    fingerprint: bytes
    reference: str
    status: str
    reason: str | None = None
    reasons: str = "[]"
    amount_fen: int | None = None
    told_fen: int | None = None
    document_sha256: str | None = None
    target: str | None = None
    magic: str = ""
    times_done: int = 0
    asked: int = 1
    conflicts: int = 0
    created_at: float
    done_at: float | None = None
    becomes: str | None = None
    becomes_reason: str | None = None
    becomes_at: float | None = None
    callbacks: int = 0

    def columns(self) -> Json:
        """Give the entry by column, as it is kept."""
        return {name: getattr(self, name) for name in COLUMNS}


COLUMNS: Final = tuple(field.name for field in fields(Entry))


def from_row(row: sqlite3.Row) -> Entry:
    """Give the entry that a row of `orders` holds."""
    return Entry(**{name: row[name] for name in COLUMNS})


def instant(when: float | None) -> str | None:
    """Give RFC 3339 text of a Unix time, in UTC."""
    return None if when is None else datetime.fromtimestamp(when, UTC).isoformat(timespec="milliseconds")


def fingerprint_of(order: OrderBody) -> bytes:
    """Give what two equal orders share."""
    return hashlib.sha256(orjson.dumps(order, option=orjson.OPT_SORT_KEYS)).digest()


def new_entry(service: str, kind: str, order: OrderBody, script: Script, now: float, delays: Delays) -> Entry:
    """Give the entry of a new order that goes by its script."""
    entry = Entry(
        service=service,
        kind=kind,
        key=order["key"],
        payment_id=order.get("payment_id", ""),
        fingerprint=fingerprint_of(order),
        reference=_PREFIXES[kind] + secrets.token_hex(8).upper(),
        status=script.status,
        reason=script.reason,
        reasons=orjson.dumps(script.reasons).decode(),
        amount_fen=order.get("total_fen") if kind == "declaration" else order.get("amount_fen"),
        document_sha256=order.get("document_sha256") if kind == "contract" else None,
        target=order.get("order_key"),
        magic=magic_digits(kind, order),
        created_at=now,
        becomes=script.becomes,
        becomes_reason=script.becomes_reason,
        # An outcome in the answer itself needs no callback, unless the callback is to come first.
        callbacks=script.callbacks if script.status == "pending" or script.callback_first else 0,
    )
    if kind == "contract":
        _check_document(entry, order["document"], script)
    _set_times(entry, order, script, now, delays)
    return entry


def _check_document(entry: Entry, document: str, script: Script) -> None:
    if hashlib.sha256(document.encode()).hexdigest() != entry.document_sha256:
        entry.status, entry.reason, entry.becomes = "rejected", "document_hash_mismatch", None
    elif script.tells_other_document and entry.document_sha256 is not None:
        entry.document_sha256 = hashlib.sha256(entry.document_sha256.encode()).hexdigest()


def _set_times(entry: Entry, order: OrderBody, script: Script, now: float, delays: Delays) -> None:
    if entry.becomes is not None:
        entry.becomes_at = now + (delays.sign if script.after == "sign" else delays.late)
    elif entry.kind == "pay_order" and entry.status == "pending":
        entry.becomes, entry.becomes_reason = "rejected", "expired"
        entry.becomes_at = datetime.fromisoformat(order["expires_at"]).timestamp()
    if entry.status != "pending":
        entry.done_at = now
    entry.times_done = int(_takes_effect(entry))
    entry.told_fen = _stated_amount(entry, script)


def _takes_effect(entry: Entry) -> bool:
    """A contract's effect is that the signer is asked; the others' is the filing or the money."""
    return entry.status == "accepted" or (entry.kind == "contract" and entry.status == "pending")


def _stated_amount(entry: Entry, script: Script) -> int | None:
    if script.tells_other_amount and entry.amount_fen:
        return entry.amount_fen - 1
    return entry.amount_fen if entry.status == "accepted" else None


def line_of(entry: Entry) -> Json:
    """Give an entry as the ledger shows it."""
    names = ("service", "kind", "key", "payment_id", "reference", "status", "reason", "amount_fen")
    line: Json = {name: getattr(entry, name) for name in (*names, "times_done", "asked", "conflicts")}
    if entry.kind == "pay_order":
        line["paid_fen"] = entry.told_fen
    if entry.target is not None:
        line["order_key"] = entry.target
    return line | {"created_at": instant(entry.created_at), "done_at": instant(entry.done_at)}


def bank_reference(entry: Entry) -> str:
    """Give the bank's number of the money: a paid order's money has a number of its own; a debit's is the debit's."""
    return "YH" + entry.reference[2:] if entry.kind == "pay_order" else entry.reference


def answer_to_order(entry: Entry) -> Json:
    """Give the answer to an order that came, for the first time or again."""
    if entry.kind == "pay_order" and entry.reason in _STILL_OPENED:
        return {"key": entry.key, "status": "accepted", "reference": entry.reference}
    return answer_to_question(entry)


def answer_to_question(entry: Entry) -> Json:
    """Give the answer to the question what became of an order."""
    answer: Json = {"key": entry.key, "status": entry.status, "reference": entry.reference}
    if entry.reason is not None:
        answer["reason"] = entry.reason
    if entry.reasons != "[]":
        answer["reasons"] = orjson.loads(entry.reasons)
    if entry.status == "accepted":
        answer |= {
            "reference": bank_reference(entry),
            "at": instant(entry.done_at),
            "amount_fen": entry.told_fen,
            "document_sha256": entry.document_sha256,
        }
    return answer


def event_of(entry: Entry) -> Json | None:
    """Give the CloudEvent of an outcome; None where there is none (all but contracts and money are asked by key)."""
    name, data = _event_data(entry)
    if not name:
        return None
    of = "contract" if entry.kind == "contract" else "order"
    return {
        "specversion": "1.0",
        "id": secrets.token_hex(16),
        "source": f"/sandbox/{entry.service}",
        "type": f"cn.shebao.payment.{name}.v1",
        "subject": entry.payment_id,
        "time": instant(entry.done_at),
        "datacontenttype": "application/json",
        "data": {of: entry.reference, "key": entry.key, **data},
    }


def _event_data(entry: Entry) -> tuple[str, Json]:
    at = instant(entry.done_at)
    match entry.kind, entry.status:
        case "contract", "accepted":
            return "contract.signed", {"document_sha256": entry.document_sha256, "signed_at": at}
        case "contract", "rejected":
            return "contract.declined", {"reason": entry.reason}
        case (("debit" | "pay_order"), "accepted"):
            paid = entry.told_fen or 0
            reference = bank_reference(entry)
            return "settled", {"amount": yuan(paid), "amount_fen": paid, "bank_reference": reference, "paid_at": at}
        case "debit", "rejected":
            return "debit.failed", {"reason": entry.reason, "failed_at": at}
        case _:
            return "", {}
