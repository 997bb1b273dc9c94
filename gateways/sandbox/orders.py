"""Requests to the sandbox as values: JSON objects that are checked field by field."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, TypedDict, cast

import orjson

from foundation.clock import day_begins, day_ends
from foundation.errors import ShebaoError
from gateways.ports import MAX_BATCH

Json = dict[str, object]


class OrderBody(TypedDict, total=False):
    """An order as it comes in; which fields are needed depends on its kind (FIELDS)."""

    key: str
    payment_id: str
    payer_id_number: str
    account_number: str
    callback_phone: str
    contract_reference: str
    document: str
    document_sha256: str
    expires_at: str
    order_key: str
    order_reference: str
    bank_reference: str
    total_fen: int
    amount_fen: int
    id: str
    phone: str
    text: str
    template: str
    params: object


FIELDS: Final[Mapping[str, Mapping[str, type]]] = MappingProxyType(
    {
        "declaration": {"key": str, "payment_id": str, "payer_id_number": str, "total_fen": int},
        "contract": {"key": str, "payment_id": str, "callback_phone": str, "document": str, "document_sha256": str},
        "debit": {"key": str, "payment_id": str, "account_number": str, "contract_reference": str, "amount_fen": int},
        "pay_order": {"key": str, "payment_id": str, "payer_id_number": str, "amount_fen": int, "expires_at": str},
        "revoke": {"key": str, "payment_id": str, "order_key": str, "order_reference": str},
        "close": {"key": str, "payment_id": str, "order_key": str, "order_reference": str},
        "refund": {"key": str, "payment_id": str, "order_key": str, "bank_reference": str, "amount_fen": int},
        "sms": {"id": str, "phone": str, "text": str},
    }
)


class RefusedError(ShebaoError):
    """A request that gets an error for an answer, as a whole."""

    def __init__(self, status: int, error: str, retry_after_s: float | None = None) -> None:
        """Answer with the HTTP status, `{"error": error}` and, where given, Retry-After in seconds."""
        super().__init__(error)
        self.status, self.error, self.retry_after_s = status, error, retry_after_s


def parse(body: bytes) -> Json:
    """Give a body as a JSON object; raises RefusedError."""
    try:
        parsed = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise RefusedError(400, "the body is not JSON") from None
    if not isinstance(parsed, dict):
        raise RefusedError(400, "the body must be a JSON object")
    return parsed


def read_texts(request: Json, name: str) -> list[str]:
    """Give a list of texts of a request; raises RefusedError."""
    values = _list(request, name)
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) != len(values):
        raise RefusedError(400, f"{name} must be a list of texts")
    return texts


def read_days(request: Json) -> tuple[float, float]:
    """Give the days `from` and `to` of a request as the Unix times at which they begin and end in Asia/Shanghai."""
    try:
        first, last = (date.fromisoformat(str(request.get(name))) for name in ("from", "to"))
    except ValueError:
        raise RefusedError(400, "from and to must be days such as 2026-11-30") from None
    return day_begins(first).timestamp(), day_ends(last).timestamp()


def read_orders(request: Json, name: str, kind: str) -> list[OrderBody]:
    """Give the orders of a request, checked; the error has the place and the field, never the value."""
    orders = _list(request, name)
    for place, order in enumerate(orders):
        if not isinstance(order, dict):
            raise RefusedError(400, f"{name}[{place}] must be an object")
        for field, needed in FIELDS[kind].items():
            if type(order.get(field)) is not needed:
                what = "a text" if needed is str else "an integer"
                raise RefusedError(400, f"{name}[{place}].{field} must be {what}")
    return [cast(OrderBody, order) for order in orders]


def _list(request: Json, name: str) -> Sequence[object]:
    values = request.get(name)
    if not isinstance(values, list):
        raise RefusedError(400, f"{name} must be a list")
    if len(values) > MAX_BATCH:
        raise RefusedError(413, f"at most {MAX_BATCH} {name} a request")
    return values
