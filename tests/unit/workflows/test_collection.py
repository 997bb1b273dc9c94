"""Collection: the right amount, on the right day, once."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from gateways.ports import CloseOrder, DebitOrder, PayOrder, Status
from tests.builders import key_of
from tests.unit.workflows.cases import (
    CaseMaker,
    a_debit,
    an_arrival,
    an_event,
    inserts_of,
    letters_of,
    reply,
    updates_of,
)
from workflows.payment.case import Case
from workflows.payment.outcomes import (
    Attention,
    Call,
    Cancel,
    Done,
    Emit,
    Expire,
    Reply,
    Retry,
    Return,
    Use,
    Wait,
)
from workflows.payment.progress import Progress
from workflows.payment.rows import DebitRow
from workflows.steps.collection import conclude, decide

DEBIT_DAY = "2026-12-11T10:00:00+08:00"
ROW = {"step": "collection", "total_fen": 240000, "method": "bank_debit"}
SELF = {"method": "tax_app"}


def with_debit(case: Case, debit: DebitRow) -> Case:
    """The case with one more debit or order."""
    return replace(case, debits=(*case.debits, debit))


def debiting(a_case: CaseMaker, state: str = "intended", failed: int = 0, **more: Any) -> Case:
    """A case with a debit under way after `failed` ones for short balance."""
    case = a_case(now=more.pop("now", DEBIT_DAY), row=ROW | more.pop("row", {}), **more)
    for number in range(1, failed + 1):
        case = with_debit(case, a_debit(case, "bank_debit", "failed", number, reason="short_balance"))
    case = with_debit(case, a_debit(case, "bank_debit", state, failed + 1))
    return case


def ordering(a_case: CaseMaker, state: str = "pending", **more: Any) -> Case:
    """A case with a pay order under way."""
    case = a_case(row=ROW | SELF | more.pop("row", {}), **more)
    case = with_debit(case, a_debit(case, "pay_order", state))
    return case


def told_settled(a_case: CaseMaker, **data: str) -> Case:
    """A case with a pay order of which a settlement has come, by the bank's number."""
    case = ordering(a_case, events=[("settled", {"amount": "2400.00", "order": "P-1", **data})])
    return replace(case, debits=(replace(case.debits[0], order_no="P-1"),))


def answer(case: Case, status: Status, *, asked: bool = False, **values: Any) -> Reply:
    """An answer about the last debit of the case."""
    return reply(case.debits[-1].key, status, asked=asked, **values)


def reasons_of(outcome: Any) -> list[tuple[str, str | None]]:
    """The letters of a decision, each with the reason that it gives."""
    return [(one.name, one.facts.reason) for one in letters_of(outcome)]


def test_the_debit_waits_for_the_region_s_day(a_case: CaseMaker) -> None:
    outcome = decide(a_case(row=ROW))
    assert isinstance(outcome, Wait)
    assert (outcome.event, outcome.reason) == ("debit_day", "debit_day_not_yet")
    assert outcome.until == datetime.fromisoformat("2026-12-11T00:00:00+08:00")


@pytest.mark.parametrize(
    ("now", "debits"),
    [
        ("2026-12-10T15:59:59+00:00", False),
        ("2026-12-10T16:00:00+00:00", True),
        ("2026-12-15T15:59:59+00:00", True),
        ("2026-12-15T16:00:00+00:00", False),
    ],
    ids=["a second too early", "the first moment", "the last moment", "a second too late"],
)
def test_debit_days_are_days_of_shanghai(a_case: CaseMaker, now: str, debits: bool) -> None:
    assert isinstance(decide(a_case(now=now, row=ROW)), Call) is debits


def test_the_intent_is_written_before_the_bank_is_called(a_case: CaseMaker) -> None:
    case = a_case(now=DEBIT_DAY, row=ROW, progress=Progress(contract="mandate-1"))
    call = decide(case)
    assert isinstance(call, Call)
    assert (call.verb, call.key, call.ask_first) == ("debit", key_of(case.id, "collection:1"), False)
    assert call.intent is not None
    assert (call.intent.row["state"], call.intent.row["amount_fen"]) == ("intended", 240000)
    assert isinstance(call.order, DebitOrder)
    assert (call.order.amount_fen, call.order.contract_reference) == (240000, "mandate-1")
    assert "6222021001000000112" not in repr(call)


