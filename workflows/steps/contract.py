"""Contract: the payer's authority for bank debits. Only methods that need one; a mandate on file is reused.

In a plan that signs after the collection the contract is for the debits of later periods. The money is collected by
then and stays: whatever becomes of the contract, the voucher follows (docs/adr/0023-pay-then-sign.md).
"""

from dataclasses import dataclass, field
from datetime import timedelta

from msgspec.structs import replace

from foundation.clock import shanghai_day
from foundation.money import yuan
from gateways.ports import Answer, Status
from models.states import ContractState, Step, WithdrawalState
from workflows.payment.case import Case
from workflows.payment.event_types import EventType
from workflows.payment.event_uses import TOO_LATE
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import (
    Attention,
    Call,
    Cancel,
    Done,
    Effect,
    Expire,
    Insert,
    Reply,
    Retry,
    Return,
    Update,
    Use,
    Wait,
)
from workflows.payment.progress import Progress
from workflows.payment.reasons import Reason
from workflows.payment.rows import ArrivedEvent, ContractRow, account_index, signer_index
from workflows.payment.waiting import WaitingFor
from workflows.steps.allowance import account_of_payer, allowed_by, asked_for, covers, draw_contract
from workflows.steps.answers import next_poll, no_answer
from workflows.steps.asking import Along, Question, ask
from workflows.steps.bank.arrivals import rest_to_pay
from workflows.steps.bank.debit_days import announce_debit, next_debit_day
from workflows.steps.materials import account_fits
from workflows.steps.method import choice_reason


def decide(case: Case) -> Call | Done | Return | Attention:
    """Have the contract signed, or find that none is needed.

    The contract states the five items that a direct debit needs (银发〔2020〕248号): payee, purpose, account, period or
    condition, and term of authority.
    """
    if not case.signs_after_collection and (reason := choice_reason(case)):
        return _give_up(case, reason)
    if note := _needless(case):
        return Done(note=note)
    live = next((row for row in case.contracts if row.state.is_live), None)
    if live is not None:
        return _follow(case, live)
    if case.signs_after_collection and case.contracts:
        return _go_on_paid(case, case.contracts[-1].reason or Reason.CONTRACT_ENDED)
    mandate = next((row for row in reversed(case.mandates) if covers(case, row)), None)
    if mandate is not None:
        return _done(case, replace(case.progress, contract=mandate.key), note="mandate_reused")
    return _send(case)  # a signature that came before the contract stays in the inbox until there is one


def _needless(case: Case) -> str | None:
    """Why there is nothing to sign; None where a contract is wanted."""
    if not case.signs_after_collection:
        return "method_needs_no_contract" if case.payment.method != "bank_debit" else None
    return None if account_fits(case.payer) else "no_account_to_debit"


def _go_on_paid(case: Case, note: str, *effects: Effect) -> Done:
    """The money is collected, so the voucher follows without a signed contract; the history says why."""
    return Done(note=note, effects=effects, progress=replace(case.progress, asked=None, polls=0))


def _done(case: Case, progress: Progress, *effects: Effect, note: str | None = None) -> Done:
    """The contract is there. The debit under it is announced, unless it is due today, comes too late, or is of a
    later period."""
    day = None if case.signs_after_collection else next_debit_day(case)
    if day is None or day == shanghai_day(case.now):
        return Done(note=note, effects=effects, progress=progress)
    progress, letter = announce_debit(case, day, progress)
    return Done(note=note, effects=(*effects, letter), progress=progress)


def _give_up(case: Case, reason: Reason) -> Return:
    """The payer chose another method or account: the contract under way is revoked, and the method is chosen again."""
    live = (row for row in case.contracts if row.state.is_live)
    revoked = tuple(end_contract(case, row.key, ContractState.REVOKED) for row in live)
    progress = replace(case.progress, asked=None, polls=0)
    return Return(step=Step.METHOD, reason=reason, effects=revoked, progress=progress)


def _follow(case: Case, live: ContractRow) -> Call | Attention:
    """A contract is under way: the platform is asked by its key, and its own answer decides.

    What others report of it is a hint to ask now. A signature of an earlier contract comes too late; one of a document
    that was never sent needs an operator.
    """
    signatures = _sort_signatures(case, live)
    if signatures.unknown and not signatures.fitting:
        return Attention(reason=Reason.CONTRACT_HASH_MISMATCH, uses=signatures.ignored)
    hints = (*signatures.fitting, *case.all_events(EventType.CONTRACT_DECLINED))
    uses = (*signatures.ignored, *(Use(event.id) for event in hints))
    order = draw_contract(case, live.key, allowed_by(live))[0] if live.state.is_unconfirmed else None
    return Call("esign", "request", live.key, order, ask_first=True, uses=uses)


@dataclass(slots=True)
class _Signatures:
    """Events that report a signature: of this contract, of an earlier one, or of a document that was never sent."""

    fitting: list[ArrivedEvent] = field(default_factory=list)
    earlier: list[ArrivedEvent] = field(default_factory=list)
    unknown: list[ArrivedEvent] = field(default_factory=list)

    @property
    def ignored(self) -> tuple[Use, ...]:
        """The events that sign nothing, each with the reason."""
        unknown = (Use(event.id, ignored=Reason.CONTRACT_HASH_MISMATCH) for event in self.unknown)
        return (*unknown, *(Use(event.id, ignored=TOO_LATE) for event in self.earlier))


