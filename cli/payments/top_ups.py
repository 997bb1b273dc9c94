"""`shebao top-ups`: what final figures ask for beside what payments paid."""

import click

from cli import output
from cli.database import need_database, reading
from cli.groups import Group
from cli.options import by_option, json_option, reason_option
from cli.tables import table
from tasks.gateways import get_gateways
from workflows.money.top_ups.carrying import Carried
from workflows.money.top_ups.listing import list_top_ups
from workflows.operator.access.permissions import Permission
from workflows.operator.acting.top_ups import ask_again, cancel_top_up


@click.group(cls=Group)
def top_ups() -> None:
    """Top-ups: what final figures ask for beside what payments paid.

    `shebao regions rerate --apply` opens them. PAYMENT is the payment's id or the caller's own reference.
    """


@top_ups.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List top-ups: asked for, paid, expired, cancelled, and those that need an operator."""
    with reading() as connection:
        found = list_top_ups(connection)
    if as_json:
        output.show_json(found)
        return
    rows = [
        (
            it["reference"],
            output.money(it["amount"]),
            it["method"],
            f"{it['state']} (needs an operator)" if it["needs_operator"] else it["state"],
            it["reason"],
            it["order"],
            output.moment(it["pay_until"]),
        )
        for it in found
    ]
    table(("reference", "yuan", "method", "state", "reason", "order", "until"), rows, right=("yuan",))


@top_ups.command()
@click.argument("payment", metavar="PAYMENT")
@by_option(Permission.RERATE)
@reason_option("Why, for the record.", required=True)
@json_option
def cancel(payment: str, by: str, reason: str, as_json: bool) -> None:
    """Ask for a top-up no more.

    Its order is closed at the bank. What the payer paid meanwhile is booked.
    """
    need_database()
    _show(cancel_top_up(payment, get_gateways().bank, actor=by, reason=reason), as_json)


@top_ups.command()
@click.argument("payment", metavar="PAYMENT")
@by_option(Permission.RERATE)
@reason_option("Why, for the record.", required=True)
@json_option
def ask(payment: str, by: str, reason: str, as_json: bool) -> None:
    """Ask again for a top-up that expired, was cancelled, or needs an operator.

    The payer gets another order, unless the last one is still open: then the bank is asked about that one.
    """
    need_database()
    _show(ask_again(payment, get_gateways().bank, actor=by, reason=reason), as_json)


def _show(done: Carried, as_json: bool) -> None:
    if as_json:
        output.show_json({"payment_id": done.payment_id, "state": done.state, "reason": done.reason})
    else:
        output.say(f"{done.state}: payment {done.payment_id}" + (f" ({done.reason})" if done.reason else ""))
