"""`shebao doctor` on what the database holds: keys, work, messages, calls to the other side."""

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select, update

from cli.checks.database import check_database
from cli.checks.finding import Finding
from foundation.clock import utcnow
from gateways.ports import Gateways, Status
from models.session import write
from models.tables import Arrival, AuditEntry, Base, Breaker, Message, Outbox, WebhookDelivery, WebhookEndpoint
from tasks import maintenance
from tests.builders import Clock, a_payment, the, work
from tests.command import shebao
from workflows.engine import breaker
from workflows.operator.audit import Action, record


def set_row(table: str, key: str, **values: object) -> None:
    """Change a row by its id."""
    columns = Base.metadata.tables[table]
    with write() as connection:
        connection.execute(columns.update().where(columns.c.id == key).values(**values))


def a_message(payment_id: str, message_id: str, **values: object) -> None:
    """An SMS of now."""
    row = {"id": message_id, "payment_id": payment_id, "channel": "sms", "letter": "voucher", "facts": {}}
    now = utcnow()
    with write() as connection:
        connection.execute(insert(Message).values(**row, created_at=now, due_at=now, **values))


def findings() -> dict[str, Finding]:
    return {finding.what: finding for finding in check_database()}


def test_without_trouble_and_limits_there_is_one_line(clock: Clock) -> None:
    found = findings()
    assert found["breakers"].level == "ok"
    assert not any(name.startswith("limit") for name in found)


def test_an_open_breaker_is_named_with_its_reason_and_the_local_time_since_when(
    clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TZ", raising=False)
    gateways.authority.say("file", Status.UNAVAILABLE, reason="connection_refused")
    gateways.authority.say("find", Status.UNKNOWN, reason="connection_refused", times=2)
    a_payment()
    for _ in range(3):
        work(gateways)
        clock.forward(seconds=3)
    open_breaker = findings()["breaker authority"]
    assert open_breaker.level == "warn"
    assert open_breaker.found.startswith("open since 2026-12-06 10:00:0")
    assert open_breaker.found.endswith("+0800: connection_refused")
    assert open_breaker.remedy


def test_a_limit_is_shown_with_those_who_wait(clock: Clock, gateways: Gateways, settings: Callable[..., None]) -> None:
    settings(rates="authority=0.5,bank=1000")
    for serial in range(1, 12):
        a_payment(serial, method="tax_app", bank_account=None)
    work(gateways)
    found = findings()
    assert found["limit authority"].found.startswith("0.5 a second; 10 payments wait, the last about ")
    assert found["limit bank"].found == "1,000 a second; no payment waits"


def test_an_outage_counts_from_its_start_and_not_from_the_last_probe(clock: Clock, gateways: Gateways) -> None:
    gateways.authority.say("file", Status.UNAVAILABLE, reason="connection_refused", times=100)
    gateways.authority.say("find", Status.UNKNOWN, reason="connection_refused", times=100)
    a_payment()
    for _ in range(3):
        work(gateways)
        clock.forward(seconds=3)
    opened = the("breakers").changed_at
    with write() as connection:
        connection.execute(update(Breaker).values(open_until=datetime(2026, 1, 1, tzinfo=UTC)))
    breaker.clear_cache()
    clock.forward(minutes=30)
    work(gateways)
    row = the("breakers")
    assert (row.state, row.failures > 3, row.changed_at) == ("open", True, opened)


def test_payments_in_attention_are_named_with_their_reasons(clock: Clock) -> None:
    assert findings()["attention"].level == "ok"
    for serial, reason in ((1, "amount_mismatch"), (2, "amount_mismatch"), (3, "bank_unknown")):
        payment_id = a_payment(serial)
        set_row("payments", payment_id, state="attention", reason=reason, due_at=None)
    found = findings()["attention"]
    assert found.level == "warn"
    assert found.found == "3 payments need an operator: amount_mismatch 2, bank_unknown 1"
    assert "--state attention" in found.remedy


def test_messages_that_a_dead_provider_holds_up_and_those_given_up_are_named(clock: Clock) -> None:
    payment_id = a_payment(1)
    for number in range(4):
        a_message(payment_id, f"{number:032d}", attempts=1, state="due")
    assert findings()["messages"].level == "ok"
    clock.forward(minutes=11)
    found = findings()["sms backlog"]
    assert (found.level, found.found) == ("warn", "4 messages are waiting, the oldest for 11 min")
    clock.forward(hours=3)
    assert findings()["sms backlog"].level == "fail"
    for number in range(4):
        set_row("messages", f"{number:032d}", state="failed", reason="no_such_number", due_at=None)
    present = findings()
    assert "sms backlog" not in present
    assert present["failed messages"].found == "4 could not be delivered: sms no_such_number 4"


def test_rows_of_a_lost_key_are_a_failure_even_if_the_newest_row_opens(
    clock: Clock, settings: Callable[..., None]
) -> None:
    first, second = (base64.b64encode(bytes([number]) * 32).decode() for number in (1, 2))
    settings(keys=f"k1:{first}")
    a_payment(1)
    settings(keys=f"k2:{second},k1:{first}")
    a_payment(2)
    assert findings()["sealed data"].level == "ok"
    settings(keys=f"k2:{second}")
    found = findings()["sealed data"]
    assert (found.level, found.found) == ("fail", "payers: 1 row is sealed with a key that is not loaded")
    settings(keys=f"k2:{second},k1:{second}")
    assert findings()["sealed data"].found == "payers: what key k1 sealed does not open with it"
    settings(keys=f"k2:{second},k1:{first}", index_key=second)
    assert findings()["sealed data"].found == "the newest payer has an index by no key of SHEBAO_INDEX_KEY"


def test_money_events_and_regular_tasks_that_hurt_are_named_worst_first(
    clock: Clock, settings: Callable[..., None]
) -> None:
    maintenance.watch()
    maintenance.purge()
    payment = a_payment(1)
    assert findings()["regular tasks"].level == "ok"
    money = {"payment_id": payment, "amount_fen": 12_345, "booked_fen": 0, "channel": "statement", "state": "open"}
    endpoint = {"id": "e", "url": "https://x.example.org", "types": "*", "secret_sealed": "", "state": "active"}
    delivery = {"id": "d", "endpoint_id": "e", "state": "failed", "attempts": 9, "created_at": utcnow()}
    with write() as connection:
        connection.execute(insert(Arrival).values(id="a", reason="paid_twice", received_at=utcnow(), **money))
        connection.execute(insert(WebhookEndpoint).values(created_at=utcnow(), **endpoint))
        event = connection.execute(select(Outbox.id)).scalar_one()
        connection.execute(insert(WebhookDelivery).values(event_id=event, **delivery))
        record(connection, Action.SEARCH, "li")
        connection.execute(update(AuditEntry).values(actor="wang"))
    clock.forward(days=3)
    maintenance.watch()
    found = findings()
    assert found["open money"].found == "123.45 yuan are on no voucher: paid_twice 1"
    assert found["webhooks"].found == "1 deliveries were given up"
    assert found["events"].found.startswith("1 are not published, the oldest of 2026-12-06 10:00")
    assert (found["audit log"].level, found["purge"].level) == ("fail", "warn")
    clock.forward(minutes=6)
    assert findings()["regular tasks"].level == "fail"
    shown = shebao("doctor", "--json")
    levels = [finding["level"] for finding in json.loads(shown.stdout)]
    assert levels == sorted(levels, key=["fail", "warn", "ok"].index)
    assert shown.exit_code in (1, 69)
