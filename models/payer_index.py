"""The move of a payer's rows from one key of the blind index to another, the payer as a whole.

Rows of one payer are compared by their index: whether a month is paid for elsewhere, which mandate there is. So all
live rows of a payer have one key at every commit. While two keys are loaded, what starts a payment moves the payer
first.
"""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, text

_LOCK: Final = text("SELECT pg_advisory_xact_lock(hashtextextended(:payer, 0))")
_MOVES: Final = (
    text(
        "UPDATE requests SET payer_index = :new WHERE payer_index = :old AND payment_id IN"
        " (SELECT payment_id FROM coverages WHERE payer_index = :old AND released_at IS NULL)"
    ),
    text("UPDATE coverages SET payer_index = :new WHERE payer_index = :old AND released_at IS NULL"),
    text("UPDATE contracts SET payer_index = :new WHERE payer_index = :old AND state = 'signed'"),
    text("UPDATE pauses SET name = :new WHERE name = :old AND kind = 'payer'"),
)


def move_payers(connection: Connection, payers: Iterable[tuple[str, ...]]) -> None:
    """Give all live rows of each payer the first of the payer's indexes. No other transaction moves these payers
    until this one ends."""
    found = sorted({min(indexes): indexes for indexes in payers if len(indexes) > 1}.items())
    if not found:
        return
    if connection.dialect.name == "postgresql":  # SQLite has one writer anyway
        for payer, _ in found:
            connection.execute(_LOCK, {"payer": payer})
    moves = [{"old": old, "new": indexes[0]} for _, indexes in found for old in indexes[1:]]
    for statement in _MOVES:
        connection.execute(statement, moves)