@pytest.mark.parametrize("state", ["intended", "unknown"])
def test_a_debit_of_unknown_outcome_is_asked_about_by_its_key_before_anything_is_sent(
    a_case: CaseMaker, state: str
) -> None:
    case = debiting(a_case, state)
    call = decide(case)
    assert isinstance(call, Call)
    assert (call.key, call.ask_first, call.intent) == (key_of(case.id, "collection:1"), True, None)


def test_a_pending_debit_is_only_asked_about(a_case: CaseMaker) -> None:
    call = decide(debiting(a_case, "pending"))
    assert isinstance(call, Call)
    assert (call.ask_first, call.order) == (True, None)


def test_settled_goes_on_and_tells_that_the_money_is_collected(a_case: CaseMaker) -> None:
    case = debiting(a_case)
    outcome = conclude(case, answer(case, Status.ACCEPTED, amount_fen=240000, reference="B-1"))
    assert isinstance(outcome, Done)
    assert Emit("collected") in outcome.effects
    [row] = updates_of(outcome, "debits")
    assert (row["state"], row["reference"], row["settled_at"]) == ("settled", "B-1", case.now)


@pytest.mark.parametrize("amount", [239999, 240001, None])
def test_another_amount_needs_attention_and_is_never_settled(a_case: CaseMaker, amount: int | None) -> None:
    case = debiting(a_case)
    outcome = conclude(case, answer(case, Status.ACCEPTED, amount_fen=amount))
    assert isinstance(outcome, Attention)
    assert (outcome.reason, updates_of(outcome, "debits")[0]["state"]) == ("amount_mismatch", "unknown")


def test_what_is_settled_is_not_collected_again(a_case: CaseMaker) -> None:
    assert isinstance(decide(debiting(a_case, "settled")), Done)


@pytest.mark.parametrize(
    ("now", "failed", "retry_on"),
    [(DEBIT_DAY, 0, "2026-12-14"), ("2026-12-14T10:00:00+08:00", 1, "2026-12-15")],
    ids=["after the weekend", "on the last debit day of the month"],
)
def test_a_short_balance_is_tried_again_on_the_next_debit_day_and_told(
    a_case: CaseMaker, now: str, failed: int, retry_on: str
) -> None:
    case = debiting(a_case, failed=failed, now=now)
    outcome = conclude(case, answer(case, Status.REJECTED, reason="short_balance"))
    assert isinstance(outcome, Wait)
    assert (outcome.event, outcome.until) == ("debit_day", datetime.fromisoformat(f"{retry_on}T00:00:00+08:00"))
    assert (updates_of(outcome, "debits")[0]["state"], updates_of(outcome, "debits")[0]["reason"]) == (
        "failed",
        "short_balance",
    )
    assert reasons_of(outcome) == [("debit_failed", "short_balance")]


def test_the_next_try_has_a_key_of_its_own_and_not_before_its_day(a_case: CaseMaker) -> None:
    progress = Progress(debit_not_before=date(2026, 12, 14))
    case = a_case(now="2026-12-12T10:00:00+08:00", row=ROW, progress=progress)
    case = with_debit(case, a_debit(case, "bank_debit", "failed", reason="short_balance"))
    assert isinstance(decide(case), Wait)
    case = a_case(now="2026-12-14T10:00:00+08:00", row=ROW, progress=progress)
    case = with_debit(case, a_debit(case, "bank_debit", "failed", reason="short_balance"))
    call = decide(case)
    assert isinstance(call, Call)
    assert call.key == key_of(case.id, "collection:2")


def test_after_the_third_short_balance_the_payer_chooses(a_case: CaseMaker) -> None:
    case = debiting(a_case, failed=2)
    outcome = conclude(case, answer(case, Status.REJECTED, reason="short_balance"))
    assert isinstance(outcome, Wait)
    assert (outcome.event, outcome.reason) == ("payment.method.chosen", "short_balance")
    assert outcome.progress is not None
    assert outcome.progress.refused_methods == ("bank_debit",)


