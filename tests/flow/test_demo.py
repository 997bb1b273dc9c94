"""`shebao demo` as a user runs it: every end is seen, both ledgers agree, letters arrive, and nothing personal leaks.

One run serves most of these tests. While it runs, everything that the broker is told and what Flower shows is kept.
"""

import base64
import contextlib
import email
import email.policy
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from io import StringIO
from pathlib import Path
from typing import Any

import psutil
import pytest
from rich.console import Console

from embedded.demo.expected import compare, compare_lines
from embedded.demo.home import DemoError, prepare_home
from embedded.demo.view import Happening, View
from models.session import read
from notifications.voucher import Finding
from tests.servers import eventually, short_folder
from workflows.intake.inbox import Receipt
from workflows.messages.vouchers import verify_voucher

ROOT = Path(__file__).parents[2]
EXPECTED: dict[str, Any] = json.loads((ROOT / "examples" / "expected.json").read_text(encoding="utf-8"))
pytestmark = pytest.mark.timeout(240)


def started_payments() -> dict[str, dict[str, Any]]:
    """The data of every payment of the examples, by reference."""
    lines = (ROOT / "examples" / "payments.ndjson").read_text(encoding="utf-8").splitlines()
    followups = (ROOT / "examples" / "followups.ndjson").read_text(encoding="utf-8").splitlines()
    events = [json.loads(line) for number, line in enumerate(lines, 1) if str(number) not in EXPECTED["lines"]]
    events += [one["event"] for one in map(json.loads, followups) if "event" in one]
    return {event["data"]["reference"]: event["data"] for event in events if "payer" in event["data"]}


STARTED = started_payments()


# --- one run --------------------------------------------------------------------------------------------------------


@dataclass
class Run:
    """A demo under way or ended, with what was seen of it from outside."""

    home: Path
    process: subprocess.Popen[bytes]
    begun: float = field(default_factory=time.monotonic)
    seconds: float = 0.0
    output: bytes = field(default=b"", repr=False)
    broker: bytes = field(default=b"", repr=False)
    flower: dict[str, bytes] = field(default_factory=dict, repr=False)

    def rows(self, sql: str, *values: str, database: str = "shebao.sqlite") -> list[tuple[Any, ...]]:
        with contextlib.closing(sqlite3.connect(self.home / database)) as connection:
            return connection.execute(sql, values).fetchall()

    def read_output(self) -> None:
        assert self.process.stdout is not None
        while part := self.process.stdout.read1():
            self.output += part

    def listen_to_broker(self) -> None:
        """All commands that the broker is sent, from its first moment to its last."""
        path = self.home / "run" / "broker.sock"
        while self.process.poll() is None:
            try:
                with socket.socket(socket.AF_UNIX) as connection:
                    connection.connect(str(path))
                    connection.sendall(b"MONITOR\r\n")
                    while part := connection.recv(1 << 16):
                        self.broker += part
                    return
            except OSError:
                time.sleep(0.01)

    def look_at_flower(self) -> None:
        """What Flower tells of tasks and workers, the last answer of each page."""
        found = eventually(lambda: re.search(rb"Flower: (http://\S+)", self.output) or self.process.poll(), 60)
        if isinstance(found, int):
            return
        address = found[1].decode()
        password = (self.home / "secrets" / "flower_basic_auth").read_bytes().strip()
        header = {"Authorization": f"Basic {base64.b64encode(password).decode()}"}
        while self.process.poll() is None:
            for page in ("/api/tasks", "/api/workers", "/tasks", "/workers"):
                try:
                    with urllib.request.urlopen(
                        urllib.request.Request(address + page, headers=header), timeout=5
                    ) as answer:
                        self.flower[page] = answer.read()
                except (urllib.error.URLError, OSError):
                    continue  # it starts, or it is over
            time.sleep(0.3)


def start_demo(folder: Path) -> Run:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SHEBAO_")}
    environment |= {"SHEBAO_HOME": str(folder), "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", "import sys; from embedded.demo.run import main; sys.exit(main())"]
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    return Run(folder / "demo", process)


