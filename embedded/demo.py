"""`shebao demo`: the payments of `examples/` through the real chain on an embedded stack, which then ends.

Nothing is played here but the world outside: the calendar (a clock file that every process of the stack reads) and
payers who pay or sign. All else is the product. At the end each payment is compared with `examples/expected.json`.
"""

import contextlib
import fcntl
import json
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import httpx2
from rich.console import Console
from sqlalchemy import Connection, func, or_, select

from embedded import Stack, StackError
from embedded.demo_view import Ended, Happening, View, closing_lines, make_console, result_table
from embedded.services import ROOT
from foundation.clock import utcnow
from foundation.errors import ShebaoError
from foundation.settings import Settings, forget_settings
from models.session import close_engine, read
from models.tables import Contract, Debit, History, Message, Payment, Run, Voucher
from notifications.voucher import Finding
from workflows.intake.accept import Receipt, accept
from workflows.messages.vouchers import get_voucher, verify_voucher, voucher_page
from workflows.operator.listing import count_by_state, list_payments
from workflows.payment.event_types import EventType

EXAMPLES = ROOT / "examples"
_MARK = ".shebao-demo"
_REST_SECONDS = 60.0
_LOOK_SECONDS = 0.2
# The examples count on these rules of the house, whatever the user's own settings say.
_RULES = (
    "materials_days",
    "reminder_days",
    "choice_days",
    "contract_days",
    "pay_order_days",
    "debit_tries",
    "retry_seconds",
    "poll_seconds",
)


class DemoError(ShebaoError):
    """The demo cannot go on; the text says why and what to do."""


@dataclass(slots=True)
class Result:
    """What the demo ended with; `differences` says where it is not what the examples expect."""

    payments: list[Ended]
    letters: dict[str, int]
    differences: list[str] = field(default_factory=list)


