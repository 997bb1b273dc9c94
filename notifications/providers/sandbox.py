"""The sandbox's SMS provider: plain JSON over HTTP, many letters a call. Also a model for a gateway of one's own.

POST {base}/v1/sms/send  {"messages": [{"id", "phone", "text", "template", "params"}]}
                         -> {"results": [{"id", "status": accepted|rejected|throttled|deferred, "reference",
                             "reason"}]}
POST {base}/v1/sms/find  {"ids": [...]} -> {"results": [{"id", "status": accepted|rejected|not_found, "reference"}]}
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import httpx2

from notifications.delivery import Delivery, Outcome, code, reference
from notifications.providers.base import (
    Fault,
    ProviderUrl,
    SmsOrder,
    SmsQuestion,
    as_unknown,
    call,
    failure,
    national_number,
    open_client,
)

NAME = "sandbox"
_A_CALL = 100
_JSON = {"content-type": "application/json"}
_SENT = {
    "accepted": Outcome.SENT,
    "rejected": Outcome.PERMANENT,
    "throttled": Outcome.THROTTLED,
    "deferred": Outcome.DEFERRED,
}
_FOUND = {"accepted": Outcome.SENT, "rejected": Outcome.PERMANENT, "not_found": Outcome.TEMPORARY}


class Sandbox:
    """`http+sandbox://HOST:PORT`."""

    def __init__(self, base: str, client: httpx2.Client) -> None:
        """`base`: address without a path."""
        self._base = base
        self._client = client

    @property
    def name(self) -> str:
        """Short name for rows, logs and metrics."""
        return NAME

    def send(self, orders: Sequence[SmsOrder]) -> list[Delivery]:
        """Hand over the orders, up to a hundred a call."""
        found: dict[str, Delivery] = {}
        good: list[SmsOrder] = []
        for order in orders:
            if national_number(order.phone) is None:
                found[order.id] = Delivery(order.id, Outcome.PERMANENT, "phone_invalid", NAME)
            else:
                good.append(order)
        rest: Fault | None = None
        for start in range(0, len(good), _A_CALL):
            part = good[start : start + _A_CALL]
            if rest is None:
                found |= self._send_part(part)
                rest = _end_of_batch(found[part[-1].id])
            else:
                found |= {order.id: failure(order.id, rest, NAME) for order in part}
        return [found[order.id] for order in orders]

    def _send_part(self, orders: Sequence[SmsOrder]) -> dict[str, Delivery]:
        messages = [
            {
                "id": order.id,
                "phone": order.phone,
                "text": order.text,
                "template": order.template,
                "params": dict(order.params),
            }
            for order in orders
        ]
        answer = self._ask("/v1/sms/send", {"messages": messages})
        if isinstance(answer, Fault):
            if answer.status is Outcome.PERMANENT and len(orders) > 1:
                # The call as a whole was refused and nothing taken: find out which letter is to blame.
                middle = len(orders) // 2
                return self._send_part(orders[:middle]) | self._send_part(orders[middle:])
            return {order.id: failure(order.id, answer, NAME) for order in orders}
        return {order.id: _delivery(order.id, answer.get(order.id), _SENT) for order in orders}

    def find(self, questions: Sequence[SmsQuestion]) -> list[Delivery]:
        """Ask by id."""
        deliveries: list[Delivery] = []
        for start in range(0, len(questions), _A_CALL):
            ids = [question.id for question in questions[start : start + _A_CALL]]
            answer = self._ask("/v1/sms/find", {"ids": ids})
            if isinstance(answer, Fault):
                deliveries += [failure(id_, as_unknown(answer), NAME) for id_ in ids]
            else:
                deliveries += [_delivery(id_, answer.get(id_), _FOUND) for id_ in ids]
        return deliveries

    def _ask(self, path: str, question: Mapping[str, Any]) -> dict[str, dict[str, Any]] | Fault:
        """The results by id."""
        content = json.dumps(question, ensure_ascii=False).encode()
        answer = call(self._client, self._base + path, _JSON, content)
        if isinstance(answer, Fault):
            return answer
        if answer.fault is not None:
            return answer.fault
        results = answer.body.get("results")
        if not isinstance(results, list):
            return Fault(Outcome.UNKNOWN, "malformed_answer")
        rows = (row for row in results if isinstance(row, dict))
        return {row["id"]: row for row in rows if isinstance(row.get("id"), str)}


def _delivery(id_: str, result: dict[str, Any] | None, meanings: Mapping[str, Outcome]) -> Delivery:
    if result is None:
        return Delivery(id_, Outcome.UNKNOWN, "no_result", NAME)
    word = result.get("status")
    status = meanings.get(word) if isinstance(word, str) else None
    if status is None:
        return Delivery(id_, Outcome.UNKNOWN, "malformed_result", NAME)
    if status is Outcome.SENT:
        return Delivery(id_, status, None, NAME, reference(result.get("reference")))
    return Delivery(id_, status, code(result.get("reason") or word), NAME)


def _end_of_batch(last: Delivery) -> Fault | None:
    """Whether a part's outcome says that the next parts need not be tried."""
    if last.status is Outcome.PAUSED:
        return Fault(last.status, last.reason or "paused")
    if last.status is Outcome.UNKNOWN and last.reason in ("timeout", "connection_cut"):
        return Fault(Outcome.PAUSED, "no_answers")
    return None


def from_url(url: ProviderUrl, timeout: float) -> Sandbox:
    """The provider of an entry of SHEBAO_SMS_PROVIDERS; `timeout` in seconds."""
    return Sandbox(url.base, open_client(url, timeout))
