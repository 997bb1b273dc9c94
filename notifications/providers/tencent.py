"""Tencent Cloud SMS (API version 2021-01-11), with requests signed here by TC3-HMAC-SHA256.

Sources: Tencent Cloud "Signature v3" (its worked example is a test), and the API's SendSms and
PullSmsSendStatusByPhoneNumber. A call carries one letter, with its id as SessionContext.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import httpx2

from foundation.clock import utcnow
from notifications.delivery import Delivery, Outcome, reference
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

NAME = "tencent"
VERSION = "2021-01-11"
_ALGORITHM = "TC3-HMAC-SHA256"
_JSON = "application/json; charset=utf-8"


def authorization(
    key: str, secret: str, service: str, headers: Mapping[str, str], payload: bytes, timestamp: int
) -> str:
    """The Authorization header of one POST to path `/`, over these (lower-case) headers, at these epoch seconds."""
    day = f"{datetime.fromtimestamp(timestamp, UTC):%Y-%m-%d}"
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name].strip().lower()}\n" for name in sorted(headers))
    request = "\n".join(("POST", "/", "", lines, names, hashlib.sha256(payload).hexdigest()))
    scope = f"{day}/{service}/tc3_request"
    to_sign = f"{_ALGORITHM}\n{timestamp}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    signing_key = f"TC3{secret}".encode()
    for part in (day, service, "tc3_request"):
        signing_key = hmac.new(signing_key, part.encode(), hashlib.sha256).digest()
    signature = hmac.new(signing_key, to_sign.encode(), hashlib.sha256).hexdigest()
    return f"{_ALGORITHM} Credential={key}/{scope}, SignedHeaders={names}, Signature={signature}"


class Tencent:
    """`tencent://ID:KEY@sms.tencentcloudapi.com?app=APP&region=REGION&sign=SIGNATURE&codes=FILE`."""

    def __init__(
        self,
        base: str,
        credentials: tuple[str, str],
        app: str,
        region: str,
        sign: str,
        codes: Codes,
        client: httpx2.Client,
        now: Callable[[], datetime] = utcnow,
    ) -> None:
        """`app`: SmsSdkAppId. `sign`: the approved signature without 【】. `now`: the clock of the signature."""
        self._base, self._credentials, self._app, self._region = base, credentials, app, region
        self._sign, self._codes, self._client, self._now = sign, codes, client, now

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
                "PhoneNumberSet": [f"+86{phone}"],
                "SmsSdkAppId": self._app,
                "SignName": self._sign,
                "TemplateId": template,
                "TemplateParamSet": list(values.values()),
                "SessionContext": order.id,
            },
        )
        if isinstance(answer, Fault):
            return failure(order.id, answer, NAME)
        results = answer.get("SendStatusSet")
        result = results[0] if isinstance(results, list) and results and isinstance(results[0], dict) else {}
        word = result.get("Code")
        if word == "Ok":
            return Delivery(order.id, Outcome.SENT, None, NAME, reference(result.get("SerialNo")))
        return failure(order.id, meaning(NAME, word), NAME)

    def find(self, questions: Sequence[SmsQuestion]) -> list[Delivery]:
        """Ask by phone and time. Only receipts can be asked for, so what is not there stays unknown."""
        return [self._find_one(question) for question in questions]

    def _find_one(self, question: SmsQuestion) -> Delivery:
        answer = self._ask(
            "PullSmsSendStatusByPhoneNumber",
            {
                "BeginTime": int(question.sent_at.timestamp()),
                "Offset": 0,
                "Limit": 100,
                "PhoneNumber": f"+86{national_number(question.phone) or ''}",
                "SmsSdkAppId": self._app,
            },
        )
        if isinstance(answer, Fault):
            return failure(question.id, as_unknown(answer), NAME)
        rows = answer.get("PullSmsSendStatusSet")
        for row in rows if isinstance(rows, list) else ():
            if not isinstance(row, dict):
                continue
            ours = row.get("SessionContext") == question.id
            if ours or (question.reference and row.get("SerialNo") == question.reference):
                if row.get("ReportStatus") == "FAIL":
                    return Delivery(question.id, Outcome.PERMANENT, "not_delivered", NAME)
                delivered = row.get("ReportStatus") == "SUCCESS"
                serial = reference(row.get("SerialNo"))
                return Delivery(question.id, Outcome.SENT, None, NAME, serial, delivered=delivered)
        return Delivery(question.id, Outcome.UNKNOWN, "not_found", NAME)

    def _ask(self, action: str, question: Mapping[str, Any]) -> dict[str, Any] | Fault:
        key, secret = self._credentials
        payload = json.dumps(question, ensure_ascii=False).encode()
        timestamp = int(self._now().timestamp())
        signed = {"content-type": _JSON, "host": self._base.partition("://")[2], "x-tc-action": action}
        headers = signed | {
            "x-tc-version": VERSION,
            "x-tc-timestamp": str(timestamp),
            "x-tc-region": self._region,
            "authorization": authorization(key, secret, "sms", signed, payload, timestamp),
        }
        answer = call(self._client, f"{self._base}/", headers, payload)
        if isinstance(answer, Fault):
            return answer
        response = answer.body.get("Response")
        if not isinstance(response, dict):
            return answer.fault or Fault(Outcome.UNKNOWN, "malformed_answer")
        error = response.get("Error")
        if error is not None:
            return meaning(NAME, error.get("Code") if isinstance(error, dict) else None)
        return response


def from_url(url: ProviderUrl, timeout: float) -> Tencent:
    """The provider of an entry of SHEBAO_SMS_PROVIDERS; `timeout` in seconds; raises ProviderError."""
    sign, app, region = url.need("sign", "app", "region")
    return Tencent(url.base, url.need_credentials(), app, region, sign, Codes.load(url), open_client(url, timeout))
