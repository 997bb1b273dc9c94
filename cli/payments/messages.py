"""`shebao messages`: what was sent to payers, what was not and why, and sending it again."""

import functools
from collections.abc import Callable
from datetime import datetime
from typing import BinaryIO

import click
from sqlalchemy import Connection

from cli import output
from cli.database import need_database, reading
from cli.failures import USAGE, Failure
from cli.groups import Group
from cli.intake.nudging import nudge
from cli.options import by_option, json_option, reason_option
from cli.tables import table
from cli.times import read_time
from models.states import Channel, MessageState
from notifications.bounces import MOST_BYTES, NotABounce
from notifications.letters import list_templates
from workflows.messages.listing import MessageFilter, list_messages, message_details, reasons_in_use
from workflows.messages.receipts.bounces import take_bounce
from workflows.messages.resend import Record, resend_matching, resend_message
from workflows.operator.access.permissions import Permission
from workflows.operator.lookup import find_payment

_STATES = [state.value for state in MessageState]
_CHANNELS = [channel.value for channel in Channel]


def _options(reason: str) -> tuple[Callable[[Callable[..., None]], Callable[..., None]], ...]:
    return (
        click.option("--state", type=click.Choice(_STATES), help="Only messages in this state."),
        click.option(f"--{reason}", "code", metavar="CODE", help="Only messages with this reason (letters.md)."),
        click.option("--payment", metavar="ID", help="Only messages about this payment."),
        click.option("--channel", type=click.Choice(_CHANNELS), help="Only messages by this channel."),
        click.option("--letter", metavar="NAME", help="Only this letter, as voucher."),
        click.option("--since", metavar="TIME", callback=read_time, help="Only messages since: 2h, 2026-11-03."),
    )


def _filter_options(reason: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options that choose messages; the command gets them as its first argument, a MessageFilter.

    `reason`: the name of the option for the message's reason.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def with_filter(
            *,
            state: str | None,
            code: str | None,
            payment: str | None,
            channel: str | None,
            letter: str | None,
            since: datetime | None,
            **rest: object,
        ) -> None:
            with reading() as connection:
                _check_values(connection, reason, code, letter)
                payment_id = None if payment is None else find_payment(connection, payment).id
            command(MessageFilter(state, code, payment_id, channel, letter, since), **rest)

        decorated: Callable[..., None] = with_filter
        for option in reversed(_options(reason)):
            decorated = option(decorated)
        return decorated

    return decorate


@click.group(cls=Group)
def messages() -> None:
    """Letters to payers, by e-mail and SMS: list them, look at one, send one again.

    ID is the message's id, as `shebao messages list` gives it.
    """


@messages.command("list")
@_filter_options("reason")
@click.option(
    "--limit", type=click.IntRange(1, 1_000_000), metavar="N", default=100, show_default=True, help="Most shown."
)
@json_option
def list_(wanted: MessageFilter, limit: int, as_json: bool) -> None:
    """List messages, newest first."""
    with reading() as connection:
        found = list_messages(connection, wanted, limit + 1)
    shown = found[:limit]
    if as_json:
        output.show_json(shown)
        return
    table(
        ("letter", "channel", "state", "reason", "written", "sent", "payment", "id"),
        [
            (
                one["letter"],
                one["channel"],
                one["state"],
                one["reason"],
                output.exact(one["created_at"]),
                output.exact(one["sent_at"]) if one["sent_at"] else None,
                one["payment_id"],
                one["id"],
            )
            for one in shown
        ],
        wraps=("reason",),
        less=("sent", "payment"),
    )
    if len(found) > limit:
        output.note(f"the newest {limit} are shown: --limit shows more")
    elif not found:
        output.note("no messages like that")


def _check_values(connection: Connection, option: str, reason: str | None, letter: str | None) -> None:
    """Raise Failure for a letter or reason that there is none of; it lists what there is."""
    letters = [one.name for one in list_templates()]
    for name, value, known in (("letter", letter, letters), (option, reason, reasons_in_use(connection))):
        if value is not None and value not in known:
            message = f"--{name}: there is no such {name}; there are: {', '.join(known) or 'none'}"
            raise Failure("unknown_filter_value", message, USAGE, {"option": name, "values": known})


