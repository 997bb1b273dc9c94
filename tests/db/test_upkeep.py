"""Regular tasks: each notes when it was done and what came of it, and metrics show that; operators get mails."""

import tomllib
from collections.abc import Callable, Sequence
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
import yaml
from sqlalchemy import text

from api.metrics import Metrics
from foundation.clock import utcnow
from gateways.ports import Gateways
from models.runs import ClaimedRun
from models.session import read, write
from models.tables import Base
from notifications.delivery import Delivery, Outcome
from notifications.operators.compose import compose_incident
from tasks.maintenance import purge, watch
from tests.builders import Clock, a_payment, carry, id_number, rows, the, work
from tests.repo.documents import ROOT
from workflows.money.totals import money_totals
from workflows.operator.acting.actions import cancel
from workflows.operator.audit import Action, record
from workflows.operator.overview import money_today
from workflows.operator.upkeep.canary import follow_canary
from workflows.operator.upkeep.incidents import CONDITIONS, follow_incidents


def metric(name: str, task: str) -> float:
    """A metric of a regular task."""
    prefix = f'{name}{{name="{task}"}} '
    [line] = [line for line in Metrics().text().decode().splitlines() if line.startswith(prefix)]
    return float(line.removeprefix(prefix))


def test_a_changed_audit_log_is_found_within_the_hour(clock: Clock) -> None:
    with write() as connection:
        record(connection, Action.SEARCH, "li")
    assert watch() == {"verified": 1}
    assert metric("shebao_upkeep_failed", "audit") == 0
    with write() as connection:
        connection.execute(text("UPDATE audit SET actor = 'wang'"))
    assert watch() == {"verified": 0}, "not at every tick"
    clock.forward(minutes=61)
    assert watch() == {"verified": 1}
    assert metric("shebao_upkeep_failed", "audit") == 1
    assert the("upkeep", name="audit").result == "fault: entry 1"


def test_a_tick_that_does_not_come_shows(clock: Clock) -> None:
    watch()
    assert metric("shebao_upkeep_age_seconds", "watch") < 60
    clock.forward(minutes=6)
    assert metric("shebao_upkeep_age_seconds", "watch") > 300


def test_the_purge_makes_one_pass_a_day(clock: Clock) -> None:
    purge()
    ended = the("upkeep", name="purge_payments")
    purge()
    assert the("upkeep", name="purge_payments") == ended
    clock.forward(hours=21)
    purge()
    assert the("upkeep", name="purge_payments").at > ended.at
    assert the("upkeep", name="purge_events").at <= utcnow()


def plain(mail: EmailMessage) -> str:
    """The text of a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


class Mailbox:
    """A mail server that keeps what it takes, or answers that it takes nothing now."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, EmailMessage]] = []
        self.away = False

    def send(self, batch: Sequence[tuple[str, str, bytes]]) -> list[Delivery]:
        if self.away:
            return [Delivery(id_, Outcome.PAUSED, "smtp_unreachable") for id_, _, _ in batch]
        self.mails += [(to, message_from_bytes(content, policy=default)) for _, to, content in batch]
        return [Delivery(id_, Outcome.SENT) for id_, _, _ in batch]

    def tick(self) -> int:
        return follow_incidents(utcnow(), lambda: self)

    def subjects(self) -> list[str]:
        return [str(mail["Subject"]) for _, mail in self.mails]


