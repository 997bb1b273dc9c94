"""`shebao payments`: look at payments, and act on those that need it."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Literal

import click

from cli import output
from cli.database import need_database, reading
from cli.failures import DONE, FAILED, explain
from cli.groups import Group
from cli.intake.wake import wake
from cli.options import by_option, json_option, reason_option
from models.states import PaymentState
from regions import get_regions
from workflows.operator import actions
from workflows.operator.queries import list_payments, payment_details, payment_history
from workflows.payment.errors import Refused

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+\d\d:\d\d|Z)", re.ASCII)
_LAST = 8  # lines of history under `show`


@click.group(cls=Group)
def payments() -> None:
    """Look at payments, and act on those that need it.

    ID is the payment's id or the caller's own reference.
    """


@payments.command("list")
@click.option(
    "--state", type=click.Choice([state.value for state in PaymentState]), help="Only payments in this state."
)
@click.option("--reason", metavar="CODE", help="Only payments with this reason; docs/reference/reasons.md lists them.")
@click.option("--region", metavar="CODE", help="Only payments of this region.")
@click.option(
    "--limit",
    type=click.IntRange(1, 1_000_000),
    metavar="N",
    default=100,
    show_default=True,
    help="Most payments shown.",
)
@json_option
def list_(state: str | None, reason: str | None, region: str | None, limit: int, as_json: bool) -> None:
    """List payments, newest first."""
    with reading() as connection:
        found = list_payments(connection, state=state, reason=reason, region=region, most=limit + 1)
    shown = found[:limit]
    if as_json:
        output.show_json(shown)
    elif shown:
        headings = ("id", "reference", "region", "period", "state", "step", "reason", "until or next", "yuan")
        output.table(headings, map(_row, shown), right=("yuan",))
    else:
        output.note("no payments" + (" like that" if state or reason or region else " yet: `shebao submit FILE`"))
    if len(found) > limit:
        output.note(f"there are more than {limit}: narrow the list, or raise --limit")


def _row(payment: dict[str, Any]) -> tuple[str | None, ...]:
    when = payment["waiting_until"] or payment["next_action_at"]
    return (
        payment["id"],
        payment["reference"],
        payment["region"],
        output.period(**_ends(payment)),
        payment["state"],
        payment["step"],
        payment["reason"],
        output.moment(when),
        output.money(payment["total"]),
    )


def _ends(payment: dict[str, Any]) -> dict[str, str]:
    return {"first": payment["period"]["from"], "last": payment["period"]["to"]}


@payments.command()
@click.argument("id_", metavar="ID")
@json_option
def show(id_: str, as_json: bool) -> None:
    """Show one payment.

    State, step, amounts, what it waits for and until when, what to do, records at the other sides, history.
    """
    with reading() as connection:
        details = payment_details(connection, id_)
        history = payment_history(connection, details["id"])
    if as_json:
        output.show_json({**details, "history": history})
        return
    output.heading(f"Payment {details['id']}")
    output.fields(_facts(details))
    if details["assessment"]:
        _show_items(details["assessment"])
    _show_records(details)
    earlier = len(history) - _LAST
    output.heading(
        "\nHistory" + (f" (the last {_LAST}; {earlier} earlier: `shebao payments history`)" if earlier > 0 else "")
    )
    _show_history(history[-_LAST:])


def _facts(payment: dict[str, Any]) -> list[tuple[str, str | None]]:
    region = next((it.name for it in get_regions().all() if it.code == payment["region"]), None)
    payer, voucher = payment["payer"], payment["voucher"]
    waits = payment["waiting_for"] and f"{payment['waiting_for']} until {output.exact(payment['waiting_until'])}"
    return [
        ("state", payment["state"]),
        ("step", payment["step"]),
        ("reason", payment["reason"]),
        ("what to do", payment["next_action"]),
        ("waits for", waits),
        ("asked for", _plain(payment["wants"])),
        ("next look", output.exact(payment["next_action_at"])),
        ("tries", str(payment["attempts"]) if payment["attempts"] else None),
        ("fault", _plain(payment["fault"])),
        ("reference", f"{payment['reference']} of {payment['source']}"),
        ("region", f"{payment['region']} {region.zh} ({region.en})" if region else payment["region"]),
        ("insurances", f"{', '.join(payment['insurances'])} ({payment['scheme']})"),
        ("period", output.period(**_ends(payment))),
        ("method", payment["method"]),
        ("total", payment["total"] and f"{output.money(payment['total'])} yuan"),
        ("payer", "  ".join(value for value in payer.values() if value)),
        ("voucher", voucher and f"{voucher['no']}  check code {voucher['check_code']}"),
        ("run", payment["run_id"]),
        ("created", output.exact(payment["created_at"])),
        ("finished", output.exact(payment["finished_at"])),
    ]


def _plain(value: Any) -> str | None:
    """A small structure as one line: `missing: id_card, bank_card_copy`."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_plain(item)}" for name, item in value.items() if item)
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    if isinstance(value, str) and _INSTANT.fullmatch(value):
        return output.exact(datetime.fromisoformat(value))
    return None if value is None else str(value)


