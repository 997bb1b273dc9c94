"""The inbox: one row for every event that was received, by whichever channel. This is its only writer.

A client uses `source` and `event_id` once for ever. An event that comes again gets the same answer, and other content
under the same two is a conflict; another client's use of them is another event. Two processes that write the same event
at once meet at the unique index: the second one runs again, and then finds the first one's row.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, TypeVar

from msgspec import Struct
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from foundation.crypto import Keyring
from foundation.ids import new_id
from foundation.json_value import JsonValue
from foundation.settings import get_keyring
from foundation.texts import holds_id_number
from models.outages import is_conflict
from models.states import InboxState
from models.write import insert_rows
from workflows.intake.parse import Event
from workflows.intake.senders import Sender
from workflows.payment.errors import Refused

TABLE: Final = "inbox"
_TRIES: Final = 5
_LONGEST_NAME: Final = 255
_T = TypeVar("_T")

Status = Literal["accepted", "repeated", "refused", "conflict", "kept"]
Row = dict[str, object]
Names = tuple[str | None, str | None, str | None]
"""id, source and type of an event, as far as they are known."""


class Receipt(Struct, frozen=True):
    """What became of one event. `kept` is an event for a payment that is not known (yet)."""

    status: Status
    event_id: str | None = None
    source: str | None = None
    payment_id: str | None = None
    code: str | None = None
    field: str | None = None
    message: str | None = None

    def to_json(self) -> dict[str, str]:
        """The receipt without empty members."""
        return {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not None}


@dataclass(frozen=True, slots=True)
class Before:
    """An event that the inbox has: its payment, and the fingerprint of its content."""

    payment_id: str | None
    digest: str


def fingerprint(event: Event, keyring: Keyring) -> str:
    """A keyed hash of type, subject and data: it tells other content apart, not other spacing or order."""
    return keyring.blind_index("event", event.content)


def answer_again(event: Event, before: Before) -> Receipt:
    """The receipt of an event whose source and id the inbox has."""
    if before.digest in (fingerprint(event, one) for one in get_keyring().each_index):
        return Receipt("repeated", event.id, event.source, before.payment_id)
    message = "this source and id came before with other content; give a new event a new id"
    return Receipt("conflict", event.id, event.source, before.payment_id, "event_conflict", "/id", message)


def refusal(error: Refused, named: Names) -> Receipt:
    """The receipt of a refused event; `named` is what `names_of` found."""
    return Receipt("refused", named[0], named[1], None, error.code, error.field, error.message)


def names_of(document: JsonValue) -> Names:
    """id, source and type of a refused event, as far as they are short texts that hold no identity number."""
    if not isinstance(document, dict):
        return None, None, None
    return _shown(document.get("id")), _shown(document.get("source")), _shown(document.get("type"))


def _shown(value: JsonValue) -> str | None:
    fits = isinstance(value, str) and len(value) <= _LONGEST_NAME and value.isprintable()
    return value if isinstance(value, str) and fits and not holds_id_number(value) else None


def event_row(event: Event, sender: Sender, digest: str, now: datetime, **columns: object) -> Row:
    """The row of a well-formed event; `columns` replace the defaults, which are those of a used one."""
    return _row(sender, event.source, event.id, event.type, digest, now) | columns


def refused_row(error: Refused, named: Names, sender: Sender, now: datetime) -> Row:
    """The row of a refused event: why, and where; its content is not kept."""
    event_id, source, kind = named
    row = _row(sender, source or "", event_id or "", (kind or "")[:96], "", now)
    return row | {"state": InboxState.REFUSED, "reason": error.code, "field": (error.field or "")[:128] or None}


def _row(sender: Sender, source: str, event_id: str, kind: str, digest: str, now: datetime) -> Row:
    return {
        "id": new_id(),
        "client": sender.client,
        "source": source,
        "event_id": event_id,
        "type": kind,
        "channel": sender.channel,
        "state": InboxState.USED,
        "reason": None,
        "field": None,
        "payment_id": None,
        "correlation": None,
        "digest": digest,
        "body_sealed": None,
        "received_at": now,
        "used_at": now,
    }


def write_rows(connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows of one shape; raises IntegrityError where another process has written one of them."""
    insert_rows(connection, TABLE, rows)


def until_alone(work: Callable[[], _T]) -> _T:
    """What `work` returns. It runs again where another process wrote the same event, payer or row at that moment:
    it then finds what that process has committed. It also runs again, once, if a connection was lost: one that was kept
    while the server restarted is found dead when it is used.
    """
    lost = False
    for _ in range(_TRIES - 1):
        try:
            return work()
        except DBAPIError as error:
            if is_conflict(error):
                continue
            if lost or not error.connection_invalidated:
                raise
            lost = True
    return work()
