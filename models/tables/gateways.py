"""What all workers share about the gateways: circuit breakers and rate limits."""

from datetime import datetime

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.states import BreakerState
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
