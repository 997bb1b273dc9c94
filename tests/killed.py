"""Senders of messages in processes of their own, to be killed at work."""

import multiprocessing
import os
from multiprocessing.process import BaseProcess
from typing import Final

from foundation import faults
from foundation.settings import forget_settings, get_settings
from notifications.sms import providers_from
from notifications.smtp import SmtpSender
from workflows.messages.sending.deliver import deliver_email, deliver_sms

# A server of processes without the threads of this one; it has imported what a sender needs.
_PROCESSES: Final = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload([__name__])


def sender(channel: str, place: str) -> BaseProcess:
    """A process that sends what is due by a channel; it is killed at the fault point `place`, if that is one."""
    return _PROCESSES.Process(target=_deliver, args=(dict(os.environ), channel, place))


def deliver(channel: str) -> None:
    """Send what is due by a channel, by the senders of the settings."""
    settings = get_settings()
    if channel == "sms":
        deliver_sms(providers_from(settings))
        return
    smtp = SmtpSender(settings.smtp_url, settings.mail_from)
    try:
        deliver_email(smtp)
    finally:
        smtp.close()


def _deliver(environment: dict[str, str], channel: str, place: str) -> None:
    os.environ.clear()
    os.environ.update(environment)
    forget_settings()
    if place in faults.POINTS:
        faults.arm(f"{place}=kill")
    deliver(channel)
