"""What a voucher says: its data, their canonical bytes and digest, and its number."""

import hashlib
import re
from datetime import datetime
from typing import Any, Final, Self

import orjson
from msgspec import Struct

from foundation.clock import instant_text
from foundation.errors import ShebaoError
from foundation.structs import Private

TEMPLATE: Final = "voucher@1"
LOCALES: Final = ("zh-CN", "en")

# Digits and capitals without the pairs people mix up when they read aloud or type: 0O 1IL 2Z 5S 8B.
ALPHABET: Final = "34679ACDEFGHJKMNPQRTUVWXY"
_TAIL = 14
_NUMBER = re.compile(f"[0-9]{{6}}[{ALPHABET}]{{{_TAIL}}}")
_INSTANT = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_REGION = re.compile("[0-9]{6}")
_PERIOD = re.compile("[0-9]{4}(-(0[1-9]|1[0-2]))?")
_RATE = re.compile(r"[0-9]{1,2}(\.[0-9]{1,6})?")


class VoucherError(ShebaoError, ValueError):
    """A voucher's data cannot be used; the message names the field, never its content."""


class MissingGlyph(VoucherError):
    """Fixed or regional text holds characters that no vendored font has; the message names code points only."""

    def __init__(self, code_points: tuple[str, ...]) -> None:
        self.code_points = code_points
        super().__init__(f"no vendored font has a glyph for {' '.join(code_points)}; see docs/reference/voucher.md")


class VoucherItem(Struct, frozen=True):
    """One line of the voucher: an insurance, or a part of one, over the whole period.

    `base_fen` is the monthly base and `rate` a decimal fraction as text (``"0.20"``); both are None where a fixed
    amount is paid. `pooling_fen` and `individual_fen` are None where no split is published.
    """

    insurance: str
    label: str
    amount_fen: int
    months: int = 1
    part: str | None = None
    base_fen: int | None = None
    rate: str | None = None
    pooling_fen: int | None = None
    individual_fen: int | None = None
    provisional: bool = False

    def check(self) -> None:
        """Raise VoucherError for figures that cannot be."""
        figures = (self.amount_fen, self.base_fen, self.months, self.pooling_fen, self.individual_fen)
        if any(figure is not None and figure < 0 for figure in figures):
            raise VoucherError("items: amounts and months cannot be negative")
        if self.rate is not None and not _RATE.fullmatch(self.rate):
            raise VoucherError("items: a rate is a decimal fraction such as 0.20")
        if not self._adds_up():
            raise VoucherError("items: pooling fund and individual account do not add up to the amount")

    def _adds_up(self) -> bool:
        if self.pooling_fen is None or self.individual_fen is None:
            return True
        return self.pooling_fen + self.individual_fen == self.amount_fen


class VoucherData(Private, frozen=True):
    """All that the page shows. Names and texts are already in the payer's language; amounts are fen, instants aware.

    `id_masked` is masked by the caller: the full number must not get here. `covers`, `limits` and `not_covered` say
    what the payment brings, within which limits, and what it does not. `check_url` is the complete address that the QR
    code holds.
    """

    no: str
    check_code: str
    locale: str
    payer_name: str
    id_masked: str
    region: str
    region_name: str
    authority: str
    scheme: str
    scheme_name: str
    period_from: str
    period_to: str
    items: tuple[VoucherItem, ...]
    total_fen: int
    method: str
    method_name: str
    paid_at: datetime
    bank_reference: str
    issued_at: datetime
    check_url: str
    covers: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    not_covered: tuple[str, ...] = ()
    template: str = TEMPLATE

    def __repr__(self) -> str:
        return f"VoucherData(no={self.no!r})"

    @property
    def provisional(self) -> bool:
        """Whether any line rests on figures of an earlier period because this one's are not published yet."""
        return any(item.provisional for item in self.items)

    def to_json(self) -> dict[str, Any]:
        """The data as JSON values; instants as UTC text to the second."""
        values: dict[str, Any] = {name: getattr(self, name) for name in _DATA_FIELDS}
        values["items"] = [{name: getattr(item, name) for name in _ITEM_FIELDS} for item in self.items]
        values.update((name, list(values[name])) for name in _LISTS)
        values["paid_at"] = _instant(self.paid_at)
        values["issued_at"] = _instant(self.issued_at)
        return values

    def to_bytes(self) -> bytes:
        """The canonical bytes (sorted keys, no blanks, UTF-8, as RFC 8785) that digest and signature are made of.

        Raises:
            VoucherError: a text is not valid Unicode.
        """
        try:
            return orjson.dumps(self.to_json(), option=orjson.OPT_SORT_KEYS)
        except orjson.JSONEncodeError:
            # The library's own message may quote the value.
            raise VoucherError("a field of the voucher cannot be written as JSON text") from None

    @classmethod
    def from_json(cls, values: object) -> Self:
        """Build the data from what `to_json` gives, checking every name and type; raises VoucherError."""
        given = _checked_values(values)
        return cls(
            **{
                **given,
                "items": tuple(VoucherItem(**item) for item in given["items"]),
                **{name: tuple(given[name]) for name in _LISTS},
                "paid_at": _read_instant(given["paid_at"], "paid_at"),
                "issued_at": _read_instant(given["issued_at"], "issued_at"),
            }
        )

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """Read canonical bytes; anything that `to_bytes` would write differently raises VoucherError."""
        try:
            values = orjson.loads(raw)
        except orjson.JSONDecodeError:
            raise VoucherError("voucher data are not JSON") from None
        data = cls.from_json(values)
        if data.to_bytes() != raw:
            raise VoucherError("voucher data are not in canonical form")
        return data

    def check(self) -> None:
        """Refuse data that must not be printed: unknown template or locale, malformed codes, a total that is off.

        Raises VoucherError naming the field.
        """
        self._check_codes()
        self._check_period()
        if not self.items:
            raise VoucherError("items: at least one is needed")
        for item in self.items:
            item.check()
        if sum(item.amount_fen for item in self.items) != self.total_fen:
            raise VoucherError("total_fen: not the sum of the items")

    def _check_codes(self) -> None:
        if self.template != TEMPLATE:
            raise VoucherError(f"template: this installation prints {TEMPLATE} only")
        if self.locale not in LOCALES:
            raise VoucherError(f"locale: one of {', '.join(LOCALES)}")
        if not is_voucher_no(self.no) or not self.no.startswith(self.region):
            raise VoucherError("no: not a voucher number of this region")
        if len(self.check_code) != 6 or set(self.check_code) - set(ALPHABET):
            raise VoucherError("check_code: six characters of the voucher alphabet")

    def _check_period(self) -> None:
        for name in ("period_from", "period_to"):
            if not _PERIOD.fullmatch(getattr(self, name)):
                raise VoucherError(f"{name}: a month (2026-07) or a year (2026)")
        if len(self.period_from) != len(self.period_to) or self.period_from > self.period_to:
            raise VoucherError("period_to: not a period that ends after it starts")


