"""Aliyun SMS (dysmsapi, API version 2017-05-25), with requests signed here by ACS3-HMAC-SHA256.

Sources: Aliyun "Request syntax and signature method V3" (its worked example is a test), and the API's SendSms and
QuerySendDetails. A call carries one letter, with its id as OutId: a letter that they refuse then never takes others
along, and OutId finds it again.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote

import httpx2

from foundation.clock import shanghai_day, utcnow
from notifications.delivery import Delivery, Outcome, code, reference
from notifications.providers.answers import meaning
from notifications.providers.base import (
    Codes,
    Fault,
    ProviderUrl,
    SmsOrder,
    SmsQuestion,
    as_unknown,
    call,
    failure,
    national_number,
    open_client,
    send_each,
)

NAME = "aliyun"
VERSION = "2017-05-25"
_ALGORITHM = "ACS3-HMAC-SHA256"
_DELIVERED = 3
_EMPTY = hashlib.sha256(b"").hexdigest()


def canonical_query(params: Mapping[str, str]) -> str:
    """Parameters sorted by name and percent-encoded as the signature wants them."""
    return "&".join(f"{quote(name, safe='~')}={quote(params[name], safe='~')}" for name in sorted(params))


def authorization(
    key: str, secret: str, headers: Mapping[str, str], query: str, payload_sha256: str, method: str = "POST"
) -> str:
    """The Authorization header of one request to path `/`, over these (lower-case) headers and this canonical query."""
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in sorted(headers))
    request = "\n".join((method, "/", query, lines, names, payload_sha256))
    to_sign = f"{_ALGORITHM}\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = hmac.new(secret.encode(), to_sign.encode(), hashlib.sha256).hexdigest()
    return f"{_ALGORITHM} Credential={key},SignedHeaders={names},Signature={signature}"


class Aliyun:
    """`aliyun://KEY:SECRET@dysmsapi.aliyuncs.com?sign=SIGNATURE&codes=FILE`."""

    def __init__(
        self,
        base: str,
        credentials: tuple[str, str],
        sign: str,
        codes: Codes,
        client: httpx2.Client,
        now: Callable[[], datetime] = utcnow,
    ) -> None:
        """`sign`: the approved signature without 【】. `now`: the clock, which they need right to 15 minutes."""
        self._base, self._credentials, self._sign = base, credentials, sign
        self._codes, self._client, self._now = codes, client, now

    @property
    def name(self) -> str:
        """Short name for rows, logs and metrics."""
        return NAME

    def send(self, orders: Sequence[SmsOrder]) -> list[Delivery]:
        """Hand over the orders one by one on one connection."""
        return send_each(orders, NAME, self._send_one)

    def _send_one(self, order: SmsOrder, phone: str) -> Delivery:
        found = self._codes.find(order)
        if found is None:
            return Delivery(order.id, Outcome.DEFERRED, "code_missing", NAME)
        template, values = found
        answer = self._ask(
            "SendSms",
            {
                "PhoneNumbers": phone,
                "SignName": self._sign,
                "TemplateCode": template,
                "TemplateParam": json.dumps(values, ensure_ascii=False),
                "OutId": order.id,
            },
        )
        if isinstance(answer, Fault):
            return failure(order.id, answer, NAME)
        return Delivery(order.id, Outcome.SENT, None, NAME, reference(answer.get("BizId")))

    def find(self, questions: Sequence[SmsQuestion]) -> list[Delivery]:
        """Ask by phone and day, and match OutId. Their books reach back 30 days."""
        return [self._find_one(question) for question in questions]

    def _find_one(self, question: SmsQuestion) -> Delivery:
        """Ask for each day on which it may have been sent, from the first one on."""
        day, today = shanghai_day(question.sent_at), shanghai_day(self._now())
        found = self._find_on(question, day)
        while found.status is Outcome.TEMPORARY and day < today:
            day += timedelta(days=1)
            found = self._find_on(question, day)
        return found

    def _find_on(self, question: SmsQuestion, day: date) -> Delivery:
        answer = self._ask(
            "QuerySendDetails",
            {
                "PhoneNumber": national_number(question.phone) or "",
                "SendDate": f"{day:%Y%m%d}",
                "PageSize": "50",
                "CurrentPage": "1",
            },
        )
        if isinstance(answer, Fault):
            return failure(question.id, as_unknown(answer), NAME)
        details = answer.get("SmsSendDetailDTOs")
        rows = details.get("SmsSendDetailDTO") if isinstance(details, dict) else None
        if not isinstance(rows, list):
            return Delivery(question.id, Outcome.UNKNOWN, "malformed_answer", NAME)
        mine = next((row for row in rows if isinstance(row, dict) and row.get("OutId") == question.id), None)
        if mine is not None:
            return _found(question, mine)
        # A page holds 50, the most a number can get in a day: a full one might hide ours.
        full = len(rows) >= 50
        return Delivery(question.id, Outcome.UNKNOWN if full else Outcome.TEMPORARY, "not_found", NAME)

    def _ask(self, action: str, params: Mapping[str, str]) -> dict[str, Any] | Fault:
        key, secret = self._credentials
        query = canonical_query(params)
        headers = {
            "host": self._base.partition("://")[2],
            "x-acs-action": action,
            "x-acs-content-sha256": _EMPTY,
            "x-acs-date": f"{self._now().astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "x-acs-signature-nonce": secrets.token_hex(16),
            "x-acs-version": VERSION,
        }
        headers["authorization"] = authorization(key, secret, headers, query, _EMPTY)
        answer = call(self._client, f"{self._base}/?{query}", headers, b"")
        if isinstance(answer, Fault):
            return answer
        if answer.fault is None and answer.body.get("Code") == "OK":
            return answer.body
        return meaning(NAME, answer.body.get("Code"), answer.fault)


def _found(question: SmsQuestion, row: Mapping[str, Any]) -> Delivery:
    if row.get("SendStatus") == 2:  # 1 waiting for the receipt, 2 failed, 3 delivered
        return Delivery(question.id, Outcome.PERMANENT, code(row.get("ErrCode") or "failed"), NAME)
    return Delivery(
        question.id, Outcome.SENT, None, NAME, question.reference, delivered=row.get("SendStatus") == _DELIVERED
    )


def from_url(url: ProviderUrl, timeout: float) -> Aliyun:
    """The provider of an entry of SHEBAO_SMS_PROVIDERS; `timeout` in seconds; raises ProviderError."""
    (sign,) = url.need("sign")
    return Aliyun(url.base, url.need_credentials(), sign, Codes.load(url), open_client(url, timeout))
