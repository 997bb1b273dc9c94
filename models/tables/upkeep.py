"""What the system does by itself from time to time, and what is wrong with it now."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Instant


class Upkeep(Base):
    """A regular task: `at` is when it was last done, `place` how far a pass has come, `result` what came of it."""

    __tablename__ = "upkeep"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    place: Mapped[str | None] = mapped_column(String(64))
    result: Mapped[str | None] = mapped_column(String(64))


class Incident(Base):
    """An alert that holds since `since`; `mailed_at` is when operators got the mail about it."""

    __tablename__ = "incidents"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    since: Mapped[datetime] = mapped_column(Instant)
    mailed_at: Mapped[datetime | None] = mapped_column(Instant)
