"""Orders to the bank and their rows.

A row of `debits` is the intent: it is committed before the bank is called, and its key is the bank's idempotency key.
"""

from datetime import datetime, timedelta
from typing import Final

from foundation.clock import day_ends, shanghai_day
from gateways.ports import DebitOrder, PayOrder
from models.states import DebitKind, DebitState, Step
from regions import Window, payment_window
from workflows.payment.case import Case
from workflows.payment.figures import keep_figures
from workflows.payment.outcomes import Call, Insert, Update
from workflows.payment.rows import DebitRow
from workflows.steps.allowance import PURPOSE
from workflows.steps.bank.arrivals import part_paid_fen

_VERBS: Final = {DebitKind.BANK_DEBIT: "debit", DebitKind.PAY_ORDER: "open_orders"}


def first_call(case: Case, kind: DebitKind) -> Call:
    """Ask the bank for a new debit, or for a new order that the payer pays: over what has not arrived so far."""
    fixed = case.figures
    figures = fixed or case.assess()
    rest = figures.total_fen - part_paid_fen(case)
    row = {
        "payment_id": case.id,
        "kind": kind,
        "method": case.payment.method,
        "state": DebitState.INTENDED,
        "amount_fen": rest,
        "assessment": None if fixed is not None else keep_figures(figures),
        "contract_key": case.progress.contract if kind == DebitKind.BANK_DEBIT else None,
        "created_at": case.now,
    }
    # One row of keys for debits and pay orders: neither may follow the other, forgotten one under a key of its own.
    key = case.key(Step.COLLECTION, len(case.debits) + 1)
    order = _debit_order(case, key, rest) if kind == DebitKind.BANK_DEBIT else _pay_order(case, key, rest)
    return Call("bank", _VERBS[kind], key, order, intent=Insert("debits", {"key": key, **row}))


def repeated_call(case: Case, live: DebitRow) -> tuple[str, DebitOrder | PayOrder | None]:
    """The verb by which an order went out, and the order itself if it may never have arrived."""
    verb = _VERBS[live.kind]
    if not live.state.is_unconfirmed:
        return verb, None
    if live.kind == DebitKind.BANK_DEBIT:
        return verb, _debit_order(case, live.key, live.amount_fen)
    return verb, _pay_order(case, live.key, live.amount_fen)


def debit_of(case: Case, key: str) -> DebitRow:
    """The row with this key; raises ValueError if there is none."""
    row = _find_debit(case, key)
    if row is None:
        raise ValueError("an answer about an order that the payment does not have")
    return row


def _find_debit(case: Case, key: str) -> DebitRow | None:
    return next((row for row in case.debits if row.key == key), None)


def live_debit(case: Case) -> DebitRow | None:
    """The debit or pay order by which money has moved or may move; there is at most one."""
    return next((row for row in case.debits if row.state.is_live), None)


def pay_window(case: Case) -> Window | None:
    """The region's self-pay window that is open or opens next; None where none is published."""
    row = case.payment
    day = shanghai_day(case.now)
    return payment_window(row.region, row.scheme, row.method or "", day, case.context.regions)


def pay_until(case: Case) -> datetime:
    """The end of the region's self-pay window (its last day included), or the house's days where none is published."""
    window = pay_window(case)
    if window is None:
        return case.now + timedelta(days=case.context.settings.pay_order_days)
    return day_ends(window.closes)


def update_debit(case: Case, key: str, state: DebitState, **columns: object) -> Update:
    """Set the state and other columns of a debit's row."""
    return Update("debits", {"key": key, "payment_id": case.id, "state": state, **columns})


def end_debit(case: Case, key: str, state: DebitState, reason: str | None = None) -> Update:
    """End a debit by which no money moved."""
    return update_debit(case, key, state, reason=reason, ended_at=case.now)


def _debit_order(case: Case, key: str, amount_fen: int) -> DebitOrder:
    account = case.payer.account
    if account is None:
        raise ValueError("a debit needs a bank account")
    return DebitOrder(
        key=key,
        payment_id=case.id,
        contract_reference=case.progress.contract or "",
        payer_name=account.holder,
        account_number=account.number,
        account_bank=account.bank,
        amount_fen=amount_fen,
        payee=case.region.authority.of("zh-CN"),
        purpose=PURPOSE,
    )


def _pay_order(case: Case, key: str, amount_fen: int) -> PayOrder:
    return PayOrder(
        key=key,
        payment_id=case.id,
        method=case.payment.method or "",
        payer_name=case.payer.name,
        payer_id_number=case.payer.id_number,
        amount_fen=amount_fen,
        payee=case.region.authority.of("zh-CN"),
        purpose=PURPOSE,
        expires_at=pay_until(case),
    )
