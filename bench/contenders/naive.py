"""The durable chain that most would write first: a task per step, an ORM session and a transaction in each."""

import os
import sys
from datetime import UTC, datetime
from functools import lru_cache

import psycopg
from celery import Celery, chain, signals
from sqlalchemy import DateTime, Engine, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from bench.contenders.base import Contender
from bench.servers import Place

STEPS = 6

app = Celery("naive", broker=os.environ.get("BENCH_REDIS"))
app.conf.update(task_ignore_result=True, broker_connection_retry_on_startup=True)


class Base(DeclarativeBase):
    """Tables of this contender."""


class Payment(Base):
    """A payment and how far it is."""

    __tablename__ = "naive_payments"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    state: Mapped[int] = mapped_column(Integer, default=0)
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Log(Base):
    """One row a step."""

    __tablename__ = "naive_log"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    payment_id: Mapped[int] = mapped_column(ForeignKey("naive_payments.id"), index=True)
    step: Mapped[int] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


@lru_cache(maxsize=1)
def _engine() -> Engine:
    return create_engine(os.environ["BENCH_PG"])


@signals.worker_process_init.connect
def _fresh(**_: object) -> None:
    _engine.cache_clear()


@app.task(name="naive.step")
def step(number: int, at: int) -> None:
    """Lock the payment, move it one step, write a log row, commit."""
    with Session(_engine()) as session, session.begin():
        payment = session.execute(select(Payment).where(Payment.id == number).with_for_update()).scalar_one()
        if payment.state != at - 1:
            return
        now = datetime.now(UTC)
        payment.state, payment.updated_at = at, now
        session.add(Log(payment_id=number, step=at, note="done", at=now))


class Naive(Contender):
    """One `-c 2` worker."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._next = 0
        app.conf.broker_url = place.broker(1)

    def start(self) -> None:
        self._engine = create_engine(self.place.postgres_url)
        Base.metadata.create_all(self._engine)
        self._connection = psycopg.connect(self.place.dsn, autocommit=True)
        command = [sys.executable, "-m", "celery", "-A", "bench.contenders.naive:app", "worker", "-c", "2"]
        self.fleet.start("naive", [*command, "-n", "naive@bench", "--loglevel", "WARNING"], self.environment())

    def submit(self, count: int) -> None:
        for _ in range(count):
            with Session(self._engine) as session, session.begin():
                session.add(Payment(id=self._next, state=0, updated_at=datetime.now(UTC)))
            chain(*(step.si(self._next, at) for at in range(1, STEPS + 1))).apply_async()
            self._next += 1

    def done(self) -> int:
        row = self._connection.execute("SELECT count(*) FROM naive_payments WHERE state = %s", (STEPS,)).fetchone()
        return int(row[0]) if row else 0