def main(home: Path | None = None, console: Console | None = None) -> int:
    """Run the demo in `home` (default: `demo` under SHEBAO_HOME); returns the exit code, 1 where it went wrong."""
    console = console or make_console()
    home = home or Path(os.environ.get("SHEBAO_HOME", "var")) / "demo"
    begun = time.monotonic()
    before = {number: signal.signal(number, _interrupt) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        result = _run(home.absolute(), console)
    except (DemoError, StackError) as error:
        Console(stderr=True).print(f"shebao: {error}", style="red", markup=False, highlight=False)
        return 1
    except KeyboardInterrupt:
        console.print("stopped")
        return 130
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    console.print(result_table(result.payments))
    for line in closing_lines(home, result.payments, result.letters, time.monotonic() - begun):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    for line in result.differences:
        console.print(f"not as the examples expect: {line}", style="red", markup=False, highlight=False)
    return 1 if result.differences else 0


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def prepare_home(home: Path) -> None:
    """Make `home` empty and mark it; raises DemoError for a folder that is in use or not the demo's."""
    try:
        if home.exists() and any(home.iterdir()):
            if not (home / _MARK).is_file():
                raise DemoError(
                    f"{home} is not empty and not the demo's: remove it, or set SHEBAO_HOME to another folder"
                )
            with contextlib.suppress(FileNotFoundError), (home / "stack.lock").open() as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    raise DemoError(f"another demo runs in {home}: wait for it, or set SHEBAO_HOME") from None
            shutil.rmtree(home)
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        (home / _MARK).touch()
    except OSError as error:
        raise DemoError(f"{home} cannot be used ({error.strerror}): set SHEBAO_HOME to a folder of yours") from None


class Calendar:
    """The clock file (foundation/clock.py): turns the time of this process and of every process of the stack."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def turn(self, moment: datetime) -> None:
        """Make it `moment` (aware) now; time goes on from there."""
        draft = self.path.with_suffix(".new")
        draft.write_text(f"{(moment - datetime.now(UTC)).total_seconds():.3f}\n", encoding="ascii")
        draft.replace(self.path)


def _run(home: Path, console: Console) -> Result:
    prepare_home(home)
    expected = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))
    calendar = Calendar(home / "clock")
    calendar.turn(datetime.fromisoformat(expected["start"]))
    rules = {name: _text(Settings.model_fields[name].default) for name in _RULES}
    stack = Stack(home, settings=rules)
    view = View(console)
    with _environment({"SHEBAO_HOME": str(home), "SHEBAO_CLOCK_FILE": str(calendar.path)}), view:
        try:
            view.say("starting the embedded stack")
            stack.start(on_event=lambda event: view.starting(event.get("service", "")))
            view.started(stack.addresses, home)
            with _environment(stack.env):
                demo = _Demo(stack, calendar, view, expected)
                demo.play()
                return demo.result(home)
        finally:
            view.say("stopping the stack")
            stack.stop()


def _text(default: Any) -> str:
    return ",".join(str(one) for one in default) if isinstance(default, tuple) else str(default)


@contextlib.contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    """Environment variables for a while, with the settings and the database connections that follow from them."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    forget_settings()
    close_engine()
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        forget_settings()
        close_engine()


class _Demo:
    def __init__(self, stack: Stack, calendar: Calendar, view: View, expected: dict[str, Any]) -> None:
        self._stack = stack
        self._calendar = calendar
        self._view = view
        self._expected = expected
        self._receipts: list[Receipt] = []
        self._problems: list[str] = []
        self._seen: set[tuple[str, int]] = set()

    def play(self) -> None:
        """Feed the file of payments, then play the follow-ups, each when all that is due before it is done."""
        lines = (EXAMPLES / "payments.ndjson").read_bytes().splitlines()
        self._receipts = accept(lines, "file")
        self._view.fed(self._receipts)
        self._rest()
        followups = [json.loads(line) for line in (EXAMPLES / "followups.ndjson").read_bytes().splitlines()]
        for moment, group in groupby(followups, key=lambda one: str(one["at"])):
            self._calendar.turn(datetime.fromisoformat(moment))
            together = list(group)
            self._view.turned(moment, together)
            self._rest()
            for one in together:
                self._follow(one)
            self._rest()

    def _follow(self, one: dict[str, Any]) -> None:
        if "event" in one:
            self._send(one["event"])
        elif "pay" in one:
            self._pay(one["pay"])
        elif "sign" in one:
            self._sign(one["sign"])

    def _send(self, event: dict[str, Any]) -> None:
        receipt = accept([event], "file")[0]
        if receipt.status != "accepted":
            self._problems.append(f"event {event['id']} was {receipt.status} ({receipt.code})")

    def _pay(self, reference: str) -> None:
        """The payer of a payment pays its open order, at the bank that the sandbox plays."""
        query = select(Debit.reference).where(Debit.state == "pending", Debit.kind == "pay_order")
        order = self._record_of(reference, Debit, query)
        if order is None:
            self._problems.append(f"{reference} has no open order to pay")
            return
        with httpx2.Client(trust_env=False, timeout=10) as client:
            answer = client.post(f"{self._stack.addresses['sandbox']}/v1/bank/pay", json={"order": order.reference})
        if not answer.is_success:
            self._problems.append(f"{reference} could not be paid: the sandbox answered {answer.status_code}")

    def _sign(self, reference: str) -> None:
        """The agreement of a payment is signed somewhere that tells by an event of its own."""
        query = select(Contract.reference, Contract.document_sha256).where(Contract.state == "sent")
        contract = self._record_of(reference, Contract, query)
        if contract is None:
            self._problems.append(f"{reference} has no agreement that waits for a signature")
            return
        self._send(
            {
                "specversion": "1.0",
                "id": f"evt-{reference.lower()}-signed",
                "source": "/signing/elsewhere",
                "type": EventType.CONTRACT_SIGNED,
                "data": {
                    "reference": reference,
                    "contract": contract.reference,
                    "document_sha256": contract.document_sha256,
                },
            }
        )

    @staticmethod
    def _record_of(reference: str, model: Any, query: Any) -> Any:
        with read() as connection:
            joined = query.join(Payment, Payment.id == model.payment_id).where(Payment.reference == reference)
            return connection.execute(joined).one_or_none()

    def _rest(self) -> None:
        """Wait until nothing is due and every letter is out; raises DemoError after a minute."""
        deadline = time.monotonic() + _REST_SECONDS
        while True:
            with read() as connection:
                busy = _busy(connection)
                self._view.update(count_by_state(connection), self._news(connection))
            if not busy:
                return
            if time.monotonic() > deadline:
                what = ", ".join(f"{number} {name}" for name, number in busy.items())
                raise DemoError(
                    f"still at work after {_REST_SECONDS:g} s ({what}); {self._stack.home / 'log'} says why"
                )
            time.sleep(_LOOK_SECONDS)

    def _news(self, connection: Connection) -> list[Happening]:
        rows = connection.execute(
            select(
                *(History.payment_id, History.version, History.at, History.state, History.step, History.reason),
                *(Payment.reference, Payment.region),
            )
            .join(Payment, Payment.id == History.payment_id)
            .order_by(History.at, History.payment_id, History.version)
        )
        fresh = [row for row in rows if (row.payment_id, row.version) not in self._seen]
        self._seen |= {(row.payment_id, row.version) for row in fresh}
        return [Happening(row.at, row.reference, row.region, row.state, row.step, row.reason) for row in fresh]

    def result(self, home: Path) -> Result:
        """Write the vouchers' pages, check them, and compare everything with what the examples expect."""
        folder = home / "vouchers"
        folder.mkdir()
        with read() as connection:
            issued = {row.payment_id: row.no for row in connection.execute(select(Voucher.payment_id, Voucher.no))}
            payments: list[Ended] = [
                {**payment, "voucher": issued.get(payment["id"])} for payment in list_payments(connection)
            ]
            for payment in payments:
                if payment["voucher"] is None:
                    continue
                page = voucher_page(get_voucher(connection, payment["voucher"]))
                (folder / f"{payment['voucher']}.pdf").write_bytes(page)
                if verify_voucher(connection, page).finding is not Finding.GENUINE:
                    self._problems.append(f"voucher {payment['voucher']} of {payment['reference']} is not genuine")
            letters = {f"{row[0]} {row[1]}": row[2] for row in connection.execute(_LETTERS)}
        payments.sort(key=lambda payment: payment["reference"])
        differences = [*self._problems, *self._done_twice(), *compare_lines(self._receipts, self._expected["lines"])]
        return Result(payments, letters, differences + compare(payments, self._expected["payments"]))

    def _done_twice(self) -> list[str]:
        """What the other side's own ledger says was done more than once for a payment: nothing, it should be.

        Agreements are left out: a payer who names another account signs another one.
        """
        with httpx2.Client(trust_env=False, timeout=10) as client:
            ledger = client.get(f"{self._stack.addresses['sandbox']}/ledger/totals").raise_for_status().json()
        doubled = [one for one in ledger["doubled"] if one["effect"] != "contract"]
        return [f"{one['effect']} was done {one['times_done']} times for {one['payment_id']}" for one in doubled]


_LETTERS = select(Message.channel, Message.state, func.count()).group_by(Message.channel, Message.state)


def _busy(connection: Connection) -> dict[str, int]:
    """What is due or under way now, by name; empty when the system rests. Letters count until they are out."""
    due = or_(Payment.due_at <= utcnow(), Payment.run_id.is_not(None))
    counts: dict[str, Callable[[], Any]] = {
        "payments due": lambda: select(func.count()).select_from(Payment).where(due),
        "runs under way": lambda: select(func.count()).select_from(Run),
        "letters": lambda: select(func.count()).select_from(Message).where(Message.state.in_(("due", "sending"))),
    }
    found = {name: connection.execute(query()).scalar_one() for name, query in counts.items()}
    return {name: number for name, number in found.items() if number}


def compare_lines(receipts: list[Receipt], expected: dict[str, dict[str, str]]) -> list[str]:
    """What became of each line of the file against the expected, by line number; lines not named start a payment."""
    found = []
    for number, receipt in enumerate(receipts, 1):
        wanted = expected.get(str(number), {"status": "accepted"})
        got = {"status": receipt.status} | ({"code": receipt.code} if receipt.code else {})
        if got != wanted:
            found.append(f"line {number} of payments.ndjson: {got}, expected {wanted}")
    return found


def compare(payments: list[Ended], expected: dict[str, dict[str, Any]]) -> list[str]:
    """Each payment's end against the expected one: state, reason, method, amount, and a voucher if completed."""
    found = {payment["reference"]: payment for payment in payments}
    differences = [f"{reference} was not on file" for reference in sorted(expected.keys() - found.keys())]
    differences += [f"{reference} was not expected" for reference in sorted(found.keys() - expected.keys())]
    for reference in sorted(expected.keys() & found.keys()):
        wanted, got = expected[reference], found[reference]
        seen = {**got, "amount": got["total"]}
        differences += [
            f"{reference}: {name} is {seen[name]}, expected {wanted[name]}"
            for name in ("state", "reason", "method", "amount")
            if seen[name] != wanted[name]
        ]
        if (got["voucher"] is not None) != (wanted["state"] == "completed"):
            differences.append(f"{reference}: voucher {got['voucher']} with state {got['state']}")
    return differences
