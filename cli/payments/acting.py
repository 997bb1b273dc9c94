"""`shebao payments retry`, `cancel` and `resolve`: each records who and why."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal

import click

from cli import output
from cli.database import need_database
from cli.failures import DONE, FAILED, Failure, explain
from cli.groups import Command
from cli.intake.wake import wake
from cli.options import by_option, json_option, reason_option
from foundation.clock import read_instant
from foundation.money import fen_from_yuan
from foundation.settings import get_settings
from gateways.ports import Bank
from tasks.gateways import get_gateways
from workflows.operator import actions
from workflows.operator.facts import Facts
from workflows.payment.errors import Refused


def _amount(_: click.Context, __: click.Parameter, value: str | None) -> int | None:
    """An amount in yuan above 0, in fen."""
    try:
        fen = None if value is None else fen_from_yuan(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    if fen == 0:
        raise click.BadParameter("write an amount above 0")
    return fen


def _instant(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
    """An instant with a zone."""
    found = read_instant(value)
    if value is not None and found is None:
        raise click.BadParameter("write a time with its zone, as 2026-11-03T09:00:00+08:00")
    return found


@click.command(cls=Command)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@by_option
@reason_option("Why, for the record.")
@json_option
def retry(ids: tuple[str, ...], by: str, reason: str | None, as_json: bool) -> int:
    """Try payments again now.

    Those that need attention go on at their step; those that wait for their next try are tried at once.
    """
    return _each(ids, "retried", as_json, lambda id_: actions.retry(id_, actor=by, reason=reason or "retried"))


@click.command(cls=Command)
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


@click.command(cls=Command)
@click.argument("id_", metavar="ID")
@click.option(
    "--outcome",
    type=click.Choice(("happened", "did-not-happen")),
    required=True,
    help="What the other side says: it was done, or it was not.",
)
@click.option("--amount", metavar="YUAN", callback=_amount, help="What arrived, as 2437.04.")
@click.option("--reference", metavar="TEXT", help="The bank's number of the money.")
@click.option("--paid-at", metavar="TIME", callback=_instant, help="When it was paid, as 2026-11-03T09:00:00+08:00.")
@by_option
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
        return actions.resolve(name, outcome, actor=by, reason=reason, facts=facts, bank=_bank())

    return _each((id_,), "resolved", as_json, one)


def _bank() -> Bank | None:
    """The bank behind SHEBAO_GATEWAY_URL; None where it is not set."""
    return get_gateways().bank if get_settings().gateway_url else None


def _each(ids: Sequence[str], done: str, as_json: bool, act: Callable[[str], str]) -> int:
    """Act on each payment by itself, report each result, and nudge the dispatcher for those that became due."""
    need_database()
    results: list[dict[str, object]] = []
    for id_ in dict.fromkeys(ids):
        payment, failure = _attempt(act, id_)
        results.append(_result(id_, payment, failure, done))
        if not as_json:
            _report(id_, payment, failure, done)
    if as_json:
        output.show_json(results)
    succeeded = sum(result["status"] == done for result in results)
    if succeeded:
        wake("payments.dispatch")
    return DONE if succeeded == len(results) else FAILED


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
