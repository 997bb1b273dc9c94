"""`shebao doctor`: everything that Shebao needs, checked at once and never waited for long."""

import threading
import time
from collections.abc import Callable, Sequence

import click

from cli import output
from cli.checks import CHECKS
from cli.checks.finding import Finding
from cli.failures import DONE, FAILED, UNAVAILABLE, explain
from cli.groups import Command
from cli.options import json_option
from cli.tables import table
from foundation.settings import get_settings

PATIENCE_S = 10.0


_WORST_FIRST = ("fail", "warn", "ok")


@click.command(cls=Command)
@json_option
def doctor(as_json: bool) -> int:
    """Check everything that Shebao needs, and name what hurts, worst first.

    Database and schema, overdue payments and those in attention, open money, messages and events that wait or failed,
    breakers, limits and pauses, regular tasks, the audit log, broker, workers, mail server, SMS, gateways, clock,
    holiday calendar, keys and fonts. Ends with 69 if a needed service is not there, with 1 if something else is broken;
    a warning is no failure.
    """
    get_settings()  # a bad setting ends here with 2
    findings = sorted(examine(CHECKS, PATIENCE_S), key=lambda finding: _WORST_FIRST.index(finding.level))
    if as_json:
        output.show_json([finding.to_json() for finding in findings])
    else:
        rows = [(it.level, it.what, it.found, it.remedy if it.level != "ok" else "") for it in findings]
        table(("", "what", "found", "what to do"), rows, wraps=("found", "what to do"))
    return _exit_code(findings)


def _exit_code(findings: Sequence[Finding]) -> int:
    failed = [finding for finding in findings if finding.level == "fail"]
    if not failed:
        return DONE
    return UNAVAILABLE if any(finding.service for finding in failed) else FAILED


Check = tuple[str, bool, Callable[[], list[Finding]]]  # what, whether Shebao needs it, the check


def examine(checks: Sequence[Check], patience_s: float) -> list[Finding]:
    """Run all checks side by side and give their findings in the checks' order; one that hangs is a finding too."""
    results: list[list[Finding] | None] = [None] * len(checks)

    def run(at: int, check: Check) -> None:
        results[at] = _examine_one(check)

    threads = [
        threading.Thread(target=run, args=(at, check), name=check[0], daemon=True) for at, check in enumerate(checks)
    ]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + patience_s
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))
    found = zip(checks, results, strict=True)
    return [finding for check, result in found for finding in (result or _silence(check, patience_s, result))]


def _examine_one(check: Check) -> list[Finding]:
    what, service, examine_it = check
    try:
        return examine_it()
    except Exception as error:  # noqa: BLE001  # a check that breaks must not hide the others
        failure = explain(error)
        words = failure.message if failure else f"the check broke: {type(error).__name__}"
        return [Finding(what, "fail", words, "see docs/reference/settings.md", service)]


def _silence(check: Check, patience_s: float, result: list[Finding] | None) -> list[Finding]:
    """The finding of a check that has not answered; none for one that found nothing."""
    if result is not None:
        return []
    what, service, _ = check
    return [Finding(what, "fail", f"no answer in {patience_s:g} s", "is it overloaded, or behind a firewall?", service)]
