"""The move of every blind index to the newest index key, while payments run.

The values are not in the index itself: a payer's are sealed with the request, those of a contract with its document,
and those of a suppressed address with its message or payer. A row whose values do not open keeps its
index, and is counted.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from sqlalchemy import Row, Select, delete, select, update

from foundation.crypto import Keyring, SealError
from models.archive import all_of
from models.payer_index import move_payers
from models.sealed import Resealed
from models.session import read_pages, write
from models.states import Channel
from models.tables import Contract, Coverage, Document, Message, Payment, Request, Suppression
from models.write import insert_rows
from workflows.intake.inbox import until_alone
from workflows.messages.draft import RECIPIENT, TRIED_TO
from workflows.messages.receipts.suppressed import address_index
from workflows.operator.audit import rechain
from workflows.payment.rows import (
    Account,
    Payer,
    account_index,
    name_index,
    payer_index,
    payer_indexes,
    phone_index,
    signer_index,
)

_PASSES: Final = 5
_Change = tuple[Row[tuple[object, ...]], dict[str, str | None]]
"""A row, and the values that its indexes should have."""


def reindex(keyring: Keyring) -> Iterator[Resealed]:
    """Compute every blind index again by the newest key, a batch in each transaction; nothing with one key alone.

    May be broken off and begun again. Raises Refused if the audit log does not fit its digests.
    """
    if len(keyring.index_keys) == 1:
        return
    for number in range(_PASSES):  # the next pass finds what a step wrote meanwhile by a row that it had read before
        moved = 0
        for batch in _pass(keyring):
            moved += batch.resealed
            yield batch if number == 0 else replace(batch, unopened=0)
        if not moved:
            break
    with write() as connection:
        yield Resealed("audit log", rechain(connection, keyring), 0)


def _pass(keyring: Keyring) -> Iterator[Resealed]:
    yield from _pages("payer indexes", keyring, _requests, _request_indexes, _move_requests)
    yield from _pages("contract indexes", keyring, _contracts, _contract_indexes, _move_contracts)
    yield from _pages("suppressed addresses", keyring, _suppressions, _suppression_index, _move_suppressions)


def _pages(
    what: str,
    keyring: Keyring,
    query: Callable[[str], Select[tuple[object, ...]]],
    indexes: Callable[[Keyring, Row[tuple[object, ...]]], Mapping[str, str | None]],
    move: Callable[[Keyring, Sequence[_Change]], int],
) -> Iterator[Resealed]:
    """All rows of a kind in order of their key, which is their first column."""
    for rows in read_pages(query):
        changes, unopened = _changes(keyring, rows, indexes)
        moved = until_alone(partial(move, keyring, changes)) if changes else 0
        if moved or unopened:
            yield Resealed(what, moved, unopened)


def _changes(
    keyring: Keyring,
    rows: Sequence[Row[tuple[object, ...]]],
    indexes: Callable[[Keyring, Row[tuple[object, ...]]], Mapping[str, str | None]],
) -> tuple[list[_Change], int]:
    """The rows whose indexes differ, with the right ones; and how many do not open."""
    changes: list[_Change] = []
    unopened = 0
    for row in rows:
        try:
            wanted = dict(indexes(keyring, row))
        except (SealError, KeyError, TypeError):
            unopened += 1
            continue
        if any(row._mapping[name] != value for name, value in wanted.items()):
            changes.append((row, wanted))
    return changes, unopened


def _requests(last: str) -> Select[tuple[object, ...]]:
    return select(*Request.__table__.c).where(Request.payment_id > last).order_by(Request.payment_id)


def _payer_of(keyring: Keyring, payment_id: str, sealed: str) -> Payer:
    return Payer.from_json(keyring.open_json("requests.payer", payment_id, sealed))


def _request_indexes(keyring: Keyring, row: Row[tuple[object, ...]]) -> dict[str, str | None]:
    payer = _payer_of(keyring, row.payment_id, row.payer_sealed)
    return {
        "payer_index": payer_index(keyring, payer.id_number),
        "account_index": account_index(keyring, payer.account),
        "phone_index": phone_index(keyring, payer.phone),
        "name_index": name_index(keyring, payer.name),
    }


def _move_requests(keyring: Keyring, changes: Sequence[_Change]) -> int:
    """Move whole payers first, then the rows one by one, unless a payer's data changed meanwhile."""
    moved = 0
    numbers = {_payer_of(keyring, row.payment_id, row.payer_sealed).id_number for row, _ in changes}
    with write() as connection:
        move_payers(connection, [payer_indexes(keyring, number) for number in numbers])
        for row, wanted in changes:
            this = (Request.payment_id == row.payment_id) & (Request.payer_sealed == row.payer_sealed)
            moved += connection.execute(update(Request).where(this).values(**wanted)).rowcount
            covered = update(Coverage).where(Coverage.payment_id == row.payment_id)
            connection.execute(covered.values(payer_index=wanted["payer_index"]))
    return moved


