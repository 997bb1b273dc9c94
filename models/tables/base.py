"""What the tables have in common: column types, and constraints and indexes made from the states."""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, Computed, DateTime, Dialect, Index, String, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from foundation.clock import instant_text


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant: `timestamptz` on PostgreSQL, sortable text on SQLite, which has no such type."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime] | TypeEngine[str]:
        """The type of the column in the dialect's database."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(27))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """The instant as the database's driver takes it."""
        return value if value is None or dialect.name != "sqlite" else instant_text(value)

    def process_result_value(self, value: datetime | str | None, dialect: Dialect) -> datetime | None:
        """The instant as the database's driver gave it, in UTC."""
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        return None if value is None else value.astimezone(UTC)


Json = JSON().with_variant(JSONB(), "postgresql")
JsonObject = dict[str, object]
Id = String(32)
Digest = String(64)
Key = String(64)


class Base(DeclarativeBase):
    """All tables; a row's repr shows its primary key and never its content."""

    def __repr__(self) -> str:
        keys = ", ".join(f"{column.name}={getattr(self, column.name)!r}" for column in self.__table__.primary_key)
        return f"{type(self).__name__}({keys})"


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """The constraint that `column` holds one of the enum's values."""
    return CheckConstraint(f"{column} IN ({_listed(values)})", name=f"{column}_known")


def live_slot(states: type[StrEnum], live: Iterable[StrEnum], apart: str | None = None) -> Mapped[str]:
    """A generated column: `live` while the row's state is one of `live`, and the row's own key afterwards. A live row
    of the kind `apart` has a slot of its own, which is named like it, until it is settled: another one may follow.

    Unique together with the payment, it admits one live row at most. A partial index on the state would do the same,
    but would be rewritten with every change of the state.
    """
    live = frozenset(live)
    ended = [state for state in states if state not in live]
    other = "" if apart is None else f" WHEN kind = '{apart}' THEN CASE state WHEN 'settled' THEN key ELSE kind END"
    expression = f"CASE WHEN state IN ({_listed(ended)}) THEN key{other} ELSE 'live' END"
    return mapped_column(Key, Computed(expression, persisted=True))


def slot_index(table: str) -> Index:
    """The unique index that makes `slot` a rule."""
    return Index(f"{table}_slot", "payment_id", "slot", unique=True)


def index_where(condition: str, name: str, *columns: str, unique: bool = False) -> Index:
    """An index of the rows that satisfy `condition`."""
    where = text(condition)
    return Index(name, *columns, unique=unique, postgresql_where=where, sqlite_where=where)


def due_index(table: str, *first: str) -> Index:
    """The index of the rows that are due, by instant (after the columns `first`)."""
    return index_where("due_at IS NOT NULL", f"{table}_due", *first, "due_at")


def _listed(values: Iterable[StrEnum]) -> str:
    return ", ".join(f"'{value}'" for value in values)
