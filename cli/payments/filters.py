"""The options that narrow a list of payments; a value that no payment can have is an error that lists what there is."""

import functools
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import click
from sqlalchemy import Connection

from cli.failures import USAGE, Failure
from cli.times import read_time
from models.states import PaymentState, Step
from regions import CODES, get_regions
from regions.words.vocabulary import codes
from workflows.operator.listing import PaymentFilter, values_in_use
from workflows.payment.reasons import Reason

_STATES = [state.value for state in PaymentState]
_STEPS = [step.value for step in Step]
_REASON = "Only payments with this reason (docs/reference/reasons.md)."
_OPTIONS = (
    click.option("--state", type=click.Choice(_STATES), help="Only payments in this state."),
    click.option("--step", type=click.Choice(_STEPS), help="Only payments at this step."),
    click.option("--reason", metavar="CODE", help=_REASON),
    click.option("--region", metavar="CODE", help="Only payments of this region."),
    click.option("--method", metavar="CODE", help="Only payments by this method."),
    click.option("--client", metavar="NAME", help="Only payments of this client, which started them."),
    click.option(
        "--since",
        metavar="TIME",
        callback=read_time,
        help="Only payments that changed since: 2h, 2026-11-03 or 2026-11-03T09:00:00+08:00.",
    ),
)


_REASON_AT: Final = 2
# With commands that act, `--reason` is why the operator acts.
_BULK_OPTIONS: Final = (
    click.option("--all", "everything", is_flag=True, help="All payments that the filter names, instead of IDs."),
    *_OPTIONS[:_REASON_AT],
    click.option("--with-reason", "reason_code", metavar="CODE", help=_REASON),
    *_OPTIONS[_REASON_AT + 1 :],
    click.option("--dry-run", is_flag=True, help="Show which payments are meant, and do nothing."),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The payments that an operator means: by `ids`, or, if there are none, by a filter. `dry_run`: nothing is done."""

    ids: tuple[str, ...]
    wanted: PaymentFilter
    dry_run: bool


def bulk_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command that acts IDs, or `--all` with a filter; it gets them as its first argument, a Chosen."""

    @functools.wraps(command)
    def with_chosen(
        *,
        ids: tuple[str, ...],
        everything: bool,
        dry_run: bool,
        reason_code: str | None,
        **rest: object,
    ) -> int:
        named = {name: rest.pop(name) for name in ("state", "step", "region", "method", "client", "since")}
        wanted = PaymentFilter(reason=reason_code, **named)  # type: ignore[arg-type]  # as click has read them
        _check_chosen(ids, everything, wanted)
        return command(Chosen(ids, wanted, dry_run), **rest)

    decorated: Callable[..., int] = with_chosen
    for option in reversed((click.argument("ids", metavar="[ID]...", nargs=-1), *_BULK_OPTIONS)):
        decorated = option(decorated)
    return decorated


def _check_chosen(ids: tuple[str, ...], everything: bool, wanted: PaymentFilter) -> None:
    if ids and (everything or wanted.conditions()):
        raise click.UsageError("give IDs, or --all with a filter, not both")
    if not ids and not everything:
        raise click.UsageError("give IDs, or --all with a filter")
    if everything and not wanted.conditions():
        raise click.UsageError("--all needs a filter, as --with-reason or --region")


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a filter; it gets them as its first argument, a PaymentFilter."""

    @functools.wraps(command)
    def with_filter(
        *,
        state: str | None,
        step: str | None,
        reason: str | None,
        region: str | None,
        method: str | None,
        client: str | None,
        since: datetime | None,
        **rest: object,
    ) -> None:
        command(PaymentFilter(state, step, reason, region, method, client, since), **rest)

    decorated: Callable[..., None] = with_filter
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def check_filter(connection: Connection, wanted: PaymentFilter) -> None:
    """Raise Failure for a value that is neither known nor that of a payment; it lists what there is."""
    regions = {region.code: region.name.en for region in get_regions().all()}
    known: dict[str, tuple[str | None, Collection[str]]] = {
        "reason": (wanted.reason, {*Reason, *CODES}),
        "region": (wanted.region, regions),
        "method": (wanted.method, codes("method")),
        "client": (wanted.client, ()),
    }
    for option, (value, expected) in known.items():
        if value is None or value in expected:
            continue
        present = values_in_use(connection, option)
        if value not in present:
            raise _unknown(option, present, regions)


def _unknown(option: str, present: Collection[str], regions: Mapping[str, str]) -> Failure:
    which, values = "payments have", present
    if option == "region":
        which, values = "known are", [f"{code} {name}" for code, name in regions.items()]
    message = f"--{option}: there is no such {option}; {which}: {', '.join(values) or 'none'}"
    return Failure("unknown_filter_value", message, USAGE, {"option": option, "values": list(values)})
