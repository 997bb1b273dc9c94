"""`shebao payments list` and `totals`: many payments at once."""

import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import click

from cli import output
from cli.database import reading
from cli.failures import USAGE, Failure
from cli.groups import Command
from cli.options import json_option
from cli.payments.filters import check_filter, filter_options
from cli.tables import table
from foundation.clock import SHANGHAI
from foundation.money import fen_from_yuan, yuan
from models.session import report
from workflows.operator.listing import (
    COLUMNS,
    SORTS,
    PaymentFilter,
    PaymentSummary,
    Total,
    list_payments,
    payment_totals,
)

csv_option = click.option("--csv", "as_csv", is_flag=True, help="CSV on stdout, with a heading, for a spreadsheet.")


@click.command("list", cls=Command)
@filter_options
@click.option(
    "--sort",
    type=click.Choice([f"{sign}{name}" for name in SORTS for sign in ("", "-")]),
    metavar="NAME",
    default="-created",
    show_default=True,
    help=f"Order: {', '.join(SORTS)}; descending with - before it.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 1_000_000),
    metavar="N",
    default=100,
    show_default=True,
    help="Most payments shown.",
)
@json_option
@csv_option
def list_(wanted: PaymentFilter, sort: str, limit: int, as_json: bool, as_csv: bool) -> None:
    """List payments, newest first."""
    _one_form(as_json, as_csv)
    with reading(report) as connection:
        check_filter(connection, wanted)
        found = list_payments(connection, wanted, sort=sort, most=limit + 1)
    shown = found[:limit]
    if as_csv:
        _show_csv(map(_flat, shown))
    elif shown or as_json:
        show_payments(shown, as_json)
    else:
        _note_none(wanted)
    if len(found) > limit:
        output.note(f"there are more than {limit}: narrow the list, or raise --limit")


def _note_none(wanted: PaymentFilter) -> None:
    output.note("no payments like that" if wanted.conditions() else "no payments yet: `shebao submit FILE`")


def show_payments(shown: Sequence[PaymentSummary], as_json: bool) -> None:
    """Payments as a table, or as JSON."""
    if as_json:
        output.show_json(shown)
        return
    headings = ("reference", "state", "step", "reason", "until", "yuan", "region", "period", "id")
    table(headings, map(_row, shown), right=("yuan",), wraps=("reason",), less=("id", "period", "region"))


def _row(payment: PaymentSummary) -> tuple[str | None, ...]:
    return (
        payment["reference"],
        payment["state"],
        payment["step"],
        payment["reason"],
        output.near(payment["waiting_until"] or payment["next_action_at"]),
        output.money(payment["total"]),
        payment["region"],
        output.period(payment["period"]["from"], payment["period"]["to"]),
        payment["id"],
    )


def _flat(payment: PaymentSummary) -> dict[str, object]:
    period = payment["period"]
    changed = {"period_from": period["from"], "period_to": period["to"], "insurances": " ".join(payment["insurances"])}
    return {name: value for name, value in payment.items() if name not in ("period", "insurances")} | changed


@click.command(cls=Command)
@filter_options
@click.option(
    "--by",
    metavar="A,B",
    default="state,region",
    show_default=True,
    help=f"What is counted apart: {', '.join(COLUMNS)}; several with commas.",
)
@json_option
@csv_option
def totals(wanted: PaymentFilter, by: str, as_json: bool, as_csv: bool) -> None:
    """Count payments, with what was asked for and what was received.

    Asked for are debits and pay orders that are settled or open; failed and withdrawn ones are not counted.
    """
    _one_form(as_json, as_csv)
    names = _columns(by)
    with reading(report) as connection:
        check_filter(connection, wanted)
        found = payment_totals(connection, wanted, names)
    if as_json:
        output.show_json(found)
    elif as_csv:
        _show_csv({**one["group"], **_figures(one)} for one in found)
    elif found:
        figures = ("payments", "asked", "received")
        rows = [_total_row(one, names) for one in [*found, _sum(found, names)]]
        table((*names, *figures), rows, right=figures, wraps=("reason", "client"))
    else:
        _note_none(wanted)


def _columns(by: str) -> list[str]:
    names = [name.strip() for name in by.split(",") if name.strip()]
    unknown = [name for name in names if name not in COLUMNS]
    if unknown or not names:
        raise Failure("unknown_filter_value", f"--by: write some of {', '.join(COLUMNS)}", USAGE)
    return list(dict.fromkeys(names))


def _figures(total: Total) -> dict[str, object]:
    return {"payments": total["payments"], "asked": total["asked"], "received": total["received"]}


def _total_row(total: Total, names: Sequence[str]) -> tuple[str | None, ...]:
    group = [total["group"][name] for name in names]
    return *group, f"{total['payments']:,}", output.money(total["asked"]), output.money(total["received"])


def _sum(found: Sequence[Total], names: Sequence[str]) -> Total:
    asked, received = (sum(fen_from_yuan(one[name]) for one in found) for name in ("asked", "received"))
    group: dict[str, str | None] = {name: "all" if name == names[0] else None for name in names}
    return {
        "group": group,
        "payments": sum(one["payments"] for one in found),
        "asked": yuan(asked),
        "received": yuan(received),
    }


def _one_form(as_json: bool, as_csv: bool) -> None:
    if as_json and as_csv:
        raise click.UsageError("give --json or --csv, not both")


def _show_csv(rows: Iterable[Mapping[str, object]]) -> None:
    writer = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: _cell(value) for name, value in row.items()})


def _cell(value: object) -> object:
    """A value for a spreadsheet: instants in Asia/Shanghai; a text that would be taken for a formula is quoted."""
    if isinstance(value, datetime):
        return value.astimezone(SHANGHAI).isoformat(timespec="seconds")
    return output.for_spreadsheet(value)