def _sort_signatures(case: Case, live: ContractRow) -> _Signatures:
    found = _Signatures()
    earlier = {row.document_sha256 for row in case.contracts if row is not live}
    for event in case.all_events(EventType.CONTRACT_SIGNED):
        document = event.text("document_sha256")
        if document == live.document_sha256:
            found.fitting.append(event)
        elif document in earlier:
            found.earlier.append(event)
        else:
            found.unknown.append(event)
    return found


def _send(case: Case) -> Call:
    key = case.key(Step.CONTRACT, len(case.contracts) + 1)
    allowance = asked_for(case)
    order, document = draw_contract(case, key, allowance)
    account, keyring = account_of_payer(case), case.context.keyring
    row = {
        "key": key,
        "payment_id": case.id,
        "state": ContractState.INTENDED,
        "payer_index": case.payment.payer_index,
        "account_index": account_index(keyring, account),
        "signer_index": signer_index(keyring, case.payment.client, case.payer.name, account),
        "payee": order.payee,
        "scheme": allowance.scheme,
        "insurances": allowance.insurances,
        "cycle": allowance.cycle,
        "ceiling_fen": allowance.ceiling_fen,
        "document_sha256": document.digest,
        "term_from": allowance.term_from.isoformat(),
        "term_until": allowance.term_until.isoformat(),
        "created_at": case.now,
    }
    return Call("esign", "request", key, order, intent=Insert("contracts", row), extra=(document.row,))


def conclude(case: Case, reply: Reply) -> Done | Wait | Retry | Attention | Cancel | Expire:
    """Signed, sent to the signer, declined, or no answer."""
    decision = _conclude(case, reply)
    if case.signs_after_collection and isinstance(decision, Cancel | Expire):
        return _go_on_paid(case, decision.reason, *decision.effects)
    return decision


def _conclude(case: Case, reply: Reply) -> Done | Wait | Retry | Attention | Cancel | Expire:
    answer = reply.answer
    match answer.status:
        case Status.ACCEPTED:
            return _accepted(case, answer)
        case Status.PENDING:
            return _wait(case, answer)
        case Status.REJECTED:
            return _declined(case, answer.key)
        case _:
            return no_answer(case, "esign", reply, unknown=_update(case, answer.key, ContractState.UNKNOWN))


def _accepted(case: Case, answer: Answer) -> Done | Attention:
    """Signed, unless what was signed is another document than ours."""
    sent = next(row for row in case.contracts if row.key == answer.key)
    if answer.document_sha256 != sent.document_sha256:
        why = Reason.CONTRACT_HASH_MISMATCH
        broken = _update(case, answer.key, ContractState.INVALID, ended_at=case.now, reason=why)
        return Attention(reason=Reason.CONTRACT_HASH_MISMATCH, effects=(broken,))
    return _signed(case, answer.key, answer.reference)


def _wait(case: Case, answer: Answer) -> Wait | Expire:
    wait, progress = next_poll(case)
    again = case.payment.waiting_for == WaitingFor.CONTRACT_SIGNED
    sent = () if again else (_update(case, answer.key, ContractState.SENT, reference=answer.reference),)
    question = Question(
        waiting_for=WaitingFor.CONTRACT_SIGNED,
        letter="contract_to_sign",
        about=_to_sign(case, answer.key),
        reason=Reason.CONTRACT_TO_SIGN,
        expires_as=Reason.CONTRACT_NOT_SIGNED,
        until=case.now + timedelta(days=case.context.settings.contract_days),
    )
    along = Along(
        progress=progress,
        again_at=case.now + wait,
        effects=sent,
        end_effects=(end_contract(case, answer.key, ContractState.EXPIRED, Reason.CONTRACT_NOT_SIGNED),),
    )
    return ask(case, question, along)


def _to_sign(case: Case, key: str) -> LetterFacts:
    """What the letter says of a contract: what is still to pay, or that the payer has paid."""
    number = key.rpartition(":")[2]
    if case.signs_after_collection:
        return LetterFacts(contract=number, kept=yuan(case.payment.total_fen or 0))
    return LetterFacts(contract=number, rest=rest_to_pay(case))


def _signed(case: Case, key: str, reference: str | None) -> Done:
    signed = _update(case, key, ContractState.SIGNED, reference=reference, signed_at=case.now)
    progress = replace(case.progress, contract=key, polls=0, asked=None)
    return _done(case, progress, signed)


def _declined(case: Case, key: str) -> Cancel:
    declined = _update(case, key, ContractState.DECLINED, ended_at=case.now, reason=Reason.CONTRACT_DECLINED)
    return Cancel(reason=Reason.CONTRACT_DECLINED, effects=(declined,))


def end_contract(case: Case, key: str, state: ContractState, reason: Reason | None = None) -> Update:
    """End a contract that was not signed so far, for `reason` where it has one.

    It can still be signed on the platform, so the platform is notified (workflows/mandates).
    """
    notice = {"withdrawal": WithdrawalState.INTENDED, "withdraw_at": case.now}
    return _update(case, key, state, ended_at=case.now, reason=reason, **notice)


def _update(case: Case, key: str, state: ContractState, **columns: object) -> Update:
    return Update("contracts", {"key": key, "payment_id": case.id, "state": state, **columns})
