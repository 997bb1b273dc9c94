"""The literal statements fit what reads them."""

import pytest

from models.sql import load, selected_columns
from workflows.payment.arrivals import ArrivalRow
from workflows.payment.rows import ContractRow, DebitRow, DeclarationRow, PaymentRow

KINDS = ["postgresql", "sqlite"]
PAYMENTS = {"postgresql": "load/begin_step", "sqlite": "load/select_run"}
ROWS = {
    "load/declarations": DeclarationRow,
    "load/contracts": ContractRow,
    "load/mandates": ContractRow,
    "load/debits": DebitRow,
    "load/arrivals": ArrivalRow,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ROWS)
def test_a_statement_names_the_columns_of_its_rows_in_their_order(kind: str, name: str) -> None:
    assert tuple(column for _, column in selected_columns(kind, name)) == ROWS[name].__struct_fields__


@pytest.mark.parametrize("kind", KINDS)
def test_the_begin_of_a_step_reads_the_payment_and_then_what_is_opened(kind: str) -> None:
    names = tuple(column for _, column in selected_columns(kind, PAYMENTS[kind]))
    assert names == (*PaymentRow.__struct_fields__, "payer_sealed", "data", "progress")


@pytest.mark.parametrize("kind", KINDS)
def test_intake_reads_the_workload_by_the_same_statement_as_the_dispatcher(kind: str) -> None:
    workload = " ".join(load(kind, "claims/workload").split())
    assert f"FROM ( {workload} ) AS workload" in " ".join(load(kind, "intake/known").split())
