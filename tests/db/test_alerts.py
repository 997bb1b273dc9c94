"""Alerts and the dashboard ask for metrics and labels that there are; each alert has a runbook page."""

import json
import re
from collections.abc import Callable
from math import inf
from pathlib import Path

import yaml
from click import Group
from prometheus_client.core import GaugeMetricFamily

from api.metrics import DatabaseCollector, Metrics
from cli.main import root
from foundation.clock import shanghai_day, utcnow
from gateways.ports import Gateways, Status
from models.states import PauseKind
from tests.builders import Clock, a_payment, id_number, scripted, the, work
from tests.contract.http_app import SETTINGS, serving
from workflows.operator.pauses import pause
from workflows.subjects.restrict import restrict

ROOT = Path(__file__).parents[2]
RULES = yaml.safe_load((ROOT / "deploy/prometheus/alerts.yml").read_text(encoding="utf-8"))["groups"][0]["rules"]
BOARD = json.loads((ROOT / "deploy/grafana/shebao.json").read_text(encoding="utf-8"))
QUERIES = [rule["expr"] for rule in RULES] + [panel["targets"][0]["expr"] for panel in BOARD["panels"]]
RUNBOOKS = ROOT / "docs/runbooks"


def labels_in(query: str) -> set[str]:
    """Labels that a query selects or groups by."""
    grouped = {label for listed in re.findall(r"by \(([^)]*)\)", query) for label in listed.split(", ")}
    return grouped | set(re.findall(r"([a-z]+)=~?\"", query))


def test_every_query_asks_for_a_metric_and_labels_that_there_are(settings: Callable[..., None]) -> None:
    families = [family for family in DatabaseCollector().collect() if isinstance(family, GaugeMetricFamily)]
    there = {family.name: set(family._labelnames) for family in families}  # no sample is needed to see them
    ours = [query for query in QUERIES if "shebao_" in query]
    assert len(ours) == len(QUERIES) - 1, "`up` is Prometheus' own"
    for query in ours:
        [metric] = re.findall(r"shebao_[a-z_]+", query)
        assert labels_in(query) <= there[metric], query
    shown = {metric for query in ours for metric in re.findall(r"shebao_[a-z_]+", query)}
    assert shown == set(there), "every metric is in an alert or on the dashboard"
    documented = (ROOT / "docs/reference/http.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`(shebao_[a-z_]+)", documented)) == set(there)


def test_every_alert_has_a_page_and_every_page_an_alert() -> None:
    assert {rule["annotations"]["runbook"] for rule in RULES} == {
        f"docs/runbooks/{page.name}" for page in RUNBOOKS.glob("*.md") if page.name != "README.md"
    }
    index = (RUNBOOKS / "README.md").read_text(encoding="utf-8")
    for rule in RULES:
        page = (ROOT / rule["annotations"]["runbook"]).read_text(encoding="utf-8")
        assert page.startswith(f"# {rule['alert']}\n\n`{rule['expr']}` for {rule['for']}")
        assert all(word in page for word in ("## 中文", "**处理**", "**核实**", "## English", "**Action**"))
        assert f"[{rule['alert']}]" in index
        assert rule["labels"]["severity"] in ("page", "ticket")


def test_runbooks_name_commands_and_options_that_there_are() -> None:
    context = root.make_context("shebao", ["--help"], resilient_parsing=True)
    named = [
        text for page in RUNBOOKS.glob("*.md") for text in re.findall(r"`shebao ([^`]+)`", page.read_text("utf-8"))
    ]
    assert len(named) > 30
    for text in named:
        words = text.split()
        command = root.get_command(context, words.pop(0))
        while isinstance(command, Group) and words:
            name = words.pop(0)
            command = command.get_command(context, name.lower() if name == "KIND" else name) or (
                command.get_command(context, "region") if name == "KIND" else None
            )
        assert command is not None, text
        given = {word for word in words if word.startswith("--")}
        options = {option for parameter in command.params for option in parameter.opts}
        required = {
            parameter.opts[0] for parameter in command.params if parameter.required and parameter.opts[0][0] == "-"
        }
        assert given <= options, text
        assert not given or required <= given, f"{text}: needs {required}"


def test_the_real_metrics_have_every_name_that_rules_and_dashboard_use(settings: Callable[..., None]) -> None:
    settings(**SETTINGS)
    with serving() as client:
        text = client.get("/metrics").text
    served = set(re.findall(r"^# TYPE (shebao_[a-z_]+) gauge$", text, re.MULTILINE))
    used = {name for query in QUERIES for name in re.findall(r"shebao_[a-z_]+", query)}
    assert used == served


def sample(name: str, **labels: str) -> float:
    """The value of a metric."""
    families = DatabaseCollector().collect()
    return next(one.value for family in families for one in family.samples if one.name == name and one.labels == labels)


def test_metrics_show_money_asked_time_at_each_step_and_the_backlog(
    settings: Callable[..., None],
) -> None:
    """Ids begin with the real time, so these windows are of the real clock."""
    gateways, month = scripted(), shanghai_day(utcnow()).isoformat()[:7]
    by_app = {"period": {"from": month, "to": month}, "method": "tax_app", "bank_account": None}
    a_payment(1, **by_app)
    assert sample("shebao_backlog_drain_seconds") == inf, "one waits and nothing moved"
    work(gateways)
    assert sample("shebao_money_today_fen", kind="asked") == the("debits").amount_fen
    assert 0 < sample("shebao_step_seconds", step="declaration", quantile="0.95") < 60
    assert sample("shebao_backlog_drain_seconds") == 0
    a_payment(2, **by_app)
    assert sample("shebao_backlog_drain_seconds") == 300, "one waits, and one moved in five minutes"
    for verb in ("file", "find"):
        gateways.authority.say(verb, Status.UNKNOWN, reason="timeout")  # type: ignore[attr-defined]  # scripted
    work(gateways)
    assert sample("shebao_payments_attempts", step="declaration") == 1


def test_metrics_tell_of_nobody(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(1)
    work(gateways)
    pause(PauseKind.PAYMENT, payment, actor="li", reason="x")
    restrict(id_number(1), actor="li", reason="x")
    text = Metrics().text().decode()
    hashes = [the("requests").payer_index, payment, the("payments").reference]
    assert not [one for one in ("王小明", id_number(1), "13800138000", "wang@", *hashes) if one in text]
