"""All columns with sealed personal data, and their move to the newest key while payments run."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, Text, bindparam, func, or_, select, tuple_, update
from sqlalchemy.orm import InstrumentedAttribute

from foundation.crypto import Keyring, SealError
from models.session import read, report, write
from models.tables import ArchivedDocument, Document, InboxEvent, Message, Request, Voucher, WebhookEndpoint

BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A column, how its rows are called, the place that its seals name, and the columns that make a row's name."""

    what: str
    place: str
    column: InstrumentedAttribute[str] | InstrumentedAttribute[str | None]
    key: tuple[InstrumentedAttribute[str], ...]

    def sealed_with(self, key_id: str) -> ColumnElement[bool]:
        """Whether the key with this id has sealed a row."""
        return self.column.startswith(Keyring.mark(key_id), autoescape=True)

    def count_lost(self, connection: Connection, keyring: Keyring) -> int:
        """How many rows no loaded key has sealed."""
        loaded = or_(*(self.sealed_with(key_id) for key_id in keyring.ciphers))
        lost = select(func.count()).where(self.column.is_not(None), ~loaded)
        return connection.execute(lost).scalar_one()

    def newest_opens(self, connection: Connection, keyring: Keyring, key_id: str) -> bool | None:
        """Whether the newest row that this key has sealed opens; None if there is none."""
        newest = select(*self.key, self.column).where(self.sealed_with(key_id))
        row = connection.execute(newest.order_by(*(one.desc() for one in self.key)).limit(1)).one_or_none()
        if row is None:
            return None
        *name, content = row
        try:
            keyring.open(self.place, ":".join(name), content)
        except SealError:
            return False
        return True


SEALED: Final = (
    SealedColumn("payers", "requests.payer", Request.payer_sealed, (Request.payment_id,)),
    SealedColumn("events", "inbox.body", InboxEvent.body_sealed, (InboxEvent.id,)),
    SealedColumn("documents", "documents.data", Document.data_sealed, (Document.payment_id, Document.sha256)),
    SealedColumn(
        "documents",
        "documents.data",
        ArchivedDocument.data_sealed,
        (ArchivedDocument.payment_id, ArchivedDocument.sha256),
    ),
    SealedColumn("vouchers", "vouchers.data", Voucher.data_sealed, (Voucher.no,)),
    SealedColumn("messages", "messages.recipient", Message.recipient_sealed, (Message.id,)),
    SealedColumn("messages", "messages.tried_to", Message.tried_to_sealed, (Message.id,)),
    SealedColumn("webhooks", "webhook_endpoints.secret", WebhookEndpoint.secret_sealed, (WebhookEndpoint.id,)),
    SealedColumn("webhooks", "webhook_endpoints.former", WebhookEndpoint.former_sealed, (WebhookEndpoint.id,)),
)


@dataclass(frozen=True, slots=True)
class Resealed:
    """What became of one batch: rows that were moved to the newest key, and rows that do not open. A row that changed
    meanwhile counts as neither."""

    what: str
    resealed: int
    unopened: int


def count_by_key(keyring: Keyring) -> dict[str, dict[str, int]]:
    """How many rows each loaded key has sealed, by what they are and its id; those of no loaded key under an empty
    id."""
    found: dict[str, dict[str, int]] = {}
    with report() as connection:
        for sealed in SEALED:
            counts = found.setdefault(sealed.what, dict.fromkeys((*keyring.ciphers, ""), 0))
            marks = [sealed.sealed_with(key_id) for key_id in keyring.ciphers]
            each = [func.count().filter(mark) for mark in (*marks, ~or_(*marks))]
            row = connection.execute(select(*each).where(sealed.column.is_not(None))).one()
            for key_id, count in zip((*keyring.ciphers, ""), row, strict=True):
                counts[key_id] += count
    return found


def reseal(keyring: Keyring) -> Iterator[Resealed]:
    """Seal with the newest key what another key has sealed, a batch in each transaction.

    May be broken off and begun again at any time, and may run beside payments: a row that changed meanwhile is left as
    it is.
    """
    for sealed in SEALED:
        last: tuple[str, ...] = ()
        while rows := _older(sealed, keyring, last):
            last = tuple(rows[-1][:-1])
            yield _reseal(sealed, keyring, rows)


def _older(sealed: SealedColumn, keyring: Keyring, last: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The next rows in order of their key that the newest key has not sealed; the sealed value comes last."""
    query = select(*sealed.key, sealed.column).where(sealed.column.is_not(None), ~sealed.sealed_with(keyring.newest))
    if last:
        query = query.where(tuple_(*sealed.key) > tuple_(*last))
    with read() as connection:
        return [tuple(row) for row in connection.execute(query.order_by(*sealed.key).limit(BATCH))]


def _reseal(sealed: SealedColumn, keyring: Keyring, rows: list[tuple[str, ...]]) -> Resealed:
    changes = []
    for row in rows:
        key: list[str] = list(row)
        old = key.pop()
        name = ":".join(key)
        try:
            content = keyring.open(sealed.place, name, old)
        except SealError:
            continue
        changes.append({"old": old, "new": keyring.seal(sealed.place, name, content), **_named(key)})
    table = sealed.column.class_.__table__
    change = update(table).where(
        table.c[sealed.column.key] == bindparam("old", type_=Text),
        *(table.c[column.key] == bindparam(f"key{number}") for number, column in enumerate(sealed.key)),
    )
    moved = 0
    if changes:
        with write() as connection:
            moved = connection.execute(
                change.values({sealed.column.key: bindparam("new", type_=Text)}), changes
            ).rowcount
    return Resealed(sealed.what, moved, len(rows) - len(changes))


def _named(key: list[str]) -> dict[str, str]:
    return {f"key{number}": part for number, part in enumerate(key)}
