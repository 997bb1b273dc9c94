"""What must hold after every fault, checked by SQL over the database and over the ledger of the other side.

`violations` returns sentences, none if all is well. I1 … I8 are the promises of `docs/reliability.md`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from foundation.steps import plan_steps
from models.states import DebitState, PaymentState
from workflows.payment.changes.transitions import IllegalTransition, check_path

FINISHED = tuple(state.value for state in PaymentState if state.is_over)
_MONEY = ("debit", "pay_order")
_RETURNED = "SELECT key, amount_fen FROM refunds WHERE state = 'returned'"
_GONE = (
    "(SELECT coalesce(sum(r.amount_fen), 0) FROM refunds r"
    " WHERE r.payment_id = p.id AND r.kind = 'booked' AND r.state = 'returned')"
)
"""What was booked for payment `p` and went back."""
_TOPPED = (
    "(SELECT coalesce(sum(d.amount_fen), 0) FROM debits d"
    " WHERE d.payment_id = p.id AND d.kind = 'top_up' AND d.state = 'settled')"
)
"""What final figures asked for beside what was paid for payment `p`, and was paid."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a chaos run reports."""

    payments: int
    lost: int
    doubled: int
    stuck: int


def violations(
    connection: Connection,
    ledger: Sequence[Mapping[str, Any]],
    accepted: Iterable[str] = (),
    *,
    letters: Mapping[str, int] | None = None,
    at_rest: bool = True,
    untold: Collection[str] = (),
) -> list[str]:
    """Every promise that is broken.

    `ledger` are the other side's entries (`key`, `payment_id`, `kind`, `amount_fen`, `times_done`), `accepted` the
    payment ids that senders were told, `letters` how often each message id reached its receiver. `at_rest`: all faults
    are over and the work is done, so that nothing may be under way any more. `untold` are payments of whose money the
    other side's only word was lost.
    """
    found = [
        *_starts(connection, list(accepted)),
        *_money(connection, ledger, untold, at_rest),
        *_arrivals(connection, ledger, untold, at_rest),
        *_named_states(connection, at_rest),
        *_history(connection),
        *_events(connection),
        *_vouchers(connection, at_rest),
        *_books(connection),
    ]
    if letters is not None and at_rest:
        found += _letters(connection, letters)
    return found


def counts(connection: Connection, ledger: Sequence[Mapping[str, Any]], accepted: Iterable[str]) -> Counts:
    """Payments, and how many of them were lost, doubled or are stuck."""
    wanted = list(accepted)
    known = {row[0] for row in connection.execute(text("SELECT id FROM payments"))}
    doubled = {payment for payment, times in _done(ledger).items() if times > 1}
    return Counts(len(wanted), len(set(wanted) - known), len(doubled), len(_stuck(connection, at_rest=True)))


def _starts(connection: Connection, accepted: list[str]) -> list[str]:
    known = {row[0] for row in connection.execute(text("SELECT id FROM payments"))}
    found = [f"I1: payment {one} was accepted and is gone" for one in sorted(set(accepted) - known)]
    twice = connection.execute(
        text(
            "SELECT source, event_id, count(*) AS times FROM inbox WHERE state <> 'refused'"
            " GROUP BY source, event_id HAVING count(*) > 1"
        )
    )
    found += [f"I1: event {row.event_id} stands {row.times} times" for row in twice]
    without = connection.execute(
        text(
            "SELECT i.event_id FROM inbox i LEFT JOIN payments p ON p.id = i.payment_id"
            " WHERE i.type = 'cn.shebao.payment.requested.v1' AND i.state = 'used' AND p.id IS NULL"
        )
    )
    found += [f"I1: start {row.event_id} was used and has no payment" for row in without]
    several = connection.execute(
        text("SELECT source, reference, count(*) AS times FROM payments GROUP BY source, reference HAVING count(*) > 1")
    )
    return found + [f"I1: reference {row.reference} has {row.times} payments" for row in several]


def _done(ledger: Sequence[Mapping[str, Any]], kept: Collection[str] = ()) -> dict[str, int]:
    """How often money moved for each payment, but for the orders whose money is `kept` to be returned."""
    times: dict[str, int] = {}
    for entry in ledger:
        if entry["kind"] in _MONEY and _money_moved(entry) and entry["key"] not in kept:
            times[entry["payment_id"]] = times.get(entry["payment_id"], 0) + max(entry["times_done"], 1)
    return times


