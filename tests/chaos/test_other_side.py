"""The other side fails: gateways, bank, mail server; and a provider that is slow or away holds up nobody else."""

import asyncio
import hashlib
import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import text

from embedded.ports import free_ports
from foundation.ids import shown_id
from gateways.sandbox.faults import FAULTS
from models.session import read
from tests.builders import account
from tests.chaos.site import Site
from tests.servers import eventually

LONG = os.environ.get("CHAOS") == "long"
Make = Callable[..., Site]
Report = Callable[..., None]
CALLS = {"authority": "file", "esign": "request", "bank": "debit"}


# What the bank does with an account that ends so (gateways/sandbox/magic.py).
CALLBACKS = {
    "callback before the reply": "0012",
    "callback twice, later": "0010",
    "callback never (no address to send it to)": "0009",
    "callback before the reply, which is lost": "0012",
}


@pytest.mark.timeout(200)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize(
    "when", [one if "lost" in one else pytest.param(one, marks=pytest.mark.long_form) for one in CALLBACKS]
)
def test_a_callback_may_come_before_the_reply_twice_or_never(
    make_site: Make, report: Report, kind: str, when: str
) -> None:
    site = make_site(kind)
    never = "never" in when
    if not never:
        site.start_http()
    site.worker(children=1 if kind == "sqlite" else 2)
    site.ready()
    if "lost" in when:
        site.post("/faults", {"service": "bank", "call": "debit", "fault": "cut_after", "times": None})
    count = 24 if LONG else 8
    site.submit(count, method="bank_debit", bank_account=account(f"622202100100000{CALLBACKS[when]}"))
    site.finish(90)
    told = [one for one in site.callbacks() if one["service"] == "bank"]
    with read() as connection:
        query = "SELECT state, count(*) AS times FROM inbox WHERE channel = 'callback' AND type LIKE '%settled%'"
        heard = {row.state: row.times for row in connection.execute(text(f"{query} GROUP BY state"))}
    if never:
        assert not told
        assert not heard
    else:
        assert len(told) == count * (2 if "twice" in when else 1)
        assert sum(heard.values()) == count, "each is heard once, however often it is sent"
    report(when, site, count, timed=False)


@pytest.mark.long_form
@pytest.mark.timeout(600)
@pytest.mark.parametrize("kind", [pytest.param("sqlite", marks=pytest.mark.long_form), "postgresql"])
def test_whatever_a_gateway_does_to_an_order_it_is_done_once(make_site: Make, report: Report, kind: str) -> None:
    """Every fault of every service, on orders and on questions: done and not done, never answered, answered wrongly."""
    site = make_site(kind)
    site.worker(children=1 if kind == "sqlite" else 2)
    site.ready()
    chosen = list(FAULTS) if LONG else ["timeout_after", "timeout_before"]
    runs = 0
    for fault in chosen:
        for service, call in CALLS.items():
            seconds = {"seconds": 1} if fault in ("slow", "throttled", "unavailable") else {}
            site.post("/faults", {"service": service, "call": call, "fault": fault, **seconds})
            site.post("/faults", {"service": service, "call": "find", "fault": fault, **seconds})
            runs += 2
        site.submit(4)
        eventually(lambda: not site.open(), 90, 0.3, what=f"payments end after {fault}")
    site.finish(120)
    report("gateway faults on orders and questions", site, runs, timed=False)


@pytest.mark.long_form
@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", [pytest.param("sqlite", marks=pytest.mark.long_form), "postgresql"])
def test_during_an_outage_payments_wait_without_using_up_tries_and_go_on_by_themselves(
    make_site: Make, report: Report, kind: str
) -> None:
    site = make_site(kind, retry_seconds="1,1")  # two tries: an outage that used them up would end in attention
    site.worker(children=1)
    site.ready()
    site.submit(4)
    eventually(lambda: not site.open(), 60, 0.3, what="all is well at first")
    site.sandbox.stop()
    site.submit(12)
    eventually(lambda: "open" in breakers().values(), 60, what="a breaker opens")
    time.sleep(20 if LONG else 6)
    with read() as connection:
        states = set(connection.execute(text("SELECT state FROM payments")).scalars())
    assert states <= {"completed", "waiting", "running"}, states
    site.start_sandbox()
    site.finish(120)
    assert set(breakers().values()) == {"closed"}
    report("all gateways down, then back", site, 1, timed=False)


def breakers() -> dict[str, str]:
    """The breakers' states."""
    with read() as connection:
        return {row.name: row.state for row in connection.execute(text("SELECT name, state FROM breakers"))}


