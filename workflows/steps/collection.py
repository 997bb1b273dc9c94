"""Collection: the money. A bank debit on the region's debit day, or a pay order that the payer settles.

The debit row is the intent: it is committed before the bank is called, its key is the bank's idempotency key, and at
most one is live for a payment (a unique index holds it). The amount that arrives must equal the amount asked.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from foundation.clock import SHANGHAI, shanghai_day
from foundation.money import fen_from_yuan
from gateways.ports import Answer, DebitOrder, PayOrder, Status
from regions import debit_day_on_or_after, payment_window
from workflows.payment.case import ArrivedEvent, Case
from workflows.payment.event_types import EventType
from workflows.payment.outcomes import (
    Attention,
    Call,
    Cancel,
    Done,
    Emit,
    Expire,
    Insert,
    Letter,
    Retry,
    Return,
    Update,
    Use,
    Wait,
)
from workflows.steps.answers import await_answer, next_poll, no_answer
from workflows.steps.asking import ask
from workflows.steps.contract import PURPOSE
from workflows.steps.method import CHOSEN

SETTLED = EventType.SETTLED.short
DEBIT_DAY = "debit_day"
BANK_ANSWER = "bank_answer"
_ENDED = frozenset({"failed", "withdrawn"})
_ANSWER_DAYS = 5
# Refusals that another try cannot mend: the payer must choose another way or name another account.
_ACCOUNT_FAULTS = frozenset({"account_frozen", "account_closed", "account_lost", "contract_invalid", "data_wrong"})


def decide(case: Case) -> Call | Done | Wait | Return | Retry | Expire | Attention:
    """Collect: debit or open a pay order, take the answer that came, or see whether the time is up."""
    live = case.live(case.debits, _ENDED)
    if live is not None and live.state == "settled":
        return _done(case, ())
    if late := _paid_after_end(case, live):
        return late
    if live is not None:
        return _follow(case, live)
    if case.event("method.chosen"):
        return Return(step="method", reason="method_chosen", facts={"refusal": None})
    if case.payment.waiting_for == CHOSEN:
        return _ask_choice(case, case.facts.get("refusal") or "not_stated")
    if case.payment.method == "bank_debit":
        return _debit(case)
    return _open_order(case)


def _paid_after_end(case: Case, live: Any) -> Done | Attention | None:
    """Money for an order that was over already: it pays the payment if nothing else is under way and the amount fits;
    else it may be paid twice, and a person has to look."""
    ended = {name: row for row in case.debits if row.state in _ENDED for name in (row.key, row.reference) if name}
    event = next((one for one in case.events if one.type == EventType.SETTLED and _named(one) in ended), None)
    if event is None:
        return None
    key, amount = ended[_named(event)].key, fen_from_yuan(event.data["amount"])
    if live is None and amount == ended[_named(event)].amount_fen == case.payment.total_fen:
        paid_at = _instant(event.data.get("paid_at"))
        return _settled(case, key, event.data.get("bank_reference"), paid_at, Use(event.id))
    open_one = () if live is None else (_update(case, live.key, "unknown"),)
    return Attention(reason="paid_after_end", effects=(Use(event.id, ignored="paid_after_end"), *open_one))


def _named(event: ArrivedEvent) -> str:
    """The order that a settlement names, by our key or the bank's number; empty for none."""
    return event.data.get("key") or event.data.get("order") or ""


def _follow(case: Case, live: Any) -> Call | Done | Attention:
    """A debit or order is under way: use what came, else ask the bank by its key."""
    used: tuple[Use, ...] = ()
    while event := case.event("settled"):
        case.events.remove(event)
        if _named(event) not in (live.key, live.reference):
            used += (Use(event.id, ignored="other_order"),)  # none of ours: the bank knows of this one
            continue
        if fen_from_yuan(event.data["amount"]) != live.amount_fen:
            ignored = Use(event.id, ignored="amount_mismatch")
            return Attention(reason="amount_mismatch", effects=(*used, ignored, _update(case, live.key, "unknown")))
        paid_at = _instant(event.data.get("paid_at"))
        return _settled(case, live.key, event.data.get("bank_reference"), paid_at, *used, Use(event.id))
    # A failure that is told to us is a hint to ask the bank: its own answer decides.
    while event := case.event("debit.failed"):
        case.events.remove(event)
        used += (Use(event.id),)
    order: Any = None
    if live.state in ("intended", "unknown"):
        order = _debit_order(case, live.key) if live.kind == "bank_debit" else _pay_order(case, live.key)
    verb = "debit" if live.kind == "bank_debit" else "open_orders"
    return Call("bank", verb, live.key, order, ask_first=True, effects=used)


