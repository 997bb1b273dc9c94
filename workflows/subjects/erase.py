"""Erasing a payer's data on request: what may go goes; the rest is named with its reason, and restricted."""

from dataclasses import dataclass

from foundation.clock import utcnow
from models.session import write
from workflows.operator.audit import Action, record
from workflows.subjects.payer import payments_of
from workflows.subjects.removal import kept_events, remove_bodies_of, remove_data
from workflows.subjects.restrict import restrict
from workflows.subjects.retention import Judgement, judge


@dataclass(frozen=True, slots=True)
class Erased:
    """The payments whose data were erased, and the judgements of those whose data stay."""

    payments: list[str]
    kept: list[Judgement]


def erase(id_number: str, *, actor: str, reason: str) -> Erased:
    """Erase what retention allows of the data under an ID number. Raises NotFound.

    What stays is stored and not processed any further (PIPL art. 47): the payer is restricted.
    """
    now = utcnow()
    with write() as connection:
        judged = list(judge(connection, payments_of(connection, id_number), now, asked=True))
        gone = [one.payment_id for one in judged if one.reason is None]
        kept = [one for one in judged if one.reason is not None]
        if gone:
            for within in kept_events(now):
                remove_bodies_of(connection, gone, within)
            remove_data(connection, gone)
        details = {"erased": gone, "kept": {one.payment_id: one.reason for one in kept}}
        record(connection, Action.ERASE_SUBJECT, actor, reason=reason, details=details)
    if kept:
        restrict(id_number, actor=actor, reason=reason)
    return Erased(gone, kept)
