"""`shebao providers`: the mail server and the SMS providers; which are left alone, since when and why."""

from collections.abc import Sequence
from dataclasses import asdict

import click

from cli import output
from cli.database import reading
from cli.failures import USAGE, Failure
from cli.groups import Group
from cli.options import json_option
from cli.system.pauses import pausing, resuming
from cli.tables import table
from foundation.settings import get_settings
from foundation.settings.callback_secrets import address_token
from models.states import PauseKind
from workflows.messages.sending.health import list_shifts
from workflows.operator.sides import SenderView, list_senders


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
    with reading() as connection:
        shown = list_senders(connection)
    if as_json:
        output.show_json(shown)
        return
    names = ("name", "channel", "state", "share", "reason", "since", "until")
    table(names, [_cells(row) for row in shown], wraps=("reason",))
    if not shown:
        output.note("no sender is set: SHEBAO_SMTP_URL, SHEBAO_SMS_PROVIDERS")


def _cells(row: SenderView) -> Sequence[str | None]:
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
