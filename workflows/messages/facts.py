"""Facts of a message: what its letter says beside the payment itself. Codes and instants, no person and no words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self


@dataclass(frozen=True, slots=True)
class Facts:
    """`missing` are kinds of materials, `methods` and `method` codes of payment methods, `reason` and `reasons` codes.

    `until` is an aware instant, `retry_on` a day in Asia/Shanghai, `order` the bank's number of a pay order, `voucher`
    a voucher number.
    """

    missing: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    until: datetime | None = None
    retry_on: date | None = None
    method: str | None = None
    order: str | None = None
    reason: str | None = None
    voucher: str | None = None

    @classmethod
    def read(cls, values: Mapping[str, object]) -> Self:
        """The facts as they are stored in `messages.facts`; raises ValueError for an instant or day that is none."""
        until, retry_on = _text(values, "until"), _text(values, "retry_on")
        return cls(
            missing=_texts(values, "missing"),
            reasons=_texts(values, "reasons"),
            methods=_texts(values, "methods"),
            until=datetime.fromisoformat(until) if until else None,
            retry_on=date.fromisoformat(retry_on[:10]) if retry_on else None,
            method=_text(values, "method"),
            order=_text(values, "order"),
            reason=_text(values, "reason"),
            voucher=_text(values, "voucher"),
        )


def _text(values: Mapping[str, object], name: str) -> str | None:
    value = values.get(name)
    return None if value is None else str(value)


def _texts(values: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = values.get(name)
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()
