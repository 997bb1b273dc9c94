"""Operators: named accounts with a role, and their sessions in the console."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.states import Role
from models.tables.base import Base, Digest, Instant, one_of


class Operator(Base):
    """An operator's account. `password` is an Argon2id hash in PHC form."""

    __tablename__ = "operators"
    __table_args__ = (one_of("role", Role),)

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    role: Mapped[str] = mapped_column(String(16))
    password: Mapped[str] = mapped_column(String(160))
    created_at: Mapped[datetime] = mapped_column(Instant)
    created_by: Mapped[str] = mapped_column(String(128))
    disabled_at: Mapped[datetime | None] = mapped_column(Instant)


class OperatorSession(Base):
    """A session in the console, by the digest of its token: the token itself is in the browser alone."""

    __tablename__ = "operator_sessions"

    digest: Mapped[str] = mapped_column(Digest, primary_key=True)
    operator: Mapped[str] = mapped_column(String(64))
    until: Mapped[datetime] = mapped_column(Instant)
