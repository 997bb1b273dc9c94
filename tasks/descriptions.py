"""What logs, events and Flower show of a task: its arguments and its result, never a person.

Celery would show every argument as it is. Here ids, short codes and counts are shown and all else is hidden. The
sender of a step's task describes its run (`describe_run`); the receiver takes that description only in this form.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from celery import Task
from celery.result import AsyncResult
from celery.worker.request import Request

from models.runs import ClaimedRun
from workflows.engine.report import StepReport

_HIDDEN: Final = "'…'"
_OPAQUE: Final = re.compile(r"[0-9a-f]{32}|[a-z][a-z0-9_.:-]{0,40}")
_COUNT_LIMIT: Final = 1_000_000
_RUN: Final = re.compile(
    r"run [0-9a-f]{5} · ([0-9]{1,6} payments|payment [0-9a-f]{32})( · ([0-9]{6}(×[0-9]{1,6})?(, )?){1,4}…?)?", re.ASCII
)
_REGIONS_SHOWN: Final = 4


class Summary:
    """A result that monitors show as it is written: Celery puts texts in quotes."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def describe_run(run: ClaimedRun) -> str:
    """A run for people: `run 5316b · 40 payments · 440100×25, 440300×15`, or its payment and region if it is alone."""
    number = f"run {run.id[-5:]}"
    if run.lone is not None:
        return " · ".join((number, f"payment {run.lone}", *run.regions))
    regions = [f"{region}×{count}" for region, count in run.regions.items()]
    shown = ", ".join(regions[:_REGIONS_SHOWN]) + ("…" if len(regions) > _REGIONS_SHOWN else "")
    return " · ".join(filter(None, (number, f"{run.size} payments", shown)))


def summarize(report: StepReport) -> Summary:
    """What a step did: `34 on · 4 wait: short_balance 3, retry 1 · 2 attention: amount_mismatch`."""
    parts = [f"{report.going_on} on"] if report.going_on else []
    groups = {"wait": report.waiting, "attention": report.attention, "ended": report.ended, "back": report.returned}
    for name, reasons in groups.items():
        if reasons:
            listed = [f"{reason} {count}" for reason, count in reasons.most_common()]
            parts.append(f"{reasons.total()} {name}: {', '.join(listed) if len(reasons) > 1 else next(iter(reasons))}")
    return Summary(" · ".join(parts) or "nothing to do")


def describe(args: Sequence[object], kwargs: Mapping[str, object]) -> tuple[str, str]:
    """Positional and named arguments: ids (32 hex digits), short lower-case codes and counts below a million are shown,
    whatever else is passed is hidden."""
    positional = ", ".join(_shown(value) for value in args)
    if len(args) == 1:
        positional += ","
    named = ", ".join(f"{name!r}: {_shown(value)}" for name, value in kwargs.items())
    return f"({positional})", f"{{{named}}}"


def _shown(value: object) -> str:
    if value is None or isinstance(value, bool):
        return repr(value)
    if isinstance(value, int) and abs(value) < _COUNT_LIMIT:
        return repr(value)
    if isinstance(value, str) and _OPAQUE.fullmatch(value):
        return repr(value)
    return _HIDDEN


class DescribedRequest(Request):
    """A received task. The description its sender gave is shown if it is that of a run, and made here otherwise."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        try:
            positional, named, _ = self._payload
            shown, keywords = describe(positional, named)
        except (TypeError, ValueError, AttributeError):
            shown = keywords = _HIDDEN  # not protocol 2: nothing of it is worth showing
        given: object = getattr(self, "_argsrepr", None)
        # The full id of the run stays searchable, beside its description.
        as_run = isinstance(given, str) and _RUN.fullmatch(given) is not None
        self._argsrepr: object = given if as_run else shown
        self._kwargsrepr: object = shown if as_run else keywords


class DescribedTask(Task):
    """Base of all tasks: its sender and its receiver describe its arguments, as above."""

    Request = DescribedRequest

    def apply_async(
        self, args: Sequence[object] | None = None, kwargs: Mapping[str, object] | None = None, **options: object
    ) -> AsyncResult:
        """As Celery's, with the arguments described. A link of a run's chain keeps the description of its run."""
        shown, keywords = describe(args or (), kwargs or {})
        options["argsrepr"] = options.get("argsrepr") or shown
        options["kwargsrepr"] = keywords
        return super().apply_async(args, kwargs, **options)
