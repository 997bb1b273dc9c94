"""Contract: the payer's agreement to bank debits. Only methods that need one; a valid mandate on file is reused."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from foundation.clock import shanghai_day
from gateways.ports import Answer, ContractOrder, Status
from workflows.payment.case import Case
from workflows.payment.outcomes import Attention, Call, Cancel, Done, Expire, Insert, Retry, Update, Use, Wait
from workflows.steps.answers import next_poll, no_answer
from workflows.steps.asking import ask
from workflows.steps.documents import CONTRACT, Form, MadeDocument, draw_form, make_document

SIGNED = "payment.contract.signed"
PURPOSE = "社会保险费"
CONDITION = "按月扣缴，每月在征收机关公布的扣款日，按当期应缴费额扣款。"
_LIVE = frozenset({"intended", "sent", "unknown"})


def decide(case: Case) -> Call | Done | Cancel:
    """Have the agreement signed, or find that none is needed.

    The agreement states the five items that a direct debit needs (银发〔2020〕248号): payee, purpose, account, period
    or condition, and term of authority. A signature counts only for the very document that was sent, by its hash.
    """
    if case.payment.method != "bank_debit":
        return Done(note="method_needs_no_contract")
    live = next((row for row in case.contracts if row.state in _LIVE), None)
    if live is None:  # an answer that came before the question stays in the inbox until there is one
        if case.mandate is not None:
            return Done(note="mandate_reused", facts={"contract": case.mandate.key})
        return _send(case)
    used: tuple[Use, ...] = ()
    while event := case.event("contract.signed"):
        if event.data["document_sha256"] == live.document_sha256:
            return _signed(case, live.key, event.data.get("contract") or live.reference, *used, Use(event.id))
        case.events.remove(event)
        used += (Use(event.id, ignored="hash_mismatch"),)
    if event := case.event("contract.declined"):
        return _declined(case, live.key, *used, Use(event.id))
    order = None
    if live.state != "sent":
        terms = date.fromisoformat(live.term_from), date.fromisoformat(live.term_until)
        order = _order(case, live.key, terms, _agreement(case, live.key, terms))
    return Call("esign", "request", live.key, order, ask_first=True, effects=used)


def _send(case: Case) -> Call:
    key = f"{case.id}:contract:{len(case.contracts) + 1}"
    start = shanghai_day(case.now)
    # The 28th stands for later days, so that the term's end exists in every month and year.
    until = date(start.year + case.settings.mandate_years, start.month, min(start.day, 28)) - timedelta(days=1)
    document = _agreement(case, key, (start, until))
    order = _order(case, key, (start, until), document)
    row = {
        "key": key,
        "payment_id": case.id,
        "state": "intended",
        "payer_index": case.payment.payer_index,
        "account_index": case.index("account", order.account_number),
        "payee": order.payee,
        "document_sha256": document.digest,
        "term_from": start.isoformat(),
        "term_until": until.isoformat(),
        "created_at": case.now,
    }
    return Call("esign", "request", key, order, intent=Insert("contracts", row), extra=(document.row,))


def _agreement(case: Case, key: str, terms: tuple[date, date]) -> MadeDocument:
    account = case.payer["account"]
    return make_document(
        case,
        "contract",
        _form(case.region.authority.of("zh-CN"), *terms),
        key=key,
        name=case.payer["name"],
        id_number=case.payer["id_number"],
        bank=account["bank"],
        holder=account["holder"],
        account=account["number"],
    )


@lru_cache(maxsize=256)
def _form(payee: str, term_from: date, term_until: date) -> Form:
    """The agreement as all payers of one authority get it on one day."""
    return draw_form(
        CONTRACT,
        ("key", "name", "id_number", "bank", "holder", "account"),
        payee=payee,
        purpose=PURPOSE,
        condition=CONDITION,
        term_from=term_from.isoformat(),
        term_until=term_until.isoformat(),
    )


def _order(case: Case, key: str, terms: tuple[date, date], document: MadeDocument) -> ContractOrder:
    account = case.payer["account"]
    return ContractOrder(
        key=key,
        payment_id=case.id,
        payee=case.region.authority.of("zh-CN"),
        purpose=PURPOSE,
        payer_name=case.payer["name"],
        payer_id_number=case.payer["id_number"],
        account_number=account["number"],
        account_bank=account["bank"],
        period_text=CONDITION,
        term_from=terms[0],
        term_until=terms[1],
        document=document.body,
        document_sha256=document.digest,
        callback_phone=case.payer.get("phone") or "",
    )


def conclude(case: Case, answer: Answer, asked: bool) -> Done | Wait | Retry | Attention | Cancel | Expire:
    """Signed, sent to the signer, declined, or no answer."""
    match answer.status:
        case Status.ACCEPTED:
            sent = next(row for row in case.contracts if row.key == answer.key)
            if answer.document_sha256 != sent.document_sha256:
                broken = _update(case, answer.key, "invalid", ended_at=case.now)
                return Attention(reason="contract_hash_mismatch", effects=(broken,))
            return _signed(case, answer.key, answer.reference)
        case Status.PENDING:
            return _wait(case, answer)
        case Status.REJECTED:
            return _declined(case, answer.key)
        case _:
            return no_answer(case, "esign", answer, unknown=_update(case, answer.key, "unknown"))


def _wait(case: Case, answer: Answer) -> Wait | Expire:
    wait, facts = next_poll(case, "polls")
    outcome = ask(
        case,
        SIGNED,
        days=case.settings.contract_days,
        letter="contract_to_sign",
        facts={"contract": answer.key.rpartition(":")[2]},
        expires_as="contract_not_signed",
        reason="contract_to_sign",
        again_at=case.now + wait,
        effects=()
        if case.payment.waiting_for == SIGNED
        else (_update(case, answer.key, "sent", reference=answer.reference),),
        end_effects=(_update(case, answer.key, "expired", ended_at=case.now),),
    )
    outcome.facts.update(facts)
    return outcome


def _signed(case: Case, key: str, reference: str | None, *used: Use) -> Done:
    signed = _update(case, key, "signed", reference=reference, signed_at=case.now)
    return Done(effects=(signed, *used), facts={"contract": key, "polls": None, "asked": None})


def _declined(case: Case, key: str, *used: Use) -> Cancel:
    return Cancel(reason="contract_declined", effects=(_update(case, key, "declined", ended_at=case.now), *used))


def _update(case: Case, key: str, state: str, **columns: Any) -> Update:
    return Update("contracts", {"key": key, "payment_id": case.id, "state": state, **columns})
