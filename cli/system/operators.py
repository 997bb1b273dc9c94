"""`shebao operators`: accounts of those who act."""

import sys

import click

from cli import output
from cli.database import need_database, reading
from cli.groups import Group
from cli.options import by_option, json_option
from cli.tables import table
from models.states import Role
from workflows.operator.access import accounts
from workflows.operator.access.permissions import Permission

_ROLES = [role.value for role in Role]


@click.group(cls=Group)
def operators() -> None:
    """Accounts of operators: who may sign in to the console, and who may act.

    A viewer looks, an operator acts, an approver approves what moves money and manages accounts. Once there are
    accounts, --by of each command that acts must name one whose role suffices.
    """


@operators.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the accounts."""
    with reading() as connection:
        found = accounts.list_accounts(connection)
    if as_json:
        output.show_json(found)
    elif found:
        rows = [
            (
                it["name"],
                it["role"],
                output.moment(it["created_at"]),
                it["created_by"],
                output.moment(it["disabled_at"]),
            )
            for it in found
        ]
        table(("name", "role", "created", "by", "disabled"), rows)
    else:
        output.note("no accounts: everyone who may run this command acts under any name; `shebao operators add NAME`")


@operators.command()
@click.argument("name", metavar="NAME")
@click.option("--role", type=click.Choice(_ROLES), required=True, help="What the account may do.")
@by_option(Permission.MANAGE_ACCOUNTS)
@json_option
def add(name: str, role: str, by: str, as_json: bool) -> None:
    """Add an account; its password is asked for, or read from stdin."""
    need_database()
    accounts.add_account(name, Role(role), _read_password(), actor=by)
    _tell(name, "added", as_json)


@operators.command()
@click.argument("name", metavar="NAME")
@by_option(Permission.MANAGE_ACCOUNTS)
@json_option
def password(name: str, by: str, as_json: bool) -> None:
    """Give an account another password, which ends its sessions."""
    need_database()
    accounts.set_password(name, _read_password(), actor=by)
    _tell(name, "changed", as_json)


@operators.command()
@click.argument("name", metavar="NAME")
@by_option(Permission.MANAGE_ACCOUNTS)
@json_option
def disable(name: str, by: str, as_json: bool) -> None:
    """Disable an account, which ends its sessions; its name stays in histories."""
    need_database()
    accounts.disable_account(name, actor=by)
    _tell(name, "disabled", as_json)


def _read_password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


def _tell(name: str, state: str, as_json: bool) -> None:
    if as_json:
        output.show_json({"name": name, "state": state})
    else:
        output.say(f"{name}: {state}")