def test_operators_get_one_mail_for_an_incident_and_one_when_it_is_over(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    settings(alert_mail="li@example.org, wang@example.org")
    box = Mailbox()
    a_payment(1)
    assert box.tick() == 0
    clock.forward(minutes=5)
    assert [box.tick() for _ in range(3)] == [2, 0, 0]
    assert {to for to, _ in box.mails} == {"li@example.org", "wang@example.org"}
    assert "到期缴费无人处理" in box.subjects()[0]
    text = plain(box.mails[0][1])
    assert "docs/runbooks/payments-overdue.md" in text
    assert not [one for one in ("王小明", id_number(1), "13800138000", the("payments").id) if one in text]
    work(gateways)
    assert [box.tick() for _ in range(2)] == [2, 0]
    assert "已恢复" in box.subjects()[-1]
    assert rows("incidents") == []
    clock.forward(minutes=5)
    a_payment(2)
    clock.forward(minutes=5)
    assert box.tick() == 2, "another incident"


def test_a_mail_that_did_not_go_out_goes_out_later(clock: Clock, settings: Callable[..., None]) -> None:
    settings(alert_mail="li@example.org")
    box = Mailbox()
    a_payment(1)
    clock.forward(minutes=5)
    box.away = True
    assert box.tick() == 0
    box.away = False
    clock.forward(minutes=1)
    assert (box.tick(), box.tick()) == (1, 0)


def test_each_alert_of_a_mail_pages_and_has_a_runbook(clock: Clock, gateways: Gateways) -> None:
    alerts = tomllib.loads((ROOT / "notifications/operators/alerts.toml").read_text("utf-8"))
    assert list(CONDITIONS) == [name for name in alerts if name != "subjects"]
    rules = yaml.safe_load((ROOT / "deploy/prometheus/alerts.yml").read_text("utf-8"))["groups"][0]["rules"]
    paging = {rule["alert"]: rule for rule in rules if rule["labels"]["severity"] == "page"}
    for name in CONDITIONS:
        mail = compose_incident(name, utcnow(), "x@example.org", "li@example.org")
        text = plain(message_from_bytes(mail, policy=default))
        assert paging[name]["annotations"]["runbook"] in text
        english, chinese = paging[name]["annotations"]["summary"].split(" / ")
        assert {f"Alert: {english}", f"告警：{chinese}"} <= set(text.splitlines())


def test_without_addresses_nobody_is_asked(clock: Clock) -> None:
    a_payment(1)
    clock.forward(minutes=5)
    assert Mailbox().tick() == 0
    assert rows("incidents") == []


def follow(gateways: Gateways | None = None, sandbox: bool = True) -> str | None:
    """A tick of the canary; with gateways, the run that it starts is carried out."""
    runs: list[ClaimedRun] = []
    outcome = follow_canary(utcnow(), lambda: sandbox, runs)
    if gateways is not None:
        for run in runs:
            carry(run, gateways)
    return outcome


def canary_order(gateways: Gateways) -> str:
    """The key of the order that the canary's payer is to pay."""
    key: str = the("debits").key
    return key


def test_a_canary_goes_through_and_leaves_nothing(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    settings(canary_minutes=10)
    before = {table.name: len(rows(table.name)) for table in Base.metadata.sorted_tables}
    assert follow(gateways) == "started"
    gateways.bank.pay(canary_order(gateways))  # type: ignore[attr-defined]  # scripted
    assert rows("debits")
    with read() as connection:
        assert money_totals(connection) == []
    clock.forward(minutes=2)
    work(gateways)
    payment = the("payments", client="canary")
    assert payment.state == "completed", "every step, in every month"
    with read() as connection:
        assert (money_totals(connection), money_today(connection)["received"]) == ([], "0.00")
    assert follow() == "completed"
    after = {table.name: len(rows(table.name)) for table in Base.metadata.sorted_tables}
    assert after == before | {"upkeep": before["upkeep"] + 1}
    assert metric("shebao_upkeep_failed", "canary") == 0
    assert follow() is None, "not due yet"
    clock.forward(minutes=11)
    assert follow() == "started", "the same payer and year again"


def test_a_canary_that_is_stuck_fails_and_the_next_one_waits_for_its_end(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    settings(canary_minutes=10)
    follow(gateways)
    clock.forward(minutes=11)
    assert follow() == "fault: waiting in collection, payer_pays"
    assert metric("shebao_upkeep_failed", "canary") == 1
    assert metric("shebao_upkeep_age_seconds", "canary") > 600
    assert len(rows("payments")) == 1
    cancel(the("payments").id, actor="li", reason="stuck")
    work(gateways)
    outcome = follow()
    assert outcome is not None
    assert outcome.startswith("fault: cancelled in collection")
    assert rows("payments") == []


def test_no_canary_starts_beside_real_gateways_or_unasked(clock: Clock, settings: Callable[..., None]) -> None:
    assert follow() is None
    settings(canary_minutes=10)
    assert follow(sandbox=False) == "fault: no sandbox"
    assert rows("payments") == []


@pytest.mark.parametrize("day", [f"2027-{day}T10:00:00+08:00" for day in ("01-01", "02-28", "07-15", "12-31")])
def test_any_day_takes_a_canary(clock: Clock, gateways: Gateways, settings: Callable[..., None], day: str) -> None:
    settings(canary_minutes=10)
    clock.at(day)
    assert follow(gateways) == "started"
    assert canary_order(gateways) in gateways.bank.orders  # type: ignore[attr-defined]  # scripted
