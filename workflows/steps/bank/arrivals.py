"""Money as the bank confirms it: what the collection step writes of it (docs/adr/0016-arrivals.md)."""

from collections.abc import Iterator
from hashlib import blake2b

from foundation.ids import first_id
from foundation.money import yuan
from gateways.ports import Answer
from models.states import ArrivalChannel, ArrivalReason, ArrivalState
from workflows.payment.arrivals import ArrivalRow
from workflows.payment.case import Case
from workflows.payment.outcomes import Effect, Insert, Update
from workflows.payment.rows import DebitRow

_TABLE = "arrivals"


def part_paid_fen(case: Case) -> int:
    """What earlier orders of the payment have brought: the next one asks for the rest."""
    return sum(row.amount_fen for row in part_paid(case))


def rest_to_pay(case: Case) -> str | None:
    """The rest in yuan that a letter asks for; None where nothing has arrived so far."""
    paid, total = part_paid_fen(case), case.payment.total_fen
    return yuan(total - paid) if paid and total is not None else None


def part_paid(case: Case) -> tuple[ArrivalRow, ...]:
    """The money that pays a part of the payment."""
    return tuple(row for row in case.arrivals if row.reason is ArrivalReason.PART_PAID)


def earlier_parts(case: Case, settled: DebitRow) -> tuple[ArrivalRow, ...]:
    """The money that paid a part before `settled` paid the rest; booked with it, or about to be."""
    others = (row for row in case.arrivals if row.debit_key != settled.key)
    return tuple(row for row in others if row.state is ArrivalState.MATCHED or row.reason is ArrivalReason.PART_PAID)


def is_known_part(case: Case, debit: DebitRow, answer: Answer) -> bool:
    """Whether the bank tells of money that pays a part already."""
    return any(row.is_same(debit.key, answer.amount_fen or 0, answer.reference) for row in part_paid(case))


def is_returned(case: Case, debit: DebitRow, answer: Answer) -> bool:
    """Whether the bank tells of money that was returned to the payer, or is on its way back."""
    gone = (row for row in case.arrivals if row.state in (ArrivalState.REFUNDING, ArrivalState.REFUNDED))
    return any(row.is_same(debit.key, answer.amount_fen or 0, answer.reference) for row in gone)


def booked(case: Case, debit: DebitRow, answer: Answer) -> tuple[Effect, ...]:
    """The money that settles `debit`. What else was reported for it is other money now, and needs somebody."""
    confirmed = _confirmed(case, debit, answer, ArrivalState.MATCHED, None)
    return (*confirmed, *map(_with_the_rest, part_paid(case)), *_left_over(case, debit, answer))


def _with_the_rest(row: ArrivalRow) -> Update:
    """Money that paid a part is booked with the rest."""
    columns = {"state": ArrivalState.MATCHED, "reason": None, "booked_fen": row.amount_fen}
    return Update(_TABLE, {"id": row.id, "payment_id": row.payment_id, **columns})


def kept_open(case: Case, debit: DebitRow, answer: Answer, reason: ArrivalReason) -> tuple[Effect, ...]:
    """Money that settles nothing as it is. What is confirmed, on its way back to the payer, or returned is kept
    already: it is not written again, for a refund of it may begin at this moment."""
    reported = _reported(case, debit, answer)
    if is_returned(case, debit, answer) or (reported is not None and reported.confirmed_at is not None):
        return ()
    return _confirmed(case, debit, answer, ArrivalState.OPEN, reason)


def _confirmed(
    case: Case, debit: DebitRow, answer: Answer, state: ArrivalState, reason: ArrivalReason | None
) -> tuple[Effect, ...]:
    """The row of the money that the bank confirms: the one that was reported, or a new one."""
    if not answer.amount_fen:
        return ()
    row: dict[str, object] = {
        "payment_id": case.id,
        "debit_key": debit.key,
        "amount_fen": answer.amount_fen,
        "booked_fen": answer.amount_fen if state is ArrivalState.MATCHED else 0,
        "reference": answer.reference,
        "state": state,
        "reason": reason,
        "paid_at": answer.at,
        "confirmed_at": case.now,
    }
    reported = _reported(case, debit, answer)
    if reported is not None:
        return (Update(_TABLE, {"id": reported.id, **row}),)
    fresh = {
        "id": _id_of(case, debit, answer),
        "named": None,
        "channel": ArrivalChannel.ANSWER,
        "received_at": case.now,
    }
    return (Insert(_TABLE, {**fresh, **row}),)


def _id_of(case: Case, debit: DebitRow, answer: Answer) -> str:
    """An id made of when it is decided and what it is for, as a step decides the same each time.

    It begins with its time, as all ids do: what came today is a range of ids.
    """
    parts = f"{debit.key} {answer.reference} {answer.amount_fen} {case.payment.version}"
    return first_id(case.now) + blake2b(parts.encode(), digest_size=10).hexdigest()


def _reported(case: Case, debit: DebitRow, answer: Answer) -> ArrivalRow | None:
    """What was reported of this money and is still open; a row with the bank's reference goes before one without."""
    same = [row for row in case.arrivals if _is_reported(row, debit, answer)]
    return max(same, key=lambda row: row.reference is not None, default=None)


def _is_reported(row: ArrivalRow, debit: DebitRow, answer: Answer) -> bool:
    if row.state is not ArrivalState.OPEN:
        return False
    if row.debit_key is None:  # reported before we knew the number of our order
        return row.reference is not None and row.reference == answer.reference
    return row.is_same(debit.key, answer.amount_fen or 0, answer.reference)


def _left_over(case: Case, debit: DebitRow, answer: Answer) -> Iterator[Effect]:
    """Reports of other money for the same order, or for another one of this payment."""
    for row in case.arrivals:
        if row.reason is ArrivalReason.UNCONFIRMED and not _is_reported(row, debit, answer):
            differs = row.amount_fen != debit.amount_fen
            reason = ArrivalReason.AMOUNT_DIFFERS if differs else ArrivalReason.PAID_TWICE
            yield Update(_TABLE, {"id": row.id, "payment_id": case.id, "reason": reason})
