"""What a step sees of one payment: its row, the request, what earlier steps kept, the events that came, the time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from types import SimpleNamespace
from typing import Any

from foundation.crypto import Keyring
from foundation.settings import Settings
from models.tables import Contract, Debit, Declaration
from models.write import Move
from regions import Assessment, Period, Region, assess, find_region, get_region
from workflows.payment.event_types import payment_event
from workflows.payment.outcomes import Effect, Insert, Update, Use

Record = dict[str, Any]

# What is kept of a payment beside its own row, by table; and the steps before which none of it can be there.
_KEPT = {model.__tablename__: model for model in (Declaration, Contract, Debit)}
_QUIET = frozenset({"materials", "method"})


@lru_cache(maxsize=8)
def _blank(table: str) -> Record:
    return dict.fromkeys(column.name for column in _KEPT[table].__table__.columns)


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
        self.settings = settings
        self._keyring = keyring
        self.declarations: list[Any] = []
        self.contracts: list[Any] = []
        self.debits: list[Any] = []
        # Tables of which all rows of this payment are here. Before its first move nothing was kept of it anywhere,
        # for the steps that come first make no calls.
        self.known: set[str] = set(_KEPT) if row.version == 1 and row.step in _QUIET else set()
        self.begin(now)

    def begin(self, now: datetime) -> None:
        """At the beginning of a step nothing is known yet of what others may have changed."""
        self.now = now
        self.events: list[ArrivedEvent] = []
        self.mandate: Any = None
        self.contract_ended = False
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
        return get_region(self.payment.region)

    @property
    def region_is_known(self) -> bool:
        """Whether this process has the region's policy; another one may have it, or this one later."""
        return find_region(self.payment.region) is not None

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
        wanted = {payment_event(name) for name in names}
        return next((event for event in self.events if event.type in wanted), None)

    def live(self, rows: list[Any], ended: frozenset[str]) -> Any:
        """The row that is not in an ended state, if there is one."""
        return next((row for row in rows if row.state not in ended), None)

    def remember(self, table: str, row: Mapping[str, Any]) -> None:
        """See a row of declarations, contracts or debits, loaded or just committed."""
        getattr(self, table).append(SimpleNamespace(**{**_blank(table), **row}))

    def moved_on(self, moved: Move, effects: Iterable[Effect]) -> "Case":
        """The case as it will be when a decision is written; what is known of it goes over, what it notes does not
        come back."""
        later = Case.__new__(Case)
        vars(later).update(vars(self))
        row = self.payment
        before = vars(row) if isinstance(row, SimpleNamespace) else row._asdict()
        later.payment = SimpleNamespace(**{**before, **moved})
        later.payment.version += 1
        later.facts = dict(moved["progress"] or {})
        later._apply(effects)
        return later

    def _apply(self, effects: Iterable[Effect]) -> None:
        for effect in effects:
            match effect:
                case Insert(table, kept) if table in _KEPT:
                    self.remember(table, kept)
                case Update(table, kept) if table in _KEPT:
                    for known in getattr(self, table):
                        if known.key == kept["key"]:
                            vars(known).update(kept)

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