@pytest.mark.parametrize(
    "reason", ["account_frozen", "account_closed", "account_lost", "contract_invalid", "data_wrong"]
)
def test_a_fault_of_the_account_asks_for_another_way_at_once(a_case: CaseMaker, reason: str) -> None:
    case = debiting(a_case, progress=Progress(contract="mandate-1"))
    outcome = conclude(case, answer(case, Status.REJECTED, reason=reason))
    assert isinstance(outcome, Wait)
    assert (outcome.event, reasons_of(outcome)) == ("payment.method.chosen", [("choice_wanted", reason)])
    [letter] = letters_of(outcome)
    assert set(letter.facts.to_json()) == {"reason", "methods", "until"}  # what is asked, how and until when
    assert "bank_debit" not in letter.facts.methods
    assert "wechat" in letter.facts.methods
    assert outcome.progress is not None
    assert outcome.progress.refused_methods == ("bank_debit",)
    ended = updates_of(outcome, "contracts")
    assert [row["state"] for row in ended] == (["invalid"] if reason == "contract_invalid" else [])


def test_another_account_that_is_supplied_while_a_choice_is_waited_for_goes_back_to_the_method_step(
    a_case: CaseMaker,
) -> None:
    supplied = {"bank_account": {"bank": "中国银行", "number": "6222021001000000229", "holder": "王小明"}}
    progress = Progress(refusal="data_wrong", refused_methods=("bank_debit",))
    row = ROW | {"waiting_for": "payment.method.chosen"}
    outcome = decide(a_case(row=row, progress=progress, events=[("materials.supplied", supplied)]))
    assert isinstance(outcome, Return)
    assert (outcome.step, outcome.reason, outcome.uses) == ("method", "materials_supplied", ())
    other = decide(a_case(row=row, progress=progress, events=[("materials.supplied", {"base": 900000})]))
    assert isinstance(other, Wait)


@pytest.mark.parametrize("reason", ["account_frozen", "short_balance"])
def test_an_order_that_the_bank_refuses_excludes_its_method_and_not_the_debit(a_case: CaseMaker, reason: str) -> None:
    progress = Progress(contract="mandate-1", refused_methods=("alipay",))
    case = a_case(row=ROW | {"method": "wechat"}, progress=progress)
    case = with_debit(case, a_debit(case, "pay_order", "pending"))
    outcome = conclude(case, answer(case, Status.REJECTED, reason=reason))
    assert isinstance(outcome, Wait)
    assert (outcome.event, reasons_of(outcome)) == ("payment.method.chosen", [("choice_wanted", reason)])
    [letter] = letters_of(outcome)
    assert letter.facts.method == "wechat"
    assert "bank_debit" in letter.facts.methods
    assert not {"wechat", "alipay"} & set(letter.facts.methods)
    assert outcome.progress is not None
    assert outcome.progress.refused_methods == ("alipay", "wechat")
    assert outcome.progress.contract == "mandate-1"


def test_a_choice_goes_back_to_the_method_step_and_without_one_the_deadline_ends_the_payment(
    a_case: CaseMaker,
) -> None:
    case = debiting(a_case)
    asked = conclude(case, answer(case, Status.REJECTED, reason="account_frozen"))
    assert isinstance(asked, Wait)

    def later(now: str, **more: Any) -> Any:
        row = ROW | {"waiting_for": asked.event, "waiting_until": asked.until}
        again = a_case(now=now, row=row, progress=asked.progress, **more)
        again = with_debit(again, a_debit(again, "bank_debit", "failed", reason="account_frozen"))
        return decide(again)

    chosen = later("2026-12-12T10:00:00+08:00", events=[("method.chosen", {"method": "wechat"})])
    assert isinstance(chosen, Return)
    assert (chosen.step, chosen.effects) == ("method", ())
    assert isinstance(later("2026-12-12T10:00:00+08:00"), Wait)
    late = later("2026-12-18T10:00:00+08:00")
    assert isinstance(late, Expire)
    assert late.reason == "not_collected"


def test_a_fault_of_the_bank_s_system_is_tried_again_with_the_debit_ended(a_case: CaseMaker) -> None:
    case = debiting(a_case)
    outcome = conclude(case, answer(case, Status.REJECTED, reason="system_fault"))
    assert isinstance(outcome, Retry)
    assert (outcome.counts, updates_of(outcome, "debits")[0]["state"]) == (True, "failed")


