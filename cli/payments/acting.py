"""`shebao payments retry`, `cancel` and `resolve`: each records who and why."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Literal

import click

from cli import output
from cli.database import need_database, reading
from cli.failures import DONE, FAILED, Failure, explain
from cli.groups import Command
from cli.intake.nudging import nudge
from cli.options import by_option, json_option, read_amount, reason_option
from cli.payments.filters import Chosen, bulk_options, check_filter
from cli.payments.listing import show_payments
from cli.progress import progress
from foundation.clock import read_instant
from models.states import PaymentState
from tasks.gateways import find_bank
from workflows.operator.access.permissions import Permission
from workflows.operator.acting import actions
from workflows.operator.acting.facts import Facts
from workflows.operator.listing import PaymentSummary, list_payments, payment_summary
from workflows.operator.lookup import find_payment
from workflows.payment.errors import Refused
from workflows.payment.waiting import WaitingFor

_MOST = 100_000  # payments of one command


def _instant(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
    """An instant with a zone."""
    found = read_instant(value)
    if value is not None and found is None:
        raise click.BadParameter("write a time with its zone, as 2026-11-03T09:00:00+08:00")
    return found


@click.command(cls=Command)
@bulk_options
@by_option(Permission.RETRY)
@reason_option("Why, for the record.")
@json_option
def retry(chosen: Chosen, by: str, reason: str | None, as_json: bool) -> int:
    """Try payments again now.

    Those that need attention go on at their step; those that wait for their next try are tried at once. With --all,
    those in attention that the filter names, or with --state waiting those that wait for their next try.
    """
    wanted = replace(chosen.wanted, state=chosen.wanted.state or PaymentState.ATTENTION)
    if wanted.state == PaymentState.WAITING:
        wanted = replace(wanted, waiting_for=WaitingFor.RETRY)
    return _all(
        replace(chosen, wanted=wanted),
        "retried",
        as_json,
        lambda id_: actions.retry(id_, actor=by, reason=reason or "retried"),
    )


@click.command(cls=Command)
@bulk_options
@by_option(Permission.CANCEL)
@reason_option("Why, for the record.", required=True)
@json_option
def cancel(chosen: Chosen, by: str, reason: str, as_json: bool) -> int:
    """Ask for payments to be cancelled.

    Done at once unless money may be moving; then the payment goes on, and its history tells. With --all, those that
    the filter names and that have not ended.
    """

    def one(id_: str) -> str:
        receipt = actions.cancel(id_, actor=by, reason=reason)
        if receipt.status != "accepted" or receipt.payment_id is None or receipt.code:
            raise Refused(receipt.code or receipt.status, receipt.message or "the payment finished at this very moment")
        return receipt.payment_id

    return _all(replace(chosen, wanted=replace(chosen.wanted, live=True)), "cancel requested", as_json, one)


@click.command(cls=Command)
@click.argument("id_", metavar="ID")
@click.option(
    "--outcome",
    type=click.Choice(("happened", "did-not-happen")),
    required=True,
    help="What the other side says: it was done, or it was not.",
)
@click.option("--amount", metavar="YUAN", callback=read_amount, help="What arrived, as 2437.04.")
@click.option("--reference", metavar="TEXT", help="The bank's number of the money.")
@click.option("--paid-at", metavar="TIME", callback=_instant, help="When it was paid, as 2026-11-03T09:00:00+08:00.")
@by_option(Permission.RESOLVE)
@reason_option("How you know, for the record.", required=True)
@json_option
def resolve(
    id_: str,
    outcome: Literal["happened", "did-not-happen"],
    amount: int | None,
    reference: str | None,
    paid_at: datetime | None,
    by: str,
    reason: str,
    as_json: bool,
) -> int:
    """Record what the other side says of an unknown outcome.

    Ask the other side by the key that `shebao payments show` gives, then record its answer; the payment goes on. Money
    is resolved by facts: amount, reference and time are needed where it happened. The bank is asked by the key first,
    and what contradicts its word is refused.
    """
    facts = Facts(amount, reference, paid_at) if amount and reference and paid_at else None

    def one(name: str) -> str:
        return actions.resolve(name, outcome, actor=by, reason=reason, facts=facts, bank=find_bank())

    return _each((id_,), "resolved", as_json, one)


def _all(chosen: Chosen, done: str, as_json: bool, act: Callable[[str], str]) -> int:
    """Act on all payments that are meant, or show which they are."""
    if chosen.ids and not chosen.dry_run:
        return _each(chosen.ids, done, as_json, act)
    found = _find_chosen(chosen)
    if chosen.dry_run:
        show_payments(found, as_json)
        output.note(f"{len(found):,} payments would be acted on: {done}; nothing was done")
        return DONE
    if not found and not as_json:
        output.note("no payments like that")
    ids = [payment["id"] for payment in found]
    if as_json or not ids:
        return _each(ids, done, as_json, act)
    with progress(done, "payments", len(ids)) as advance:
        return _each(ids, done, as_json, act, advance)


def _find_chosen(chosen: Chosen) -> list[PaymentSummary]:
    with reading() as connection:
        if chosen.ids:
            return [payment_summary(find_payment(connection, name)) for name in dict.fromkeys(chosen.ids)]
        check_filter(connection, chosen.wanted)
        return list_payments(connection, chosen.wanted, sort="created", most=_MOST)


def _each(
    ids: Iterable[str],
    done: str,
    as_json: bool,
    act: Callable[[str], str],
    advance: Callable[[int], None] | None = None,
) -> int:
    """Act on each payment by itself, report each result (with `advance`, which follows a bar: failures and a count),
    and nudge the dispatcher for those that became due."""
    need_database()
    results: list[dict[str, object]] = []
    for id_ in dict.fromkeys(ids):
        payment, failure = _attempt(act, id_)
        results.append(_result(id_, payment, failure, done))
        if _is_shown(failure, as_json, advance is not None):
            _report(id_, payment, failure, done)
        if advance is not None:
            advance(len(results))
    if as_json:
        output.show_json(results)
    succeeded = sum(result["status"] == done for result in results)
    if advance is not None:
        output.say(f"{done}: {succeeded:,} of {len(results):,} payments")
    if succeeded:
        nudge("payments.dispatch")
    return DONE if succeeded == len(results) else FAILED


def _is_shown(failure: Failure | None, as_json: bool, quiet: bool) -> bool:
    return not as_json and (failure is not None or not quiet)


def _result(id_: str, payment: str | None, failure: Failure | None, done: str) -> dict[str, object]:
    if failure is None:
        return {"id": id_, "payment_id": payment, "status": done}
    return {"id": id_, "status": "failed", **failure.to_json()}


def _attempt(act: Callable[[str], str], id_: str) -> tuple[str | None, Failure | None]:
    """The payment's id, or what is wrong with this one payment; anything that concerns all of them is raised."""
    try:
        return act(id_), None
    except Exception as error:
        failure = explain(error)
        if failure is None or failure.exit_code != FAILED:
            raise
        return None, failure


def _report(id_: str, payment: str | None, failure: Failure | None, done: str) -> None:
    if failure is None:
        output.say(f"{done}: payment {payment}")
    else:
        output.complain(f"{id_}: {failure.message}")