@pytest.mark.long_form
@pytest.mark.timeout(300)
def test_a_bank_that_never_answers_holds_up_no_other_queue_and_no_connection(make_site: Make, report: Report) -> None:
    site = make_site("postgresql")
    site.worker("payments", queues="payments,dispatch,maintenance")
    site.worker("letters", queues="email,sms,dispatch")
    site.ready()
    site.post("/faults", {"service": "bank", "call": "*", "fault": "timeout_before", "times": None})
    site.submit(6, method="bank_debit")
    eventually(lambda: breakers().get("bank") == "open", 60, what="the bank's breaker opens")
    begun = time.monotonic()
    others = site.submit(3, materials=[])  # they wait for materials: a letter goes out
    eventually(lambda: _letters_sent(others) == 2 * len(others), 40, what="letters of the others")
    waited = time.monotonic() - begun
    with read() as connection:
        held = connection.execute(
            text(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                " AND state = 'idle in transaction' AND now() - xact_start > interval '1 second'"
            )
        ).scalar_one()
    assert held == 0
    assert waited < 30
    site.post("/faults/reset", {})
    for payment in others:
        site.send("materials.supplied", payment)
    site.finish(120)
    report("bank that never answers", site, 1, timed=False)


def _letters_sent(payments: list[str]) -> int:
    with read() as connection:
        rows = connection.execute(text("SELECT payment_id FROM messages WHERE state = 'sent'")).scalars().all()
    return sum(payment in payments for payment in rows)


class FaultyMailbox:
    """An SMTP server that goes wrong as told, once for each letter, then takes it. Counts what it took."""

    def __init__(self) -> None:
        self.faults: dict[str, str] = {}
        self.taken: Counter[str] = Counter()
        self._kinds = iter(())

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # aiosmtpd's name
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        head = content.partition(b"\r\n\r\n")[0].lower()
        identity = head.partition(b"message-id:")[2].split(b"@", 1)[0].strip(b" \r\n<").decode()
        if identity not in self.faults:
            kinds = ("421", "450", "550", "stall", "taken_stall", "taken_cut", "well")
            self.faults[identity] = kinds[len(self.faults) % len(kinds)]
            match self.faults[identity]:
                case "421":
                    return "421 4.3.2 Closing"
                case "450":
                    return "450 4.2.1 Later"
                case "550":
                    return "550 5.6.0 Not wanted"  # 5.7.x, a refusal by policy, is tried again for a day
                case "stall":
                    await asyncio.sleep(4)
                    return "450 4.2.1 Too late"
                case "taken_stall":
                    self.taken[identity] += 1
                    await asyncio.sleep(4)
                    return "250 2.0.0 Taken"
                case "taken_cut":
                    self.taken[identity] += 1
                    server.transport.abort()
                    return "250 2.0.0 Taken"
        self.taken[identity] += 1
        return "250 2.0.0 Taken"


@contextmanager
def smtp_server(handler: Any) -> Iterator[int]:
    """Serve SMTP on a port of 127.0.0.1 in a thread."""
    (port,) = free_ports(1)
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(
        loop.create_server(lambda: SMTP(handler, hostname="faulty.localhost", enable_SMTPUTF8=True), "127.0.0.1", port)
    )
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield port
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0.05))
        loop.close()


@pytest.mark.long_form
@pytest.mark.timeout(300)
def test_a_mail_server_that_fails_in_every_way_gets_each_letter_and_a_second_one_only_where_none_can_know(
    make_site: Make, report: Report
) -> None:
    mailbox = FaultyMailbox()
    with smtp_server(mailbox) as port:
        site = make_site("postgresql", smtp_url="")
        site.settings["smtp_url"] = f"smtp://127.0.0.1:{port}"
        site.mailbox_counts = lambda: dict(mailbox.taken)
        site.worker(children=2)
        site.ready()
        site.submit(24 if LONG else 12)
        site.finish(150)
        doubled = {identity for identity, times in mailbox.taken.items() if times > 1}
        assert doubled, "no letter came twice: the fault did not happen"
        assert {mailbox.faults[identity] for identity in doubled} <= {"taken_stall", "taken_cut"}
        refused = {identity for identity, fault in mailbox.faults.items() if fault == "550"}
        with read() as connection:
            failed = connection.execute(
                text("SELECT id, payment_id FROM messages WHERE channel = 'email' AND state = 'failed'")
            )
            ids = [shown_id(row.payment_id, row.id) for row in failed]
        told = {hashlib.sha256(one.encode()).hexdigest()[:32] for one in ids}
        assert told == refused, "what is refused for good has failed, and nothing else has"
        assert not refused & set(mailbox.taken), "a letter that was refused for good came again"
        report("SMTP 421, 450, 550, stall, timeout and cut after DATA", site, len(mailbox.faults))
