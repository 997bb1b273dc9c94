"""What the states say of themselves."""

from models.states import ContractState, DebitState, DeclarationState, MessageState, PaymentState


def test_a_payment_is_live_until_it_is_over() -> None:
    over = {state for state in PaymentState if state.is_over}
    assert over == {"completed", "rejected", "expired", "cancelled"}
    assert {state for state in PaymentState if state.is_live} == set(PaymentState) - over


def test_a_debit_keeps_its_slot_while_money_has_moved_or_may_move() -> None:
    assert {state for state in DebitState if state.is_live} == {"intended", "pending", "closing", "unknown", "settled"}
    assert {state for state in DebitState if state.is_open} == {"intended", "pending", "closing", "unknown"}
    assert {state for state in DebitState if state.is_over} == {"failed", "withdrawn"}


def test_a_declaration_keeps_its_slot_until_it_is_refused() -> None:
    assert {state for state in DeclarationState if state.is_over} == {"rejected"}
    assert {state for state in DeclarationState if state.is_open} == {"intended", "pending", "unknown"}


def test_a_signed_contract_is_neither_live_nor_over() -> None:
    assert {state for state in ContractState if state.is_live} == {"intended", "sent", "unknown"}
    assert {state for state in ContractState if state.is_over} == {"declined", "expired", "revoked", "invalid"}
    assert not ContractState.SIGNED.is_live
    assert not ContractState.SIGNED.is_over


def test_an_order_is_unconfirmed_until_the_other_side_has_answered_for_it() -> None:
    for states in (DeclarationState, ContractState, DebitState):
        assert {state for state in states if state.is_unconfirmed} == {"intended", "unknown"}


def test_a_message_is_over_once_no_try_follows_by_itself() -> None:
    assert {state for state in MessageState if state.is_over} == {"dropped", "failed", "sent", "unknown"}
