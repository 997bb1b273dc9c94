"""`shebao mandates`: debit agreements."""

import click

from cli import output
from cli.database import need_database
from cli.groups import Group
from cli.options import by_option, json_option
from workflows.operator.actions import revoke_mandate


@click.group(cls=Group)
def mandates() -> None:
    """Debit agreements.

    KEY is the agreement's key, as `shebao payments show` gives it.
    """


@mandates.command()
@click.argument("key", metavar="KEY")
@by_option
@json_option
def revoke(key: str, by: str, as_json: bool) -> None:
    """End a signed agreement.

    Later payments need a new one; a debit under way is not stopped.
    """
    need_database()
    revoke_mandate(key, actor=by)
    if as_json:
        output.show_json({"key": key, "state": "revoked"})
    else:
        output.say(f"revoked: agreement {key}")