def _debit(case: Case) -> Call | Wait | Return | Attention:
    today = shanghai_day(case.now)
    earliest = case.facts.get("not_before")
    start = max(today, datetime.fromisoformat(earliest).date()) if earliest else today
    debit_day = debit_day_on_or_after(case.payment.region, case.payment.scheme, start, case.insurances)
    if debit_day.day > today:
        # While the year's holidays are not announced, the day is provisional: it is worked out again when it comes.
        return _wait_for_day(case, debit_day.day, "debit_day_not_yet")
    if case.contract_ended:
        return Return(step="method", reason="contract_ended", facts={"contract": None})
    key = f"{case.id}:debit:{len(case.debits) + 1}"
    return Call("bank", "debit", key, _debit_order(case, key), intent=_intent(case, key, "bank_debit"))


def _wait_for_day(case: Case, day: Any, reason: str, *effects: Any) -> Wait:
    moment = datetime.combine(day, time(0, 0), SHANGHAI)
    return Wait(event=DEBIT_DAY, until=moment, reason=reason, effects=effects)


def _open_order(case: Case) -> Call:
    key = f"{case.id}:order:{len(case.debits) + 1}"
    return Call("bank", "open_orders", key, _pay_order(case, key), intent=_intent(case, key, "pay_order"))


def _pay_until(case: Case) -> datetime:
    """The end of the region's self-pay window (its last day included), or the house's days where none is published."""
    method = case.payment.method or ""
    window = payment_window(case.payment.region, case.payment.scheme, method, shanghai_day(case.now))
    if window is None:
        return case.now + timedelta(days=case.settings.pay_order_days)
    return datetime.combine(window.closes + timedelta(days=1), time(0, 0), SHANGHAI)


def _intent(case: Case, key: str, kind: str) -> Insert:
    return Insert(
        "debits",
        {
            "key": key,
            "payment_id": case.id,
            "kind": kind,
            "method": case.payment.method,
            "state": "intended",
            "amount_fen": case.payment.total_fen,
            "contract_key": case.facts.get("contract") if kind == "bank_debit" else None,
            "created_at": case.now,
        },
    )


def _debit_order(case: Case, key: str) -> DebitOrder:
    account = case.payer["account"]
    return DebitOrder(
        key=key,
        payment_id=case.id,
        contract_reference=str(case.facts.get("contract") or ""),
        payer_name=account["holder"],
        account_number=account["number"],
        account_bank=account["bank"],
        amount_fen=case.payment.total_fen,
        payee=case.region.authority.of("zh-CN"),
        purpose=PURPOSE,
    )


def _pay_order(case: Case, key: str) -> PayOrder:
    live = next((row for row in case.debits if row.key == key), None)
    return PayOrder(
        key=key,
        payment_id=case.id,
        method=case.payment.method or "",
        payer_name=case.payer["name"],
        payer_id_number=case.payer["id_number"],
        amount_fen=case.payment.total_fen if live is None else live.amount_fen,
        payee=case.region.authority.of("zh-CN"),
        purpose=PURPOSE,
        expires_at=_pay_until(case),
    )


def conclude(case: Case, answer: Answer, asked: bool) -> Done | Wait | Return | Retry | Attention | Expire | Cancel:
    """Settled, pending, refused with a reason, or no answer. `asked`: the answer is to a question, not to an order."""
    live = next((row for row in case.debits if row.key == answer.key), None)
    order = ":order:" in answer.key
    match answer.status:
        case Status.ACCEPTED if order and not asked:
            return _await_payer(case, answer)
        case Status.ACCEPTED:
            if answer.amount_fen != (live.amount_fen if live is not None else case.payment.total_fen):
                return Attention(reason="amount_mismatch", effects=(_update(case, answer.key, "unknown"),))
            return _settled(case, answer.key, answer.reference, answer.at)
        case Status.PENDING if order:
            return _await_payer(case, answer)
        case Status.PENDING:
            return _await_bank(case, answer)
        case Status.REJECTED if order and answer.reason == "expired":
            return Expire(reason="not_paid_in_time", effects=(_end(case, answer.key, "failed", reason="expired"),))
        case Status.REJECTED:
            return _refused(case, answer)
        case _:
            return no_answer(case, "bank", answer, unknown=_update(case, answer.key, "unknown"))