def test_a_told_failure_is_a_hint_to_ask_the_bank_and_no_more(a_case: CaseMaker) -> None:
    call = decide(debiting(a_case, "pending", events=[("debit.failed", {"reason": "short_balance"})]))
    assert isinstance(call, Call)
    assert (call.order, call.uses) == (None, (Use("e0"),))


def test_a_self_payer_gets_an_order_and_a_letter_until_the_window_closes(a_case: CaseMaker) -> None:
    case = a_case(row=ROW | SELF)
    call = decide(case)
    assert isinstance(call, Call)
    assert (call.verb, call.key) == ("open_orders", key_of(case.id, "collection:1"))
    assert isinstance(call.order, PayOrder)
    assert call.order.expires_at == datetime.fromisoformat("2026-12-24T00:00:00+08:00")  # before the 24th
    case = ordering(a_case, "intended")
    outcome = conclude(case, answer(case, Status.ACCEPTED, reference="P-1"))
    assert isinstance(outcome, Wait)
    assert (outcome.event, outcome.until) == ("payment.settled", call.order.expires_at)
    [letter] = letters_of(outcome)
    assert (letter.name, letter.facts.order) == ("pay_by_yourself", "P-1")
    [row] = updates_of(outcome, "debits")
    assert (row["state"], row["order_no"]) == ("pending", "P-1")
    assert "reference" not in row


def test_where_no_window_is_published_the_house_s_days_count(a_case: CaseMaker) -> None:
    place = {"region": "440100", "insurances": ["pension"], "base": "8000.00", "method": "wechat"}
    call = decide(a_case(row={"step": "collection", "total_fen": 160000, "method": "wechat"}, **place))
    assert isinstance(call, Call)
    assert call.order.expires_at.isoformat() == "2026-12-13T10:00:00+08:00"


@pytest.mark.parametrize("amount", ["2400.00", "2399.99", "0.01"])
def test_a_reported_settlement_is_a_hint_to_ask_the_bank_and_no_more(a_case: CaseMaker, amount: str) -> None:
    case = told_settled(a_case, amount=amount, bank_reference="B-9")
    call = decide(case)
    assert isinstance(call, Call)
    assert (call.key, call.order, call.uses, call.effects) == (case.debits[0].key, None, (Use("e0"),), ())


def test_what_the_bank_confirms_is_booked_with_its_amount_reference_and_time(a_case: CaseMaker) -> None:
    case = ordering(a_case)
    paid_at = case.now - timedelta(minutes=5)
    outcome = conclude(case, answer(case, Status.ACCEPTED, asked=True, amount_fen=240000, reference="B-1", at=paid_at))
    assert isinstance(outcome, Done)
    [arrival] = inserts_of(outcome, "arrivals")
    assert (arrival["amount_fen"], arrival["booked_fen"], arrival["reference"]) == (240000, 240000, "B-1")
    assert (arrival["paid_at"], arrival["state"], arrival["reason"]) == (paid_at, "matched", None)
    assert arrival["channel"] == "answer"


def test_what_the_bank_confirms_in_another_amount_is_kept_open(a_case: CaseMaker) -> None:
    case = ordering(a_case)
    outcome = conclude(case, answer(case, Status.ACCEPTED, asked=True, amount_fen=239999, reference="B-1"))
    assert isinstance(outcome, Attention)
    [arrival] = inserts_of(outcome, "arrivals")
    assert (arrival["amount_fen"], arrival["booked_fen"], arrival["reference"]) == (239999, 0, "B-1")
    assert (arrival["state"], arrival["reason"]) == ("open", "amount_differs")


@pytest.mark.parametrize("reference", ["B-1", None], ids=["with its reference", "without one"])
def test_reported_money_that_the_bank_confirms_stays_one_row(a_case: CaseMaker, reference: str | None) -> None:
    case = ordering(a_case)
    reported = an_arrival(case, reference=reference)
    case = replace(case, arrivals=(reported,))
    outcome = conclude(case, answer(case, Status.ACCEPTED, asked=True, amount_fen=240000, reference="B-1"))
    assert inserts_of(outcome, "arrivals") == []
    [row] = updates_of(outcome, "arrivals")
    assert (row["id"], row["reference"], row["state"], row["booked_fen"]) == (reported.id, "B-1", "matched", 240000)


