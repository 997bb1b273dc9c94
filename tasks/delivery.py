"""Letters on their way: a run that is over wakes the channels, and a tick looks for due messages that were left."""

import time

from sqlalchemy import select

from models.clock import utcnow
from models.session import read
from models.tables import Message
from tasks.app import app
from tasks.gateways import get_email_sender, get_sms_providers
from tasks.nudge import PUBLISHING_ERRORS
from workflows import delivery

# Sending may take longer than a step; what is claimed here has a lease of its own (workflows.delivery.LEASE_SECONDS).
_LIMITS = {"soft_time_limit": 40, "time_limit": 50}
# A process wakes no more often than the tick does. Who is awake already sends what was written meanwhile, too.
_WAKE_SECONDS = 1.0
_woken_at = float("-inf")


@app.task(name="messages.dispatch")
def dispatch_messages() -> dict[str, int]:
    """Wake the delivery of each channel that has something due."""
    due = select(Message.channel).where(Message.due_at <= utcnow()).distinct()
    with read() as connection:
        channels = connection.execute(due).scalars().all()
    for channel in channels:
        (deliver_email if channel == "email" else deliver_sms).apply_async(expires=5)
    return {"channels": len(channels)}


@app.task(name="messages.deliver_email", **_LIMITS)
def deliver_email() -> dict[str, int]:
    """Send what is due by e-mail."""
    return {"handled": delivery.deliver_email(get_email_sender())}


@app.task(name="messages.deliver_sms", **_LIMITS)
def deliver_sms() -> dict[str, int]:
    """Send what is due by SMS."""
    return {"handled": delivery.deliver_sms(get_sms_providers())}


def wake_letters() -> None:
    """Letters may have been written: have them sent now, not at the next tick. A lost wake-up costs that second."""
    global _woken_at  # one thread carries out tasks
    if time.monotonic() - _woken_at < _WAKE_SECONDS:
        return
    _woken_at = time.monotonic()
    try:
        for channel in (deliver_email, deliver_sms):
            channel.apply_async(expires=5)
    except PUBLISHING_ERRORS:
        return
