"""Delivery reports as Aliyun and Tencent push them: a JSON array, several reports a call, without a signature.

Sources: Aliyun "SmsReport (HTTP batch push)", Tencent "SMS delivery status notification". Aliyun gives our id back as
`out_id`; Tencent names its own serial number, and the phone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from foundation.json_value import JsonValue
from foundation.texts import is_payment_id
from notifications.delivery import code, reference
from notifications.providers import aliyun, tencent

# The carriers' codes for a number that does not exist. Others also mean a phone that is switched off, or an account
# that is blocked, so nothing follows from them for the next message.
_DEAD: Final = frozenset({"MK_0001", "MI_0073", "MI_0210", "CB_0001", "CB_0053", "DB_0101"})


@dataclass(frozen=True, slots=True)
class PushedReport:
    """What a provider says of one SMS: named by our id, or by the provider's reference and the phone."""

    delivered: bool
    reason: str | None
    message_id: str | None = None
    reference: str | None = None
    phone: str | None = field(default=None, repr=False)


def is_dead_number(reason: str | None) -> bool:
    """Whether a report's reason says that the number does not exist."""
    return reason in _DEAD


def read_reports(provider: str, document: JsonValue) -> list[PushedReport]:
    """The reports of a call by a provider that pushes them; rows that are none are left out.

    Raises KeyError for a provider that pushes no reports in a form of its own.
    """
    read = _READERS[provider]
    rows = document if isinstance(document, list) else []
    found = (read(row) for row in rows if isinstance(row, dict))
    return [one for one in found if one is not None]


def pushed_answer(provider: str) -> dict[str, JsonValue]:
    """The answer by which a provider knows that its reports were taken; raises KeyError."""
    return _ANSWERS[provider]


def _aliyun(row: Mapping[str, JsonValue]) -> PushedReport | None:
    delivered, named = row.get("success"), row.get("out_id")
    if not isinstance(delivered, bool) or not isinstance(named, str) or not is_payment_id(named):
        return None
    reason = None if delivered else code(row.get("err_code") or "undelivered")
    return PushedReport(delivered, reason, message_id=named)


def _tencent(row: Mapping[str, JsonValue]) -> PushedReport | None:
    status, phone = row.get("report_status"), row.get("mobile")
    serial = reference(row.get("sid"))
    if status not in ("SUCCESS", "FAIL") or not isinstance(phone, str) or serial is None:
        return None
    delivered = status == "SUCCESS"
    return PushedReport(
        delivered, None if delivered else code(row.get("errmsg") or "undelivered"), reference=serial, phone=phone
    )


_READERS: Final[Mapping[str, Callable[[Mapping[str, JsonValue]], PushedReport | None]]] = {
    aliyun.NAME: _aliyun,
    tencent.NAME: _tencent,
}
_ANSWERS: Final[Mapping[str, dict[str, JsonValue]]] = {
    aliyun.NAME: {"code": 0, "msg": "OK"},
    tencent.NAME: {"result": 0, "errmsg": "OK"},
}