@pytest.mark.parametrize(
    ("amount", "reason"), [(240000, "paid_twice"), (240001, "amount_differs")], ids=["the same amount", "another"]
)
def test_other_reported_money_stays_open_when_the_order_is_settled(a_case: CaseMaker, amount: int, reason: str) -> None:
    case = ordering(a_case)
    case = replace(case, arrivals=(an_arrival(case, reference="B-0", amount_fen=amount),))
    outcome = conclude(case, answer(case, Status.ACCEPTED, asked=True, amount_fen=240000, reference="B-1"))
    assert [row["reference"] for row in inserts_of(outcome, "arrivals")] == ["B-1"]
    assert updates_of(outcome, "arrivals") == [{"id": "a-1", "payment_id": case.id, "reason": reason}]


def test_an_order_found_paid_goes_on_and_one_found_paid_otherwise_needs_attention(a_case: CaseMaker) -> None:
    case = ordering(a_case)
    assert isinstance(conclude(case, answer(case, Status.ACCEPTED, asked=True, amount_fen=240000)), Done)
    assert isinstance(conclude(case, answer(case, Status.ACCEPTED, asked=True, amount_fen=1)), Attention)


def test_an_open_order_is_closed_only_when_the_bank_says_that_it_is_not_paid(a_case: CaseMaker) -> None:
    for event, data in (("method.chosen", {"method": "bank_debit"}), ("cancel.requested", {})):
        case = ordering(a_case, events=[(event, data)])
        call = decide(case)
        assert isinstance(call, Call)
        assert (call.ask_first, call.order) == (True, None)
        assert isinstance(conclude(case, answer(case, Status.ACCEPTED, asked=True, amount_fen=240000)), Done)
        assert isinstance(conclude(case, answer(case, Status.UNKNOWN, asked=True)), Retry)
        left = conclude(case, answer(case, Status.PENDING, asked=True, reference="P-1"))
        assert isinstance(left, Retry)
        assert (left.reason, left.after, left.counts, left.uses) == ("order_closing", timedelta(0), False, ())
        [row] = updates_of(left, "debits")
        assert (row["state"], row["order_no"]) == ("closing", "P-1")


def closing(a_case: CaseMaker, *events: tuple[str, dict[str, str]]) -> Case:
    """A case whose open order is to be closed."""
    case = ordering(a_case, "closing", events=events, progress=Progress(pay_order="P-1"))
    return replace(case, debits=(replace(case.debits[0], order_no="P-1"),))


def test_a_closing_is_asked_about_by_its_own_key_before_it_is_sent(a_case: CaseMaker) -> None:
    case = closing(a_case, ("cancel.requested", {}))
    call = decide(case)
    assert isinstance(call, Call)
    assert (call.verb, call.key, call.ask_first) == ("close_orders", key_of(case.id, "collection:1:close"), True)
    assert isinstance(call.order, CloseOrder)
    assert (call.order.order_key, call.order.order_reference) == (key_of(case.id, "collection:1"), "P-1")


def close_answer(case: Case, status: Status, reason: str | None = None) -> Any:
    return conclude(case, reply(f"{case.debits[-1].key}:close", status, reason=reason))


def test_what_an_order_was_closed_for_follows_once_the_bank_has_closed_it(a_case: CaseMaker) -> None:
    cancelled = close_answer(closing(a_case, ("cancel.requested", {})), Status.ACCEPTED)
    chosen = close_answer(closing(a_case, ("method.chosen", {"method": "wechat"})), Status.ACCEPTED)
    expired = close_answer(closing(a_case), Status.ACCEPTED)
    assert (type(cancelled), type(chosen), type(expired)) == (Cancel, Return, Expire)
    assert (chosen.step, chosen.reason, expired.reason) == ("method", "order_closed", "not_paid_in_time")
    [letter] = letters_of(chosen)
    assert (letter.name, letter.facts.order, letter.facts.method) == ("order_closed", "P-1", "tax_app")
    for left in (cancelled, chosen, expired):
        assert updates_of(left, "debits")[0]["state"] == "withdrawn"


