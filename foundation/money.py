"""Money as text and back: integer fen inside, decimal yuan at the border, Chinese capitals on the voucher."""

import re
from decimal import Decimal

_YUAN = re.compile(r"([0-9]{1,16})(?:\.([0-9]{1,2}))?")
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")


def fen_from_yuan(text: str) -> int:
    """Read a decimal amount in yuan (``"12"``, ``"12.3"``, ``"12.30"``) as integer fen.

    Takes plain ASCII digits with at most two decimals and nothing else: no sign, grouping, exponent or blanks, since
    an amount that has to be guessed at must not be paid. The value is not repeated in the error.

    Raises:
        ValueError: the text is not such an amount.
    """
    match = _YUAN.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise ValueError('not an amount in yuan: write digits with at most two decimals, for example "1234.50"')
    return int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))


def yuan(fen: int) -> str:
    """Write fen as decimal yuan with two decimals: ``1230`` -> ``"12.30"``. Negative amounts keep their sign."""
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole}.{rest:02d}"


def percent_of(fen: int, rate: Decimal) -> int:
    """Give `rate` of an amount in fen (not negative), rounded half-up to the fen, in whole-number arithmetic."""
    numerator, denominator = rate.as_integer_ratio()
    return (2 * fen * numerator + denominator) // (2 * denominator)


def grouped(fen: int) -> str:
    """Write fen as decimal yuan with thousands separators for people: ``123456`` -> ``"1,234.56"``."""
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{rest:02d}"


def capitals(fen: int) -> str:
    """Write fen in Chinese financial capitals: ``226380`` -> ``"人民币贰仟贰佰陆拾叁元捌角整"``.

    Follows the People's Bank rules for filling in payment documents (支付结算办法, annex 1) and the basic accounting
    rules (会计基础工作规范, article 52): an amount that ends in yuan or jiao closes with 整, one that ends in fen does
    not; zeros inside are read once as 零; a zero jiao before a fen is read. Where the rules leave 零 open, the first of
    their own examples decides: it is read between a zero yuan digit and jiao (1,680.32), not before 仟 (107,000.53).

    Raises:
        ValueError: the amount is negative; a voucher never shows one.
    """
    if fen < 0:
        raise ValueError("an amount in capitals cannot be negative")
    whole, rest = divmod(fen, 100)
    yuan_words = (_whole(whole) or "零") + "元" if whole or not rest else ""
    return "人民币" + yuan_words + _below_yuan(whole, rest)


def _below_yuan(whole: int, rest: int) -> str:
    """Capitals of jiao and fen, `rest`, after this many whole yuan."""
    jiao, last = divmod(rest, 10)
    end = _DIGITS[last] + "分" if last else "整"
    if jiao:
        gap = "零" if whole and whole % 10 == 0 else ""
        return gap + _DIGITS[jiao] + "角" + end
    return ("零" if last and whole else "") + end


def _whole(number: int) -> str:
    """Capitals of a whole number, empty for zero."""
    for size, unit in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if low and low < size // 10 else ""
            return _whole(high) + unit + gap + _whole(low)
    return _thousands(number)


def _thousands(number: int) -> str:
    """Capitals of a whole number below 10,000, empty for zero."""
    text, pending = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if pending else "") + _DIGITS[digit] + _PLACES[place]
            pending = False
        else:
            pending = bool(text)
    return text
