"""Contract: one contract, signed for the very document that was sent, and reused while it is valid."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from foundation.settings import get_keyring
from gateways.ports import ContractOrder, Status
from models.states import ContractState
from tests.unit.workflows.cases import HASH, CaseMaker, a_contract, letters_of, reply, updates_of, waiting
from workflows.payment.case import Case
from workflows.payment.outcomes import Attention, Call, Cancel, Done, Expire, Reply, Retry, Return, Use, Wait
from workflows.payment.progress import Progress
from workflows.steps.contract import conclude, decide
from workflows.steps.documents import open_document

DEBIT_DAY = date(2026, 12, 11)  # which is announced
ROW = {"step": "contract", "total_fen": 240000, "method": "bank_debit"}


def in_flight(a_case: CaseMaker, state: str = "sent", **more: Any) -> Case:
    case = a_case(row=ROW | more.pop("row", {}), **more)
    return replace(case, contracts=(a_contract(case, state),))


def answer(case: Case, status: Status, *, asked: bool = False, **values: Any) -> Reply:
    """An answer about the last contract of the case."""
    return reply(case.contracts[-1].key, status, asked=asked, **values)


def update_of(outcome: Any) -> dict[str, Any]:
    [found] = updates_of(outcome, "contracts")
    return found


@pytest.mark.parametrize("method", ["tax_app", "wechat", "alipay", "gov_app"])
def test_only_a_bank_debit_needs_an_contract(a_case: CaseMaker, method: str) -> None:
    outcome = decide(a_case(row=ROW | {"method": method}))
    assert isinstance(outcome, Done)
    assert outcome.note == "method_needs_no_contract"


def test_the_contract_states_payee_purpose_account_condition_and_term(a_case: CaseMaker) -> None:
    call = decide(a_case(row=ROW))
    assert isinstance(call, Call)
    order = call.order
    assert isinstance(order, ContractOrder)
    assert (order.term_from.isoformat(), order.term_until.isoformat()) == ("2026-12-06", "2029-12-05")
    assert call.intent is not None
    assert call.intent.row["document_sha256"] == order.document_sha256
    text = open_document(get_keyring(), SimpleNamespace(**call.extra[0].row))
    assert text == order.document
    for item in (order.payee, "社会保险费", order.account_number, order.period_text, "2026-12-06", "2029-12-05"):
        assert item in text


@pytest.mark.parametrize(
    ("now", "term"),
    [
        ("2028-02-29T10:00:00+08:00", ("2028-02-29", "2031-02-27")),
        ("2026-12-31T10:00:00+08:00", ("2026-12-31", "2029-12-27")),
        ("2026-11-30T16:30:00+00:00", ("2026-12-01", "2029-11-30")),
    ],
    ids=["a leap day", "the end of a year", "a day of Shanghai"],
)
def test_the_term_begins_today_and_ends_on_a_day_that_exists(
    a_case: CaseMaker, now: str, term: tuple[str, str]
) -> None:
    period = {"from": now[:7], "to": now[:7]}
    call = decide(a_case(now=now, period=period, base="8000.00", insurances=["pension"], row=ROW))
    assert isinstance(call, Call)
    assert (call.order.term_from.isoformat(), call.order.term_until.isoformat()) == term


def test_a_valid_mandate_is_reused_and_nothing_is_sent(a_case: CaseMaker) -> None:
    case = a_case(row=ROW)
    outcome = decide(replace(case, mandates=(a_contract(case, "signed", key="mandate-1"),)))
    assert isinstance(outcome, Done)
    assert (outcome.note, outcome.progress) == (
        "mandate_reused",
        Progress(contract="mandate-1", debit_not_before=DEBIT_DAY),
    )


@pytest.mark.parametrize(
    ("columns", "reused"),
    [
        ({}, True),
        ({"insurances": "pension,medical,unemployment"}, True),
        ({"insurances": "pension"}, False),
        ({"scheme": "resident"}, False),
        ({"cycle": "yearly"}, False),
        ({"ceiling_fen": 239999}, False),
        ({"account_index": "another"}, False),
        ({"signer_index": "another"}, False),
        ({"payee": "another office"}, False),
    ],
    ids=["all", "more insurances", "an insurance less", "scheme", "cycle", "a fen less", "account", "holder", "payee"],
)
def test_a_mandate_is_reused_only_within_what_it_allows(
    a_case: CaseMaker, columns: dict[str, Any], reused: bool
) -> None:
    case = a_case(row=ROW)
    outcome = decide(replace(case, mandates=(a_contract(case, "signed", key="mandate-1", **columns),)))
    assert isinstance(outcome, Done) is reused
    assert isinstance(outcome, Call) is not reused


def test_the_newest_mandate_that_allows_the_payment_is_reused(a_case: CaseMaker) -> None:
    case = a_case(row=ROW)
    first, second = (a_contract(case, "signed", key=key) for key in ("mandate-1", "mandate-2"))
    other = a_contract(case, "signed", key="mandate-3", scheme="resident")
    outcome = decide(replace(case, mandates=(first, second, other)))
    assert outcome.progress == Progress(contract="mandate-2", debit_not_before=DEBIT_DAY)


@pytest.mark.parametrize("changes", [{"name": "王大明"}, {"holder": "李四"}, {"bank": "中国银行"}], ids=str)
def test_another_name_holder_or_bank_needs_another_signature(a_case: CaseMaker, changes: dict[str, str]) -> None:
    case = a_case(row=ROW)
    mandate = a_contract(case, "signed", key="mandate-1")
    payer = case.payer
    assert payer.account is not None
    name = changes.pop("name", payer.name)
    payer = replace(payer, name=name, account=replace(payer.account, **changes))
    case = replace(case, mandates=(mandate,), sealed_payer=case.sealed_payer.replaced(payer))
    assert isinstance(decide(case), Call)


def test_the_contract_states_what_is_paid_how_often_and_up_to_which_amount(a_case: CaseMaker) -> None:
    call = decide(a_case(row=ROW))
    assert isinstance(call, Call)
    assert call.order.purpose == "社会保险费（灵活就业人员社会保险：养老保险、医疗保险）"
    assert call.order.period_text == (
        "按月扣缴，每月在征收机关公布的扣款日，按当期应缴费额扣款，每笔不超过2,880.00元。"
    )
    assert call.intent is not None
    names = ("scheme", "insurances", "cycle", "ceiling_fen")
    assert [call.intent.row[name] for name in names] == ["flexible", "pension,medical", "monthly", 288000]


@pytest.mark.parametrize(("total", "ceiling"), [(1, 100), (240000, 288000), (240001, 288100), (100, 200)])
def test_the_ceiling_is_a_fifth_above_the_first_debit_in_whole_yuan(
    a_case: CaseMaker, total: int, ceiling: int
) -> None:
    call = decide(a_case(row=ROW | {"total_fen": total}))
    assert isinstance(call, Call)
    assert call.intent is not None
    assert call.intent.row["ceiling_fen"] == ceiling


def test_the_contract_for_a_yearly_premium_is_for_yearly_debits(a_case: CaseMaker) -> None:
    year = {"region": "500000", "insurances": ["medical"], "period": {"from": "2026-01", "to": "2026-12"}}
    call = decide(a_case(now="2026-01-05T10:00:00+08:00", **year, base=None, grade="1", row=ROW))
    assert isinstance(call, Call)
    assert call.order.period_text.startswith("按年扣缴，每年")
    assert "按年扣缴" in call.order.document
    assert call.intent is not None
    assert call.intent.row["cycle"] == "yearly"


@pytest.mark.parametrize("state", ["intended", "unknown"])
def test_a_contract_that_may_have_been_sent_is_drawn_again_as_it_was(a_case: CaseMaker, state: str) -> None:
    case = a_case(row=ROW)
    first = decide(case)
    assert isinstance(first, Call)
    later = replace(case.asking(first), payment=replace(case.payment, total_fen=1))
    again = decide(replace(later, contracts=(replace(later.contracts[0], state=ContractState(state)),)))
    assert isinstance(again, Call)
    assert again.order == first.order


@pytest.mark.parametrize(
    "event", [("contract.signed", {"document_sha256": HASH, "contract": "C-9"}), ("contract.declined", {})]
)
def test_what_others_report_of_a_signature_is_a_hint_to_ask_the_platform(
    a_case: CaseMaker, event: tuple[str, dict[str, object]]
) -> None:
    case = in_flight(a_case, events=[event])
    call = decide(case)
    assert isinstance(call, Call)
    assert (call.key, call.order, call.ask_first, call.uses) == (case.contracts[0].key, None, True, (Use("e0"),))
    outcome = conclude(case, answer(case, Status.ACCEPTED, asked=True, reference="C-9", document_sha256=HASH))
    assert isinstance(outcome, Done)
    assert (update_of(outcome)["state"], update_of(outcome)["reference"]) == ("signed", "C-9")
    assert outcome.progress == Progress(contract=case.contracts[0].key, debit_not_before=DEBIT_DAY)


def test_a_signature_for_another_document_needs_an_operator_and_leaves_the_contract_open(a_case: CaseMaker) -> None:
    outcome = decide(in_flight(a_case, events=[("contract.signed", {"document_sha256": "d" * 64})]))
    assert isinstance(outcome, Attention)
    assert (outcome.reason, outcome.effects) == ("contract_hash_mismatch", ())
    assert outcome.uses == (Use("e0", ignored="contract_hash_mismatch"),)


def test_a_right_signature_after_a_wrong_one_is_asked_about(a_case: CaseMaker) -> None:
    events = [("contract.signed", {"document_sha256": mark * 64}) for mark in "dc"]
    outcome = decide(in_flight(a_case, events=events))
    assert isinstance(outcome, Call)
    assert outcome.uses == (Use("e0", ignored="contract_hash_mismatch"), Use("e1"))


def test_a_signature_that_comes_before_the_contract_is_kept(a_case: CaseMaker) -> None:
    case = a_case(row=ROW, events=[("contract.signed", {"document_sha256": HASH})])
    call = decide(case)
    assert isinstance(call, Call)
    assert call.intent is not None
    assert (call.effects, call.uses) == ((), ())


OTHER_ACCOUNT = {"bank": "中国银行", "number": "6222021001000000229", "holder": "王小明"}


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (("method.chosen", {"method": "alipay"}), "method_chosen"),
        (("materials.supplied", {"bank_account": OTHER_ACCOUNT}), "materials_supplied"),
    ],
    ids=["another method", "another account"],
)
@pytest.mark.parametrize("state", [None, "intended", "sent", "unknown"])
def test_another_way_that_the_payer_chooses_while_signing_revokes_the_contract_and_is_left_to_the_method_step(
    a_case: CaseMaker, event: Any, reason: str, state: str | None
) -> None:
    case = a_case(row=ROW, events=[event]) if state is None else in_flight(a_case, state, events=[event])
    outcome = decide(case)
    assert isinstance(outcome, Return)
    assert (outcome.step, outcome.reason, outcome.uses) == ("method", reason, ())
    assert [row["state"] for row in updates_of(outcome, "contracts")] == (["revoked"] if state else [])


def test_contact_data_that_are_supplied_while_signing_leave_the_contract_alone(a_case: CaseMaker) -> None:
    call = decide(in_flight(a_case, events=[("materials.supplied", {"payer": {"phone": "13911112222"}})]))
    assert isinstance(call, Call)


def test_declined_ends_the_payment(a_case: CaseMaker) -> None:
    case = in_flight(a_case)
    outcome = conclude(case, answer(case, Status.REJECTED, asked=True, reason="declined"))
    assert isinstance(outcome, Cancel)
    assert (outcome.reason, update_of(outcome)["state"]) == ("contract_declined", "declined")


@pytest.mark.parametrize("state", ["intended", "unknown"])
def test_what_may_have_been_sent_is_asked_about_first(a_case: CaseMaker, state: str) -> None:
    call = decide(in_flight(a_case, state))
    assert isinstance(call, Call)
    assert (call.ask_first, call.intent, call.key == call.order.key) == (True, None, True)


def test_the_platform_s_word_counts_only_for_the_document_that_was_sent(a_case: CaseMaker) -> None:
    case = in_flight(a_case)
    assert isinstance(conclude(case, answer(case, Status.ACCEPTED, asked=True, document_sha256=HASH)), Done)
    for other in ("d" * 64, None):
        outcome = conclude(case, answer(case, Status.ACCEPTED, asked=True, document_sha256=other))
        assert isinstance(outcome, Attention)
        assert (outcome.reason, update_of(outcome)["state"]) == ("contract_hash_mismatch", "invalid")


def test_sent_to_the_signer_waits_with_a_letter_a_reminder_and_a_deadline(a_case: CaseMaker) -> None:
    case = in_flight(a_case, "intended")
    outcome = conclude(case, answer(case, Status.PENDING, reference="C-1"))
    assert isinstance(outcome, Wait)
    assert (outcome.event, outcome.until.isoformat()) == ("payment.contract.signed", "2026-12-13T10:00:00+08:00")
    assert (update_of(outcome)["state"], update_of(outcome)["reference"]) == ("sent", "C-1")
    assert [letter.name for letter in letters_of(outcome)] == ["contract_to_sign"]

    def later(now: str) -> Any:
        asked = in_flight(a_case, now=now, row=waiting(outcome), progress=outcome.progress)
        return conclude(asked, answer(asked, Status.PENDING, asked=True))

    assert later("2026-12-08T10:00:00+08:00").effects == ()
    reminder = later("2026-12-09T10:00:00+08:00")
    assert [effect.name for effect in reminder.effects] == ["contract_reminder"]
    late = later("2026-12-13T10:00:00+08:00")
    assert isinstance(late, Expire)
    assert (late.reason, update_of(late)["state"]) == ("contract_not_signed", "expired")


def test_no_answer_is_tried_again_with_the_row_marked_unknown(a_case: CaseMaker) -> None:
    case = in_flight(a_case, "intended")
    outcome = conclude(case, answer(case, Status.UNKNOWN))
    assert isinstance(outcome, Retry)
    assert update_of(outcome)["state"] == "unknown"