def _money_moved(entry: Mapping[str, Any]) -> bool:
    if entry["kind"] == "pay_order":
        return bool(entry.get("paid_fen"))
    return entry["times_done"] > 0


def _money(
    connection: Connection, ledger: Sequence[Mapping[str, Any]], untold: Collection[str], at_rest: bool
) -> list[str]:
    rows = {
        row.id: row
        for row in connection.execute(
            text(
                "SELECT p.id, p.state, p.step, p.total_fen,"
                " (SELECT count(*) FROM debits d WHERE d.payment_id = p.id AND d.state = 'settled'"
                " AND d.kind <> 'top_up') AS settled,"
                " (SELECT count(*) FROM debits d WHERE d.payment_id = p.id AND d.state NOT IN ('failed', 'withdrawn')"
                " AND d.kind <> 'top_up') AS live FROM payments p"
            )
        )
    }
    # A payer may pay an order in the moment in which it is withdrawn, or later: then the money is kept as open, if the
    # bank tells of it.
    kept = connection.execute(
        text("SELECT payment_id, debit_key FROM arrivals WHERE state <> 'matched' AND payment_id IS NOT NULL")
    ).all()
    returned = {row.debit_key for row in kept if row.debit_key}
    told = set(untold) | {row.payment_id for row in kept}
    # An order that paid a part is followed by one for the rest, and a completed payment may have a top-up.
    parts = "SELECT key FROM debits WHERE (state = 'failed' AND reason = 'part_paid') OR kind = 'top_up'"
    returned |= set(connection.execute(text(parts)).scalars())
    # While work goes on, the bank's word of a late payment may still be on its way.
    doubled = {one for one, times in _done(ledger, returned).items() if times > 1 and at_rest} - set(untold)
    found = [f"I2: money moved several times for {one}" for one in doubled]
    for kind in ("declaration", "contract"):
        seen: dict[str, int] = {}
        for entry in ledger:
            if entry["kind"] == kind and entry["status"] == "accepted":
                seen[entry["payment_id"]] = seen.get(entry["payment_id"], 0) + 1
        found += [f"I2: {times} accepted {kind}s for {one}" for one, times in seen.items() if times > 1]
    moved = {entry["payment_id"] for entry in ledger if entry["kind"] in _MONEY and _money_moved(entry)}
    for one in moved:
        row = rows.get(one)
        if row is None:
            found.append(f"I2: money moved for {one}, which is not on file")
        elif at_rest and row.state in ("rejected", "expired", "cancelled") and one not in told:
            found.append(f"I2: money moved for {one}, which is {row.state}")
    for one, row in rows.items():
        if row.settled > 1 or row.live > 1:
            found.append(f"I2: {row.settled} settled and {row.live} live debits for {one}")
        if row.settled and one not in moved:
            found.append(f"I2: {one} is settled, but no money moved")
        if row.state == "completed" and row.settled != 1:
            found.append(f"I2: {one} is completed with {row.settled} settled debits")
    return found


def _arrivals(
    connection: Connection, ledger: Sequence[Mapping[str, Any]], untold: Collection[str], at_rest: bool
) -> list[str]:
    """What the bank took = booked on vouchers + refunded or being refunded + open under a reason."""
    rows = connection.execute(
        text("SELECT debit_key, amount_fen, booked_fen, state, reason, confirmed_at FROM arrivals")
    ).all()
    found = [f"I8: money for {row.debit_key} is open without a reason" for row in rows if _is_nameless(row)]
    booked = connection.execute(
        text(
            f"SELECT p.id, p.total_fen + {_TOPPED} AS total_fen, (SELECT coalesce(sum(a.booked_fen), 0) FROM arrivals a"
            f" WHERE a.payment_id = p.id) + {_GONE} AS booked_fen FROM payments p WHERE p.state = 'completed'"
        )
    )
    found += [
        f"I8: {row.booked_fen} fen of what arrived are booked or returned for {row.id}, {row.total_fen} were due"
        for row in booked
        if row.booked_fen != row.total_fen
    ]
    taken = _taken(ledger)
    for row in rows:
        if row.confirmed_at is not None and row.debit_key not in taken:
            found.append(f"I8: {row.amount_fen} fen are kept for {row.debit_key}, which took none")
    if not at_rest:  # the bank may be ahead of what it could tell
        return found
    found += _returned(connection, ledger)
    return found + unaccounted(connection, taken, untold)


