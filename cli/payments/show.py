"""`shebao payments show` and `history`: one payment."""

import re
from collections.abc import Sequence
from datetime import datetime

import click

from cli import output
from cli.database import reading
from cli.groups import Command
from cli.options import json_option
from cli.tables import table
from models.pauses import PauseRow
from regions import get_regions
from workflows.operator.details import (
    ArrivalView,
    AssessmentView,
    HistoryEntry,
    PayerView,
    PaymentDetails,
    payment_details,
    payment_history,
)
from workflows.operator.lookup import find_payment
from workflows.operator.pauses import pauses_of

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+\d\d:\d\d|Z)", re.ASCII)
_LAST = 8  # lines of history under `show`


@click.command(cls=Command)
@click.argument("id_", metavar="ID")
@json_option
def show(id_: str, as_json: bool) -> None:
    """Show one payment.

    State, step, amounts, what it waits for and until when, what to do, records at the other sides, history.
    """
    with reading() as connection:
        details = payment_details(connection, id_)
        paused = pauses_of(connection, find_payment(connection, details["id"]))
        history = payment_history(connection, details["id"])
    if as_json:
        output.show_json({**details, "paused": list(map(_pause_document, paused)), "history": history})
        return
    output.heading(f"Payment {details['id']}")
    output.fields([*_facts(details), *(("paused", _pause_text(pause)) for pause in paused)])
    if details["assessment"]:
        _show_items(details["assessment"])
    _show_records(details)
    _show_arrivals(details["arrivals"])
    earlier = len(history) - _LAST
    output.heading(
        "\nHistory" + (f" (the last {_LAST}; {earlier} earlier: `shebao payments history`)" if earlier > 0 else "")
    )
    _show_history(history[-_LAST:])


def _pause_document(pause: PauseRow) -> dict[str, object]:
    return {
        "kind": pause.kind,
        "name": pause.name,
        "by": pause.person,
        "reason": pause.reason,
        "until": pause.until,
    }


def _pause_text(pause: PauseRow) -> str:
    end = output.exact(pause.until) if pause.until else "it is resumed"
    return f"{pause.kind} {pause.name} until {end}, by {pause.person}: {pause.reason}"


def _facts(payment: PaymentDetails) -> list[tuple[str, str | None]]:
    return [*_status(payment), *_request(payment), *_result(payment)]


def _status(payment: PaymentDetails) -> list[tuple[str, str | None]]:
    until = output.exact(payment["waiting_until"])
    return [
        ("state", payment["state"]),
        ("step", payment["step"]),
        ("reason", payment["reason"]),
        ("what to do", payment["next_action"]),
        ("waits for", payment["waiting_for"] and f"{payment['waiting_for']} until {until}"),
        ("asked for", _plain(payment["wants"])),
        ("next look", output.exact(payment["next_action_at"])),
        ("tries", str(payment["attempts"]) if payment["attempts"] else None),
        ("fault", _plain(payment["fault"])),
    ]


def _request(payment: PaymentDetails) -> list[tuple[str, str | None]]:
    name = next((f" {it.name.zh} ({it.name.en})" for it in get_regions().all() if it.code == payment["region"]), "")
    return [
        ("reference", f"{payment['reference']} of {payment['source']}"),
        ("region", payment["region"] + name),
        ("insurances", f"{', '.join(payment['insurances'])} ({payment['scheme']})"),
        ("period", output.period(payment["period"]["from"], payment["period"]["to"])),
        ("method", payment["method"]),
        ("payer", _payer(payment["payer"])),
    ]


def _payer(payer: PayerView | None) -> str:
    return "removed" if payer is None else "  ".join(str(value) for value in payer.values() if value)


def _result(payment: PaymentDetails) -> list[tuple[str, str | None]]:
    voucher = payment["voucher"]
    return [
        ("not reached by", ", ".join(payment["unreached"]) or None),
        ("total", payment["total"] and f"{output.money(payment['total'])} yuan"),
        ("voucher", voucher and f"{voucher['no']}  check code {voucher['check_code']}"),
        ("run", payment["run_id"]),
        ("created", output.exact(payment["created_at"])),
        ("finished", output.exact(payment["finished_at"])),
    ]


def _plain(value: object) -> str | None:
    """A small structure as one line: `missing: id_card, bank_card_copy`."""
    match value:
        case None:
            return None
        case dict():
            return "; ".join(f"{name}: {_plain(item)}" for name, item in value.items() if item)
        case list() | tuple():
            return ", ".join(map(str, value))
        case str() if _INSTANT.fullmatch(value):
            return output.exact(datetime.fromisoformat(value))
    return str(value)


def _show_items(assessment: AssessmentView) -> None:
    output.heading("\nAmounts" + (" (provisional)" if assessment["provisional"] else ""))
    rows = [
        (
            item["insurance"] + (f" {item['part']}" if "part" in item else ""),
            output.money(item.get("base")),
            item.get("rate"),
            output.money(item["amount"]),
            output.money(item.get("pooling_fund")),
            output.money(item.get("individual_account")),
        )
        for item in assessment["items"]
    ]
    headings = ("insurance", "base", "rate", "yuan", "pooling fund", "individual account")
    table(headings, rows, right=headings[1:])


def _show_records(payment: PaymentDetails) -> None:
    rows: list[tuple[str | None, ...]] = [
        *(("declaration", it["key"], it["state"], it["reason"], it["receipt_no"]) for it in payment["declarations"]),
        *(("contract", it["key"], it["state"], it["reason"], it["reference"]) for it in payment["contracts"]),
        *(("collection", it["key"], it["state"], it["reason"], it["reference"]) for it in payment["debits"]),
        *((it["channel"], it["id"], it["state"], it["reason"], it["letter"]) for it in payment["messages"]),
    ]
    if rows:
        output.heading("\nRecords")
        table(("what", "key", "state", "reason", "reference"), rows, wraps=("reason",))


def _show_arrivals(arrivals: Sequence[ArrivalView]) -> None:
    if not arrivals:
        return
    output.heading("\nMoney that arrived")
    table(
        ("yuan", "bank's reference", "paid at", "channel", "state", "reason"),
        [
            (
                output.money(it["amount"]),
                it["reference"],
                output.exact(it["at"]),
                it["channel"],
                it["state"],
                it["reason"],
            )
            for it in arrivals
        ],
        right=("yuan",),
    )


@click.command(cls=Command)
@click.argument("id_", metavar="ID")
@json_option
def history(id_: str, as_json: bool) -> None:
    """Show every transition: time, actor, reason."""
    with reading() as connection:
        found = payment_history(connection, id_)
    if as_json:
        output.show_json(found)
    else:
        _show_history(found)


def _show_history(rows: Sequence[HistoryEntry]) -> None:
    table(
        ("time", "state", "step", "reason", "actor", "details"),
        [
            (output.exact(row["at"]), row["state"], row["step"], row["reason"], row["actor"], _plain(row["details"]))
            for row in rows
        ],
    )
