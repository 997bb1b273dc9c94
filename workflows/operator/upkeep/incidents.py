"""Incidents: alerts that page and that the database shows. Operators get one mail when one begins, one when it is over.

An incident is a row while it lasts, so there is one mail however many ticks find it, and a mail that could not be sent
goes out at a later tick. Who decides about pages in a larger site is Prometheus (deploy/prometheus/alerts.yml): these
are the same conditions, for sites that have no more than a mail server.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol

from sqlalchemy import ColumnElement, Connection, delete, exists, select, update

from foundation.ids import first_id, new_id
from foundation.settings import get_settings
from models.session import read, write
from models.states import PaymentState
from models.tables import Incident, Payment, Upkeep
from models.upkeep import FAULT
from models.write import insert_rows
from notifications.delivery import Delivery, Outcome
from notifications.operators.compose import compose_incident, compose_recovered
from workflows.operator.upkeep.canary import NAME as CANARY
from workflows.operator.upkeep.watch import AUDIT

_OVERDUE: Final = timedelta(minutes=4)
_UNKNOWN: Final = timedelta(minutes=10)
_LOOKS_BACK: Final = timedelta(days=60)  # a range of the primary key: no index has the state
_UNKNOWN_REASONS: Final = ("authority_unknown", "esign_unknown", "bank_unknown")


class MailSender(Protocol):
    """`notifications.smtp.SmtpSender`."""

    def send(self, batch: Sequence[tuple[str, str, bytes]]) -> list[Delivery]: ...


def _is_overdue(now: datetime) -> ColumnElement[bool]:
    return exists().where(Payment.due_at < now - _OVERDUE, Payment.run_id.is_(None))


def _is_unknown(now: datetime) -> ColumnElement[bool]:
    since = (Payment.id >= first_id(now - _LOOKS_BACK), Payment.updated_at < now - _UNKNOWN)
    return exists().where(*since, Payment.state == PaymentState.ATTENTION, Payment.reason.in_(_UNKNOWN_REASONS))


def _is_altered(now: datetime) -> ColumnElement[bool]:
    return exists().where(Upkeep.name == AUDIT, Upkeep.result.startswith(FAULT))


def _is_canary_failed(now: datetime) -> ColumnElement[bool]:
    return exists().where(Upkeep.name == CANARY, Upkeep.result.startswith(FAULT))


CONDITIONS: Final[dict[str, Callable[[datetime], ColumnElement[bool]]]] = {
    "PaymentsOverdue": _is_overdue,
    "OutcomeUnknown": _is_unknown,
    "AuditAltered": _is_altered,
    "CanaryFailed": _is_canary_failed,
}
"""When each alert holds, in the order of notifications/operators/alerts.toml."""


def follow_incidents(now: datetime, sender: Callable[[], MailSender]) -> int:
    """Begin and end incidents at `now` (UTC), and send the mails that are due; returns how many were sent.

    Does nothing without addresses (SHEBAO_ALERT_MAIL). Raises SettingsError where there is no mail server.
    """
    recipients = get_settings().alert_recipients
    if not recipients:
        return 0
    with read() as connection:
        holding = _holding(connection, now)
    with write() as connection:
        begun = [{"name": name, "since": now} for name in holding]
        insert_rows(connection, Incident.__tablename__, begun, or_ignore=True)
        rows = connection.execute(select(*Incident.__table__.c).order_by(Incident.since, Incident.name)).all()
    sent = 0
    for row in rows:
        if row.name in holding and row.mailed_at is None:
            sent += _mail_begun(row.name, row.since, now, recipients, sender())
        elif row.name not in holding:
            sent += _mail_over(row.name, row.since, row.mailed_at is not None, now, recipients, sender)
    return sent


def _holding(connection: Connection, now: datetime) -> set[str]:
    conditions = [condition(now).label(name) for name, condition in CONDITIONS.items()]
    row = connection.execute(select(*conditions)).one()
    return {name for name, holds in row._mapping.items() if holds}


def _mail_begun(name: str, since: datetime, now: datetime, recipients: Sequence[str], sender: MailSender) -> int:
    """Claim the mail about an incident, and send it; a mail that did not go out is due at the next tick."""
    this = (Incident.name == name) & (Incident.since == since)
    with write() as connection:
        claim = update(Incident).where(this, Incident.mailed_at.is_(None)).values(mailed_at=now)
        if not connection.execute(claim).rowcount:
            return 0
    mail_from = get_settings().mail_from
    mails = [(new_id(), one, compose_incident(name, since, mail_from, one)) for one in recipients]
    sent = _send(sender, mails)
    if not sent:
        with write() as connection:
            connection.execute(update(Incident).where(this).values(mailed_at=None))
    return sent


def _mail_over(
    name: str,
    since: datetime,
    was_mailed: bool,
    now: datetime,
    recipients: Sequence[str],
    sender: Callable[[], MailSender],
) -> int:
    """End an incident; those who got a mail about it get another one."""
    with write() as connection:
        ended = connection.execute(delete(Incident).where(Incident.name == name, Incident.since == since)).rowcount
    if not ended or not was_mailed:
        return 0
    mail_from = get_settings().mail_from
    mails = [(new_id(), one, compose_recovered(name, since, now, mail_from, one)) for one in recipients]
    return _send(sender(), mails)


def _send(sender: MailSender, mails: Sequence[tuple[str, str, bytes]]) -> int:
    return sum(delivery.status in (Outcome.SENT, Outcome.UNKNOWN) for delivery in sender.send(mails))
