"""Metrics in Prometheus' text format, counted in the database when they are asked for.

Labels are states, steps, codes of ours and channels; never a person, a payment, or a text that someone sent.
"""

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from math import ceil, inf

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Connection, Select, bindparam, func, select, text

from foundation.clock import day_begins, shanghai_day, utcnow
from foundation.ids import first_id
from foundation.money import fen_from_yuan
from models.pauses import read_pauses
from models.session import report
from models.sql import statement
from models.states import ArrivalState, BreakerState, InboxState, PauseKind, PaymentState
from models.tables import Arrival, Breaker, InboxEvent, Instant, Message, Outbox, Payment, Run, Upkeep, WebhookDelivery
from models.upkeep import FAULT
from workflows.operator.overview import money_today
from workflows.payment.event_types import EventType

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_KEPT_SECONDS = 2.0
_KEPT_TIMES = 20.0  # so many times as long as counting took: with any stock of payments it takes a twentieth of a core
_DAY = timedelta(days=1)
_PACE = timedelta(minutes=5)
_MOST_EVENTS = 3000


class DatabaseCollector(Collector):
    """Counts of the database, taken at every collection."""

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """All families."""
        with report() as connection:
            yield from _payments(connection)
            yield from _backlog(connection)
            yield _step_times(connection)
            yield from _work(connection)
            yield from _money(connection)
            yield from _letters_and_events(connection)
            yield from _upkeep(connection)

    def describe(self) -> Iterable[GaugeMetricFamily]:
        """None: registering must not ask the database."""
        return []


def _payments(connection: Connection) -> Iterable[GaugeMetricFamily]:
    labels = ["state", "step", "reason", "region"]
    payments = GaugeMetricFamily("shebao_payments", "Payments by state and region.", labels=labels)
    columns = (Payment.state, Payment.step, Payment.reason, Payment.region)
    changed, tried = func.min(Payment.updated_at), func.sum(Payment.attempts)
    oldest: dict[str, datetime] = {}
    attempts: Counter[str] = Counter()
    for state, step, reason, region, count, changed_at, tries in connection.execute(
        select(*columns, func.count(), changed, tried).group_by(*columns)
    ):
        payments.add_metric([state, step, reason or "", region], count)
        if not PaymentState(state).is_over:
            oldest[state] = min(oldest.get(state, changed_at), changed_at)
            attempts[step] += int(tries)
    yield payments
    yield _oldest(oldest)
    yield _attempts(attempts)


def _attempts(made: Mapping[str, int]) -> GaugeMetricFamily:
    words = "Failed attempts at the step at which payments that have not ended are now."
    attempts = GaugeMetricFamily("shebao_payments_attempts", words, labels=["step"])
    for step, count in made.items():
        attempts.add_metric([step], count)
    return attempts


def _backlog(connection: Connection) -> Iterable[GaugeMetricFamily]:
    """Due payments, and in how long they are done at the pace of the last minutes: infinite where nothing moves."""
    now = utcnow()
    due = (Payment.due_at <= now) & Payment.run_id.is_(None)
    count, first = connection.execute(select(func.count(), func.min(Payment.due_at)).where(due)).one()
    yield GaugeMetricFamily("shebao_payments_due", "Payments that wait for a worker.", value=count)
    age = (now - first).total_seconds() if first else 0.0
    yield GaugeMetricFamily("shebao_payments_due_age_seconds", "How long the first of them has waited.", value=age)
    moved = select(func.count(Outbox.payment_id.distinct())).where(
        Outbox.id >= first_id(now - _PACE), Outbox.type != EventType.ACCEPTED
    )
    pace = connection.execute(moved).scalar_one() / _PACE.total_seconds()
    drain = 0.0 if not count else count / pace if pace else inf
    words = "In how many seconds the payments that wait are done, at the pace of the last five minutes."
    yield GaugeMetricFamily("shebao_backlog_drain_seconds", words, value=drain)


