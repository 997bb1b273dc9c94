"""What the database has already of events that arrive, read in one statement before they are written."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from msgspec import Struct
from sqlalchemy import JSON, Connection, column

from models.claims import WORKLOAD_COLUMNS, Thresholds, Workload
from models.sql import json_array, json_pairs, query
from workflows.intake.inbox import Before
from workflows.intake.starts import Coverage

_COLUMNS: Final = (column("events", JSON), column("covered", JSON), column("early", JSON), *WORKLOAD_COLUMNS)
"""The columns of `intake/known.sql`."""


class EarlyEvent(Struct, frozen=True):
    """An event that came before its payment: its inbox id, its client and that one's regions (None: all), and the name
    that it gives."""

    inbox_id: str
    client: str
    name: str
    regions: str | None

    def fits(self, client: str, region: str) -> bool:
        """Whether a payment of this client and region is its sender's own."""
        return client == self.client and (self.regions is None or region in self.regions.split(","))


@dataclass(frozen=True, slots=True)
class Known:
    """What the database has: events by client, source and id, what payments cover, which payments of a client and payer
    are live, events that came before their payment, and the runs in flight."""

    events: dict[tuple[str, str, str], Before]
    covered: set[Coverage]
    live: dict[tuple[str, str], set[str]]
    early: list[EarlyEvent]
    workload: Workload


def find_known(
    connection: Connection,
    keys: Collection[tuple[str, str]],
    payers: Mapping[str, str],
    references: Collection[str],
    thresholds: Thresholds,
) -> Known:
    """What is known of events by source and id, of payers, and of payments by reference.

    `payers` has every index of a payer, by whichever key, with the index by the newest one, which is what is returned.
    All of it is of one moment: if a payer's coverage is seen here, its event is seen too.
    """
    values: dict[str, object] = {
        **thresholds._asdict(),
        "keys": json_pairs(keys),
        "payers": json_array(payers.keys()),
        "names": json_array(references),
    }
    row = connection.execute(query(connection.dialect.name, "intake/known", _COLUMNS), values).one()
    covered: set[Coverage] = set()
    live: dict[tuple[str, str], set[str]] = {}
    for client, payer, scheme, insurance, month, payment_id in row.covered or ():
        covered.add((client, payers[payer], scheme, insurance, month))
        if payment_id is not None:
            live.setdefault((client, payers[payer]), set()).add(payment_id)
    return Known(
        {(client, source, id_): Before(payment, digest) for client, source, id_, payment, digest in row.events or ()},
        covered,
        live,
        [EarlyEvent(*one) for one in row.early or ()],
        Workload.of(row),
    )
