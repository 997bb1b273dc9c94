"""A seeded simulation of the core: one process, one seed, every accident.

Intake, claim, step runner and letter delivery are the product's own code on a SQLite file. Around them: a broker that
drops, repeats and reorders, the other side with answers that never come, payers who pay, cancel and change their mind,
a clock that jumps, and fault points at which a worker dies or is stopped while the world goes on (so that it wakes up
as a zombie). Everything random comes from the seed, so a failure is replayed by its seed:
`python -m tests.chaos.simulation SEED`.
"""

import contextlib
import functools
import itertools
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, OperationalError

import foundation.clock
import foundation.faults
import foundation.ids
from foundation.steps import plan_steps
from gateways.ports import Answer, Gateways, Status
from models.runs import ClaimedRun
from models.session import get_engine, read, write, write_statement
from models.tables import Base
from notifications.delivery import Delivery, Outcome
from regions import FOLDER, Period, Regions, load
from regions.files import current
from tests.builders import PORTAL, SECRETS, account, envelope, requested
from tests.chaos.invariants import FINISHED, unaccounted, violations
from workflows.engine import breaker, commit, step
from workflows.engine.dispatch import claim_runs, hand_back
from workflows.engine.pipeline import Pipeline
from workflows.engine.step import run_step
from workflows.intake.accept import accept
from workflows.messages.sending.deliver import deliver_email, deliver_sms
from workflows.money.refunds.asking import Asker, approve, ask
from workflows.money.refunds.carrying import carry_on
from workflows.money.rerating import find_differences, open_differences
from workflows.money.top_ups.carrying import carry_on as collect
from workflows.operator.acting import actions
from workflows.operator.acting.facts import Facts
from workflows.payment.errors import Refused

MEDICAL = """
[[charge]]
scheme = "flexible"
insurance = "medical"
from = 2026-07-01
kind = "monthly"
amount = "{amount}"
source = "a test"
confidence = "high"
"""
START = datetime(2026, 12, 11, 2, 0, tzinfo=UTC)  # a debit day in Shanghai
IN_TRANSACTION = frozenset({"intake.before_commit"})
# Without the broker's patience in between, so that a few thousand seeds fit into some minutes.
SETTINGS = {"lease_seconds": 12, "http_timeout_seconds": 4.0, "recovery_limit": 50, "retry_seconds": "2,5,15,60"}
DEPTH = 2
RESOLVABLE = ("declaration", "contract", "debit")


class Policy:
    """The policy that a world follows: the installed one, until the final figures of Beijing are published."""

    def __init__(self) -> None:
        self.figures: str | None = None
        self.watched = current.Watched(self._read, lambda: ((str(self.figures), 0, 0),))

    def publish(self, amount: str) -> None:
        """The medical amount of this year is published, in yuan."""
        self.figures = amount
        self.watched.look()

    def _read(self) -> Regions:
        return published(self.figures)


@functools.cache
def published(amount: str | None) -> Regions:
    """The installed policy, with a medical amount of Beijing if one is given."""
    if amount is None:
        return load(FOLDER)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(FOLDER, Path(name, "regions"), ignore=shutil.ignore_patterns("*.py*", "__*")))
        file = next(folder.glob("110000-*.toml"))
        file.write_text(file.read_text(encoding="utf-8") + MEDICAL.format(amount=amount), encoding="utf-8")
        return load(folder)


class Crash(BaseException):
    """A worker dies here: nothing below catches it."""


@dataclass(slots=True)
class Chances:
    """How often what goes wrong, as probabilities."""

    crash: float = 0.02
    zombie: float = 0.04
    lose: float = 0.06
    repeat: float = 0.10
    gateway: float = 0.20
    database: float = 0.01
    cancel: float = 0.12
    late: float = 0.05
    other_way: float = 0.15
    other_amount: float = 0.25
    silent: float = 0.05
    leaky: bool = False  # whether the bank takes money even for orders that it has closed
    at_points: dict[str, float] = field(default_factory=dict)  # instead of `crash`


@dataclass(slots=True)
class Message:
    """A message of the broker: a step of a run with the rest of its chain, or a tick."""

    kind: str
    run: str = ""
    steps: tuple[str, ...] = ()