def processes_of(folder: Path) -> list[psutil.Process]:
    """Processes that name the folder on their command line or in their environment."""
    found = []
    for process in psutil.process_iter():
        try:
            texts = [*process.cmdline(), process.environ().get("SHEBAO_HOME", "")]
        except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
            continue
        if process.pid != os.getpid() and any(str(folder) in text for text in texts):
            found.append(process)
    return found


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """A demo that has ended, with no process of it left."""
    with short_folder("shebao-d") as folder:
        one = start_demo(folder)
        watchers = [
            threading.Thread(target=target) for target in (one.read_output, one.listen_to_broker, one.look_at_flower)
        ]
        for watcher in watchers:
            watcher.start()
        try:
            one.process.wait(200)
            one.seconds = time.monotonic() - one.begun
        finally:
            if one.process.poll() is None:
                os.killpg(one.process.pid, signal.SIGKILL)
            for watcher in watchers:
                watcher.join(20)
        assert one.process.returncode == 0, one.output.decode()[-3000:]
        assert not processes_of(folder)
        yield one


# --- what it does ---------------------------------------------------------------------------------------------------


def test_the_demo_ends_by_itself_within_two_minutes_and_tells_where_everything_lies(run: Run) -> None:
    assert run.seconds < 120
    text = run.output.decode()
    assert "Payments by state" in text
    assert "not as the examples expect" not in text
    assert "All 44 lines and 41 payments ended as examples/expected.json says." in text
    assert "The calendar is turned to 2026-11-12 09:00:" in text
    names_no_path = [line for line in text.splitlines() if str(run.home) not in line]
    assert max(map(len, names_no_path)) <= 80
    assert f"31 PDF files in {run.home / 'vouchers'}" in text
    assert f".eml files in {run.home / 'mail'}" in text
    assert f"text files in {run.home / 'sms'}" in text


def test_every_payment_ends_as_its_example_says(run: Run) -> None:
    found = {row[0]: row[1:] for row in run.rows("SELECT reference, state, reason, method, total_fen FROM payments")}
    wanted = EXPECTED["payments"]
    assert found == {
        reference: (one["state"], one["reason"], one["method"], fen(one["amount"])) for reference, one in wanted.items()
    }


def fen(yuan: str | None) -> int | None:
    return int(yuan.replace(".", "")) if yuan else None


def test_what_the_bank_moved_is_what_we_booked_and_nothing_moved_twice(run: Run) -> None:
    bank = run.rows(
        "SELECT payment_id, coalesce(told_fen, amount_fen), times_done FROM orders"
        " WHERE service = 'bank' AND kind <> 'close' AND status = 'accepted'",
        database="sandbox.sqlite",
    )
    moved = {payment: (amount, times) for payment, amount, times in bank}
    assert {times for _, times in moved.values()} == {1}
    settled = dict(run.rows("SELECT payment_id, amount_fen FROM debits WHERE state = 'settled'"))
    # The one that a person must look at: the bank told one fen less than we had asked for, and nothing was booked.
    ((doubtful,),) = run.rows("SELECT id FROM payments WHERE state = 'attention'")
    assert moved.pop(doubtful)[0] == 149315
    assert settled == {payment: amount for payment, (amount, _) in moved.items()}
    booked = run.rows("SELECT payment_id, sum(debit_fen), sum(credit_fen) FROM ledger_entries GROUP BY payment_id")
    assert {row[0]: (row[1], row[2]) for row in booked} == {payment: (sum_, sum_) for payment, sum_ in settled.items()}


@pytest.mark.parametrize(
    ("service", "ours"),
    [
        ("authority", "SELECT key, receipt_no FROM declarations WHERE state = 'accepted'"),
        ("esign", "SELECT key, reference FROM contracts WHERE state = 'signed'"),
    ],
)
def test_what_was_declared_and_signed_is_what_the_other_side_has(run: Run, service: str, ours: str) -> None:
    theirs = "SELECT key, reference FROM orders WHERE service = ? AND status = 'accepted' AND kind <> 'revoke'"
    told, kept = dict(run.rows(theirs, service, database="sandbox.sqlite")), dict(run.rows(ours))
    assert kept == told
    assert kept


def test_last_months_contract_and_declaration_are_used_again(run: Run) -> None:
    found = run.rows(
        "SELECT details FROM history JOIN payments ON payments.id = payment_id"
        " WHERE payments.reference = 'SZ-2026-0002' AND details IS NOT NULL"
    )
    assert {"valid_declaration", "mandate_reused"} <= {json.loads(row[0]).get("note") for row in found}


