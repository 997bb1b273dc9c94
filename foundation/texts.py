"""What people and partners may write into our texts, checked and brought into one form at every border.

Each function returns the form that is stored and raises ValueError, whose message never repeats the value. What passes
can be written in every letter and on the voucher's page, and cannot forge a log line, an address or a title.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from stdnum.iso7064 import mod_11_2

from foundation.clock import shanghai_day, utcnow

LONGEST_NAME: Final = 40
LONGEST_REFERENCE: Final = 64

# Letters of names: Latin, Greek, Cyrillic and Han, the scripts that identity documents and the voucher's fonts have.
_HAN = "".join(
    f"{chr(first)}-{chr(last)}"
    for first, last in (
        (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B739), (0x2B740, 0x2B81D),
        (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0), (0x2EBF0, 0x2EE5D), (0x30000, 0x3134A), (0x31350, 0x323AF),
        (0x3007, 0x3007), (0xFA0E, 0xFA0F), (0xFA11, 0xFA11), (0xFA13, 0xFA14), (0xFA1F, 0xFA1F),
        (0xFA21, 0xFA21), (0xFA23, 0xFA24), (0xFA27, 0xFA29),
    )
)  # fmt: skip
_LETTER = (
    "A-Za-zÀ-ÖØ-öø-ƺƼ-ƿǍ-ǰǴ-ɏḀ-ỿ"  # Latin, without click letters and digraphs of two letters' width
    "ΆΈ-ΊΌΎ-ΡΣ-ώЀ-ҁҊ-ԯ"
    f"{_HAN}"
)
_NAME = re.compile(rf"[{_LETTER}]+(?:[ '·-][{_LETTER}]+)*")
_BANK = re.compile(rf"[0-9{_LETTER}]+(?:[ '·&、()（）-]{{1,2}}[0-9{_LETTER}]+)*[)）]?")
_VARIANTS = str.maketrans(
    dict.fromkeys("\u2022\u2027\u2219\u22c5\u30fb\uff65", "·")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
    | dict.fromkeys("\u2010\u2011", "-")
    | {"\u3000": " "}
    | {chr(0xFF21 + at): chr(0x41 + at) for at in range(26)}  # full-width Latin letters
    | {chr(0xFF41 + at): chr(0x61 + at) for at in range(26)}
)

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_TOP_LABEL = r"(?:[A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{0,58}[A-Za-z0-9])"
_EMAIL = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@((?:{_LABEL}\.)+{_TOP_LABEL})")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_MOBILE_WITHIN = re.compile(r"(?<![0-9])(?:86)?1[3-9][0-9]{9}(?![0-9])")
_ADDRESS_WITHIN = re.compile(r"[^\s@]@[^\s@]+\.[^\s@]")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[ -](?=[0-9])")
_ACCOUNT = re.compile(r"[0-9]{12,19}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PAYMENT_ID = re.compile(r"[0-9a-f]{32}", re.IGNORECASE)
_REFERENCE = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z ._:/#@+*()=,|-]*[0-9A-Za-z.)=*#])?")
_NOT_IN_REFERENCE = re.compile(r"[^0-9A-Za-z ._:/#@+*()=,|-]")
_MANY_DIGITS = re.compile(r"(?:[0-9][^0-9]*){17}")
_SEPARATORS = re.compile(r"[\s._/:-]")
_NO_SEPARATORS = dict.fromkeys(map(ord, " \t\n\v\f\r._/:-"))
_ID_NUMBER = re.compile(r"(?=([1-9][0-9]{5}((?:18|19|20)[0-9]{6})[0-9]{3}[0-9Xx]))")
_FIRST_YEAR: Final = timedelta(days=366)


def person_name(text: str) -> str:
    """A person's name: letters, with single spaces, middle dots, apostrophes and hyphens between them.

    Other forms of these signs become the usual ones. Digits, links, brackets and invisible characters are refused.
    """
    name = _usual(text)
    if len(name) > LONGEST_NAME:
        raise ValueError(f"a name may have {LONGEST_NAME} characters")
    if not _NAME.fullmatch(name):
        raise ValueError("a name has letters, and single spaces, middle dots, ' or - between them")
    return name


def bank_name(text: str) -> str:
    """The name of a bank or branch: letters and digits, with spaces, brackets and a few signs between them."""
    name = _usual(text)
    if len(name) > LONGEST_NAME or not _BANK.fullmatch(name):
        raise ValueError(f"the name of a bank has up to {LONGEST_NAME} letters, digits, brackets and spaces")
    return name


def _usual(text: str) -> str:
    """A name with composed letters and the usual forms of signs and letters."""
    text = text.strip()
    if _NAME.fullmatch(text) and unicodedata.is_normalized("NFC", text):
        return text  # nearly all are
    return unicodedata.normalize("NFC", text).translate(_VARIANTS)


def email_address(text: str) -> str:
    """An e-mail address that mail can be sent to: ASCII, a dot-atom before the @, a host name of two labels or more.

    Addresses beyond ASCII (RFC 6531) are refused, because few servers take them; host names in Punycode are taken.
    """
    address = text.strip()
    match = _EMAIL.fullmatch(address)
    if match is None or len(match[1]) > 64 or len(address) > 254:
        raise ValueError("must be an e-mail address in ASCII, such as name@example.com")
    return address


def mobile_number(text: str) -> str:
    """A mobile number of mainland China: 11 digits that start with 13 to 19."""
    number = text.strip()
    if not _MOBILE.fullmatch(number):
        raise ValueError("must be 11 digits that start with 13 to 19")
    return number


def account_number(text: str) -> str:
    """A bank account's number: 12 to 19 digits; blanks and hyphens between them are removed."""
    number = re.sub(r"[\s-]", "", text)
    if not _ACCOUNT.fullmatch(number):
        raise ValueError("must be 12 to 19 digits; blanks and hyphens may separate them")
    return number


