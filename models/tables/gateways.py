"""What all workers share about the gateways: circuit breakers and rate limits; and what an operator has paused."""

from datetime import datetime

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.states import BreakerState, PauseKind
from models.tables.base import Base, Instant, one_of


class Breaker(Base):
    """The circuit breaker of a gateway or provider; `changed_at` is when it opened or closed, `reason` why."""

    __tablename__ = "breakers"
    __table_args__ = (one_of("state", BreakerState),)

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    failures: Mapped[int] = mapped_column(Integer)
    open_until: Mapped[datetime | None] = mapped_column(Instant)
    changed_at: Mapped[datetime] = mapped_column(Instant)


class RateLimit(Base):
    """Until when a gateway's slots are taken, by the database's clock (workflows/engine/rate_limit.py)."""

    __tablename__ = "rate_limits"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    free_at: Mapped[datetime] = mapped_column(Instant)
    queue_until: Mapped[datetime] = mapped_column(Instant)
    again_until: Mapped[datetime] = mapped_column(Instant)


class Pause(Base):
    """What an operator has paused: `person` says who, `reason` why; without `until` it lasts until it is resumed."""

    __tablename__ = "pauses"
    __table_args__ = (one_of("kind", PauseKind),)

    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    person: Mapped[str] = mapped_column(String(128))
    reason: Mapped[str] = mapped_column(String(255))
    since: Mapped[datetime] = mapped_column(Instant)
    until: Mapped[datetime | None] = mapped_column(Instant)
