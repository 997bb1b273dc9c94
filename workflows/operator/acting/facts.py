"""What an operator says about money, held against the bank's own word and the record before anything is changed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NoReturn

from foundation.clock import utcnow
from foundation.money import yuan
from gateways.ports import Answer, Bank, Status
from models.states import ArrivalChannel, ArrivalReason, ArrivalState
from workflows.payment.arrivals import ArrivalRow
from workflows.payment.errors import Refused

_Sum = tuple[int, str | None]
"""An amount in fen, and the bank's reference."""
_DENIED: Final = frozenset({Status.REJECTED, Status.NOT_FOUND})
_OF_THE_BANK: Final = frozenset({ArrivalChannel.CALLBACK, ArrivalChannel.STATEMENT})
_NOT_RETURNED: Final = frozenset({ArrivalState.OPEN, ArrivalState.REFUNDING})


@dataclass(frozen=True, slots=True)
class Facts:
    """Money that arrived, as the bank states it: the amount in fen, the bank's number, and when it was paid (aware
    UTC)."""

    amount_fen: int
    reference: str
    paid_at: datetime


def ask_bank(bank: Bank | None, key: str) -> Answer | None:
    """The bank's answer about an order; None where no gateway is configured."""
    return None if bank is None else bank.find([key])[0]


def check_happened(facts: Facts | None, answer: Answer | None, arrivals: Sequence[ArrivalRow]) -> Facts:
    """The facts, once nothing speaks against them.

    `arrivals` is the money of the order that is known. Raises Refused: `facts_required`, `invalid_value`,
    `contradicts_record`, `refund_under_way`.
    """
    if facts is None:
        raise Refused(
            "facts_required", "say what the bank states: --amount, --reference and --paid-at of the money that arrived"
        )
    if facts.paid_at > utcnow():
        raise Refused("invalid_value", "paid-at lies in the future", field="paid_at")
    if answer is not None and answer.status in _DENIED:
        _contradicts("the bank, asked by the key, says that no money came by this order")
    _check_here(facts, arrivals)
    _check_confirmed(facts, _confirmed(answer, arrivals))
    return facts


def _check_here(facts: Facts, arrivals: Sequence[ArrivalRow]) -> None:
    """Money that is on its way back to the payer, or was returned, pays nothing."""
    states = {one.state for one in arrivals if (one.amount_fen, one.reference) == (facts.amount_fen, facts.reference)}
    if ArrivalState.REFUNDING in states:
        raise Refused("refund_under_way", "a refund of this money is under way; see `shebao refunds list`")
    if ArrivalState.REFUNDED in states:
        _contradicts("this money was returned to the payer")


def _check_confirmed(facts: Facts, known: Sequence[_Sum]) -> None:
    if known and (facts.amount_fen, facts.reference) not in known:
        said = " and ".join(f"{yuan(amount_fen)} with reference {reference}" for amount_fen, reference in known)
        _contradicts(f"the bank confirms {said}")


def check_did_not_happen(answer: Answer | None, arrivals: Sequence[ArrivalRow]) -> None:
    """Raises Refused (`contradicts_record`) where the bank has said that money came, by its answer, a callback or a
    statement; what it reported so far it may deny, asked by the key."""
    if known := _confirmed(answer, arrivals):
        amount_fen, reference = known[0]
        _contradicts(f"the bank confirms {yuan(amount_fen)} with reference {reference}")
    if answer is not None and answer.status in _DENIED:
        return
    for one in arrivals:
        if one.reason is ArrivalReason.UNCONFIRMED and one.channel in _OF_THE_BANK:
            _contradicts(f"the bank's {one.channel} reports {yuan(one.amount_fen)} with reference {one.reference}")


def _confirmed(answer: Answer | None, arrivals: Sequence[ArrivalRow]) -> list[_Sum]:
    """The sums that the bank itself has confirmed for the order, now or before, each once; none that was returned."""
    sums = _sums(arrivals, _NOT_RETURNED)
    if answer is not None and answer.status is Status.ACCEPTED and answer.amount_fen is not None:
        sums.append((answer.amount_fen, answer.reference))
    returned = _sums(arrivals, {ArrivalState.REFUNDED})
    return [one for one in dict.fromkeys(sums) if one not in returned]


def _sums(arrivals: Sequence[ArrivalRow], states: Collection[ArrivalState]) -> list[_Sum]:
    """The confirmed money in one of these states."""
    confirmed = (one for one in arrivals if one.confirmed_at is not None)
    return [(one.amount_fen, one.reference) for one in confirmed if one.state in states]


def _contradicts(what: str) -> NoReturn:
    raise Refused("contradicts_record", f"{what}; nothing was changed")