def _show_items(assessment: dict[str, Any]) -> None:
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
    output.table(headings, rows, right=headings[1:])


def _show_records(payment: dict[str, Any]) -> None:
    rows = [
        (kind, record.get("key") or record["id"], record["state"], record["reason"], record.get(reference))
        for kind, name, reference in (
            ("declaration", "declarations", "receipt_no"),
            ("agreement", "contracts", "reference"),
            ("collection", "debits", "reference"),
        )
        for record in payment[name]
    ]
    rows += [
        (f"letter by {one['channel']}", one["id"], one["state"], one["reason"], one["letter"])
        for one in payment["messages"]
    ]
    if rows:
        output.heading("\nRecords")
        output.table(("what", "key", "state", "reason", "reference"), rows)


@payments.command()
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


def _show_history(rows: Sequence[dict[str, Any]]) -> None:
    output.table(
        ("time", "state", "step", "reason", "actor", "details"),
        [
            (output.exact(row["at"]), row["state"], row["step"], row["reason"], row["actor"], _plain(row["details"]))
            for row in rows
        ],
    )


@payments.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@by_option
@reason_option("Why, for the record.")
@json_option
def retry(ids: tuple[str, ...], by: str, reason: str | None, as_json: bool) -> int:
    """Take up payments again.

    Those that need attention go on at their step; those that wait for their next try are tried at once.
    """
    return _each(ids, "retried", as_json, lambda id_: actions.retry(id_, actor=by, reason=reason or "retried"))


@payments.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@by_option
@reason_option("Why, for the record.", required=True)
@json_option
def cancel(ids: tuple[str, ...], by: str, reason: str, as_json: bool) -> int:
    """Ask for payments to be cancelled.

    Done at once unless money may be moving; then the payment goes on, and its history tells.
    """

    def one(id_: str) -> str:
        receipt = actions.cancel(id_, actor=by, reason=reason)
        if receipt.status != "accepted" or receipt.payment_id is None or receipt.code:
            raise Refused(receipt.code or receipt.status, receipt.message or "the payment finished at this very moment")
        return receipt.payment_id

    return _each(ids, "cancel requested", as_json, one)


@payments.command()
@click.argument("id_", metavar="ID")
@click.option(
    "--outcome",
    type=click.Choice(("happened", "did-not-happen")),
    required=True,
    help="What the other side says: it was done, or it was not.",
)
@by_option
@reason_option("How you know, for the record.", required=True)
@json_option
def resolve(id_: str, outcome: Literal["happened", "did-not-happen"], by: str, reason: str, as_json: bool) -> int:
    """Record what the other side says of an unknown outcome.

    Ask the other side by the key that `shebao payments show` gives, then tell what it said; the payment goes on.
    """
    return _each((id_,), "resolved", as_json, lambda one: actions.resolve(one, outcome, actor=by, reason=reason))


def _each(ids: Sequence[str], done: str, as_json: bool, act: Callable[[str], str]) -> int:
    """Do it for each payment by itself, tell what became of each, and wake the dispatcher for those that are due."""
    need_database()
    results: list[dict[str, Any]] = []
    for id_ in dict.fromkeys(ids):
        try:
            results.append({"id": id_, "payment_id": act(id_), "status": done})
        except Exception as error:
            failure = explain(error)
            if failure is None or failure.exit_code != FAILED:
                raise
            results.append({"id": id_, "status": "failed", **failure.to_json()})
            if not as_json:
                output.complain(f"{id_}: {failure.message}")
        else:
            if not as_json:
                output.say(f"{done}: payment {results[-1]['payment_id']}")
    if as_json:
        output.show_json(results)
    failed = [result for result in results if result["status"] == "failed"]
    if len(failed) < len(results):
        wake("payments.dispatch")
    return FAILED if failed else DONE
