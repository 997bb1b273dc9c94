"""Delivery of messages: a run that is over nudges the channels, and a tick finds due messages that were left."""

import time
from pathlib import Path

from celery import Task
from sqlalchemy import exists, select

from foundation.clock import utcnow
from foundation.settings import get_settings
from models.session import read
from models.tables import Message
from tasks.app import app
from tasks.gateways import get_email_sender, get_sms_providers
from tasks.nudge import nudge
from workflows.messages.receipts.bounces import take_maildir
from workflows.messages.receipts.polling import ask_for_reports
from workflows.messages.sending import deliver
from workflows.messages.sending.health import judge_providers
from workflows.messages.signing import get_pdf_signer
from workflows.operator.upkeep.incidents import follow_incidents

# Sending may take longer than a step; claimed rows have a lease of their own
# (workflows.messages.sending.deliver.LEASE_SECONDS).
_LIMITS = {"soft_time_limit": 40, "time_limit": 50}
# A process nudges no more often than the tick does: a delivery that runs already sends what was written meanwhile, too.
_NUDGE_SECONDS = 1.0
_nudged_at = float("-inf")


@app.task(name="messages.dispatch")
def dispatch_messages() -> dict[str, int]:
    """Start the delivery of each channel that has something due."""
    due = _channels_due()
    for task in due:
        task.apply_async(expires=5)
    return {"channels": len(due)}


@app.task(name="messages.deliver_email", **_LIMITS)
def deliver_email() -> dict[str, int]:
    """Send what is due by e-mail; raises SettingsError while no letter could be sent or written rightly."""
    get_pdf_signer()
    return {"handled": deliver.deliver_email(get_email_sender(), lambda: nudge("messages.deliver_email"))}


@app.task(name="messages.deliver_sms", **_LIMITS)
def deliver_sms() -> dict[str, int]:
    """Send what is due by SMS."""
    return {"handled": deliver.deliver_sms(get_sms_providers(), lambda: nudge("messages.deliver_sms"))}


@app.task(name="messages.collect_reports", **_LIMITS)
def collect_reports() -> dict[str, int]:
    """Ask the SMS providers for reports that did not come, judge their health, and read the bounces of e-mails.

    Raises OSError for a Maildir that cannot be read; all else is done by then.
    """
    providers = get_sms_providers()
    reports = ask_for_reports(providers, utcnow())
    names = [provider.name for provider in providers]
    shifts = len(names) > 1 and judge_providers(names, utcnow())
    maildir = get_settings().bounce_maildir
    bounces = take_maildir(Path(maildir)) if maildir else {}
    return {"reports": reports, "shifts": int(shifts), "bounces": sum(bounces.values())}


@app.task(name="messages.mail_operators", **_LIMITS)
def mail_operators() -> dict[str, int]:
    """Mail operators about alerts that began or ended (SHEBAO_ALERT_MAIL)."""
    return {"mails": follow_incidents(utcnow(), get_email_sender)}


def nudge_messages() -> None:
    """Messages may have been written: have them sent now, not at the next tick. A lost nudge costs that second."""
    global _nudged_at  # one thread carries out tasks
    if time.monotonic() - _nudged_at < _NUDGE_SECONDS:
        return
    _nudged_at = time.monotonic()
    for task in _channels_due():
        nudge(task.name)


def _channels_due() -> list[Task]:
    """The deliveries of the channels that have something due.

    They are not listed by a query over messages: with a mail server away, that would read its whole backlog each time.
    """
    now, channels = utcnow(), {"email": deliver_email, "sms": deliver_sms}
    waits = [exists().where(Message.channel == channel, Message.due_at <= now) for channel in channels]
    with read() as connection:
        found = connection.execute(select(*waits)).one()
    return [task for task, waiting in zip(channels.values(), found, strict=True) if waiting]
