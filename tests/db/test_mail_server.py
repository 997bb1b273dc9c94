"""Letters through a real mail server: it takes, delays, refuses and bounces them, and its client is killed at work."""

import os
import signal
from collections.abc import Callable, Iterator
from email import message_from_bytes
from typing import Any

import pytest
from sqlalchemy import text

from gateways.ports import Gateways
from models.session import write
from tests import killed, postfix
from tests.builders import Clock, a_payment, requested, the, work
from tests.postfix import GONE, PAYER, STAGES, UNKNOWN, Postfix
from tests.servers import eventually
from workflows.messages.receipts.bounces import take_maildir

pytestmark = [
    pytest.mark.skipif(not postfix.INSTALLED, reason="Postfix is not installed"),
    pytest.mark.skipif(not postfix.STARTS, reason="only root can start Postfix"),
]


@pytest.fixture(scope="module")
def database_url(sqlite_url: str) -> str:
    """One kind of database is enough: what is looked at here is the mail server's side."""
    return sqlite_url


@pytest.fixture(scope="module")
def server() -> Iterator[Postfix]:
    with postfix.running() as running:
        yield running


@pytest.fixture
def mail(server: Postfix, gateways: Gateways, settings: Callable[..., None]) -> Postfix:
    """The server, taking everything, with nothing in the payer's mailbox."""
    settings(smtp_url=server.url, mail_from=postfix.SENDER)
    server.decide(lambda stage, recipient: "DUNNO")
    server.mails()
    return server


def write_to(address: str, gateways: Gateways) -> None:
    """A payment that has just asked for materials, by e-mail and SMS."""
    a_payment(1, materials=None, payer={**requested()["data"]["payer"], "email": address})
    work(gateways)


def deliver() -> Any:
    """Send what is due, and return the e-mail's row."""
    killed.deliver("email")
    return the("messages", channel="email")


def run_out() -> None:
    """The lease of what was claimed runs out; the database's clock measures it."""
    with write() as connection:
        connection.execute(text("UPDATE messages SET due_at = '2020-01-01T00:00:00.000000Z' WHERE state = 'sending'"))


def arrived(mail: Postfix) -> list[str]:
    """The Message-IDs of what came to the payer."""
    eventually(mail.idle, what="the mail server's queue is empty")
    return [str(message_from_bytes(raw)["Message-ID"]) for raw in mail.mails()]


def test_a_letter_arrives_with_an_envelope_sender_that_names_it(mail: Postfix, gateways: Gateways) -> None:
    write_to(PAYER, gateways)
    row = deliver()
    eventually(mail.idle)
    [raw] = mail.mails()
    assert (row.state, row.reason) == ("sent", None)
    assert row.reference.encode() in raw  # the server's own number of the letter
    assert message_from_bytes(raw)["Return-Path"] == f"<bounce+{row.id}@shebao.example>"
    assert message_from_bytes(raw).defects == []


@pytest.mark.parametrize(
    ("stage", "action", "state", "reason"),
    [
        ("RCPT", "450 4.2.0 greylisted", "due", "smtp_450_4.2.0"),
        ("RCPT", "452 4.2.2 mailbox full", "due", "smtp_452_4.2.2"),
        ("DATA", "451 4.3.0 later", "due", "smtp_451_4.3.0"),
        ("END-OF-MESSAGE", "451 4.7.1 greylisted", "due", "smtp_451_4.7.1"),
        ("RCPT", "421 4.3.2 closing", "due", "smtp_421_4.3.2"),
        ("RCPT", "550 5.2.1 mailbox disabled", "failed", "smtp_550_5.2.1"),
        ("RCPT", "550 5.7.1 not from you", "due", "smtp_550_5.7.1"),
        ("DATA", "554 5.3.0 no", "failed", "smtp_554_5.3.0"),
        ("END-OF-MESSAGE", "554 5.6.0 content", "failed", "smtp_554_5.6.0"),
        ("MAIL", "553 5.1.8 sender unknown", "due", "smtp_553_5.1.8"),
        ("MAIL", "421 4.3.2 closing", "due", "smtp_421_4.3.2"),
    ],
)
def test_an_answer_at_each_stage_has_its_outcome_and_a_letter_put_off_arrives_once(
    mail: Postfix, gateways: Gateways, clock: Clock, stage: str, action: str, state: str, reason: str
) -> None:
    write_to(PAYER, gateways)
    mail.decide(lambda asked, recipient: action if asked == stage else "DUNNO")
    row = deliver()
    assert (row.state, row.reason, arrived(mail)) == (state, reason, [])
    mail.decide(lambda asked, recipient: "DUNNO")
    clock.forward(hours=2)
    row = deliver()
    assert (row.state, len(arrived(mail))) == (("sent", 1) if state == "due" else ("failed", 0))


def test_a_mailbox_that_does_not_exist_is_refused_at_once_and_the_sms_is_left(
    mail: Postfix, gateways: Gateways
) -> None:
    write_to(UNKNOWN, gateways)
    row = deliver()
    assert (row.state, row.reason) == ("failed", "smtp_550_5.1.1")
    assert the("messages", channel="sms").state == "due"
    assert the("suppressions").reason == "smtp_550_5.1.1"


def test_a_letter_that_is_taken_and_bounces_fails_by_the_report_that_comes_back(
    mail: Postfix, gateways: Gateways
) -> None:
    write_to(GONE, gateways)
    assert deliver().state == "sent"
    eventually(mail.idle, what="the bounce is delivered")
    assert take_maildir(mail.bounces) == {"failed": 1}
    row = the("messages", channel="email")
    assert (row.state, row.reason) == ("failed", "bounce_5.1.1")
    assert the("suppressions").reason == "bounce_5.1.1"
    assert take_maildir(mail.bounces) == {}


@pytest.mark.parametrize(
    ("place", "copies", "reason"),
    [
        ("letters.claimed", 1, "sent_again"),
        *((stage, 1, "sent_again") for stage in STAGES[:-1]),
        (STAGES[-1], 2, "sent_again"),
        ("letters.sent", 2, "sent_again"),
        ("letters.recorded", 1, None),
    ],
)
def test_kill_9_while_sending_leaves_one_letter_or_one_marked_as_sent_again(
    mail: Postfix, gateways: Gateways, place: str, copies: int, reason: str | None
) -> None:
    """The stages of SMTP are those at which the server has the client's command and the client no answer."""
    write_to(PAYER, gateways)
    sender = killed.sender("email", place)
    mail.decide(lambda stage, recipient: _kill(sender.pid) if stage == place else "DUNNO")
    sender.start()
    sender.join()
    assert sender.exitcode == -signal.SIGKILL
    mail.decide(lambda stage, recipient: "DUNNO")
    run_out()
    row = deliver()
    identities = arrived(mail)
    assert (row.state, row.reason, len(identities)) == ("sent", reason, copies)
    assert len(set(identities)) == 1


def _kill(process: int | None) -> str:
    assert process is not None
    os.kill(process, signal.SIGKILL)
    return "DUNNO"
