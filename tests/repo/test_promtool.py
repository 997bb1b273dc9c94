"""The alert rules by Prometheus' own tool: each fires on what it is for, with its labels, and stays quiet before."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.repo.documents import ROOT

RULES_FILE = ROOT / "deploy/prometheus/alerts.yml"
RULES = {rule["alert"]: rule for rule in yaml.safe_load(RULES_FILE.read_text("utf-8"))["groups"][0]["rules"]}
PROMTOOL = shutil.which("promtool")
pytestmark = pytest.mark.skipif(PROMTOOL is None, reason="promtool is not installed (Debian: prometheus)")


@dataclass(frozen=True)
class Case:
    """A series with a value that fires the alert after `after`, and not a minute after it began; one that never does;
    and the labels of the series that the alert has."""

    series: str
    fires: str
    quiet: str
    after: str
    labels: dict[str, str]


CASES = {
    "ApiDown": Case('up{job="shebao", instance="a"}', "0", "1", "3m", {"job": "shebao", "instance": "a"}),
    "PaymentsOverdue": Case("shebao_payments_due_age_seconds", "121", "120", "3m", {}),
    "BacklogLarge": Case("shebao_backlog_drain_seconds", "7201", "7200", "11m", {}),
    "OutcomeUnknown": Case(
        'shebao_payments{state="attention", step="collection", reason="bank_unknown"}',
        "1",
        "0",
        "11m",
        {"reason": "bank_unknown"},
    ),
    "PaymentsNeedAttention": Case(
        'shebao_payments{state="attention", step="voucher", reason="amount_mismatch"}',
        "2",
        "0",
        "16m",
        {"reason": "amount_mismatch"},
    ),
    "BreakerOpen": Case('shebao_breaker_open{name="bank"}', "1", "0", "11m", {"name": "bank"}),
    "MoneyOpen": Case('shebao_arrivals_open{reason="part_paid"}', "1", "0", "2h", {"reason": "part_paid"}),
    "MessagesLate": Case("shebao_messages_due_age_seconds", "901", "900", "6m", {}),
    "EventsLate": Case("shebao_events_due_age_seconds", "301", "300", "6m", {}),
    "WebhooksFailed": Case('shebao_webhook_deliveries{state="failed"}', "1", "0", "16m", {}),
    "PausedForLong": Case(
        'shebao_paused{kind="region", name="310000"}', "1", "0", "25h", {"kind": "region", "name": "310000"}
    ),
    "BeatStopped": Case('shebao_upkeep_age_seconds{name="watch"}', "301", "300", "3m", {}),
    "AuditAltered": Case('shebao_upkeep_failed{name="audit"}', "1", "0", "2m", {}),
    "CanaryFailed": Case('shebao_upkeep_failed{name="canary"}', "1", "0", "3m", {}),
    "PurgeLate": Case('shebao_upkeep_age_seconds{name="purge_events"}', "172801", "172800", "2h", {}),
}
# Series that must not fire an alert although they resemble one that does.
OTHERS = {
    "OutcomeUnknown": 'shebao_payments{state="waiting", step="collection", reason="bank_unknown"}',
    "PaymentsNeedAttention": 'shebao_payments{state="completed", step="voucher", reason=""}',
    "WebhooksFailed": 'shebao_webhook_deliveries{state="delivered"}',
    "BeatStopped": 'shebao_upkeep_age_seconds{name="audit"}',
    "AuditAltered": 'shebao_upkeep_failed{name="canary"}',
    "CanaryFailed": 'shebao_upkeep_failed{name="audit"}',
    "PurgeLate": 'shebao_upkeep_age_seconds{name="watch"}',
}


def promtool(*args: str) -> str:
    """What promtool says; fails the test if it ends with an error."""
    assert PROMTOOL is not None
    done = subprocess.run([PROMTOOL, *args], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def scenario(alert: str, series: str, value: str, at: str, labels: dict[str, str] | None) -> dict[str, Any]:
    """A test for promtool: with this constant series, `alert` fires at `at` with these labels; None: not at all."""
    rule = RULES[alert]
    expected = [] if labels is None else [{
        "exp_labels": {"severity": rule["labels"]["severity"], **labels},
        "exp_annotations": rule["annotations"],
    }]  # fmt: skip
    return {
        "interval": "1m",
        "input_series": [{"series": series, "values": f"{value}x1600"}],
        "alert_rule_test": [{"eval_time": at, "alertname": alert, "exp_alerts": expected}],
    }


def test_the_rules_are_valid() -> None:
    assert f"SUCCESS: {len(RULES)} rules found" in promtool("check", "rules", str(RULES_FILE))


def run(tests: list[dict[str, Any]], folder: Path, interval: str) -> None:
    """Have promtool run these tests, the rules evaluated each `interval`."""
    written = folder / f"alerts-{interval}.yml"
    document = {"rule_files": [str(RULES_FILE)], "evaluation_interval": interval, "tests": tests}
    written.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    assert "SUCCESS" in promtool("test", "rules", str(written))


def test_every_alert_fires_on_what_it_is_for_and_on_nothing_else(tmp_path: Path) -> None:
    assert CASES.keys() == RULES.keys()
    tests: dict[str, list[dict[str, Any]]] = {"1m": [], "1h": []}
    for alert, case in CASES.items():
        tests["1h" if "h" in RULES[alert]["for"] else "1m"] += [
            scenario(alert, case.series, case.fires, case.after, case.labels),
            scenario(alert, case.series, case.fires, "0m", None),
            scenario(alert, case.series, case.quiet, case.after, None),
        ]
    tests["1m"] += [scenario(alert, series, "999999", "20m", None) for alert, series in OTHERS.items()]
    tests["1h"] += [scenario("PurgeLate", OTHERS["PurgeLate"], "999999", "3h", None)]
    for interval, some in tests.items():
        run(some, tmp_path, interval)
