"""`shebao mandates`: debit contracts."""

import click

from cli import output
from cli.database import need_database
from cli.groups import Group
from cli.options import by_option, json_option, reason_option
from workflows.operator.access.permissions import Permission
from workflows.operator.acting.actions import revoke_mandate


@click.group(cls=Group)
def mandates() -> None:
    """Mandates: signed debit contracts.

    KEY is the contract's key, as `shebao payments show` gives it.
    """


@mandates.command()
@click.argument("key", metavar="KEY")
@by_option(Permission.REVOKE_MANDATE)
@reason_option("Why, for the record.", required=True)
@json_option
def revoke(key: str, by: str, reason: str, as_json: bool) -> None:
    """End a signed contract.

    Later payments need a new one; a debit under way is not stopped.
    """
    need_database()
    revoke_mandate(key, actor=by, reason=reason)
    if as_json:
        output.show_json({"key": key, "state": "revoked"})
    else:
        output.say(f"revoked: contract {key}")
