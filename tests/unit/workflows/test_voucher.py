"""Voucher: the money booked to its funds to the fen, and a voucher only for what was asked, settled and assessed."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from models.states import DebitState
from notifications.voucher import public_keys, voucher_digest
from notifications.voucher.keys import verify
from tests.unit.workflows.cases import CaseMaker, a_debit, inserts_of
from workflows.messages.vouchers import VoucherRow, open_voucher
from workflows.payment.case import Case
from workflows.payment.context import get_voucher_keys
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import Attention, Done, Emit, Insert, Letter
from workflows.steps.voucher import decide

ROW = {"step": "voucher", "method": "bank_debit", "total_fen": 240000}


def settled(a_case: CaseMaker, amount: int = 240000, total: int = 240000, **more: Any) -> Case:
    """A case whose money has arrived."""
    case = a_case(row=ROW | {"total_fen": total}, **more)
    at = case.now - timedelta(minutes=1)
    debit = a_debit(case, "bank_debit", "settled", amount_fen=amount, reference="B-1", settled_at=at)
    return replace(case, debits=(debit,))


def test_the_ledger_balances_and_keeps_the_two_funds_of_a_pension_apart(a_case: CaseMaker) -> None:
    outcome = decide(settled(a_case))
    assert isinstance(outcome, Done)
    lines = {row["account"]: (row["debit_fen"], row["credit_fen"]) for row in inserts_of(outcome, "ledger_entries")}
    assert lines == {
        "payer": (240000, 0),
        "pension.pooling_fund": (0, 96000),
        "pension.individual_account": (0, 64000),
        "medical.fund": (0, 80000),
    }


@pytest.mark.parametrize(
    ("base", "lines"),
    [
        ("7546.00", [226380, 90552, 60368, 75460]),
        ("7546.01", [226380, 90552, 60368, 75460]),
        ("7546.03", [226381, 90553, 60368, 75460]),
    ],
    ids=["the published example", "a fen more", "the pool takes the odd fen"],
)
def test_amounts_are_exact_to_the_fen(a_case: CaseMaker, base: str, lines: list[int]) -> None:
    case = settled(a_case, base=base)
    total = case.assess().total_fen
    outcome = decide(settled(a_case, amount=total, total=total, base=base))
    assert isinstance(outcome, Done)
    entries = inserts_of(outcome, "ledger_entries")
    assert [row["debit_fen"] + row["credit_fen"] for row in entries] == lines
    assert sum(row["debit_fen"] for row in entries) == sum(row["credit_fen"] for row in entries)
    assert [row["line"] for row in entries] == [1, 2, 3, 4]


def test_the_voucher_is_signed_sealed_and_holds_the_masked_number_alone(a_case: CaseMaker) -> None:
    case = settled(a_case)
    outcome = decide(case)
    [row] = inserts_of(outcome, "vouchers")
    data = open_voucher(VoucherRow(**row))
    content = data.to_bytes()
    assert voucher_digest(data) == row["digest"]
    assert verify(content, bytes.fromhex(row["signature"]), row["key_id"], public_keys(get_voucher_keys()))
    assert (data.total_fen, data.payer_name, data.bank_reference) == (240000, "王小明", "B-1")
    assert sum(item.amount_fen for item in data.items) == 240000
    assert case.payer.id_number not in content.decode()
    assert data.paid_at == case.now - timedelta(minutes=1)
    assert case.payer.id_number not in repr(outcome)
    assert "王小明" not in repr([effect for effect in outcome.effects if not isinstance(effect, Insert)])


def test_the_payer_and_other_systems_are_told_the_voucher_s_number(a_case: CaseMaker) -> None:
    outcome = decide(settled(a_case))
    [row] = inserts_of(outcome, "vouchers")
    assert Letter("voucher", LetterFacts(voucher=row["no"])) in outcome.effects
    assert Emit("completed", {"voucher": row["no"]}) in outcome.effects


def test_the_number_and_the_page_s_data_are_the_same_each_time(a_case: CaseMaker) -> None:
    case = settled(a_case)
    first, second = (inserts_of(decide(case), "vouchers")[0] for _ in range(2))
    assert {name: first[name] for name in ("no", "check_code", "digest", "signature")} == {
        name: second[name] for name in ("no", "check_code", "digest", "signature")
    }


@pytest.mark.parametrize(
    ("amount", "total"), [(239999, 240000), (240000, 239999), (239999, 239999)], ids=["debit", "payment", "rules"]
)
def test_a_sum_that_does_not_fit_needs_attention_and_books_nothing(a_case: CaseMaker, amount: int, total: int) -> None:
    outcome = decide(settled(a_case, amount=amount, total=total))
    assert isinstance(outcome, Attention)
    assert (outcome.reason, outcome.effects) == ("amount_mismatch", ())


@pytest.mark.parametrize("state", [None, "failed", "pending", "unknown"])
def test_without_settled_money_there_is_no_voucher(a_case: CaseMaker, state: str | None) -> None:
    case = settled(a_case)
    debits = (replace(case.debits[0], state=DebitState(state)),) if state else ()
    outcome = decide(replace(case, debits=debits))
    assert isinstance(outcome, Attention)
    assert outcome.reason == "voucher_without_settlement"