def test_an_order_that_is_not_closed_is_not_left(a_case: CaseMaker) -> None:
    case = closing(a_case, ("cancel.requested", {}))
    unknown = close_answer(case, Status.UNKNOWN)
    assert isinstance(unknown, Retry)
    assert unknown.effects == ()
    paid = close_answer(case, Status.REJECTED, "already_paid")
    refused = close_answer(case, Status.REJECTED, "system_fault")
    assert (type(paid), paid.reason) == (Retry, "payment_unconfirmed")
    assert (type(refused), refused.reason) == (Attention, "order_not_closed")
    for left in (paid, refused):
        assert (updates_of(left, "debits")[0]["state"], left.uses) == ("pending", ())


def test_an_order_not_paid_in_time_is_closed(a_case: CaseMaker) -> None:
    case = ordering(a_case, "intended")
    opened = conclude(case, answer(case, Status.ACCEPTED, reference="P-1"))
    assert isinstance(opened, Wait)
    row = {"waiting_for": opened.event, "waiting_until": opened.until}
    late = ordering(a_case, now="2026-12-24T00:00:00+08:00", row=row, progress=opened.progress)
    outcome = conclude(late, answer(late, Status.PENDING, asked=True))
    assert isinstance(outcome, Retry)
    assert updates_of(outcome, "debits")[0]["state"] == "closing"
    for reason in ("expired", "closed"):
        ended = conclude(late, answer(late, Status.REJECTED, asked=True, reason=reason))
        assert isinstance(ended, Expire)
        assert (ended.reason, updates_of(ended, "debits")[0]["state"]) == ("not_paid_in_time", "failed")


def test_a_debit_day_of_a_year_that_is_not_announced_yet_is_debited(a_case: CaseMaker) -> None:
    """The holidays of 2031 are not known; 11 December is a Thursday and no statutory holiday."""
    month = {"from": "2031-12", "to": "2031-12"}
    assert isinstance(decide(a_case(now="2031-12-11T10:00:00+08:00", row=ROW, period=month)), Call)


@pytest.mark.parametrize(
    ("told", "settled_at"),
    [
        ("2026-12-06T09:30:00+08:00", "2026-12-06T09:30:00+08:00"),
        ("2026-11-06T08:59:59+08:00", "2026-11-06T08:59:59+08:00"),
        ("2025-12-05T09:59:59+08:00", "2026-12-06T10:00:00+08:00"),
        ("2026-12-06T10:00:01+08:00", "2026-12-06T10:00:00+08:00"),
    ],
    ids=["while the order was open", "before the backup that we have", "before a year ago", "in the future"],
)
def test_the_time_of_payment_is_the_bank_s_where_it_can_be(a_case: CaseMaker, told: str, settled_at: str) -> None:
    case = ordering(a_case)
    paid_at = datetime.fromisoformat(told)
    outcome = conclude(case, answer(case, Status.ACCEPTED, asked=True, amount_fen=240000, at=paid_at))
    assert updates_of(outcome, "debits")[0]["settled_at"] == datetime.fromisoformat(settled_at)


def late(case: Case, key: str, amount: str = "2400.00") -> Case:
    """A settlement told for one order of the case."""
    event = an_event("late", "settled", {"amount": amount, "key": key, "bank_reference": "B-9"})
    return replace(case, events=(*case.events, event))


def test_money_for_an_order_that_was_over_pays_the_payment_if_nothing_else_is_under_way(
    a_case: CaseMaker,
) -> None:
    case = a_case(row=ROW | SELF)
    case = with_debit(case, a_debit(case, "pay_order", "withdrawn"))
    case = late(case, case.debits[0].key)
    call = decide(case)
    assert isinstance(call, Call)
    assert (call.key, call.order, call.uses) == (case.debits[0].key, None, ())
    outcome = conclude(case, answer(case, Status.ACCEPTED, asked=True, amount_fen=240000, reference="B-9"))
    assert isinstance(outcome, Done)
    [row] = updates_of(outcome, "debits")
    assert (row["key"], row["state"], row["reference"]) == (case.debits[0].key, "settled", "B-9")
    assert outcome.uses == (Use("late"),)