def _taken(ledger: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """What the other side took by each order, in fen; a payer may have paid one again."""
    taken = {}
    for entry in ledger:
        if entry["kind"] in _MONEY and _money_moved(entry):
            first = entry["paid_fen"] if entry["kind"] == "pay_order" else entry["amount_fen"]
            taken[entry["key"]] = first + entry.get("again_fen", 0)
    return taken


def unaccounted(connection: Connection, taken: Mapping[str, int], untold: Collection[str]) -> list[str]:
    """What the bank took by each order (`taken`, fen) and what is neither kept as an arrival nor still to be confirmed.

    It is true at any moment: while an order is open at the bank its word is outstanding, and the payment says so.
    `untold` are payments of whose money the bank has not told yet, or its only word was lost.
    """
    kept = connection.execute(text("SELECT debit_key, sum(amount_fen) FROM arrivals GROUP BY debit_key")).all()
    sums = {row[0]: int(row[1]) for row in kept}
    short = {key: fen for key, fen in taken.items() if sums.get(key, 0) != fen}
    if not short:
        return []
    orders = {row.key: row for row in connection.execute(text("SELECT key, payment_id, state FROM debits"))}
    states = {key: orders[key].state if key in orders else "not on file" for key in short}
    return [
        f"I8: the bank took {fen} fen by {key}, {sums.get(key, 0)} are kept, and the order is {states[key]}"
        for key, fen in short.items()
        if key not in orders or not (DebitState(states[key]).is_open or orders[key].payment_id in untold)
    ]


def _returned(connection: Connection, ledger: Sequence[Mapping[str, Any]]) -> list[str]:
    """What the bank has returned, each refund once, and what is counted as returned."""
    ours = {row.key: row.amount_fen for row in connection.execute(text(_RETURNED))}
    theirs = {one["key"]: one["amount_fen"] for one in ledger if one["kind"] == "refund" and one["times_done"]}
    counted = connection.execute(text("SELECT coalesce(sum(refunded_fen), 0) FROM arrivals")).scalar_one()
    found = [f"I8: refund {key} went back at one side alone" for key in ours.keys() ^ theirs.keys()]
    if counted != sum(ours.values()):
        found.append(f"I8: {counted} fen are counted as returned, {sum(ours.values())} were")
    return found


def _is_nameless(row: Any) -> bool:
    return row.state == "open" and not row.reason


def _stuck(connection: Connection, *, at_rest: bool) -> list[str]:
    rows = connection.execute(
        text(
            "SELECT p.id, p.state, p.step, p.due_at, p.run_id, r.id AS run FROM payments p"
            " LEFT JOIN runs r ON r.id = p.run_id"
            " WHERE p.state NOT IN ('completed', 'rejected', 'expired', 'cancelled')"
        )
    )
    found = []
    for row in rows:
        if row.run_id is not None and row.run is None:
            found.append(f"I3: {row.id} carries run {row.run_id}, which is no more")
        elif row.state == "running" and (at_rest or (row.due_at is None and row.run_id is None)):
            found.append(f"I3: {row.id} is running at {row.step} and nobody works on it")
        elif row.state == "waiting" and row.due_at is None and row.run_id is None:
            found.append(f"I3: {row.id} waits at {row.step} and nothing will make it due")
    return found


def _named_states(connection: Connection, at_rest: bool) -> list[str]:
    found = _stuck(connection, at_rest=at_rest)
    nameless = connection.execute(text("SELECT id FROM payments WHERE state = 'attention' AND reason IS NULL"))
    return found + [f"I3: {row.id} needs attention and nobody knows why" for row in nameless]


def _history(connection: Connection) -> list[str]:
    found = []
    last: dict[str, Any] = {}
    plans = {
        row.id: (row.state, row.step, plan_steps(row.plan))
        for row in connection.execute(text("SELECT id, state, step, plan FROM payments"))
    }
    for row in connection.execute(
        text(
            "SELECT payment_id, version, from_state, from_step, state, step, actor, reason, details FROM history"
            " ORDER BY payment_id, version"
        )
    ):
        before = last.get(row.payment_id)
        last[row.payment_id] = row
        if before is None:
            if row.from_state is not None:
                found.append(f"I4: the history of {row.payment_id} begins in the middle")
            continue
        if (before.state, before.step) != (row.from_state, row.from_step):
            found.append(
                f"I4: {row.payment_id} jumps from {before.state}/{before.step} to {row.from_state}/{row.from_step}"
            )
            continue
        try:
            check_path((before.state, before.step), (row.state, row.step), plans[row.payment_id][2])
        except IllegalTransition as error:
            found.append(f"I4: {row.payment_id}: {error}")
        if not row.actor:
            found.append(f"I7: a transition of {row.payment_id} names nobody")
    for one, (state, step, _) in plans.items():
        end = last.get(one)
        if end is None or (end.state, end.step) != (state, step):
            found.append(f"I7: {one} is {state}/{step}, its history says otherwise")
    return found


def _events(connection: Connection) -> list[str]:
    rows = connection.execute(
        text(
            "SELECT i.event_id, i.state, i.used_at, i.payment_id, p.state AS payment_state FROM inbox i"
            " LEFT JOIN payments p ON p.id = i.payment_id WHERE i.state <> 'refused'"
        )
    )
    found = []
    for row in rows:
        if row.state in ("used", "ignored") and row.used_at is None:
            found.append(f"I5: event {row.event_id} is {row.state} at no time")
        if row.state == "pending" and row.payment_id is None:
            found.append(f"I5: event {row.event_id} is pending for nobody")
    return found


def _vouchers(connection: Connection, at_rest: bool) -> list[str]:
    rows = connection.execute(
        text(
            "SELECT p.id, p.state,"
            " (SELECT count(*) FROM vouchers v WHERE v.payment_id = p.id AND v.serial = 1) AS vouchers,"
            " (SELECT count(*) FROM vouchers v WHERE v.payment_id = p.id AND v.ended_at IS NULL) AS valid,"
            f" coalesce(p.total_fen, 0) + {_TOPPED} - {_GONE} AS booked_fen,"
            " (SELECT count(*) FROM messages m WHERE m.payment_id = p.id AND m.letter = 'voucher') AS letters,"
            " (SELECT count(*) FROM outbox e WHERE e.payment_id = p.id"
            " AND e.type = 'cn.shebao.payment.completed.v1') AS told FROM payments p"
        )
    )
    found = []
    for row in rows:
        wanted = int(row.state == "completed")
        if row.vouchers != wanted:
            found.append(f"I6: {row.id} is {row.state} with {row.vouchers} vouchers")
        if row.valid != (wanted and int(row.booked_fen > 0)):
            found.append(f"I6: {row.id} is {row.state} with {row.valid} valid vouchers over {row.booked_fen} fen")
        if row.told != wanted:
            found.append(f"I6: {row.id} is {row.state}, and its completion was told {row.told} times")
        if (row.letters > 0) != bool(wanted):
            found.append(f"I6: {row.id} is {row.state} with {row.letters} voucher letters")
    if at_rest:
        open_letters = connection.execute(text("SELECT count(*) FROM messages WHERE state = 'sending'")).scalar_one()
        if open_letters:
            found.append(f"I6: {open_letters} letters are for ever on their way")
    return found


def _letters(connection: Connection, received: Mapping[str, int]) -> list[str]:
    """A letter that is called sent arrived; one that arrived twice is marked."""
    found = []
    for row in connection.execute(text("SELECT id, channel, letter, state, reason FROM messages")):
        times = received.get(row.id, 0)
        if row.state == "sent" and times == 0:
            found.append(f"I6: {row.channel} {row.letter} {row.id} is called sent and never came")
        marked = row.state == "unknown" or row.reason in ("sent_again", "outcome_unknown", "interrupted")
        if times > 1 and not (row.channel == "email" and marked):
            found.append(f"I6: {row.channel} {row.letter} {row.id} came {times} times and is not marked so")
    return found


def _books(connection: Connection) -> list[str]:
    rows = connection.execute(
        text(
            f"SELECT p.id, p.state, coalesce(p.total_fen, 0) + {_TOPPED} - {_GONE} AS booked_fen,"
            " coalesce(sum(l.debit_fen), 0) AS debit_fen, coalesce(sum(l.credit_fen), 0) AS credit_fen,"
            " coalesce(sum(CASE l.account WHEN 'payer' THEN l.debit_fen - l.credit_fen ELSE 0 END), 0) AS paid_fen"
            " FROM payments p"
            " LEFT JOIN ledger_entries l ON l.payment_id = p.id GROUP BY p.id, p.state, p.total_fen"
        )
    )
    found = []
    for row in rows:
        due = row.booked_fen if row.state == "completed" else 0
        if row.debit_fen != row.credit_fen or row.paid_fen != due:
            found.append(f"I7: the books of {row.id} say {row.debit_fen} and {row.credit_fen} fen for {due}")
    return found
