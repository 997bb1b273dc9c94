"""`shebao providers`: the mail server and the SMS providers; which are left alone, since when and why."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TypedDict

import click

from cli import output
from cli.database import reading
from cli.failures import USAGE, Failure
from cli.groups import Group
from cli.options import json_option
from cli.system.pauses import pausing, provider_names, resuming
from cli.tables import table
from foundation.clock import utcnow
from foundation.settings import get_settings
from foundation.settings.callback_secrets import address_token
from models.states import Channel, PauseKind
from workflows.messages.sending.health import list_shifts, read_shares
from workflows.messages.sending.pauses import Refusal, list_refusals
from workflows.operator.pauses import PauseView, list_pauses


@click.group(cls=Group)
def providers() -> None:
    """The mail server (smtp) and the SMS providers.

    One that refuses us as such, or is not there, is left alone for up to an hour and then tried again. NAME is as in
    the list.
    """


class Shown(TypedDict):
    """A sender as it is shown: `ok`, `paused`, or `refused` if the pause is over and no try has followed. `share`: the
    percent of the messages that it gets first, where there are several of its channel."""

    name: str
    channel: str
    state: str
    reason: str | None
    since: datetime | None
    until: datetime | None
    share: int | None


@providers.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the senders and whether they are left alone."""
    senders = provider_names()
    with reading() as connection:
        paused = {one["name"]: one for one in list_pauses(connection) if one["kind"] == PauseKind.PROVIDER}
    refusals = list_refusals(list(senders))
    shown = [_shown(name, channel, refusals.get(name), paused.get(name)) for name, channel in senders.items()]
    sms = [row for row in shown if row["channel"] == Channel.SMS]
    shares = read_shares([row["name"] for row in sms]) if len(sms) > 1 else {}
    for row in sms:
        row["share"] = shares.get(row["name"])
    if as_json:
        output.show_json(shown)
        return
    names = ("name", "channel", "state", "share", "reason", "since", "until")
    table(names, [_cells(row) for row in shown], wraps=("reason",))
    if not shown:
        output.note("no sender is set: SHEBAO_SMTP_URL, SHEBAO_SMS_PROVIDERS")


def _shown(name: str, channel: str, refusal: Refusal | None, pause: PauseView | None) -> Shown:
    shown = Shown(name=name, channel=channel, state="ok", reason=None, since=None, until=None, share=None)
    if refusal is not None:
        left_alone = refusal.until > utcnow()
        state, until = ("paused", refusal.until) if left_alone else ("refused", None)
        shown.update({"state": state, "reason": refusal.reason, "since": refusal.since, "until": until})
    if pause is not None:
        reason = f"{pause['by']}: {pause['reason']}"
        shown.update({"state": "paused", "reason": reason, "since": pause["since"], "until": pause["until"]})
    return shown


def _cells(row: Shown) -> Sequence[str | None]:
    moments = [output.exact(moment) if moment else None for moment in (row["since"], row["until"])]
    share = None if row["share"] is None else f"{row['share']} %"
    return [row["name"], row["channel"], row["state"], share, row["reason"], *moments]


@providers.command()
@click.option("--limit", type=click.IntRange(1, 10_000), metavar="N", default=20, show_default=True, help="Most shown.")
@json_option
def shifts(limit: int, as_json: bool) -> None:
    """List how the shares of the SMS providers changed, and why, newest first."""
    with reading() as connection:
        found = list_shifts(connection, limit)
    if as_json:
        output.show_json([asdict(one) for one in found])
        return
    table(
        ("at", "name", "share", "reason"), [(output.exact(it.at), it.name, f"{it.share} %", it.reason) for it in found]
    )
    if not found:
        output.note("the shares never changed")


@providers.command()
@click.argument("name", type=click.Choice(["aliyun", "tencent"]), metavar="NAME")
@json_option
def address(name: str, as_json: bool) -> None:
    """Show the address to which a provider pushes its delivery reports: aliyun or tencent.

    It holds a secret made from SHEBAO_CALLBACK_SECRET; enter it in the provider's console.
    """
    settings = get_settings()
    secrets = settings.callback_secrets(f"sms/{name}")
    if not secrets:
        raise Failure("callbacks_closed", f"SHEBAO_CALLBACK_SECRET has no secret of sms/{name}", USAGE)
    url = f"{settings.public_url}/v1/callbacks/sms/{name}/{address_token(secrets[0], name)}"
    if as_json:
        output.show_json({"name": name, "url": url})
    else:
        output.say(url)


providers.add_command(pausing(PauseKind.PROVIDER, "pause"))
providers.add_command(resuming(PauseKind.PROVIDER, "resume"))
