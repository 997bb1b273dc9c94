"""The options that narrow a list of payments; a value that no payment can have is an error that lists what there is."""

import functools
from collections.abc import Callable, Collection, Mapping
from datetime import datetime

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
_OPTIONS = (
    click.option("--state", type=click.Choice(_STATES), help="Only payments in this state."),
    click.option("--step", type=click.Choice(_STEPS), help="Only payments at this step."),
    click.option("--reason", metavar="CODE", help="Only payments with this reason (docs/reference/reasons.md)."),
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