@pytest.mark.parametrize("name", ["key", "order"])
def test_money_for_an_order_that_was_over_stops_what_is_under_way_now(a_case: CaseMaker, name: str) -> None:
    case = a_case(now=DEBIT_DAY, row=ROW)
    case = with_debit(case, a_debit(case, "pay_order", "withdrawn", order_no="P-1"))
    case = with_debit(case, a_debit(case, "bank_debit", "pending", 2))
    left = case.debits[0]
    named = {"key": left.key, "order": "P-1"}[name]
    case = replace(case, events=(an_event("e0", "settled", {"amount": "2400.00", name: named}),))
    call = decide(case)
    assert isinstance(call, Call)
    assert call.key == left.key
    paid = reply(left.key, Status.ACCEPTED, asked=True, amount_fen=240000, reference="B-9")
    outcome = conclude(case, paid)
    assert isinstance(outcome, Attention)
    assert (outcome.reason, outcome.uses) == ("paid_after_end", (Use("e0"),))
    [row] = updates_of(outcome, "debits")
    assert (row["key"], row["state"]) == (case.debits[1].key, "unknown")
    [arrival] = inserts_of(outcome, "arrivals")
    assert (arrival["debit_key"], arrival["state"], arrival["reason"]) == (left.key, "open", "paid_after_end")


def test_another_amount_for_an_order_that_was_over_is_looked_at_by_a_person(a_case: CaseMaker) -> None:
    case = a_case(row=ROW | SELF)
    case = late(with_debit(case, a_debit(case, "pay_order", "withdrawn")), key_of(case.id, "collection:1"))
    outcome = conclude(case, answer(case, Status.ACCEPTED, asked=True, amount_fen=100, reference="B-9"))
    assert isinstance(outcome, Attention)
    assert (outcome.reason, updates_of(outcome, "debits")) == ("paid_after_end", [])
    assert [row["reason"] for row in inserts_of(outcome, "arrivals")] == ["amount_differs"]


def test_money_for_an_order_that_was_over_is_forgotten_only_when_the_bank_denies_it(a_case: CaseMaker) -> None:
    case = a_case(row=ROW | SELF)
    case = late(with_debit(case, a_debit(case, "pay_order", "withdrawn")), key_of(case.id, "collection:1"))
    denied = conclude(case, answer(case, Status.REJECTED, asked=True, reason="closed"))
    assert isinstance(denied, Retry)
    assert (denied.reason, denied.uses, denied.counts) == ("payment_unconfirmed", (Use("late"),), False)
    silent = conclude(case, answer(case, Status.UNKNOWN, asked=True))
    assert isinstance(silent, Retry)
    assert (silent.uses, silent.effects) == ((), ())


@pytest.mark.parametrize("order", [None, "P-0"], ids=["no order", "another order"])
def test_a_settlement_that_names_none_of_the_orders_settles_nothing(a_case: CaseMaker, order: str | None) -> None:
    case = ordering(a_case)
    event = an_event("e0", "settled", {"amount": "2400.00", **({"order": order} if order else {})})
    outcome = decide(replace(case, events=(event,)))
    assert isinstance(outcome, Call)
    assert (outcome.key, outcome.order) == (case.debits[0].key, None)
    assert outcome.uses == (Use("e0", ignored="unknown_order"),)


def test_a_request_to_cancel_is_honoured_once_it_is_known_that_no_money_moved(a_case: CaseMaker) -> None:
    for under_way, status in ((debiting, Status.REJECTED), (ordering, Status.NOT_FOUND)):
        case = under_way(a_case, "unknown", events=[("cancel.requested", {})])
        call = decide(case)
        assert isinstance(call, Call)
        assert call.order is None
        outcome = conclude(case, answer(case, status, asked=True))
        assert isinstance(outcome, Cancel)
        assert updates_of(outcome, "debits")[0]["state"] == "failed"
    case = debiting(a_case, "unknown", events=[("cancel.requested", {})])
    on_its_way = conclude(case, answer(case, Status.NOT_FOUND, asked=True))
    assert isinstance(on_its_way, Retry)
    assert on_its_way.uses == ()
    moved = conclude(case, answer(case, Status.ACCEPTED, asked=True, amount_fen=240000, reference="B-1"))
    assert isinstance(moved, Done)
    assert Use("e0", ignored="too_late") in moved.uses