_DATA_FIELDS = VoucherData.__struct_fields__
_LISTS = ("covers", "limits", "not_covered")
_ITEM_FIELDS = VoucherItem.__struct_fields__
_DATA_TYPES: dict[str, tuple[type, ...]] = dict.fromkeys(_DATA_FIELDS, (str,)) | {
    "items": (list,),
    "total_fen": (int,),
    **dict.fromkeys(_LISTS, (list,)),
}
_ITEM_TYPES: dict[str, tuple[type, ...]] = {
    "insurance": (str,),
    "label": (str,),
    "amount_fen": (int,),
    "months": (int,),
    "part": (str, type(None)),
    "base_fen": (int, type(None)),
    "rate": (str, type(None)),
    "pooling_fen": (int, type(None)),
    "individual_fen": (int, type(None)),
    "provisional": (bool,),
}


def voucher_digest(data: VoucherData) -> str:
    """SHA-256 of the canonical bytes, 64 hex digits."""
    return hashlib.sha256(data.to_bytes()).hexdigest()


def voucher_no(region: str, payment: str) -> str:
    """The number of a voucher: 20 characters, always the same for the same `payment` (the stable part of its id).

    Six digits of the region (GB/T 2260) and 14 characters drawn from the payment by SHA-256. 25^14 values for each
    region: a hundred million vouchers in one region share a number with a chance of 1 in 7,000 over all of them, and
    the unique key of the vouchers table holds in that case too. 20 characters are what one variable of an SMS
    template may hold.

    Raises:
        VoucherError: the region is not six digits.
    """
    if not _REGION.fullmatch(region):
        raise VoucherError("region: six digits are needed for a voucher number")
    drawn = int.from_bytes(hashlib.sha256(b"shebao voucher number 1|" + payment.encode("ascii")).digest(), "big")
    return region + draw(drawn, _TAIL)


def is_voucher_no(text: str) -> bool:
    """Whether a text has the form of a voucher number."""
    return _NUMBER.fullmatch(text) is not None


def clean_no(text: str) -> str:
    """A voucher number or check code as typed by a person: blanks and hyphens dropped, letters in capitals."""
    return re.sub(r"[\s\-]", "", text).upper()


def draw(number: int, length: int) -> str:
    """The low `length` places of a number in the voucher alphabet."""
    number %= len(ALPHABET) ** length
    chars = []
    for _ in range(length):
        number, place = divmod(number, len(ALPHABET))
        chars.append(ALPHABET[place])
    return "".join(chars)


def _instant(instant: datetime) -> str:
    if instant.tzinfo is None:
        raise VoucherError("paid_at and issued_at must be aware instants")
    return f"{instant_text(instant)[:19]}Z"


def _read_instant(text: str, name: str) -> datetime:
    try:
        if _INSTANT.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass  # a day that is not in the calendar
    raise VoucherError(f"{name}: UTC to the second is needed, as 2026-11-03T01:00:00Z")


def _checked_values(values: object) -> dict[str, Any]:
    if not isinstance(values, dict) or values.keys() != _DATA_TYPES.keys():
        raise VoucherError("voucher data need exactly the documented fields")
    _check_types(values, _DATA_TYPES)
    _check_items(values["items"])
    for name in _LISTS:
        if not all(isinstance(line, str) for line in values[name]):
            raise VoucherError(f"{name}: a list of texts")
    return values


def _check_items(items: list[Any]) -> None:
    for item in items:
        if not isinstance(item, dict) or item.keys() != _ITEM_TYPES.keys():
            raise VoucherError("items: each needs exactly the documented fields")
        _check_types(item, _ITEM_TYPES)


def _check_types(values: dict[str, Any], types: dict[str, tuple[type, ...]]) -> None:
    for name, allowed in types.items():
        # `type`, not isinstance: True is an int to Python and would print as an amount.
        if type(values[name]) not in allowed:
            raise VoucherError(f"{name}: wrong type")