class Simulation:
    """One world, made from a seed, on the database that is in force."""

    def __init__(self, seed: int, payments: int = 5, chances: Chances | None = None) -> None:
        self.seed = seed
        self.random = random.Random(seed)
        self.chances = chances or Chances()
        self.now = START
        self.payments = payments
        self.queue: list[Message] = []
        self.pipeline = Pipeline()
        self.accepted: list[str] = []
        self.letters: Counter[str] = Counter()
        self.untold: set[str] = set()  # payments of whose money the bank's word was lost
        self.broken: list[str] = []  # what an action left broken
        self.done: Counter[str] = Counter()  # what operators, payers and late figures brought about
        self.policy = Policy()
        self.depth = 0
        self.quiet = False
        self.crashes: Counter[str] = Counter()
        self.zombies = 0
        self.side = OtherSide(self)
        self.gateways = Gateways(self.side, self.side, self.side)  # type: ignore[arg-type]  # one for all three
        self._serials = itertools.count(1)
        self._ids = itertools.count(1)
        self._sent: list[dict[str, Any]] = []

    # -- the world around the core -----------------------------------------------------------------------------------

    def chance(self, probability: float) -> bool:
        """Whether it happens this time."""
        return not self.quiet and self.random.random() < probability

    def point(self, name: str) -> None:
        """A fault point: die here, or stand still while the world goes on."""
        if self.chance(self.chances.at_points.get(name, self.chances.crash)):
            self.crashes[name] += 1
            raise Crash(name)
        if name not in IN_TRANSACTION and self.depth < DEPTH and self.chance(self.chances.zombie):
            self.zombies += 1
            self.live(self.random.randint(1, 8))

    def live(self, actions: int) -> None:
        """Let so many things happen."""
        self.depth += 1
        try:
            for _ in range(actions):
                self.act()
        finally:
            self.depth -= 1

    def act(self) -> None:
        """One thing happens, chosen by chance; a process that dies of it is started again."""
        weights = {
            self.tick: 20,
            self.deliver: 40,
            self.pass_time: 14,
            self.submit: 6,
            self.send_letters: 6,
            self.hear: 8,
            self.payer_acts: 9,
            self.return_money: 4,
            self.pay_again: 2,
            self.resolve: 5,
            self.publish_figures: 2,
            self.rerate: 2,
            self.collect_top_ups: 2,
            self.flush: 1,
        }
        (action,) = self.random.choices(list(weights), list(weights.values()))
        with contextlib.suppress(Crash, DBAPIError):  # a task that fails ends, and its message is acknowledged
            action()
        if self.depth == 0:
            self.broken += [one for one in self.missing_money() if one not in self.broken]

    def missing_money(self) -> list[str]:
        """Money that the bank took and that is neither kept nor still to be confirmed."""
        with read() as connection:
            return unaccounted(connection, self.side.taken(), self.untold | self.side.still_to_tell())

    def pass_time(self) -> None:
        """A moment, some seconds, or until the next thing that is planned."""
        kind = self.random.random()
        if kind < 0.5:
            self.now += timedelta(seconds=self.random.random() * 3)
        elif kind < 0.8:
            self.now += timedelta(seconds=self.random.randint(5, 60))
        elif (until := self.next_planned()) is not None and until > self.now:
            self.now = until

    def next_planned(self) -> datetime | None:
        """The first instant at which anything is due."""
        with read() as connection:
            rows = connection.execute(
                text(
                    "SELECT min(due_at) FROM payments UNION ALL SELECT min(due_at) FROM messages"
                    " UNION ALL SELECT min(lease_until) FROM runs UNION ALL SELECT min(due_at) FROM refunds"
                    " UNION ALL SELECT min(due_at) FROM adjustments"
                )
            )
            times = [datetime.fromisoformat(row[0]) for row in rows if row[0]]
        times += [one.settles_at for one in self.side.book.values() if one.settles_at is not None]
        return min(times, default=None)

    def submit(self) -> None:
        """A sender sends its event; now and then again, or many at once."""
        if len(self.accepted) >= self.payments:
            return
        if self._sent and self.chance(0.3):
            document = self.random.choice(self._sent)
        else:
            document = self._request(next(self._serials))
            self._sent.append(document)
        runs: list[ClaimedRun] = []
        sends = self.random.random() < 0.5  # this process can send a run; others only nudge
        copies = [document] * self.random.choice((1, 1, 1, 5))
        receipts = accept(copies, PORTAL, runs=runs if sends else None)
        for receipt in receipts:
            if receipt.payment_id is not None and receipt.payment_id not in self.accepted:
                self.accepted.append(receipt.payment_id)
        self._send(runs)

    def _request(self, serial: int) -> dict[str, Any]:
        changes: dict[str, Any] = {}
        kind = self.random.random()
        if kind < 0.2:
            changes = {"method": "alipay", "bank_account": None}
        elif kind < 0.3:
            changes = {"materials": []}
        elif kind < 0.6:  # Beijing's figures of this year are provisional
            changes = {"region": "110000", "method": "tax_app", "bank_account": None}
        return requested(serial, **changes)

    def payer_acts(self) -> None:
        """A payer supplies, chooses, pays or cancels; sometimes for a payment that nobody knows."""
        with read() as connection:
            rows = connection.execute(text("SELECT id, waiting_for, state FROM payments")).all()
        if not rows:
            return
        row = self.random.choice(rows)
        if self.chance(0.03):
            self._arrive(
                envelope(
                    "settled", {"amount": "1.00", "key": "of-no-order"}, subject="nobody", id=f"e{next(self._ids)}"
                )
            )
        if self.chance(self.chances.late):
            self.side.pay(row.id, late=True)
        elif row.waiting_for == "payment.settled" and self.chance(self.chances.other_way):
            data = {"method": self.random.choice(("wechat", "alipay", "tax_app"))}
            self._arrive(envelope("method.chosen", data, subject=row.id, id=f"e{next(self._ids)}"))
        elif not self.quiet and self.chance(self.chances.cancel):
            self._arrive(envelope("cancel.requested", {}, subject=row.id, id=f"e{next(self._ids)}"))
        else:
            self._help(row)

    def _help(self, row: Any) -> None:
        """Do what the payment waits for."""
        if row.waiting_for == "payment.materials.supplied":
            documents = requested(0)["data"]["materials"]
            data = {"materials": documents, "bank_account": account()}
            self._arrive(envelope("materials.supplied", data, subject=row.id, id=f"e{next(self._ids)}"))
        elif row.waiting_for == "payment.method.chosen":
            data = {"method": self.random.choice(("bank_debit", "wechat")), "bank_account": account()}
            self._arrive(envelope("method.chosen", data, subject=row.id, id=f"e{next(self._ids)}"))
        elif row.waiting_for == "payment.settled":
            self.side.pay(row.id)

    def hear(self) -> None:
        """Callbacks of the other side arrive: late, twice, in any order, or never."""
        self.side.settle()
        if not self.side.callbacks:
            return
        at = self.random.randrange(len(self.side.callbacks))
        document = self.side.callbacks[at]
        if not self.chance(self.chances.repeat):
            del self.side.callbacks[at]
        if not self.chance(self.chances.lose):
            try:
                self._arrive(document)
            except (Crash, DBAPIError):  # its sender gets no answer, and sends it again
                self.side.callbacks.append(document)
                raise
        elif document["type"].endswith("settled.v1"):
            self.untold.add(document["subject"])

    def _arrive(self, document: dict[str, Any]) -> None:
        for _ in range(2 if self.chance(self.chances.repeat) else 1):
            accept([document], PORTAL)

    # -- broker and workers ------------------------------------------------------------------------------------------

    def publish(self, message: Message) -> None:
        """Hand a message to the broker, which may lose it or have it twice."""
        if self.chance(self.chances.lose):
            return
        self.queue.append(message)
        if self.chance(self.chances.repeat):
            self.queue.append(message)

    def flush(self) -> None:
        """The broker forgets everything."""
        if not self.quiet:
            self.queue.clear()

    def tick(self) -> None:
        """The dispatcher looks: claims what is due and sends one chain a run."""
        self.point("dispatch.before_claim")
        self._send(claim_runs())

    def _send(self, runs: Sequence[ClaimedRun]) -> None:
        self.point("dispatch.claimed")
        for at, run in enumerate(runs):
            if self.chance(self.chances.lose):
                hand_back(runs[at:])
                break
            steps = plan_steps(run.plan)
            self.publish(Message("step", run.id, steps[steps.index(run.step) :]))
        self.point("dispatch.sent")

    def deliver(self) -> None:
        """A worker takes any message of the queue, and may keep the run's batch. One that dies loses its memory, and
        leaves the message to another worker or to none."""
        if not self.queue:
            return
        message = self.queue.pop(self.random.randrange(len(self.queue)))
        if self.chance(self.chances.repeat / 2):
            self.queue.append(message)
        steps = message.steps
        carry_out = self.pipeline.run_step if self.random.random() < 0.6 else run_step
        try:
            report = carry_out(steps[0], message.run, self.gateways)
        except Crash:
            self.pipeline = Pipeline()
            if self.random.random() < 0.5:
                self.queue.append(message)
            raise
        if not report.over and steps[1:]:
            self.publish(Message("step", message.run, steps[1:]))

    def send_letters(self) -> None:
        """Deliver what is due."""
        if self.random.random() < 0.5:
            deliver_email(Receiver(self, can_be_asked=False))
        else:
            deliver_sms([Receiver(self, can_be_asked=True)])

    def return_money(self) -> None:
        """Operators ask for refunds of open or booked money and approve them; the tick carries them on."""
        with read() as connection:
            found = connection.execute(text("SELECT id, payment_id, state, booked_fen FROM arrivals")).all()
        asker = Asker(self.random.choice(("li", "wang")), "asked for by the payer")
        with contextlib.suppress(Refused):
            if found and not self.quiet:
                row = self.random.choice(found)
                if row.state == "matched":
                    ask(row.payment_id, self.random.choice((None, 1, 50_000)), self.side, asker)
                else:
                    approve(row.id, self.side, asker)
        carry_on(self.side)

    def collect_top_ups(self) -> None:
        """The tick that asks for what final figures ask for; a payer pays it."""
        collect(self.side)
        with read() as connection:
            query = text("SELECT payment_id FROM debits WHERE kind = 'top_up' AND state = 'pending'")
            waiting = connection.execute(query).scalars().all()
        if waiting and self.random.random() < 0.5:
            self.side.pay(self.random.choice(waiting))

    def pay_again(self) -> None:
        """A payer pays an order that is paid already; the bank tells of it."""
        self.done["paid twice"] += self.side.pay_again()

    def resolve(self) -> None:
        """An operator asks the other side what became of a payment that needs attention, and resolves or retries it."""
        if self.depth:  # an operator does not act while an order is on its way
            return
        with read() as connection:
            query = text("SELECT id FROM payments WHERE state = 'attention' ORDER BY id")
            payments = connection.execute(query).scalars().all()
        if not payments:
            return
        payment = self.random.choice(payments)
        entry = self.side.last_order(payment)
        self.side.answers_person = True
        try:
            self._resolve(payment, entry)
        except Refused as error:
            self.done[f"resolution refused: {error.code}"] += 1
        finally:
            self.side.answers_person = False

    def _resolve(self, payment: str, entry: "Entry | None") -> None:
        if entry is None or self.random.random() < 0.4:
            actions.retry(payment, actor="li")
        elif entry.status is Status.ACCEPTED and not self._is_returned(entry):
            facts = Facts(entry.moved_fen, entry.reference, self.now)
            actions.resolve(payment, "happened", actor="li", reason="asked", facts=facts, bank=self.side)
            self.done["resolved: happened"] += 1
        elif entry.status is Status.REJECTED or self._is_returned(entry):
            actions.resolve(payment, "did-not-happen", actor="li", reason="asked", bank=self.side)
            self.done["resolved: did not happen"] += 1

    def _is_returned(self, entry: "Entry") -> bool:
        with read() as connection:
            query = text("SELECT count(*) FROM arrivals WHERE debit_key = :key AND state = 'refunded'")
            return bool(connection.execute(query, {"key": entry.key}).scalar_one())

    def publish_figures(self) -> None:
        """The final figures of the year are published: more than was declared, or less."""
        if self.policy.figures is None:
            self.policy.publish(self.random.choice(("601.00", "580.00")))

    def rerate(self) -> None:
        """Late figures are applied to payments that were made by provisional ones."""
        for page in find_differences(Period("2026-11", "2026-12")):
            opened = open_differences(page, Asker("li", "final figures")).differences
            before = {one.payment_id for one in page.differences if one.applied is not None}
            self.done.update(one.applied for one in opened if one.applied and one.payment_id not in before)

    # -- the whole ---------------------------------------------------------------------------------------------------

    def run(self, actions: int = 220) -> list[str]:
        """Live through the accidents, then calm down; returns what is broken."""
        for _ in range(actions):
            self.act()
        broken = self.broken + self.check(at_rest=False)
        try:
            self.calm_down()
        except DBAPIError as error:
            broken.append(f"I3: work ends with {type(error).__name__} though nothing goes wrong any more")
        return broken + self.check(at_rest=True)

    def calm_down(self) -> None:
        """No more faults: everything that can end, ends."""
        self.quiet, rerated = True, False
        for _ in range(400):
            self._work_through()
            with read() as connection:
                open_rows = connection.execute(
                    text(f"SELECT id, waiting_for FROM payments WHERE state NOT IN {FINISHED} AND state <> 'attention'")
                ).all()
            for row in open_rows:
                self._help(row)
            self.resolve()
            until = self.next_planned()
            if not open_rows and not self.side.callbacks and (until is None or until > self.now + timedelta(days=30)):
                if rerated:
                    return
                rerated = True
                self.rerate()
            if not self.queue and until is not None:
                self.now = max(self.now + timedelta(seconds=1), until)
            else:
                self.now += timedelta(seconds=1)

    def _work_through(self) -> None:
        self.side.settle()
        for document in self.side.callbacks:
            accept([document], PORTAL)
        self.side.callbacks.clear()
        self.tick()
        while self.queue:
            self.deliver()
        deliver_email(Receiver(self, can_be_asked=False))
        deliver_sms([Receiver(self, can_be_asked=True)])
        self.return_money()
        self.collect_top_ups()

    def check(self, *, at_rest: bool) -> list[str]:
        """Promises that do not hold now. While work goes on the other side may be ahead of us, so then only what can
        never be right counts."""
        with read() as connection:
            found = violations(
                connection,
                self.side.ledger(),
                self.accepted,
                letters=self.letters if at_rest else None,
                untold=self.untold,
                at_rest=at_rest,
            )
        return found


