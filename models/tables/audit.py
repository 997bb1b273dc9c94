"""Who did or looked at what, and why: a log that can only be added to, chained by digests."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Digest, Id, Instant, Json, JsonObject


class AuditEntry(Base):
    """One action or look of an operator that no payment's history has. `digest` covers the entry and the one before."""

    __tablename__ = "audit"
    __table_args__ = (Index("audit_payment", "payment_id"),)

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Instant)
    actor: Mapped[str] = mapped_column(String(128))
    action: Mapped[str] = mapped_column(String(32))
    payment_id: Mapped[str | None] = mapped_column(Id)
    reason: Mapped[str | None] = mapped_column(String(255))
    details: Mapped[JsonObject | None] = mapped_column(Json)
    digest: Mapped[str] = mapped_column(Digest)
