"""Bounces as real servers write them: the message is named by the address, the rest by the report."""

import pytest

from notifications.bounces import Bounce, NotABounce, is_dead, read_bounce

ID = "019a7c3e51f27d0080a6f3c2b1e4d597"

POSTFIX = f"""\
Return-Path: <>
X-Original-To: bounce+{ID}@shebao.example
Delivered-To: bounces@shebao.example
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: bounce+{ID}@shebao.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="B1"

--B1
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

<nobody@qq.example>: host mx3.qq.example said: 550 5.1.1 Mailbox not found

--B1
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
X-Postfix-Queue-ID: 4D1F23

Final-Recipient: rfc822; nobody@qq.example
Original-Recipient: rfc822;nobody@qq.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx3.qq.example
Diagnostic-Code: smtp; 550 5.1.1 Mailbox not found

--B1
Content-Type: text/rfc822-headers

Subject: x

--B1--
"""


def test_a_bounce_names_its_message_and_what_the_server_says() -> None:
    found = read_bounce(POSTFIX.encode())
    assert found == Bounce(ID, "failed", "5.1.1")
    assert (found.reason, is_dead(found.reason)) == ("bounce_5.1.1", True)
    assert read_bounce(POSTFIX.replace("\n", "\r\n").encode()) == found


def test_the_address_that_the_server_names_counts_before_the_headers() -> None:
    other = ID.replace("d5", "e6")
    assert read_bounce(POSTFIX.encode(), f"bounce+{other}@shebao.example").message_id == other
    hidden = POSTFIX.replace(f"bounce+{ID}@", "bounces@")
    assert read_bounce(hidden.encode(), f"bounce+{ID}@shebao.example").message_id == ID
    with pytest.raises(NotABounce, match="no_message_named"):
        read_bounce(hidden.encode())


def test_a_report_in_the_form_for_addresses_beyond_ascii_is_read() -> None:
    report = POSTFIX.replace("message/delivery-status", "message/global-delivery-status")
    report = report.replace("rfc822; nobody@", "utf-8; 没有@").replace("5.1.1\n", "5.2.1\n")
    assert read_bounce(report.encode()) == Bounce(ID, "failed", "5.2.1")


@pytest.mark.parametrize(
    ("status", "dead"),
    [("5.1.1", True), ("5.1.10", True), ("5.4.4", True), ("5.2.2", False), ("5.7.1", False), ("4.4.7", False)],
)
def test_only_an_address_that_does_not_exist_is_dead(status: str, dead: bool) -> None:
    found = read_bounce(POSTFIX.replace("Status: 5.1.1", f"Status: {status} (said so)").encode())
    assert (found.status, is_dead(found.reason)) == (status, dead)


def test_delays_and_deliveries_are_told_apart() -> None:
    assert read_bounce(POSTFIX.replace("Action: failed", "Action: Delayed").encode()).action == "delayed"
    assert read_bounce(POSTFIX.replace("Status: 5.1.1", "Status: none").encode()).reason == "bounce_failed"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "not_a_report"),
        (b"Subject: out of office\r\nTo: bounce+" + ID.encode() + b"@x\r\n\r\nI am away", "not_a_report"),
        (POSTFIX.replace("Action: failed", "Akshun: failed").encode(), "no_recipient_reported"),
        (POSTFIX.replace("message/delivery-status", "text/plain").encode(), "no_recipient_reported"),
        (b"\xff\xfe\x00 not a mail", "not_a_report"),
    ],
)
def test_what_is_no_bounce_is_refused_with_a_code(raw: bytes, code: str) -> None:
    with pytest.raises(NotABounce, match=code):
        read_bounce(raw)


def test_a_bounce_that_holds_a_huge_letter_is_read_to_its_limit() -> None:
    head, _, _ = POSTFIX.partition("--B1\nContent-Type: text/rfc822-headers")
    huge = head + "--B1\nContent-Type: message/rfc822\n\n" + "x" * 3_000_000
    assert read_bounce(huge.encode()).status == "5.1.1"


@pytest.mark.parametrize(
    "raw", [b"Content-Type: message/rfc822\r\n\r\n" * 3000, b"To: " + b"(" * 20_000, b"\x00" * 1000, b""]
)
def test_a_mail_that_was_made_to_break_the_parser_stops_no_other(raw: bytes) -> None:
    with pytest.raises(NotABounce):
        read_bounce(raw)


@pytest.mark.parametrize("name", ["boundary", "BOUNDARY", "boundary*", "boundary*0"])
def test_parts_nested_so_deeply_that_they_cost_time_are_not_taken_apart(name: str) -> None:
    parts = "".join(f"Content-Type: multipart/report; {name}=b{level}\n\n--b{level}\n" for level in range(200))
    with pytest.raises(NotABounce, match="unreadable"):
        read_bounce(f"To: bounce+{ID}@shebao.example\n{parts}".encode())
