"""Bounces of e-mails, one by one or from a Maildir to which the mail server delivers them."""

import logging
from collections import Counter
from pathlib import Path
from typing import Final

from foundation.clock import utcnow
from models.session import write
from models.states import Channel
from notifications.bounces import MOST_BYTES, NotABounce, read_bounce
from notifications.smtp import PROVIDER
from workflows.messages.receipts.report import Report, apply_report

log = logging.getLogger(__name__)

_MOST: Final = 500
_FAILED: Final = "failed"
_DELIVERED: Final = "delivered"


def take_bounce(raw: bytes, recipient: str | None = None) -> str:
    """Use a mail to the bounce address; returns what it says (`failed`, `delayed`, `delivered`, …).

    `recipient`: the address to which it came, if the server says so; else its headers name it. What is delayed changes
    nothing. Raises NotABounce, also if it names no message of ours.
    """
    bounce = read_bounce(raw, recipient)
    if bounce.action in (_FAILED, _DELIVERED):
        delivered = bounce.action == _DELIVERED
        report = Report(bounce.message_id, Channel.EMAIL, PROVIDER, delivered, None if delivered else bounce.reason)
        with write() as connection:
            if apply_report(connection, report, utcnow()) is None:
                raise NotABounce("unknown_message")
    return bounce.action


def take_maildir(folder: Path) -> dict[str, int]:
    """Use the mails in `new` of a Maildir and move each to `cur`: as seen, or flagged if it is no bounce of ours.

    Returns how many there were of each kind. One that an error interrupts stays in `new`. Raises OSError.
    """
    found: Counter[str] = Counter()
    for path in sorted((folder / "new").iterdir())[:_MOST]:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES)
        try:
            said, flag = take_bounce(raw), "S"
        except NotABounce as error:
            said, flag = error.code, "F"
            log.warning("a mail in the bounces is not used: %s", error.code)
        path.rename(folder / "cur" / f"{path.name}:2,{flag}")
        found[said] += 1
    return dict(found)
