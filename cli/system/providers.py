"""`shebao providers`: the mail server and the SMS providers; which are left alone, since when and why."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

import click

from cli import output
from cli.database import need_database
from cli.failures import USAGE, Failure
from cli.groups import Group
from cli.intake.wake import wake
from cli.options import by_option, json_option, reason_option
from cli.tables import table
from cli.times import read_time
from foundation.clock import utcnow
from foundation.settings import get_settings
from notifications.sms import providers_from
from notifications.smtp import PROVIDER
from workflows.messages.sending.pauses import Pause, list_pauses, pause_sender, resume_sender


def _senders() -> list[tuple[str, str]]:
    """Name and channel of each sender that is set, in order of preference."""
    settings = get_settings()
    email = [(PROVIDER, "email")] if settings.smtp_url else []
    return email + [(provider.name, "sms") for provider in providers_from(settings)]


@click.group(cls=Group)
def providers() -> None:
    """The mail server (smtp) and the SMS providers.

    One that refuses us as such, or is not there, is left alone for up to an hour and then tried again. NAME is as in
    the list.
    """


@providers.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the senders and whether they are left alone."""
    need_database()
    senders = _senders()
    pauses = list_pauses([name for name, _ in senders])
    shown = [_shown(name, channel, pauses.get(name)) for name, channel in senders]
    if as_json:
        output.show_json(shown)
        return
    table(("name", "channel", "state", "reason", "since", "until"), [_cells(row) for row in shown], wraps=("reason",))
    if not shown:
        output.note("no sender is set: SHEBAO_SMTP_URL, SHEBAO_SMS_PROVIDERS")


class Shown(TypedDict):
    """A sender as it is shown: `ok`, `paused`, or `refused` if the pause is over and no try has followed."""

    name: str
    channel: str
    state: str
    reason: str | None
    since: datetime | None
    until: datetime | None


def _shown(name: str, channel: str, pause: Pause | None) -> Shown:
    if pause is None:
        return Shown(name=name, channel=channel, state="ok", reason=None, since=None, until=None)
    paused = pause.until > utcnow()
    return Shown(
        name=name,
        channel=channel,
        state="paused" if paused else "refused",
        reason=pause.reason,
        since=pause.since,
        until=pause.until if paused else None,
    )


def _cells(row: Shown) -> Sequence[str | None]:
    moments = [output.exact(moment) if moment else None for moment in (row["since"], row["until"])]
    return [row["name"], row["channel"], row["state"], row["reason"], *moments]


@providers.command()
@click.argument("name", metavar="NAME")
@click.option("--until", metavar="TIME", callback=read_time, help="Until when; without it, until it is resumed.")
@reason_option("Why, for the record.", required=True)
@by_option
@json_option
def pause(name: str, until: datetime | None, reason: str, by: str, as_json: bool) -> None:
    """Leave a sender alone; its SMS go to the next provider, e-mails wait."""
    _check(name)
    pause_sender(name, until, by, reason)
    _say(name, "paused", as_json)


@providers.command()
@click.argument("name", metavar="NAME")
@json_option
def resume(name: str, as_json: bool) -> None:
    """Try a sender again at once."""
    _check(name)
    state = "resumed" if resume_sender(name) else "ok"
    wake("messages.dispatch")
    _say(name, state, as_json)


def _check(name: str) -> None:
    need_database()
    known = [one for one, _ in _senders()]
    if name not in known:
        message = f"there is no sender {name}; there are: {', '.join(known) or 'none'}"
        raise Failure("unknown_provider", message, USAGE, {"values": known})


def _say(name: str, state: str, as_json: bool) -> None:
    if as_json:
        output.show_json({"name": name, "state": state})
    else:
        output.say(f"{name}: {state}")
