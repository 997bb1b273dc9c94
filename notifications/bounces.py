"""Bounces of e-mails: delivery status notifications (RFC 3464, RFC 6533), and the message that each one names.

Every e-mail has an envelope sender of its own, `bounce+<message id>@host`, so the address to which a bounce comes
names the message. What the notification says of the recipient and of the letter is not used: servers rewrite both.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.message import Message
from typing import Final

from foundation.errors import ShebaoError
from notifications.delivery import code

MOST_BYTES: Final = 1 << 20
"""A notification may hold the whole letter; what follows after so many bytes is not read."""

# A report has three parts, and a letter within it a few. The parser compares each line with the ends of all parts that
# it is within: a mail of 1 MiB with hundreds of levels takes ten seconds.
_MOST_BOUNDARIES: Final = 20
_ADDRESSED_TO: Final = ("Original-Recipient", "X-Original-To", "Delivered-To", "Envelope-To", "To")
_NAMED: Final = re.compile(r"\+([0-9a-f]{32})@")
_STATUS: Final = re.compile(r"[245]\.[0-9]{1,3}\.[0-9]{1,3}")
_REPORTS: Final = ("message/delivery-status", "message/global-delivery-status")
_FORMAT: Final = "multipart/report"
# Enhanced status codes (RFC 3463) that say that the mailbox or its domain does not exist or is closed for good.
_DEAD: Final = frozenset({"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4"})


class NotABounce(ShebaoError):
    """Not a notification about a message of ours; `code` says why. Holds nothing of it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a notification says of one message: `action` is `failed`, `delayed`, `delivered`, `relayed` or `expanded`;
    `status` is an enhanced status code, if there is one."""

    message_id: str
    action: str
    status: str | None

    @property
    def reason(self) -> str:
        """The reason that is kept with the message."""
        return f"bounce_{self.status or 'failed'}"


def read_bounce(raw: bytes, recipient: str | None = None) -> Bounce:
    """What a mail to the bounce address says. `recipient`: the address to which the server delivered it, if known; else
    its headers are searched. Raises NotABounce."""
    try:
        return _read(raw, recipient)
    except NotABounce:
        raise
    except Exception:  # noqa: BLE001  # anybody can send one, and the parser fails at some: nested parts, odd headers
        raise NotABounce("unreadable") from None


def _read(raw: bytes, recipient: str | None) -> Bounce:
    raw = raw[:MOST_BYTES]
    if raw.lower().count(b"boundary") > _MOST_BOUNDARIES:
        raise NotABounce("unreadable")
    mail = message_from_bytes(raw)
    if mail.get_content_type() != _FORMAT:
        raise NotABounce("not_a_report")
    message_id = _named(mail, recipient)
    if message_id is None:
        raise NotABounce("no_message_named")
    for fields in _recipients(mail):
        action = code(fields.get("Action", ""), 16).lower()
        status = _STATUS.search(str(fields.get("Status", "")))
        return Bounce(message_id, action, status[0] if status else None)
    raise NotABounce("no_recipient_reported")


def is_dead(reason: str | None) -> bool:
    """Whether a bounce's or a mail server's reason says that the address does not exist."""
    found = _STATUS.search(reason or "")
    return found is not None and found[0] in _DEAD


def _named(mail: Message, recipient: str | None) -> str | None:
    headers = (str(value) for name in _ADDRESSED_TO for value in mail.get_all(name, []))
    for address in (recipient or "", *headers):
        if found := _NAMED.search(address):
            return found[1]
    return None


def _recipients(mail: Message) -> Iterator[Message]:
    """The groups of fields that tell of one recipient each; every message of ours has one recipient."""
    for part in mail.walk():
        if part.get_content_type() in _REPORTS:
            yield from (group for group in _groups(part) if "Action" in group)


def _groups(part: Message) -> Iterator[Message]:
    """The groups of fields of a report. The parser takes the ASCII form apart, and of the other one the first group."""
    for group in part.get_payload() if part.is_multipart() else ():
        if isinstance(group, Message):
            yield group
            text = group.get_payload()
            yield from map(message_from_string, str(text).split("\n\n") if isinstance(text, str) else ())
