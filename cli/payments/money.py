"""`shebao money` and `shebao refunds`: where the money is, and returning what is on no voucher."""

import csv
import sys

import click

from cli import output
from cli.database import need_database, reading
from cli.groups import Command, Group
from cli.options import by_option, json_option, read_amount, reason_option
from cli.tables import table
from models.session import report
from tasks.gateways import find_bank
from workflows.money.refunds.asking import is_arrival
from workflows.money.refunds.carrying import Carried
from workflows.money.refunds.listing import list_refunds, list_returns
from workflows.money.totals import Total, money_totals
from workflows.operator.access.permissions import Permission
from workflows.operator.acting.refunding import approve_refund, ask_refund, decline_refund
from workflows.operator.acting.settling import settle_return
from workflows.operator.lookup import find_payment

_COLUMNS = tuple(Total.__annotations__)
_SUMS = _COLUMNS[3:]


@click.command(cls=Command)
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="CSV on stdout.")
def money(as_json: bool, as_csv: bool) -> None:
    """Show what was asked for, received, booked, refunded and is open.

    By day (Asia/Shanghai), region and method, in yuan. What is open: `shebao refunds list`.
    """
    with reading(report) as connection:
        totals = money_totals(connection)
    if as_json:
        output.show_json(totals)
    elif as_csv:
        writer = csv.DictWriter(sys.stdout, _COLUMNS)
        writer.writeheader()
        writer.writerows(totals)
    else:
        rows = [
            (
                *(one["day"], one["region"], one["method"]),
                *map(
                    output.money,
                    (one["asked"], one["received"], one["booked"], one["refunded"], one["open"], one["top_up"]),
                ),
            )
            for one in totals
        ]
        table(_COLUMNS, rows, right=_SUMS)


@click.group(cls=Group)
def refunds() -> None:
    """Refunds: return money that is on no voucher, or that is booked on one."""


@refunds.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List money that is open, on its way back, or returned.

    ID is the id of the money that arrived.
    """
    with reading() as connection:
        found = list_refunds(connection)
    if as_json:
        output.show_json(found)
        return
    headings = ("id", "yuan", "state", "reason", "bank's reference", "requested by", "approved by")
    rows = [
        (
            it["id"],
            output.money(it["amount"]),
            f"{it['state']} (needs an operator)" if it["needs_operator"] else it["state"],
            it["reason"],
            it["reference"],
            it["requested_by"],
            it["approved_by"],
        )
        for it in found
    ]
    table(headings, rows, right=("yuan",))


@refunds.command()
@click.argument("name", metavar="ID")
@click.option("--amount", metavar="YUAN", callback=read_amount, help="A part; all that is booked unless given.")
@by_option(Permission.ASK_REFUND)
@reason_option("Why, for the record.", required=True)
@json_option
def ask(name: str, amount: int | None, by: str, reason: str, as_json: bool) -> None:
    """Ask for money to be returned.

    ID is a completed payment, whose booked money goes back, or open money (`refunds list`). The voucher is annulled
    when all of it was returned, or replaced by one over the rest. An operator's request waits for an approver; an
    approver's does above SHEBAO_REFUND_APPROVAL_YUAN, and then another approver decides.
    """
    with reading() as connection:
        found = name if is_arrival(connection, name) else str(find_payment(connection, name).id)
    _show(found, ask_refund(found, amount, find_bank(), actor=by, reason=reason), as_json)


@refunds.command()
@click.argument("id_", metavar="ID")
@by_option(Permission.APPROVE_REFUND)
@reason_option("Why, for the record.", required=True)
@json_option
def approve(id_: str, by: str, reason: str, as_json: bool) -> None:
    """Return what of this money is not booked, or approve what was asked for.

    A sum above SHEBAO_REFUND_APPROVAL_YUAN is requested first, and returned when a second person approves it. For one
    that the bank has, the bank is asked what became of it.
    """
    need_database()
    _show(id_, approve_refund(id_, find_bank(), actor=by, reason=reason), as_json)


@refunds.command()
@click.argument("id_", metavar="ID")
@by_option(Permission.APPROVE_REFUND)
@reason_option("Why, for the record.", required=True)
@json_option
def decline(id_: str, by: str, reason: str, as_json: bool) -> None:
    """Decline a refund that waits for approval; the money is where it was."""
    need_database()
    _show(id_, decline_refund(id_, actor=by, reason=reason), as_json)


@refunds.command()
@json_option
def returns(as_json: bool) -> None:
    """List money that went back by a statement and that is no refund of ours, or not returned here.

    `shebao reconcile FILE --apply` keeps it. The reason says why it needs an operator.
    """
    with reading() as connection:
        found = list_returns(connection)
    if as_json:
        output.show_json(found)
        return
    rows = [
        (it["id"], output.money(it["amount"]), it["reason"], it["order"], it["reference"], it["refund"]) for it in found
    ]
    table(("id", "yuan", "reason", "order", "bank's reference", "refund"), rows, right=("yuan",))


@refunds.command()
@click.argument("id_", metavar="ID")
@by_option(Permission.APPROVE_REFUND)
@reason_option("Why, for the record.", required=True)
@json_option
def settle(id_: str, by: str, reason: str, as_json: bool) -> None:
    """Record money that went back by a statement as returned.

    ID is that of `refunds returns`. Of its order's money what is open is taken first, then what is booked: the voucher
    is annulled or replaced. Nothing is sent to the bank.
    """
    need_database()
    _show(id_, settle_return(id_, actor=by, reason=reason), as_json)


def _show(id_: str, done: Carried, as_json: bool) -> None:
    if as_json:
        output.show_json({"id": id_, "key": done.key, "state": done.state, "reason": done.reason})
    else:
        output.say(f"{done.state}: {done.key}" + (f" ({done.reason})" if done.reason else ""))