def test_every_voucher_is_genuine_and_a_changed_one_is_not(run: Run, use_settings: Callable[..., None]) -> None:
    use_settings(home=run.home)
    pages = {path.stem: path.read_bytes() for path in (run.home / "vouchers").glob("*.pdf")}
    completed = [name for name, one in EXPECTED["payments"].items() if one["state"] == "completed"]
    assert len(pages) == len(completed) == 31
    with read() as connection:
        for number, page in pages.items():
            verdict = verify_voucher(connection, page)
            assert (verdict.finding, verdict.no) == (Finding.GENUINE, number)
            changed = bytearray(page)
            changed[len(page) // 2] ^= 1
            assert verify_voucher(connection, bytes(changed)).finding is not Finding.GENUINE


def mails(run: Run) -> list[EmailMessage]:
    found = []
    for path in sorted((run.home / "mail").glob("*.eml")):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        assert not message.defects
        found.append(message)
    return found


def test_each_voucher_goes_to_its_payer_by_email_as_a_pdf(run: Run) -> None:
    pages = {path.read_bytes(): path.stem for path in (run.home / "vouchers").glob("*.pdf")}
    sent = {}
    for message in mails(run):
        for attachment in message.iter_attachments():
            assert attachment.get_content_type() == "application/pdf"
            sent[pages[attachment.get_content()]] = message["Delivered-To"]
    issued = "SELECT no, payments.reference FROM vouchers JOIN payments ON payments.id = payment_id"
    vouchers = dict(run.rows(issued))
    assert sent == {
        number: STARTED[reference]["payer"]["email"]
        for number, reference in vouchers.items()
        if "email" in STARTED[reference]["payer"]
    }
    assert len(sent) == 30


def test_every_letter_on_file_is_in_the_mailbox_or_the_sms_box(run: Run) -> None:
    counts = run.rows("SELECT channel, state, count(*) FROM messages GROUP BY 1, 2")
    states = {(channel, state): number for channel, state, number in counts}
    assert {state for _, state in states} == {"sent", "failed"}
    assert len(mails(run)) == states["email", "sent"]
    assert len(list((run.home / "sms").glob("*.txt"))) == states["sms", "sent"]
    failed = run.rows(
        "SELECT DISTINCT payments.reference, messages.reason FROM messages"
        " JOIN payments ON payments.id = payment_id WHERE messages.state = 'failed'"
    )
    assert failed == [("WH-2026-0002", "invalid_number")]


# --- nothing personal where it does not belong ----------------------------------------------------------------------


def planted() -> set[bytes]:
    """Everything personal that the examples hold."""
    found: set[str] = set()
    for data in STARTED.values():
        payer = data["payer"]
        found |= {payer[name] for name in ("name", "id_number", "phone", "email") if name in payer}
        if "bank_account" in data:
            found.add(data["bank_account"]["number"])
    return {text.encode() for text in found}


def _plain(data: bytes) -> bytes:
    """Without the escapes of the broker's MONITOR and of JSON."""
    data = re.sub(rb"\\x([0-9a-f]{2})", lambda found: bytes([int(found[1], 16)]), data)
    data = data.replace(rb"\\", b"\\").replace(rb"\"", b'"')
    return re.sub(rb"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)).encode(errors="replace"), data)


def revealed(data: bytes) -> bytes:
    """The bytes, the same without escapes, and what stands in them as Base64, as Celery writes its messages."""
    seen = data + _plain(data)
    chunks = re.findall(rb"[A-Za-z0-9+/]{16,}={0,2}", _plain(data))
    decoded = (base64.b64decode(chunk.rstrip(b"=")[: len(chunk.rstrip(b"=")) // 4 * 4]) for chunk in set(chunks))
    return seen + b"\n".join(_plain(part) for part in decoded)


def leaked(data: bytes) -> list[str]:
    plain = revealed(data)
    return [text.decode() for text in planted() if text in plain]


def test_the_search_finds_a_person_in_plain_text_in_escapes_and_in_the_body_of_a_message() -> None:
    name = STARTED["SH-2026-0001"]["payer"]["name"]
    body = json.dumps([[name], {}, {}]).encode()
    message = json.dumps({"body": base64.b64encode(body).decode()})
    monitored = message.replace('"', r"\"").encode()
    raw = "".join(f"\\x{byte:02x}" for byte in name.encode()).encode()
    for data in (name.encode(), body, message.encode(), monitored, raw):
        assert leaked(b"12.3 [0 unix:/s] " + data + b" end") == [name]
    assert len(planted()) > 150
    assert leaked(b"SH-2026-0001 evt-sh-2026-0001") == []


def test_no_message_to_the_broker_names_a_person(run: Run) -> None:
    plain = revealed(run.broker)
    assert b"payments.check_materials" in plain
    assert b"task-succeeded" in plain
    assert leaked(run.broker) == []


def test_flower_shows_the_steps_and_nobody(run: Run) -> None:
    tasks = json.loads(run.flower["/api/tasks"])
    names = Counter(task["name"] for task in tasks.values())
    assert {"payments.check_materials", "payments.issue_voucher", "messages.deliver_email"} <= names.keys()
    assert run.flower.keys() >= {"/api/tasks", "/api/workers", "/tasks", "/workers"}
    for page in run.flower.values():
        assert leaked(page) == []


def test_what_the_demo_prints_names_nobody(run: Run) -> None:
    assert leaked(run.output) == []


def test_no_file_but_letters_and_the_other_sides_own_ledger_names_a_person(run: Run) -> None:
    looked_at = []
    for path in sorted(run.home.rglob("*")):
        inside = path.relative_to(run.home)
        if (
            not path.is_file()
            or inside.parts[0] in ("mail", "sms", "vouchers")
            or inside.name.startswith("sandbox.sqlite")
        ):
            continue
        assert leaked(path.read_bytes()) == [], inside
        looked_at.append(str(inside))
    assert "shebao.sqlite" in looked_at
    assert any(name.startswith("broker/") for name in looked_at)
    assert {f"log/{name}.log" for name in ("payments", "letters", "beat", "flower", "sandbox", "mailbox")} <= set(
        looked_at
    )
    # The letters are where people are named: the search itself sees them there.
    assert leaked(b"".join(path.read_bytes() for path in (run.home / "sms").glob("*.txt")))


# --- how it can go wrong --------------------------------------------------------------------------------------------


def test_ctrl_c_in_the_middle_stops_everything(tmp_path: Path) -> None:
    with short_folder("shebao-d") as folder:
        run = start_demo(folder)
        reader = threading.Thread(target=run.read_output)
        reader.start()
        try:
            eventually(lambda: b"44 lines" in run.output, 90, what="the file was taken in")
            assert processes_of(folder)
            run.process.send_signal(signal.SIGINT)
            assert run.process.wait(60) == 130
        finally:
            if run.process.poll() is None:
                os.killpg(run.process.pid, signal.SIGKILL)
            reader.join(10)
        eventually(lambda: not processes_of(folder), 10, what="no process is left")
        assert b"Traceback" not in run.output


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("important")
    with pytest.raises(DemoError, match="not empty and not the demo's"):
        prepare_home(tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "important"


def test_an_earlier_demos_folder_is_made_anew(tmp_path: Path) -> None:
    home = tmp_path / "demo"
    prepare_home(home)
    (home / "old.pdf").touch()
    prepare_home(home)
    assert not (home / "old.pdf").exists()


def test_a_payment_that_ends_otherwise_is_named() -> None:
    wanted = {"A-1": {"state": "completed", "reason": None, "method": "alipay", "amount": "1.00"}}
    ended = {
        "reference": "A-1",
        "state": "completed",
        "reason": None,
        "method": "alipay",
        "total": "1.00",
        "voucher": "V",
    }
    assert compare([ended], wanted) == []
    assert compare([], wanted) == ["A-1 was not on file"]
    assert compare([ended | {"reference": "B-1"}], {}) == ["B-1 was not expected"]
    assert compare([ended | {"total": "1.01"}], wanted) == ["A-1: amount is 1.01, expected 1.00"]
    assert compare([ended | {"voucher": None}], wanted) == ["A-1: voucher None with state completed"]


def test_on_a_terminal_one_picture_shows_counts_and_the_last_happenings_and_elsewhere_lines_do() -> None:
    at = datetime(2026, 11, 11, 1, 0, tzinfo=UTC)
    news = [
        Happening(at, "A-1", "310000", "waiting", "collection", "payer_pays"),
        Happening(at, "A-2", "110000", "completed", "voucher", None),
    ]
    counts = {("waiting", "collection", "payer_pays"): 1, ("completed", "voucher", None): 1}
    lines = (
        "11-11 09:00  A-1  Shanghai: waiting at collection (payer_pays)",
        "11-11 09:00  A-2  Beijing: completed",
    )
    for terminal in (True, False):
        console = Console(file=StringIO(), force_terminal=terminal, width=120)
        with View(console) as view:
            view.update(counts, news)
        shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", console.file.getvalue())
        assert all(line in shown for line in lines)
        assert ("collection 1" in shown) == terminal


def test_a_line_that_is_taken_otherwise_is_named() -> None:
    receipts = [Receipt("accepted"), Receipt("refused", code="invalid_json")]
    assert compare_lines(receipts, {"2": {"status": "refused", "code": "invalid_json"}}) == []
    (difference,) = compare_lines(receipts, {})
    assert difference.startswith("line 2 of payments.ndjson")