@messages.command()
@click.argument("id_", metavar="ID")
@json_option
def show(id_: str, as_json: bool) -> None:
    """Show a message: its letter, recipient (masked), tries and result."""
    with reading() as connection:
        found = message_details(connection, id_)
    if as_json:
        output.show_json(found)
        return
    moments = [(name, found[name]) for name in ("created_at", "due_at", "tried_at", "sent_at")]
    output.heading(f"Message {found['id']}")
    output.fields(
        [
            ("letter", found["letter"]),
            ("payment", found["payment_id"]),
            ("to", f"{found['channel']} {found['recipient']}"),
            ("state", found["state"]),
            ("reason", found["reason"]),
            ("tries", str(found["attempts"])),
            ("provider", found["provider"]),
            ("reference", found["reference"]),
            ("template", found["template"]),
            ("delivered", output.exact(found["delivered_at"]) if found["delivered_at"] else None),
            *((name.removesuffix("_at"), output.exact(moment) if moment else None) for name, moment in moments),
            ("sent again by", found["actor"]),
            ("why", found["why"]),
        ]
    )


@messages.command()
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--to", metavar="ADDRESS", help="An e-mail address or a mobile number instead of the payer's.")
@_filter_options("with-reason")
@click.option(
    "--limit", type=click.IntRange(1, 100_000), metavar="N", default=1000, show_default=True, help="Most sent."
)
@click.option("--dry-run", is_flag=True, help="Send nothing; say how many would be sent.")
@reason_option("Why, for the record.")
@by_option(Permission.RESEND)
@json_option
def resend(
    wanted: MessageFilter,
    id_: str | None,
    to: str | None,
    limit: int,
    dry_run: bool,
    reason: str | None,
    by: str,
    as_json: bool,
) -> None:
    """Send a message again, as it was or to another address; without ID, all messages that the options choose.

    They are made from what is true now. Not sent again are letters that the payment has moved past, and more than
    SHEBAO_RESENDS_A_DAY to one payer by one channel and day. Of many, those to an address that does not exist are left
    out, and of each letter the last message counts.
    """
    record = Record(by, reason or "not_stated")
    if (id_ is None) == (wanted == MessageFilter()) or (id_ is None and to is not None) or (id_ and dry_run):
        raise click.UsageError("name one message by its ID (and --to), or choose messages by options (and --dry-run)")
    if id_ is None:
        _resend_many(wanted, record, limit, dry_run, as_json)
        return
    new_id = resend_message(id_, record, to)
    nudge("messages.dispatch")
    if as_json:
        output.show_json({"id": id_, "message": new_id})
    else:
        output.say(f"message {id_}: sent again as {new_id}")


def _resend_many(wanted: MessageFilter, record: Record, limit: int, dry_run: bool, as_json: bool) -> None:
    done = resend_matching(wanted, record, limit, dry_run=dry_run)
    if done.messages and not dry_run:
        nudge("messages.dispatch")
    if as_json:
        output.show_json({"messages": list(done.messages), "refused": dict(done.refused), "dry_run": dry_run})
        return
    count = len(done.messages)
    what = f"{count:,} message{'' if count == 1 else 's'}"
    output.say(f"{what} would be sent again" if dry_run else f"{what} sent again")
    for code, number in sorted(done.refused.items()):
        output.say(f"not sent, {code}: {number:,}")


@messages.command()
@click.argument("file", type=click.File("rb"))
@click.option("--recipient", metavar="ADDRESS", help="The address to which it came; else its headers name it.")
@json_option
def bounce(file: BinaryIO, recipient: str | None, as_json: bool) -> None:
    """Take a bounced e-mail from FILE (- is stdin), as a mail server's pipe brings it.

    In Postfix: bounce unix - n n - - pipe user=shebao argv=/usr/bin/shebao messages bounce - --recipient ${recipient}
    """
    need_database()
    try:
        action = take_bounce(file.read(MOST_BYTES), recipient)
    except NotABounce as error:
        raise Failure(error.code, "this mail is no bounce of a message of ours") from None
    nudge("messages.dispatch")
    if as_json:
        output.show_json({"action": action})
    else:
        output.say(f"bounce: {action}")
