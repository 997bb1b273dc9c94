"""Options that several commands share."""

import getpass
import os
from collections.abc import Callable
from typing import Final, TypeVar

import click

from foundation.money import fen_from_yuan
from foundation.texts import NAMES_A_PERSON, names_a_person
from workflows.operator.access.permissions import NEEDED, Permission

Decorated = TypeVar("Decorated", bound=Callable[..., object])

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")


ACTOR: Final = "shebao.actor"
"""Where a command keeps who acts and which role that needs."""


def _os_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run as a number without a name
        return f"uid-{os.getuid()}"


def _short_text(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A text that a record may hold: printable, not empty, of limited length, without a person's numbers."""
    if value is None:
        return None
    limit = 64 if parameter.name == "by" else 200
    if not value.strip() or not value.isprintable() or len(value) > limit:
        raise click.BadParameter(f"write 1 to {limit} printable characters")
    if parameter.name != "by" and names_a_person(value):
        raise click.BadParameter(NAMES_A_PERSON)
    return value.strip()


def by_option(permission: Permission) -> Callable[[Decorated], Decorated]:
    """`--by`: who acts. Where there are accounts, it must be one whose role suffices for `permission`."""

    def check(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
        actor = _short_text(ctx, parameter, value)
        ctx.meta[ACTOR] = (actor, NEEDED[permission])  # Command.invoke checks it
        return actor

    return click.option(
        "--by", default=_os_user, show_default="your user name", callback=check, help="Who does this, for the record."
    )


def reason_option(help_text: str, *, required: bool = False) -> Callable[[Decorated], Decorated]:
    """`--reason T`, which goes into the record."""
    return click.option("--reason", metavar="TEXT", callback=_short_text, help=help_text, required=required)


def read_amount(_: click.Context, __: click.Parameter, value: str | None) -> int | None:
    """A click callback: an amount in yuan above 0, in fen."""
    try:
        fen = None if value is None else fen_from_yuan(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    if fen == 0:
        raise click.BadParameter("write an amount above 0")
    return fen
