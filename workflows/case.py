"""What a step sees of one payment: its row, the request, what earlier steps kept, the events that came, the time."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from types import SimpleNamespace
from typing import Any

from models.crypto import Keyring
from models.settings import Settings
from regions import Assessment, Period, Region, assess, get_regions
from workflows.events import TYPE
from workflows.outcomes import Use

Record = dict[str, Any]


@dataclass(slots=True)
class ArrivedEvent:
    """An event that waits to be used; `data` is what its sender wrote, checked by its schema."""

    id: str
    type: str
    data: Record = field(repr=False)


@lru_cache(maxsize=256)
def _listed(insurances: str) -> tuple[str, ...]:
    return tuple(insurances.split(","))


class Case:
    """One payment as a step sees it. Reading the payer decrypts; the repr shows the id alone."""

    def __init__(self, row: Any, *, now: datetime, settings: Settings, keyring: Keyring) -> None:
        self.id: str = row.id
        self.payment = row
        self.request: Record = row.data
        self.facts: Record = dict(row.progress or {})
        self.now = now
        self.settings = settings
        self._keyring = keyring
        self.events: list[ArrivedEvent] = []
        self.declarations: list[Any] = []
        self.contracts: list[Any] = []
        self.mandate: Any = None
        self.agreement_ended = False
        self.debits: list[Any] = []
        self.prior_declaration: Any = None
        self.unreadable = False  # an event of it does not open: altered, or its key is not loaded
        self.ignored: list[Use] = []
        self.outage = False

    def __repr__(self) -> str:
        return f"Case({self.id})"

    @cached_property
    def payer(self) -> Record:
        """The payer's personal data: name, id_number, phone, email, account (bank, number, holder)."""
        return dict(self._keyring.open_json("requests.payer", self.id, self.payment.payer_sealed))

    @property
    def region(self) -> Region:
        """The region's policy."""
        return get_regions().get(self.payment.region)

    @property
    def insurances(self) -> tuple[str, ...]:
        return _listed(self.payment.insurances)

    @property
    def period(self) -> Period:
        return Period.of(self.payment.period_from, self.payment.period_to)

    def assess(self) -> Assessment:
        """The amounts of this payment by the region's rules; raises PolicyError."""
        return assess(
            self.payment.region,
            self.payment.scheme,
            self.insurances,
            self.period,
            self.request.get("base"),
            category=self.request.get("category"),
            grade=self.request.get("grade"),
        )

    def event(self, *names: str) -> ArrivedEvent | None:
        """The first event of one of these types (short names as `materials.supplied`) that is not used yet."""
        if not self.events:
            return None
        wanted = {TYPE.format(name) for name in names}
        return next((event for event in self.events if event.type in wanted), None)

    def live(self, rows: list[Any], ended: frozenset[str]) -> Any:
        """The row that is not in an ended state, if there is one."""
        return next((row for row in rows if row.state not in ended), None)

    def remember(self, table: str, row: Record) -> None:
        """See a row that was just committed (an intent) as if it had been loaded with the others."""
        getattr(self, table).append(SimpleNamespace(**{"reason": None, "reference": None, **row}))

    def seal_payer(self, payer: Record) -> str:
        """The payer's data as the `requests` row keeps them."""
        return self._keyring.seal_json("requests.payer", self.id, payer)

    def seal(self, place: str, row: str, content: bytes) -> str:
        """Encrypt for a row that a step adds."""
        return self._keyring.seal(place, row, content)

    def seal_json(self, place: str, row: str, content: Any) -> str:
        """Encrypt a JSON value for a row that a step adds."""
        return self._keyring.seal_json(place, row, content)

    def index(self, column: str, value: str) -> str:
        """The blind index of a personal value."""
        return self._keyring.blind_index(column, value)
