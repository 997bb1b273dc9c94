"""The play: the file of payments is fed, the calendar turned, and payers do what they do."""

import time
from datetime import datetime
from itertools import groupby
from pathlib import Path

import httpx2
from sqlalchemy import Connection, func, or_, select

from embedded.demo.expected import EXAMPLES, Ended, FollowUp, read_followups
from embedded.demo.home import Calendar, DemoError
from embedded.demo.view import Happening, View
from foundation.clock import utcnow
from foundation.json_value import JsonValue
from models.session import read
from models.states import ContractState, DebitKind, DebitState, MessageState
from models.tables import Contract, Debit, History, Message, Payment, Run, Voucher
from notifications.voucher import Finding
from workflows.intake.accept import accept
from workflows.intake.inbox import Receipt
from workflows.intake.senders import COMMAND
from workflows.messages.vouchers import get_voucher, verify_voucher, voucher_page
from workflows.operator.listing import count_by_state, list_payments
from workflows.payment.event_types import EventType

_REST_SECONDS = 60.0
_LOOK_SECONDS = 0.2
_UNSENT = (MessageState.DUE, MessageState.SENDING)


class Play:
    """One play on a running stack. `problems` are what the outside world could not do as the examples say."""

    def __init__(self, sandbox: str, home: Path, calendar: Calendar, view: View) -> None:
        self.receipts: list[Receipt] = []
        self.problems: list[str] = []
        self._sandbox = sandbox
        self._home = home
        self._calendar = calendar
        self._view = view
        self._seen: set[tuple[str, int]] = set()

    def run(self, expected_lines: dict[str, dict[str, str]]) -> None:
        """Feed the file of payments, then play the follow-ups, each when all that is due before it is done."""
        lines = (EXAMPLES / "payments.ndjson").read_bytes().splitlines()
        self.receipts = accept(lines, COMMAND)
        self._view.fed(self.receipts, expected_lines)
        self._rest()
        for moment, group in groupby(read_followups(), key=lambda one: one["at"]):
            self._calendar.turn(datetime.fromisoformat(moment))
            together = list(group)
            self._view.turned(moment, together)
            self._rest()
            for one in together:
                self._follow(one)
            self._rest()

    def _follow(self, one: FollowUp) -> None:
        if "event" in one:
            self._send(one["event"])
        elif "pay" in one:
            self._pay(one["pay"])
        elif "sign" in one:
            self._sign(one["sign"])

    def _send(self, event: dict[str, JsonValue]) -> None:
        receipt = accept([event], COMMAND)[0]
        if receipt.status != "accepted":
            self.problems.append(f"event {event['id']} was {receipt.status} ({receipt.code})")

    def _pay(self, reference: str) -> None:
        """The payer of a payment pays its open order, at the bank that the sandbox plays."""
        orders = (
            select(Debit.order_no)
            .join(Payment, Payment.id == Debit.payment_id)
            .where(Payment.reference == reference, Debit.kind == DebitKind.PAY_ORDER)
            .where(Debit.state == DebitState.PENDING)
        )
        with read() as connection:
            order = connection.execute(orders).scalar_one_or_none()
        if order is None:
            self.problems.append(f"{reference} has no open order to pay")
            return
        self._at_the_sandbox("bank/pay", {"order": order}, f"{reference} could not be paid")

    def _at_the_sandbox(self, call: str, body: dict[str, str | None], fault: str) -> None:
        with httpx2.Client(trust_env=False, timeout=10) as client:
            answer = client.post(f"{self._sandbox}/v1/{call}", json=body)
        if not answer.is_success:
            self.problems.append(f"{fault}: the sandbox answered {answer.status_code}")

    def _sign(self, reference: str) -> None:
        """The payer signs a contract at the platform's counter; the portal reports it by an event."""
        sent = (
            select(Contract.reference, Contract.document_sha256)
            .join(Payment, Payment.id == Contract.payment_id)
            .where(Payment.reference == reference, Contract.state == ContractState.SENT)
        )
        with read() as connection:
            contract = connection.execute(sent).one_or_none()
        if contract is None:
            self.problems.append(f"{reference} has no contract that waits for a signature")
            return
        self._at_the_sandbox("esign/sign", {"contract": contract.reference}, f"{reference} could not be signed")
        data = {
            "reference": reference,
            "contract": contract.reference,
            "document_sha256": contract.document_sha256,
        }
        self._send(
            {
                "specversion": "1.0",
                "id": f"evt-{reference.lower()}-signed",
                "source": "/signing/elsewhere",
                "type": EventType.CONTRACT_SIGNED,
                "data": data,
            }
        )

    def _rest(self) -> None:
        """Wait until nothing is due and every message is out; raises DemoError after a minute."""
        deadline = time.monotonic() + _REST_SECONDS
        while True:
            with read() as connection:
                busy = _busy(connection)
                self._view.update(count_by_state(connection), self._news(connection))
            if not busy:
                return
            if time.monotonic() > deadline:
                what = ", ".join(f"{number} {name}" for name, number in busy.items())
                raise DemoError(f"still at work after {_REST_SECONDS:g} s ({what}); {self._home / 'log'} says why")
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

    def ended(self, folder: Path) -> list[Ended]:
        """The payments as they ended, by reference; their vouchers are written into `folder` and checked."""
        folder.mkdir()
        with read() as connection:
            issued = {row.payment_id: row.no for row in connection.execute(select(Voucher.payment_id, Voucher.no))}
            payments: list[Ended] = [
                {**payment, "voucher": issued.get(payment["id"])} for payment in list_payments(connection)
            ]
            for payment in payments:
                if payment["voucher"] is not None:
                    self._keep_voucher(connection, payment["voucher"], payment["reference"], folder)
        return sorted(payments, key=lambda payment: payment["reference"])

    def _keep_voucher(self, connection: Connection, no: str, reference: str, folder: Path) -> None:
        page = voucher_page(get_voucher(connection, no))
        (folder / f"{no}.pdf").write_bytes(page)
        if verify_voucher(connection, page).finding is not Finding.GENUINE:
            self.problems.append(f"voucher {no} of {reference} is not genuine")

    def letters(self) -> dict[str, int]:
        """How many messages are in each state, by channel and state."""
        counted = select(Message.channel, Message.state, func.count()).group_by(Message.channel, Message.state)
        with read() as connection:
            return {f"{row[0]} {row[1]}": row[2] for row in connection.execute(counted)}

    def done_twice(self) -> list[str]:
        """What the other side's own ledger has more than once for a payment: nothing, if all went well.

        Contracts are left out: a payer who names another account signs another one.
        """
        with httpx2.Client(trust_env=False, timeout=10) as client:
            ledger = client.get(f"{self._sandbox}/ledger/totals").raise_for_status().json()
        doubled = [one for one in ledger["doubled"] if one["effect"] != "contract"]
        return [f"{one['effect']} was done {one['times_done']} times for {one['payment_id']}" for one in doubled]


def _busy(connection: Connection) -> dict[str, int]:
    """What is due or under way now, by name; empty when the system rests. Messages count until they are out."""
    due = or_(Payment.due_at <= utcnow(), Payment.run_id.is_not(None))
    counts = {
        "payments due": select(func.count()).select_from(Payment).where(due),
        "runs under way": select(func.count()).select_from(Run),
        "messages": select(func.count()).select_from(Message).where(Message.state.in_(_UNSENT)),
    }
    found = {name: connection.execute(query).scalar_one() for name, query in counts.items()}
    return {name: number for name, number in found.items() if number}