def _contracts(last: str) -> Select[tuple[object, ...]]:
    kept = all_of(Document).c
    same = (kept.payment_id == Contract.payment_id) & (kept.sha256 == Contract.document_sha256)
    return (
        select(*Contract.__table__.c, Payment.client, kept.data_sealed)
        .join(Payment, Payment.id == Contract.payment_id)
        .join(kept.data_sealed.table, same)
        .where(Contract.key > last)
        .order_by(Contract.key)
    )


def _contract_indexes(keyring: Keyring, row: Row[tuple[object, ...]]) -> dict[str, str | None]:
    place = f"{row.payment_id}:{row.document_sha256}"
    text = keyring.open_json("documents.data", place, row.data_sealed)
    account = Account(text["bank"], text["account"], text["holder"])
    return {
        "payer_index": payer_index(keyring, text["id_number"]),
        "account_index": account_index(keyring, account),
        "signer_index": signer_index(keyring, row.client, text["name"], account),
    }


def _move_contracts(_: Keyring, changes: Sequence[_Change]) -> int:
    with write() as connection:
        return sum(
            connection.execute(update(Contract).where(Contract.key == row.key).values(**wanted)).rowcount
            for row, wanted in changes
        )


def _suppressions(last: str) -> Select[tuple[object, ...]]:
    return (
        select(
            *Suppression.__table__.c,
            Message.payment_id,
            Message.recipient_sealed,
            Message.tried_to_sealed,
            Request.payer_sealed,
        )
        .join(Message, Message.id == Suppression.message_id, isouter=True)
        .join(Request, Request.payment_id == Message.payment_id, isouter=True)
        .where(Suppression.address_index > last)
        .order_by(Suppression.address_index)
    )


def _suppression_index(keyring: Keyring, row: Row[tuple[object, ...]]) -> dict[str, str | None]:
    """The index of the address that has the row's index by a loaded key; raises SealError where none has."""
    for address in _addresses(keyring, row):
        if any(address_index(one, row.channel, address) == row.address_index for one in keyring.each_index):
            return {"address_index": address_index(keyring, row.channel, address)}
    raise SealError("the address of a suppression is not kept any more")


def _addresses(keyring: Keyring, row: Row[tuple[object, ...]]) -> Iterator[str]:
    for place, sealed in ((RECIPIENT, row.recipient_sealed), (TRIED_TO, row.tried_to_sealed)):
        if sealed is not None:
            yield keyring.open(place, row.message_id, sealed).decode()
    if row.payer_sealed is not None:
        payer = _payer_of(keyring, row.payment_id, row.payer_sealed)
        if address := payer.email if row.channel == Channel.EMAIL else payer.phone:
            yield address


def _move_suppressions(_: Keyring, changes: Sequence[_Change]) -> int:
    columns = [column.key for column in Suppression.__table__.c]
    with write() as connection:
        for row, wanted in changes:
            connection.execute(delete(Suppression).where(Suppression.address_index == row.address_index))
            new = {name: row._mapping[name] for name in columns} | wanted
            insert_rows(connection, Suppression.__tablename__, [new], or_ignore=True)
    return len(changes)