def _step_times(connection: Connection) -> GaugeMetricFamily:
    """Of the steps that payments left in the last hour; payments are found by their events, the newest few thousand."""
    words = "How long payments were in a step that they left in the last hour: the median and the 95th of a hundred."
    times = GaugeMetricFamily("shebao_step_seconds", words, labels=["step", "quantile"])
    since = utcnow() - timedelta(hours=1)
    query = statement(connection.dialect.name, "reports/step_times").bindparams(bindparam("since", type_=Instant()))
    taken: dict[str, list[float]] = {}
    for step, seconds in connection.execute(query, {"since": since, "first": first_id(since), "most": _MOST_EVENTS}):
        taken.setdefault(step, []).append(max(0.0, seconds))
    for step, seconds in taken.items():
        seconds.sort()
        for quantile in (0.5, 0.95):
            times.add_metric([step, str(quantile)], seconds[ceil(quantile * len(seconds)) - 1])
    return times


def _oldest(changed_at: Mapping[str, datetime]) -> GaugeMetricFamily:
    words = "How long ago the payment in this state changed that has not for the longest time."
    ages = GaugeMetricFamily("shebao_payments_unchanged_seconds", words, labels=["state"])
    for state, instant in changed_at.items():
        ages.add_metric([state], max(0.0, (utcnow() - instant).total_seconds()))
    return ages


def _work(connection: Connection) -> Iterable[GaugeMetricFamily]:
    runs = connection.execute(select(func.count()).select_from(Run)).scalar_one()
    yield GaugeMetricFamily("shebao_runs", "Runs at work.", value=runs)
    breakers = GaugeMetricFamily("shebao_breaker_open", "1 where a circuit breaker is open.", labels=["name"])
    for name, state in connection.execute(select(Breaker.name, Breaker.state)):
        breakers.add_metric([name], float(state != BreakerState.CLOSED))
    yield breakers
    yield _pauses(connection)
    yield _inbox(connection)


def _inbox(connection: Connection) -> GaugeMetricFamily:
    """Events of a day, found by their ids, and those of any age that wait, found by partial indexes."""
    help_text = "Events of the last 24 hours and all that wait, by channel and state."
    inbox = GaugeMetricFamily("shebao_inbox", help_text, labels=["channel", "state"])
    columns = (InboxEvent.channel, InboxEvent.state)
    waiting = (InboxState.PENDING, InboxState.UNMATCHED)
    recent = (InboxEvent.id >= first_id(utcnow() - _DAY), InboxEvent.state.not_in(waiting))
    for where in (recent, *((InboxEvent.state == text(f"'{state}'"),) for state in waiting)):
        for channel, state, count in connection.execute(
            select(*columns, func.count()).where(*where).group_by(*columns)
        ):
            inbox.add_metric([channel, state], count)
    return inbox


def _pauses(connection: Connection) -> GaugeMetricFamily:
    """What is paused by kind and name; payments are counted without their ids."""
    paused = GaugeMetricFamily("shebao_paused", "What operators have paused.", labels=["kind", "name"])
    named = Counter(
        (pause.kind.value, "" if pause.kind is PauseKind.PAYMENT else pause.name)
        for pause in read_pauses(connection, utcnow())
    )
    for labels, count in named.items():
        paused.add_metric(labels, count)
    return paused


def _money(connection: Connection) -> Iterable[GaugeMetricFamily]:
    labels = ["reason"]
    sums = GaugeMetricFamily("shebao_arrivals_open", "Sums of money that need somebody, by reason.", labels=labels)
    amounts = GaugeMetricFamily("shebao_arrivals_open_fen", "What of them is not booked, in fen.", labels=labels)
    rest = func.sum(Arrival.amount_fen - Arrival.booked_fen)
    query = select(Arrival.reason, func.count(), rest).where(Arrival.state == ArrivalState.OPEN)
    for reason, count, fen in connection.execute(query.group_by(Arrival.reason)):
        sums.add_metric([reason or ""], count)
        amounts.add_metric([reason or ""], int(fen))
    yield sums
    yield amounts
    yield _money_today(connection)