@dataclass(slots=True)
class Entry:
    """One order as the other side keeps it."""

    key: str
    payment_id: str
    kind: str
    content: str
    status: Status
    reason: str | None
    amount_fen: int | None
    document_sha256: str | None
    settles_at: datetime | None = None
    becomes: Status = Status.ACCEPTED
    times_done: int = 0
    is_silent: bool = False  # nothing is said of it, but to a person who asks
    paid_fen: int | None = None  # where it is not what was asked for
    again: list[str] = field(default_factory=list)  # the bank's numbers of further payments

    @property
    def reference(self) -> str:
        """The number that the other side gives it."""
        return f"r-{self.key[-26:]}"

    @property
    def moved_fen(self) -> int:
        """What came by it the first time."""
        return (self.amount_fen or 0) if self.paid_fen is None else self.paid_fen

    def answer(self) -> Answer:
        """What is said about it now."""
        happened = self.status is Status.ACCEPTED
        return Answer(
            self.key,
            self.status,
            reference=self.reference if self.status in (Status.ACCEPTED, Status.PENDING) else None,
            reason=self.reason if self.status is Status.REJECTED else None,
            amount_fen=self.moved_fen if happened else None,
            document_sha256=self.document_sha256 if happened else None,
        )


class OtherSide:
    """Authority, e-signature and bank: each keeps its word about keys, but its answers may be lost on the way."""

    def __init__(self, world: Simulation) -> None:
        self._world = world
        self.book: dict[str, Entry] = {}
        self.callbacks: list[dict[str, Any]] = []
        self.answers_person = False

    def taken(self) -> dict[str, int]:
        """What came by each order, in fen."""
        return {
            one.key: one.moved_fen + (one.amount_fen or 0) * len(one.again)
            for one in self.book.values()
            if one.kind in ("debit", "pay_order") and one.times_done
        }

    def still_to_tell(self) -> set[str]:
        """Payments of whose money a callback is on its way."""
        return {one["subject"] for one in self.callbacks if one["type"].endswith("settled.v1")}

    def last_order(self, payment_id: str) -> "Entry | None":
        """The order of a payment that came last, refunds and closings aside."""
        kinds = (*RESOLVABLE, "pay_order")
        orders = [one for one in self.book.values() if one.payment_id == payment_id and one.kind in kinds]
        return orders[-1] if orders else None

    def pay_again(self) -> bool:
        """Some payer pays a paid order a second time; whether there was one."""
        paid = [one for one in self.book.values() if one.kind == "pay_order" and one.times_done and not one.again]
        if not paid:
            return False
        entry = self._world.random.choice(paid)
        entry.again.append(f"again-{entry.key[-26:]}")
        data = {"amount": _yuan(entry.amount_fen or 0), "bank_reference": entry.again[0], "key": entry.key}
        told = envelope("settled", data, subject=entry.payment_id, id=f"cb-again-{entry.key}", source="/bank")
        self.callbacks.append(told)
        return True

    def ledger(self) -> list[dict[str, Any]]:
        """Entries as the sandbox's ledger gives them."""
        return [
            {
                "key": one.key,
                "payment_id": one.payment_id,
                "kind": one.kind,
                "status": one.status.value,
                "amount_fen": one.moved_fen,
                "paid_fen": one.moved_fen if one.times_done and one.kind == "pay_order" else None,
                "times_done": one.times_done,
                "again_fen": (one.amount_fen or 0) * len(one.again),
            }
            for one in self.book.values()
        ]

    def file(self, orders: Sequence[Any]) -> list[Answer]:
        """Take declarations."""
        return self._call(orders, "declaration")

    def request(self, orders: Sequence[Any]) -> list[Answer]:
        """Ask signers."""
        return self._call(orders, "contract")

    def debit(self, orders: Sequence[Any]) -> list[Answer]:
        """Debit accounts."""
        return self._call(orders, "debit")

    def open_orders(self, orders: Sequence[Any]) -> list[Answer]:
        """Open pay orders."""
        return self._call(orders, "pay_order")

    def refund(self, orders: Sequence[Any]) -> list[Answer]:
        """Return money."""
        return self._call(orders, "refund")

    def close_orders(self, orders: Sequence[Any]) -> list[Answer]:
        """Close pay orders."""
        return self._call(orders, "close")

    def find(self, keys: Sequence[str]) -> list[Answer]:
        """What became of keys."""
        self._meanwhile()
        self.settle()
        if self._world.chance(self._world.chances.gateway):
            return [Answer(key, Status.UNKNOWN, reason="timeout") for key in keys]
        return [self._found(key) for key in keys]

    def _found(self, key: str) -> Answer:
        if key not in self.book:
            return Answer(key, Status.NOT_FOUND)
        silent = self.book[key].is_silent and not self._world.quiet and not self.answers_person
        return Answer(key, Status.UNKNOWN, reason="timeout") if silent else self.book[key].answer()

    def _meanwhile(self) -> None:
        world = self._world
        if world.depth < DEPTH and world.chance(world.chances.zombie):
            world.zombies += 1
            world.live(world.random.randint(1, 8))

    def _call(self, orders: Sequence[Any], kind: str) -> list[Answer]:
        self._meanwhile()
        world = self._world
        if world.chance(world.chances.gateway):
            lost = world.random.choice(("before", "after", "after", "away"))
            if lost == "away":
                return [Answer(order.key, Status.UNAVAILABLE, reason="connection_refused") for order in orders]
            if lost == "after":
                for order in orders:
                    self._do(order, kind)
            return [Answer(order.key, Status.UNKNOWN, reason="timeout") for order in orders]
        answers = [self._do(order, kind) for order in orders]
        self._meanwhile()
        return answers

    def _do(self, order: Any, kind: str) -> Answer:
        # When an order expires is our promise to the payer; it may read otherwise at a second asking.
        content = repr([value for name, value in _fields(order) if name != "expires_at"])
        if order.key in self.book:
            known = self.book[order.key]
            if known.content != content:
                return Answer(order.key, Status.UNKNOWN, reason="key_conflict")
            return self._found(order.key)
        world = self._world
        amount = getattr(order, "amount_fen", None) or getattr(order, "total_fen", None)
        entry = Entry(
            order.key, order.payment_id, kind, content, Status.PENDING, None, amount,
            getattr(order, "document_sha256", None),
        )  # fmt: skip
        self.book[order.key] = entry
        if kind == "pay_order":
            return entry.answer()
        entry.is_silent = kind in RESOLVABLE and world.chance(world.chances.silent)
        if kind == "close":
            self._close(entry, self.book[order.order_key])
            return entry.answer()
        refuse = kind == "debit" and world.chance(0.12)
        entry.becomes, entry.reason = (Status.REJECTED, "short_balance") if refuse else (Status.ACCEPTED, None)
        if kind == "contract" or world.random.random() < 0.3:
            entry.settles_at = world.now + timedelta(seconds=world.random.randint(1, 40))
        else:
            self._settle(entry, tell=False)
        return self._found(entry.key)

    def _close(self, closing: Entry, order: Entry) -> None:
        """An order that is paid, perhaps in this moment, is not closed any more."""
        if order.status is Status.PENDING and self._world.chance(0.1):
            order.becomes = Status.ACCEPTED
            self._settle(order, tell=True)
        if order.status is Status.ACCEPTED:
            closing.status, closing.reason = Status.REJECTED, "already_paid"
            return
        closing.status = Status.ACCEPTED
        self._world.done["closed"] += 1
        order.status, order.reason = Status.REJECTED, "closed"

    def settle(self) -> None:
        """What was pending and whose time has come is done, and a callback is written."""
        for entry in self.book.values():
            if entry.settles_at is not None and entry.settles_at <= self._world.now:
                self._settle(entry, tell=True)

    def pay(self, payment_id: str, *, late: bool = False) -> None:
        """The payer pays the open order, or (`late`) one that is about to be closed, or was closed by a leaky bank."""
        leaks = late and self._world.chances.leaky
        for entry in self.book.values():
            payable = entry.status is Status.PENDING or (leaks and entry.reason == "closed")
            if (entry.payment_id, entry.kind) == (payment_id, "pay_order") and payable:
                with read() as connection:  # a payer pays the order of the last letter
                    query = text("SELECT state FROM debits WHERE key = :key")
                    wanted = ("withdrawn" if leaks else "closing") if late else "pending"
                    if connection.execute(query, {"key": entry.key}).scalar_one_or_none() != wanted:
                        continue
                entry.becomes, entry.reason = Status.ACCEPTED, None
                if self._world.random.random() < self._world.chances.other_amount:
                    entry.paid_fen = max(1, (entry.amount_fen or 0) + self._world.random.choice((-1, 1, -50_000)))
                self._settle(entry, tell=True)
                return

    def _settle(self, entry: Entry, *, tell: bool) -> None:
        entry.settles_at = None
        entry.status = entry.becomes
        if entry.status is Status.ACCEPTED:
            entry.times_done += 1
            self._world.done["top-up" if ":topup:" in entry.key else entry.kind] += 1
        if not tell or entry.kind in ("declaration", "refund"):
            return
        happened = entry.status is Status.ACCEPTED
        if entry.kind == "contract":
            name, data = "contract.signed", {"document_sha256": entry.document_sha256}
        elif happened:
            amount = _yuan(entry.moved_fen)
            name, data = "settled", {"amount": amount, "bank_reference": entry.reference, "key": entry.key}
        else:
            name, data = "debit.failed", {"reason": "short_balance"}
        self.callbacks.append(envelope(name, data, subject=entry.payment_id, id=f"cb-{entry.key}", source="/bank"))


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def _fields(order: Any) -> list[tuple[str, Any]]:
    return [(name, getattr(order, name)) for name in type(order).__struct_fields__]


