"""What the database has already of events that arrive, read in one statement before they are written."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import JSON, Connection, TextualSelect, column, text

from models.claims import WORKLOAD_COLUMNS, Thresholds, Workload
from models.listed import members, pairs, write_list, write_pairs
from models.sql import load
from workflows.intake.inbox import Before
from workflows.intake.starts import Coverage


@dataclass(frozen=True, slots=True)
class EarlyEvent:
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
    """What the database has: events by source and id, what live payments cover, events that came before their payment,
    and the runs in flight."""

    events: dict[tuple[str, str, str], Before]
    covered: set[Coverage]
    early: list[EarlyEvent]
    workload: Workload


def find_known(
    connection: Connection,
    keys: Collection[tuple[str, str]],
    payers: Collection[str],
    references: Collection[str],
    thresholds: Thresholds,
) -> Known:
    """What is known of events by source and id, of payers by their index, and of payments by reference.

    All of it is of one moment: if a payer's coverage is seen here, its event is seen too.
    """
    values: dict[str, object] = {
        **thresholds._asdict(),
        "keys": write_pairs(keys),
        "payers": write_list(payers),
        "names": write_list(references),
    }
    row = connection.execute(_known(connection.dialect.name), values).one()
    return Known(
        {(client, source, id_): Before(payment, digest) for client, source, id_, payment, digest in row.events or ()},
        {(client, payer, scheme, insurance, month) for client, payer, scheme, insurance, month in row.covered or ()},
        [EarlyEvent(*one) for one in row.early or ()],
        Workload.of(row),
    )


_GATHERED = {
    "postgresql": "(SELECT json_agg(json_build_array({columns})) {rest})",
    "sqlite": "(SELECT json_group_array(json_array({columns})) {rest})",
}


@lru_cache(maxsize=2)
def _known(dialect: str) -> TextualSelect:
    def gathered(columns: str, rest: str) -> str:
        return _GATHERED[dialect].format(columns=columns, rest=rest)

    # CROSS JOIN: SQLite then keeps the order, the list before the table and its index.
    events = gathered(
        "i.client, i.source, i.event_id, i.payment_id, i.digest",
        f"FROM {pairs(dialect, 'keys', 'k')} CROSS JOIN inbox i"
        " WHERE i.source = k.first AND i.event_id = k.second AND i.state <> 'refused'",
    )
    covered = gathered(
        "client, payer_index, scheme, insurance, month",
        f"FROM coverages WHERE payer_index {members(dialect, 'payers')} AND released_at IS NULL",
    )
    early = gathered(
        "id, client, correlation, regions",
        f"FROM inbox WHERE correlation {members(dialect, 'names')} AND state = 'unmatched'",
    )
    return text(
        f"SELECT {events} AS events, {covered} AS covered, {early} AS early, workload.*"
        f" FROM ({load(dialect, 'workload')}) AS workload"
    ).columns(column("events", JSON), column("covered", JSON), column("early", JSON), *WORKLOAD_COLUMNS)
