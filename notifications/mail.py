"""An e-mail message as bytes.

`build` puts messages together itself, because `email.message.EmailMessage` takes some 2 ms for a letter with its PDF
and a run sends hundreds. Header values are encoded by the standard library, bodies are base64 throughout, and a
property test reads every kind of message back with `email.parser`.
"""

import base64
import hashlib
import re
import struct
from collections.abc import Sequence
from datetime import datetime
from email.header import Header
from email.utils import encode_rfc2231, format_datetime, parseaddr
from functools import lru_cache

from foundation.clock import utcnow
from notifications.render import EmailText

Attachment = tuple[str, str, bytes]  # file name, MIME type, content

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@({_LABEL}(?:\.{_LABEL})*)")
_MESSAGE_ID = re.compile(rf"<[A-Za-z0-9._+-]+@{_LABEL}(?:\.{_LABEL})*>")
_MIME_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
LETTER_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LINE = 76
_SHARED = _LINE * 3 // 4 * 1024  # whole lines


def check_address(address: str) -> str:
    """The address, if mail can be sent to it: ASCII, dot-atom local part, host name. Raises ValueError without it.

    Addresses beyond ASCII (RFC 6531) are refused: too few servers take them, and the letter would bounce unseen.
    """
    match = _ADDRESS.fullmatch(address)
    if match is None or len(match[1]) > 64 or len(address) > 254:
        raise ValueError("not an e-mail address that can be sent to: write name@host in ASCII")
    return address


def message_id(letter_id: str, sender: str) -> str:
    """The Message-ID of a letter: the same on every attempt, so that a double is seen as one and a bounce is matched.

    `letter_id`: the letter's row id. `sender`: the From of the letters, whose domain is used. Raises ValueError.
    """
    if not LETTER_ID.fullmatch(letter_id):
        raise ValueError("a letter id is 1 to 64 letters, digits, _ or -")
    return f"<{hashlib.sha256(letter_id.encode()).hexdigest()[:32]}@{_domain(sender)}>"


@lru_cache(maxsize=16)
def _domain(sender: str) -> str:
    return check_address(parseaddr(sender)[1]).rpartition("@")[2]


@lru_cache(maxsize=256)
def _words(name: str, value: str) -> bytes:
    """An unstructured header line, folded and encoded by RFC 2047 where it must be."""
    if _CONTROLS.search(value):
        raise ValueError(f"the header {name} holds a control character or line break")
    charset = "us-ascii" if value.isascii() else "utf-8"
    text = Header(value, charset, maxlinelen=_LINE, header_name=name).encode(linesep="\r\n")
    return f"{name}: {text}\r\n".encode("ascii")


@lru_cache(maxsize=16)
def _from(sender: str) -> bytes:
    """The From line; the name is cut from the address by the standard library and encoded apart from it."""
    if _CONTROLS.search(sender):
        raise ValueError("the sender holds a control character or line break")
    name, address = parseaddr(sender)
    check_address(address)
    if not name:
        return f"From: {address}\r\n".encode("ascii")
    if name.isascii():
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'From: "{escaped}"\r\n <{address}>\r\n'.encode("ascii")
    encoded = Header(name, "utf-8", maxlinelen=_LINE, header_name="From").encode(linesep="\r\n")
    return f"From: {encoded}\r\n <{address}>\r\n".encode("ascii")


# What beginnings of attachments give, the latest last.
_beginnings: list[tuple[bytes, bytes]] = []
_MOST_BEGINNINGS = 32


def _base64_lines(content: bytes) -> list[bytes]:
    """The lines of base64, in pieces. All vouchers of a layout begin with the same font: what that gives is kept.

    A beginning is compared, which takes a tenth of what its hash would, and large pieces are copied once only, where
    the message is put together.
    """
    if len(content) <= _SHARED:
        return [_new_lines(content)]
    rest = _new_lines(content[_SHARED:])
    for beginning, lines in _beginnings:
        if content.startswith(beginning):
            return [lines, rest]
    beginning = content[:_SHARED]
    lines = _new_lines(beginning)
    if len(_beginnings) == _MOST_BEGINNINGS:
        del _beginnings[0]
    _beginnings.append((beginning, lines))
    return [lines, rest]


def _new_lines(content: bytes) -> bytes:
    text = base64.b64encode(content)
    whole, rest = divmod(len(text), _LINE)
    lines = struct.unpack(f"{_LINE}s" * whole + (f"{rest}s" if rest else ""), text)
    return b"\r\n".join(lines) + b"\r\n"


def _text_part(kind: str, text: str) -> list[bytes]:
    head = f'Content-Type: text/{kind}; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    return [head.encode("ascii"), *_base64_lines(text.replace("\n", "\r\n").encode())]


def _check_file(name: str, mime_type: str) -> None:
    if not _MIME_TYPE.fullmatch(mime_type):
        raise ValueError("an attachment's type is written type/subtype in lower case")
    if not name or len(name) > 120 or _CONTROLS.search(name) or "/" in name or "\\" in name:
        raise ValueError("an attachment's name is 1 to 120 characters without control characters and slashes")


def _file_part(attachment: Attachment) -> list[bytes]:
    name, mime_type, content = attachment
    _check_file(name, mime_type)
    plain = name.isascii() and '"' not in name
    parameter = f'filename="{name}"' if plain else f"filename*={encode_rfc2231(name, 'utf-8')}"
    head = (
        f"Content-Type: {mime_type}\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Disposition: attachment;\r\n {parameter}\r\n\r\n"
    )
    return [head.encode("ascii"), *_base64_lines(content)]


def _multipart(kind: str, boundary: str, parts: Sequence[list[bytes]]) -> list[bytes]:
    # A boundary with `=_` cannot occur in base64, so no body needs to be searched for it.
    pieces = [f'Content-Type: multipart/{kind};\r\n boundary="{boundary}"\r\n\r\n'.encode("ascii")]
    for part in parts:
        pieces += [f"--{boundary}\r\n".encode("ascii"), *part]
    return [*pieces, f"--{boundary}--\r\n".encode("ascii")]


def build(
    message_id: str,
    sender: str,
    recipient: str,
    letter: EmailText,
    attachments: Sequence[Attachment] = (),
    *,
    date: datetime | None = None,
) -> bytes:
    """One message, ready for SMTP: text and HTML as alternatives, attachments beside them.

    Args:
        message_id: as `message_id()` makes it, angle brackets included.
        sender: From, an address with or without a name.
        recipient: To, a bare address.
        letter: subject, text and HTML.
        attachments: (file name, MIME type, content) each.
        date: aware instant for the Date header; the same for each attempt keeps the bytes the same. Default: now.

    Raises:
        ValueError: an address, name or type that no header may hold; the message never repeats the value.
    """
    if not _MESSAGE_ID.fullmatch(message_id):
        raise ValueError("a Message-ID is written <letters.digits@host>")
    when = date or utcnow()
    if when.tzinfo is None:
        raise ValueError("the date must be aware")
    boundary = "=_" + hashlib.sha256(message_id.encode()).hexdigest()[:32]
    alternatives = [_text_part("plain", letter.text), _text_part("html", letter.html)]
    body = _multipart("alternative", f"{boundary}_a", alternatives)
    if attachments:
        body = _multipart("mixed", f"{boundary}_m", [body, *map(_file_part, attachments)])
    top = (
        f"To: {check_address(recipient)}\r\nDate: {format_datetime(when)}\r\nMessage-ID: {message_id}\r\n"
        "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
    )
    return b"".join([_from(sender), _words("Subject", letter.subject), top.encode("ascii"), *body])