def sha256_hex(text: str) -> str:
    """The SHA-256 of a document as 64 hex digits, in lower case."""
    digest = text.strip().lower()
    if not _SHA256.fullmatch(digest):
        raise ValueError("must be the SHA-256 as 64 hex digits, without prefix, not Base64 and not another hash")
    return digest


def own_reference(text: str) -> str:
    """A sender's name for its own payment: printable, no identity number, and unlike a payment id (32 hex digits)."""
    reference = usual_reference(text)
    if len(reference) > LONGEST_REFERENCE or not is_one_line(reference):
        raise ValueError(f"a reference has up to {LONGEST_REFERENCE} printable characters")
    if is_payment_id(reference):
        raise ValueError("32 hex digits are a payment id; give the payment a reference of another form")
    if holds_id_number(reference):
        raise ValueError("holds an identity number; use a reference that says nothing of the person")
    return reference


def usual_reference(text: str) -> str:
    """The form in which a sender's reference is kept and looked for: composed letters, no blanks around it."""
    return unicodedata.normalize("NFC", text.strip())


def partner_reference(text: str) -> str:
    """A reference that a bank or another partner gave, from the set of characters that every page can print."""
    reference = text.strip()
    if len(reference) > LONGEST_REFERENCE or not _REFERENCE.fullmatch(reference):
        raise ValueError("a reference has up to 64 letters, digits and signs of ASCII")
    if holds_id_number(reference):
        raise ValueError("holds an identity number; send a reference that says nothing of the person")
    return reference


def cleaned_reference(text: str) -> str:
    """As `partner_reference`, for an answer that must not be lost: other characters become `?`, and a reference that
    holds an identity number becomes its last four characters. Never raises."""
    reference = _NOT_IN_REFERENCE.sub("?", text.strip())[:LONGEST_REFERENCE]
    return f"****{reference[-4:]}" if holds_id_number(reference) else reference


def holds_any_of(text: str, numbers: Iterable[str | None]) -> bool:
    """Whether a text holds one of a person's own numbers or addresses: phone, account, identity number, e-mail.

    Blanks, dots and hyphens within it, its case, and digits in other scripts do not hide it. None is no number.
    """
    plain = _without_separators(text)
    return any(number is not None and number != "" and _without_separators(number) in plain for number in numbers)


def without_any_of(text: str, numbers: Iterable[str | None]) -> str:
    """The text, or its last two characters where it holds one of a person's own numbers or addresses."""
    return f"****{text[-2:]}" if holds_any_of(text, numbers) else text


def is_payment_id(text: str) -> bool:
    """Whether a text has the form of a payment id."""
    return _PAYMENT_ID.fullmatch(text) is not None


def is_one_line(text: str) -> bool:
    """Whether a text has only characters that print: no control, format or separator character but the blank."""
    return text != "" and text.isprintable()


def holds_id_number(text: str) -> bool:
    """Whether a text holds a citizen's identity number of 18 characters: a birth date and a check digit that fit.

    Blanks, dots and hyphens within it, and digits in other scripts, do not hide it. A date of the last year is not
    taken for a birth date, because references often hold today's date.
    """
    text = _ascii_digits(text)
    if not _MANY_DIGITS.search(text):
        return False
    plain = _SEPARATORS.sub("", text)
    return any(_is_id_number(match[1], match[2]) for match in _ID_NUMBER.finditer(plain))


NAMES_A_PERSON: Final = "leave out identity numbers, phones and e-mail addresses: the record stays for ever"
"""What a sender or operator is answered where `names_a_person` holds."""


def names_a_person(text: str) -> bool:
    """Whether a free text holds an identity number, an e-mail address, or a mobile number as a number of its own.

    Such a text may not go into a record that cannot be changed.
    """
    plain = _BETWEEN_DIGITS.sub("", _ascii_digits(text))
    return holds_id_number(text) or bool(_MOBILE_WITHIN.search(plain) or _ADDRESS_WITHIN.search(text))


def _without_separators(text: str) -> str:
    if text.isascii():
        return text.translate(_NO_SEPARATORS).lower()
    return _SEPARATORS.sub("", _ascii_digits(text)).lower()


def _ascii_digits(text: str) -> str:
    """The text with the digits of all scripts as ASCII's."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in text)


def _is_id_number(number: str, born: str) -> bool:
    try:
        birth = date(int(born[:4]), int(born[4:6]), int(born[6:]))
    except ValueError:
        return False
    return birth < shanghai_day(utcnow()) - _FIRST_YEAR and bool(mod_11_2.is_valid(number.upper()))
