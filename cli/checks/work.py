"""What `shebao doctor` reports of the work: payments overdue or in attention, messages that wait or have failed."""

from datetime import timedelta

from sqlalchemy import Connection, func, or_, select

from cli.checks.finding import Finding, Level
from foundation.clock import utcnow
from models.states import MessageState, PaymentState, TopUpState
from models.tables import Adjustment, Message, Payment
from workflows.mandates.listing import list_ended
from workflows.messages.receipts.unreached import unreached
from workflows.money.refunds.listing import count_stuck, list_returns

_LATE = timedelta(seconds=60)
_SLOW = timedelta(minutes=10)
_STUCK = timedelta(hours=1)
_NAMED = 3  # reasons that are named, the most frequent first


def find_overdue(connection: Connection) -> list[Finding]:
    """Payments that are due and that no run has."""
    overdue = (Payment.due_at < utcnow() - _LATE, Payment.run_id.is_(None))
    late = connection.execute(select(func.count()).select_from(Payment).where(*overdue)).scalar_one()
    if not late:
        return [Finding("work", "ok", "no payment is overdue")]
    found = f"{_many(late, 'payment')} due for more than a minute"
    return [Finding("work", "warn", found, "are workers and beat running?")]


def find_attention(connection: Connection) -> list[Finding]:
    """Payments that only an operator can move, with the most frequent reasons."""
    count = func.count()
    rows = connection.execute(
        select(Payment.reason, count)
        .where(Payment.state == PaymentState.ATTENTION)
        .group_by(Payment.reason)
        .order_by(count.desc(), Payment.reason)
    ).all()
    if not rows:
        return [Finding("attention", "ok", "no payment needs an operator")]
    total = sum(row[1] for row in rows)
    found = f"{total:,} payments need an operator: {_reasons([(str(row[0]), row[1]) for row in rows])}"
    return [Finding("attention", "warn", found, "`shebao payments list --state attention`")]


def find_stuck_refunds(connection: Connection) -> list[Finding]:
    """Refunds of which the bank did not say in time what became of them: they are not asked about any more."""
    count = count_stuck(connection)
    if not count:
        return []
    found = f"{_many(count, 'refund')} of unknown outcome"
    return [Finding("refunds", "warn", found, "ask the bank, then `shebao refunds approve ID` asks once more")]


def find_stuck_withdrawals(connection: Connection) -> list[Finding]:
    """Contracts that have ended here, and of which the platform did not take note."""
    count = sum(one["next_look_at"] is None for one in list_ended(connection))
    if not count:
        return []
    found = f"{_many(count, 'contract')} ended here and not at the e-signature platform"
    return [Finding("contracts", "warn", found, "`shebao mandates list`, then `shebao mandates revoke KEY` once more")]


def find_unexplained_returns(connection: Connection) -> list[Finding]:
    """Money that went back by a statement and that is no refund of ours."""
    count = len(list_returns(connection))
    if not count:
        return []
    found = f"{_many(count, 'sum')} went back by a statement and are not returned here"
    return [Finding("returns", "warn", found, "`shebao refunds returns`")]


def find_stuck_top_ups(connection: Connection) -> list[Finding]:
    """Top-ups that only an operator can move."""
    stuck = Adjustment.state == TopUpState.ATTENTION
    count = connection.execute(select(func.count()).select_from(Adjustment).where(stuck)).scalar_one()
    if not count:
        return []
    return [Finding("top-ups", "warn", f"{_many(count, 'top-up')} that need an operator", "`shebao top-ups list`")]


def find_waiting_messages(connection: Connection) -> list[Finding]:
    """Messages that should be out and are not, for each channel: a provider or mail server that is away."""
    late = utcnow() - _SLOW
    waiting = (
        Message.state.in_((MessageState.DUE, MessageState.SENDING)),
        Message.created_at < late,
        or_(Message.attempts > 0, Message.due_at < late),
    )
    rows = connection.execute(
        select(Message.channel, func.count(), func.min(Message.created_at)).where(*waiting).group_by(Message.channel)
    )
    findings = []
    for channel, count, oldest in rows:
        age = utcnow() - oldest
        level: Level = "fail" if age > _STUCK else "warn"
        found = f"{_many(count, 'message')} waiting, the oldest for {_age(age)}"
        remedy = "look at the provider or the mail server, and at the log of the worker of this queue"
        findings.append(Finding(f"{channel} backlog", level, found, remedy))
    return findings or [Finding("messages", "ok", "none waits for long")]


def find_failed_messages(connection: Connection) -> list[Finding]:
    """Messages that were given up, with the most frequent reasons: their payers were not reached."""
    count = func.count()
    rows = connection.execute(
        select(Message.channel, Message.reason, count)
        .where(Message.state == MessageState.FAILED)
        .group_by(Message.channel, Message.reason)
        .order_by(count.desc(), Message.channel, Message.reason)
    ).all()
    if not rows:
        return []
    total = sum(row[2] for row in rows)
    found = f"{total:,} could not be delivered: {_reasons([(f'{row[0]} {row[1]}', row[2]) for row in rows])}"
    return [Finding("failed messages", "warn", found, "docs/reference/letters.md says what each reason asks for")]


def find_unreached(connection: Connection) -> list[Finding]:
    """Payments whose payer was reached by no channel: they have to be reached another way."""
    query = select(func.count(Message.payment_id.distinct())).where(unreached())
    count = connection.execute(query).scalar_one()
    if not count:
        return []
    found = f"{count:,} payers were reached by no channel" if count > 1 else "1 payer was reached by no channel"
    return [Finding("unreached payers", "warn", found, "ask the client for another address; `shebao messages resend`")]


def _reasons(counts: list[tuple[str, int]]) -> str:
    named = ", ".join(f"{reason} {count:,}" for reason, count in counts[:_NAMED])
    return named + (f", and {len(counts) - _NAMED} other reasons" if len(counts) > _NAMED else "")


def _many(count: int, what: str) -> str:
    return f"1 {what} is" if count == 1 else f"{count:,} {what}s are"


def _age(age: timedelta) -> str:
    minutes = int(age.total_seconds() // 60)
    if minutes < 120:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // 1440} days"
