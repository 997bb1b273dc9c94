"""Exact money for the policy data: integer fen inside, yuan text outside."""

import re
from decimal import Decimal

_YUAN = re.compile(r"(0|[1-9]\d{0,11})(?:\.(\d{1,2}))?")


def fen_from_yuan(text: str) -> int:
    """Yuan text such as "584.92" as integer fen. Raises ValueError for anything but a plain amount."""
    match = _YUAN.fullmatch(text)
    if match is None:
        raise ValueError("not an amount in yuan with at most two decimals")
    return int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))


def yuan(fen: int) -> str:
    """Integer fen as yuan text with two decimals: 58492 -> "584.92"."""
    return f"{fen // 100}.{fen % 100:02d}"


def percent_of(fen: int, rate: Decimal) -> int:
    """`rate` of an amount in fen (not negative), rounded half-up to the fen, in whole-number arithmetic."""
    numerator, denominator = rate.as_integer_ratio()
    return (2 * fen * numerator + denominator) // (2 * denominator)
