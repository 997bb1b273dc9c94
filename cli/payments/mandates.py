"""`shebao mandates`: debit contracts."""

import click

from cli import output
from cli.database import need_database, reading
from cli.groups import Group
from cli.options import by_option, json_option, reason_option
from cli.tables import table
from tasks.gateways import find_esign
from workflows.mandates.listing import list_ended
from workflows.operator.access.permissions import Permission
from workflows.operator.acting.revoking import revoke_mandate


@click.group(cls=Group)
def mandates() -> None:
    """Mandates: signed debit contracts.

    KEY is the contract's key, as `shebao payments show` gives it.
    """


@mandates.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List contracts that have ended here and of which the e-signature platform does not know so far."""
    with reading() as connection:
        found = list_ended(connection)
    if as_json:
        output.show_json(found)
        return
    rows = [(it["key"], it["state"], it["withdrawal"], it["reason"], output.moment(it["next_look_at"])) for it in found]
    table(("key", "state", "at the platform", "reason", "next look"), rows)


@mandates.command()
@click.argument("key", metavar="KEY")
@by_option(Permission.REVOKE_MANDATE)
@reason_option("Why, for the record.", required=True)
@json_option
def revoke(key: str, by: str, reason: str, as_json: bool) -> None:
    """End a signed contract, and notify the e-signature platform.

    Later payments need a new one; a debit under way is not stopped. If the contract has ended and the platform does
    not know so far, it is notified again. `withdrawal` says how far it knows; workers carry on `intended` and
    `unknown`.
    """
    need_database()
    withdrawal = revoke_mandate(key, find_esign(), actor=by, reason=reason)
    if as_json:
        output.show_json({"key": key, "state": "revoked", "withdrawal": withdrawal})
    else:
        output.say(f"revoked: contract {key}; at the platform: {withdrawal}")