class Receiver:
    """A mail server or an SMS provider: counts what reached it, and may die between taking a letter and saying so."""

    name = "simulated"

    def __init__(self, world: Simulation, *, can_be_asked: bool) -> None:
        self._world = world
        self._can_be_asked = can_be_asked

    def send(self, batch: Sequence[Any]) -> list[Delivery]:
        """Take letters."""
        return [self._take(one[0] if isinstance(one, tuple) else one.id) for one in batch]

    def _take(self, message_id: str) -> Delivery:
        world = self._world
        if world.chance(0.1):
            return Delivery(message_id, Outcome.TEMPORARY, "busy")
        world.letters[message_id] += 1
        if world.chance(0.1):
            return Delivery(message_id, Outcome.UNKNOWN, "no_answer")
        return Delivery(message_id, Outcome.SENT, reference="r")

    def find(self, questions: Sequence[Any]) -> list[Delivery]:
        """Tell what became of letters."""
        return [
            Delivery(one.id, Outcome.SENT if self._world.letters[one.id] else Outcome.TEMPORARY, reference="r")
            for one in questions
        ]


# -- putting the product's code into the simulated world -------------------------------------------------------------


@contextlib.contextmanager
def simulated(world: Simulation, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """The product's clock, the database's clock, ids, chance and fault points are the world's. Empties the database."""

    class Now(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]  # the type that the clock gives
            return world.now

    seconds = SimpleNamespace(
        monotonic=lambda: world.now.timestamp(),
        time_ns=lambda: int(world.now.timestamp() * 1_000_000_000),
        sleep=lambda _seconds: None,
    )
    patch.setattr(current, "_regions", world.policy.watched)
    patch.setattr(foundation.clock, "datetime", Now)
    patch.setattr(foundation.ids, "time", seconds)
    patch.setattr(foundation.ids, "os", SimpleNamespace(urandom=world.random.randbytes))
    patch.setattr(foundation.ids, "_last", 0)
    patch.setattr(foundation.ids, "_random", b"")
    patch.setattr(foundation.ids, "_used", 0)
    patch.setattr(foundation.faults, "point", world.point)
    patch.setattr(step, "time", seconds)
    patch.setattr("workflows.engine.calls.time", seconds)
    patch.setattr("workflows.engine.pipeline.time", seconds)
    patch.setattr(breaker, "time", seconds)
    patch.setattr(breaker, "random", world.random)
    patch.setattr("workflows.messages.sending.deliver.time", seconds)
    patch.setattr(step, "write", _faulty(world, write))
    patch.setattr(commit, "write", _faulty(world, write))
    patch.setattr(step, "write_statement", _faulty(world, write_statement))
    patch.setattr(commit, "write_statement", _faulty(world, write_statement))
    patch.setattr("workflows.messages.sending.deliver.write", _faulty(world, write))
    breaker.clear_cache()

    def set_clock(connection: Any, _record: Any) -> None:
        connection.create_function("strftime", -1, lambda *parts: _strftime(world, *parts))
        connection.create_function("julianday", 1, lambda value: _julian_day(world, value))
        connection.execute(
            "PRAGMA synchronous=OFF"
        )  # nobody pulls the plug here, and the disk would be a fifth of the time

    engine = get_engine()
    engine.dispose()
    event.listen(engine, "connect", set_clock)
    try:
        with write() as connection:
            for table in reversed(Base.metadata.sorted_tables):
                connection.execute(table.delete())
        yield
    finally:
        event.remove(engine, "connect", set_clock)
        engine.dispose()
        breaker.clear_cache()  # what was seen at the world's time would be fresh for ever


def _faulty(world: Simulation, open_transaction: Callable[..., Any]) -> Callable[..., Any]:
    """Transactions whose commit fails now and then: before it is done, or after it, with the answer lost."""

    @contextlib.contextmanager
    def faulty(**options: bool) -> Iterator[Any]:
        lost = OperationalError("commit", {}, psycopg.OperationalError("connection lost"), connection_invalidated=True)
        with open_transaction(**options) as connection:
            yield connection
            if world.chance(world.chances.database):
                raise lost
        if world.chance(world.chances.database):
            raise lost

    return faulty


def _strftime(world: Simulation, _form: str, _now: str, change: str = "+0 seconds") -> str:
    moment = world.now + timedelta(seconds=float(change.split()[0]))
    return foundation.clock.instant_text(moment)


def _julian_day(world: Simulation, value: str | None) -> float | None:
    if value is None:
        return None
    moment = world.now if value == "now" else datetime.fromisoformat(value)
    return moment.timestamp() / 86400 + 2440587.5


def play(seed: int, patch: pytest.MonkeyPatch, **options: Any) -> tuple[Simulation, list[str]]:
    """One seed from beginning to end, on the database that is in force; returns the world and what was broken."""
    world = Simulation(seed, **options)
    with patch.context() as inner, simulated(world, inner):
        broken = world.run()
    return world, broken


def main(arguments: Sequence[str]) -> int:
    """Replay seeds and print what each did."""
    from foundation.settings import forget_settings
    from models.migrate import upgrade
    from models.session import close_engine

    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        database = f"sqlite:///{Path(folder, 'simulation.sqlite')}"
        for name, value in {"home": folder, "database_url": database, **SECRETS, **SETTINGS}.items():
            os.environ[f"SHEBAO_{name.upper()}"] = str(value)
        forget_settings()
        upgrade(database)
        failed = 0
        for seed in map(int, arguments):
            world, broken = play(seed, patch)
            failed += bool(broken)
            print(seed, dict(world.done), dict(world.crashes), f"{world.zombies} zombies", *broken, sep="\n  ")
        close_engine()
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
