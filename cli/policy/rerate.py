"""`shebao regions rerate`: what late figures change of payments that are made."""

import itertools

import click

from cli import output
from cli.database import need_database
from cli.failures import DONE, FAILED
from cli.groups import Command
from cli.options import by_option, json_option
from cli.progress import progress
from cli.tables import table
from foundation.money import yuan
from regions import Period
from workflows.money.rerating import Difference, count_payments, find_differences, open_differences
from workflows.operator.access.permissions import Permission
from workflows.operator.acting.refunding import make_asker


@click.command(cls=Command)
@click.option("--period", required=True, help="A month 2026-07, months 2026-07..2026-09, or a year 2026.")
@click.option("--region", metavar="CODE", help="Only payments of this region.")
@click.option("--apply", "applied", is_flag=True, help="Open the differences: top-ups that are due, and refunds.")
@by_option(Permission.RERATE)
@json_option
def rerate(period: str, region: str | None, applied: bool, by: str, as_json: bool) -> int:
    """Compare payments made by provisional figures with the final ones.

    Lists completed payments of the period whose figures were provisional, are published now and differ, with the
    difference of each insurance. Nothing is changed without --apply. With it a refund of what was too much is asked for
    (`shebao refunds list`), and what is short is kept as a top-up that is due (`shebao money`). What was opened stays
    on the list; an interrupted call may be repeated. Where figures change again, the difference is against what is
    booked by then, once the last one is settled. Ends with 1 if a payment cannot be re-rated.
    """
    need_database()
    wanted = Period.parse(period)
    found: list[Difference] = []
    done = 0
    with progress("re-rating", "payments", count_payments(wanted, region)) as advance:
        for page in find_differences(wanted, region):
            opened = open_differences(page, make_asker(by, f"final figures of {wanted}")) if applied else page
            found += opened.differences
            done += page.looked_at
            advance(done)
    if as_json:
        output.show_json({"looked_at": done, "differences": [_json(one) for one in found]})
    else:
        _show(found, done)
    return FAILED if any(one.problem for one in found) else DONE


def _json(one: Difference) -> dict[str, object]:
    final = None if one.rerated is None else yuan(one.rerated.final_fen)
    items = () if one.rerated is None else one.rerated.items
    return {
        "payment_id": one.payment_id,
        "reference": one.reference,
        "region": one.region,
        "declared": yuan(one.declared_fen),
        "final": final,
        "difference": yuan(one.difference_fen),
        "items": [
            {
                "insurance": item.insurance,
                **({"part": item.part} if item.part else {}),
                "declared": yuan(item.declared_fen),
                "final": yuan(item.final_fen),
                "difference_fen": item.final_fen - item.declared_fen,
            }
            for item in items
        ],
        "problem": one.problem,
        "applied": one.applied,
    }


def _show(found: list[Difference], looked_at: int) -> None:
    rows = list(itertools.chain.from_iterable(map(_rows, found)))
    if rows:
        headings = ("reference", "insurance", "declared", "final", "difference", "outcome")
        table(headings, rows, right=("declared", "final", "difference"))
    up = sum(max(one.difference_fen, 0) for one in found)
    back = sum(max(-one.difference_fen, 0) for one in found)
    output.say(f"{looked_at} payments looked at, {len(found)} differ: {yuan(up)} yuan short, {yuan(back)} too much")


def _rows(one: Difference) -> list[tuple[str | None, ...]]:
    outcome = one.problem or one.applied
    if one.rerated is None:
        return [(one.reference, None, yuan(one.declared_fen), None, None, outcome)]
    return [
        (
            one.reference,
            f"{item.insurance} {item.part or ''}".strip(),
            yuan(item.declared_fen),
            yuan(item.final_fen),
            yuan(item.final_fen - item.declared_fen),
            outcome,
        )
        for item in one.rerated.items
        if item.final_fen != item.declared_fen
    ]
