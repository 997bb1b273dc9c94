"""Payments to measure with: real regions whose bank debit goes through at once, payers with valid identity numbers."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import orjson

from foundation.clock import shanghai_day, utcnow

# Region, insurances, base: regions without published debit days, so that the money can be collected the same day.
KINDS: tuple[tuple[str, list[str], Any], ...] = (
    ("440300", ["pension", "medical"], {"pension": "8000.00", "medical": "8000.00"}),
    ("440100", ["pension"], "8000.00"),
    ("510000", ["pension"], "8000.00"),
    ("610000", ["pension"], "8000.00"),
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_FIRST_BIRTHDAY = date(1966, 1, 1)
_DAYS = 12_000
_DIGESTS = tuple(hashlib.sha256(kind.encode()).hexdigest() for kind in ("id_card", "bank_card_copy"))


def id_number(number: int) -> str:
    """A well-formed identity number (GB 11643-1999), another one for each `number` below 11,988,000."""
    order, day = divmod(number, _DAYS)
    born = _FIRST_BIRTHDAY + timedelta(days=day)
    body = f"360426{born:%Y%m%d}{order + 1:03d}"
    rest = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, body, strict=True)) % 11
    return body + "10X98765432"[rest]


def event(number: int) -> dict[str, Any]:
    """The event that starts payment `number`."""
    region, insurances, base = KINDS[number % len(KINDS)]
    month = shanghai_day(utcnow()).isoformat()[:7]
    name = f"王小{chr(0x4E00 + number % 20_000)}"
    return {
        "specversion": "1.0",
        "id": f"bench-{number}",
        "source": "/bench",
        "type": "cn.shebao.payment.requested.v1",
        "data": {
            "reference": reference(number),
            "region": region,
            "scheme": "flexible",
            "insurances": insurances,
            "period": {"from": month, "to": month},
            "base": base,
            "payer": {
                "name": name,
                "id_number": id_number(number),
                # Endings with a meaning to the sandbox: this payer signs at once, and the account has money.
                "phone": f"138{number % 10_000:04d}0009",
                "email": f"payer{number}@example.com",
                "locale": "zh-CN",
            },
            "materials": [
                {"kind": "id_card", "sha256": _DIGESTS[0], "uri": f"https://files.example/{number}/1"},
                {"kind": "bank_card_copy", "sha256": _DIGESTS[1], "uri": f"https://files.example/{number}/2"},
            ],
            "method": "bank_debit",
            "bank_account": {"bank": "中国银行", "number": f"62{number:010d}8888", "holder": name},
        },
    }


def reference(number: int) -> str:
    """The caller's reference of payment `number`."""
    return f"B{number:09d}"


def lines(first: int, count: int) -> list[bytes]:
    """Payments from `first` on, each as the line of JSON that a file or a request holds."""
    return list(_lines(first, count))


def _lines(first: int, count: int) -> Iterator[bytes]:
    for number in range(first, first + count):
        yield orjson.dumps(event(number))