def _money_today(connection: Connection) -> GaugeMetricFamily:
    """Sums of the day in Asia/Shanghai, without the canary's: asked for, received and booked."""
    today = money_today(connection)
    sums = GaugeMetricFamily("shebao_money_today_fen", "Money asked for and reported today, in fen.", labels=["kind"])
    sums.add_metric(["received"], fen_from_yuan(today["received"]))
    sums.add_metric(["booked"], fen_from_yuan(today["booked"]))
    midnight = day_begins(shanghai_day(utcnow()))
    query = statement(connection.dialect.name, "reports/asked_since").bindparams(bindparam("since", type_=Instant()))
    asked = connection.execute(query, {"since": midnight, "first": first_id(midnight)}).scalar_one()
    sums.add_metric(["asked"], int(asked))
    return sums


def _letters_and_events(connection: Connection) -> Iterable[GaugeMetricFamily]:
    letters = "Letters of the last 24 hours by channel, provider and state."
    messages = GaugeMetricFamily("shebao_messages", letters, labels=["channel", "provider", "state"])
    columns = (Message.channel, Message.provider, Message.state)
    recent = Message.id >= first_id(utcnow() - _DAY)
    query = select(*columns, func.count()).where(recent).group_by(*columns)
    for channel, provider, state, count in connection.execute(query):
        messages.add_metric([channel, provider or "", state], count)
    yield messages
    age = _age(connection, select(func.min(Message.due_at)).where(Message.due_at.is_not(None)))
    yield GaugeMetricFamily("shebao_messages_due_age_seconds", "How long the first due letter has waited.", value=age)
    waiting = select(func.count()).where(Outbox.due_at.is_not(None))
    value = connection.execute(waiting).scalar_one()
    yield GaugeMetricFamily("shebao_events_due", "Events that are still to be published.", value=value)
    age = _age(connection, select(func.min(Outbox.due_at)).where(Outbox.due_at.is_not(None)))
    yield GaugeMetricFamily("shebao_events_due_age_seconds", "How long the first of them has waited.", value=age)
    webhooks = GaugeMetricFamily("shebao_webhook_deliveries", "Webhook deliveries by state.", labels=["state"])
    counted = select(WebhookDelivery.state, func.count()).group_by(WebhookDelivery.state)
    for state, count in connection.execute(counted):
        webhooks.add_metric([state], count)
    yield webhooks


def _upkeep(connection: Connection) -> Iterable[GaugeMetricFamily]:
    now = utcnow()
    age = GaugeMetricFamily("shebao_upkeep_age_seconds", "Since when a regular task was not done.", labels=["name"])
    failed = GaugeMetricFamily("shebao_upkeep_failed", "1 where a regular task found a fault.", labels=["name"])
    for row in connection.execute(select(Upkeep.name, Upkeep.at, Upkeep.result)):
        age.add_metric([row.name], max(0.0, (now - row.at).total_seconds()))
        failed.add_metric([row.name], float((row.result or "").startswith(FAULT)))
    yield age
    yield failed


def _age(connection: Connection, first: Select[datetime | None]) -> float:
    """Seconds since an instant, 0 if there is none or it is to come."""
    due_at = connection.execute(first).scalar_one()
    return 0.0 if due_at is None else max(0.0, (utcnow() - due_at).total_seconds())


class Metrics:
    """The text, kept for two seconds or longer, so that many scrapers cost no more than one."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry(auto_describe=False)
        self._registry.register(DatabaseCollector())
        self._text = b""
        self._until = 0.0

    def text(self) -> bytes:
        """The metrics; raises SQLAlchemy's OperationalError where there is no database."""
        if time.monotonic() >= self._until:
            began = time.monotonic()
            self._text = generate_latest(self._registry)
            ended = time.monotonic()
            self._until = ended + max(_KEPT_SECONDS, _KEPT_TIMES * (ended - began))
        return self._text
