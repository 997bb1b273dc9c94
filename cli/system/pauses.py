"""`shebao pause` and `resume`: regions, steps, clients, payments, gateways and providers."""

from collections.abc import Callable, Collection
from datetime import datetime

import click
from sqlalchemy import Connection

from cli import output
from cli.database import need_database, reading
from cli.failures import USAGE, Failure
from cli.groups import Command, Group
from cli.intake.nudging import nudge
from cli.options import by_option, json_option, reason_option
from cli.tables import table
from cli.times import read_end
from foundation.settings.forms import GATEWAYS
from models.states import PauseKind, Step
from regions import get_regions
from workflows.operator import pauses
from workflows.operator.access.permissions import Permission
from workflows.operator.listing import values_in_use
from workflows.operator.lookup import find_payment
from workflows.operator.sides import sender_names

_EFFECTS = {
    PauseKind.REGION: "Its payments rest where they are.",
    PauseKind.STEP: "No payment begins this step.",
    PauseKind.CLIENT: "Its payments rest where they are; its events are still taken.",
    PauseKind.PAYMENT: "It rests where it is. NAME is its id or reference.",
    PauseKind.GATEWAY: "It is not called; payments that need it wait with a reason, as bank_paused.",
    PauseKind.PROVIDER: "It is left alone; its SMS go to the next provider, e-mails wait.",
}


@click.group(cls=Group)
def pause() -> None:
    """Pause something: in force within seconds, with who and why."""


@click.group(cls=Group)
def resume() -> None:
    """End a pause: what waited goes on at once."""


@pause.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the pauses in force, the oldest first."""
    with reading() as connection:
        found = pauses.list_pauses(connection)
    if as_json:
        output.show_json(found)
    elif found:
        rows = [
            (
                f"{it['kind']} {it['name']}",
                f"{it['waiting']:,}",
                it["by"],
                it["reason"],
                output.moment(it["since"]),
                output.moment(it["until"]),
            )
            for it in found
        ]
        table(("paused", "waiting", "by", "reason", "since", "until"), rows, right=("waiting",), wraps=("reason",))
    else:
        output.note("nothing is paused")


def pausing(kind: PauseKind, name: str) -> click.Command:
    """A command `name` that pauses things of a kind."""

    @click.command(name, cls=Command, help=f"Pause a {kind}. {_EFFECTS[kind]}")
    @click.argument("name", metavar="NAME")
    @click.option(
        "--until", metavar="TIME", callback=read_end, help="Until when: 2h, 2026-11-03T18:00; else until it is resumed."
    )
    @reason_option("Why, for the record.", required=True)
    @by_option(Permission.PAUSE)
    @json_option
    def command(name: str, until: datetime | None, reason: str, by: str, as_json: bool) -> None:
        known = _find(kind, name)
        pauses.pause(kind, known, actor=by, reason=reason, until=until)
        _tell(kind, known, "paused", as_json)

    return command


def resuming(kind: PauseKind, name: str) -> click.Command:
    """A command `name` that ends a pause of a thing of a kind."""

    @click.command(name, cls=Command, help=f"End the pause of a {kind}; what waited goes on.")
    @click.argument("name", metavar="NAME")
    @reason_option("Why, for the record.")
    @by_option(Permission.PAUSE)
    @json_option
    def command(name: str, reason: str | None, by: str, as_json: bool) -> None:
        known = _find(kind, name)
        ended = pauses.resume(kind, known, actor=by, reason=reason)
        nudge("messages.dispatch" if kind is PauseKind.PROVIDER else "payments.dispatch")
        _tell(kind, known, "resumed" if ended else "ok", as_json)

    return command


for _kind in _EFFECTS:
    pause.add_command(pausing(_kind, _kind.value))
    resume.add_command(resuming(_kind, _kind.value))


def _find(kind: PauseKind, name: str) -> str:
    """The name under which a thing of a kind is paused; raises Failure, NotFound, Refused."""
    need_database()
    with reading() as connection:
        if kind is PauseKind.PAYMENT:
            return str(find_payment(connection, name).id)
        known = _KNOWN[kind](connection)
    if name not in known:
        message = f"there is no {kind} {name}; there are: {', '.join(known) or 'none'}"
        raise Failure("unknown_name", message, USAGE, {"values": list(known)})
    return name


_KNOWN: dict[PauseKind, Callable[[Connection], Collection[str]]] = {
    PauseKind.REGION: lambda _: [region.code for region in get_regions().all()],
    PauseKind.STEP: lambda _: [step.value for step in Step],
    PauseKind.CLIENT: lambda connection: values_in_use(connection, "client"),
    PauseKind.GATEWAY: lambda _: GATEWAYS,
    PauseKind.PROVIDER: lambda _: list(sender_names()),
}


def _tell(kind: PauseKind, name: str, state: str, as_json: bool) -> None:
    if as_json:
        output.show_json({"kind": kind, "name": name, "state": state})
    else:
        output.say(f"{kind} {name}: {state}")