def _await_payer(case: Case, answer: Answer) -> Wait | Return | Expire | Cancel:
    """The order is open and not paid, by the bank's own word: the payer may still withdraw or choose another way."""
    withdrawn = _end(case, answer.key, "withdrawn")
    if event := case.event("cancel.requested"):
        return Cancel(reason="cancel_requested", effects=(withdrawn, Use(event.id)))
    if case.event("method.chosen"):
        return Return(step="method", reason="method_chosen", effects=(withdrawn,), facts={"polls": None, "order": None})
    wait, facts = next_poll(case, "polls")
    again = case.payment.waiting_for == SETTLED
    opened = () if again else (_update(case, answer.key, "pending", reference=answer.reference),)
    order = case.facts.get("order") or answer.reference
    outcome = ask(
        case,
        SETTLED,
        days=case.settings.pay_order_days,
        until=_pay_until(case),
        letter="pay_by_yourself",
        facts={"method": case.payment.method, "order": order},
        expires_as="not_paid_in_time",
        reason="payer_pays",
        again_at=case.now + wait,
        effects=opened,
        end_effects=(withdrawn,),
    )
    outcome.facts.update(facts, order=order)
    return outcome


def _await_bank(case: Case, answer: Answer) -> Wait | Attention:
    return await_answer(
        case,
        BANK_ANSWER,
        answer,
        days=_ANSWER_DAYS,
        reason="debit_pending",
        late="bank_answer_late",
        pending=_update(case, answer.key, "pending"),
        if_late=_update(case, answer.key, "unknown"),
    )


def _refused(case: Case, answer: Answer) -> Wait | Retry | Expire:
    reason = answer.reason or "not_stated"
    failed = _end(case, answer.key, "failed", reason=reason)
    tries = sum(row.reason == "short_balance" for row in case.debits) + 1
    order = ":order:" in answer.key
    if reason == "short_balance" and not order and tries < case.settings.debit_tries:
        tomorrow = shanghai_day(case.now) + timedelta(days=1)
        again = debit_day_on_or_after(case.payment.region, case.payment.scheme, tomorrow, case.insurances).day
        letter = Letter("debit_failed", {"reason": reason, "retry_on": again.isoformat()})
        outcome = _wait_for_day(case, again, "short_balance", failed, letter)
        outcome.facts.update(not_before=again.isoformat(), polls=None)
        return outcome
    if reason in _ACCOUNT_FAULTS or reason == "short_balance":
        effects: tuple[Any, ...] = (failed,)
        if reason == "contract_invalid" and (key := case.facts.get("contract")):
            invalid = {"key": key, "payment_id": case.id, "state": "invalid", "ended_at": case.now}
            effects += (Update("contracts", invalid),)
        return _ask_choice(case, reason, *effects)
    return Retry(reason="bank_refused", effects=(failed,))


def _ask_choice(case: Case, reason: str, *effects: Any) -> Wait | Expire:
    """Ask the payer for another method, or after a debit for another account. What the bank refused is excluded."""
    refused = str(case.payment.method)
    earlier = [code for code in case.facts.get("refused_methods") or () if code != refused]
    excluded = [*earlier, refused]
    facts: dict[str, Any] = {
        "reason": reason,
        "methods": [one.code for one in case.region.methods(case.payment.scheme) if one.code not in excluded],
    }
    if refused != "bank_debit":
        facts["method"] = refused
    outcome = ask(
        case,
        CHOSEN,
        days=case.settings.choice_days,
        letter="choice_wanted",
        facts=facts,
        expires_as="not_collected",
        reason=reason,
        effects=effects,
    )
    outcome.facts.update(refusal=reason, refused_methods=excluded, polls=None)
    if refused == "bank_debit":
        outcome.facts.update(contract=None)
    return outcome


def _settled(case: Case, key: str, reference: str | None, paid_at: datetime | None, *used: Use) -> Done:
    """Settled when the bank says that it was; at the time of asking where it says nothing or what cannot be."""
    asked_for = next((row.created_at for row in case.debits if row.key == key), case.now)
    when = paid_at if paid_at is not None and asked_for <= paid_at <= case.now else case.now
    row = {"key": key, "payment_id": case.id, "state": "settled", "reference": reference}
    return _done(case, (Update("debits", {**row, "settled_at": when, "ended_at": case.now}), *used))


def _instant(text: str | None) -> datetime | None:
    """An instant as an event tells it, if it is one with a zone."""
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo is not None else None


def _done(case: Case, effects: tuple[Any, ...]) -> Done:
    over = {"asked": None, "awaited": None, "polls": None, "not_before": None}
    return Done(effects=(*effects, Emit("collected")), facts=over)


def _end(case: Case, key: str, state: str, reason: str | None = None) -> Update:
    return _update(case, key, state, reason=reason, ended_at=case.now)


def _update(case: Case, key: str, state: str, **columns: Any) -> Update:
    return Update("debits", {"key": key, "payment_id": case.id, "state": state, **columns})
