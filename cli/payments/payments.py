"""`shebao payments`: the group of its commands."""

import click

from cli.groups import Group
from cli.payments import acting, find, listing, show, watch


@click.group(cls=Group)
def payments() -> None:
    """Look at payments, and act on those that need it.

    ID is the payment's id or the caller's own reference.
    """


for command in (
    listing.list_,
    show.show,
    show.history,
    listing.totals,
    watch.watch,
    find.find,
    acting.retry,
    acting.cancel,
    acting.resolve,
):
    payments.add_command(command)
