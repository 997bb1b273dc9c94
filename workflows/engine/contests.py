"""Several clients' payments for one payer's month: one debit at most (docs/adr/0014-owners.md).

Before a payment that has a rival may be debited, each rival that is in a run is fenced off: what that run decided
before is not written any more. Then the rivals' debits are read. So of two debits one is committed before the other one
is decided, whatever the order of the runs and however long a process sleeps in between.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace
from sqlalchemy import Boolean, Connection, String, column

from models.sql import json_array, query, query_tables, statement
from regions import other_pension
from workflows.payment.case import Case

_PAID_COLUMNS: Final = (column("payment_id", String), column("known", Boolean))
"""The columns of `load/paid_elsewhere.sql`."""
Covered = tuple[str, str, str, str]
"""Payer, scheme, insurance and month."""


def find_contested(connection: Connection, cases: Sequence[Case]) -> Iterator[Case]:
    """The cases for whose months another client has a payment, marked."""
    contested = _find(connection, "contested", [case.id for case in cases])
    for case in cases:
        if case.id in contested:
            yield replace(case, contested=True)


def settle_contests(connection: Connection, cases: list[Case], run_id: str) -> list[Case]:
    """The cases, those marked whose months another payment is paid for. Writes on the connection if there is a rival.

    Of two in this very run, the older one is debited.
    """
    contested = [case for case in cases if case.contested]
    if not contested:
        return cases
    debited = [case.id for case in contested if is_debited(case)]
    if debited:
        fence = statement(connection.dialect.name, "load/fence_rivals")
        connection.execute(fence, {"ids": json_array(debited), "run": run_id})
    paid = _find_paid(connection, contested)
    paid |= _behind_others(case for case in sorted(contested, key=lambda case: case.id) if case.id not in paid)
    return [replace(case, paid_elsewhere=True) if case.id in paid else case for case in cases]


def _find_paid(connection: Connection, cases: Sequence[Case]) -> set[str]:
    """The payments that ask for no money, because another one takes it or has taken it.

    A client that opens an order may be a stranger who learns so that a person has paid. Its payment counts only if
    it has the phone or the account of the other one; the payer has signed the contract of a debit.
    """
    paid = query(connection.dialect.name, "load/paid_elsewhere", _PAID_COLUMNS)
    found = connection.execute(paid, {"ids": json_array(case.id for case in cases)}).all()
    known = {row.payment_id for row in found if row.known}
    return known | {row.payment_id for row in found} & {case.id for case in cases if is_debited(case)}


def _behind_others(cases: Iterator[Case]) -> set[str]:
    """The payments for months that a debit of one of the cases before them will cover."""
    behind: set[str] = set()
    taken: set[Covered] = set()
    for case in cases:
        months = _covered(case)
        if not is_debited(case):
            continue
        if not taken.isdisjoint(months | _excluded(case)):
            behind.add(case.id)
        else:
            taken |= months
    return behind


def is_debited(case: Case) -> bool:
    """Whether the bank debits the payment under a contract."""
    return case.payment.method == "bank_debit"


def _covered(case: Case) -> set[Covered]:
    row, months = case.payment, case.period.keys()
    return {(row.payer_index, row.scheme, insurance, month) for insurance in case.insurances for month in months}


def _excluded(case: Case) -> set[Covered]:
    """The pension of the other scheme for the same months."""
    row = case.payment
    if "pension" not in case.insurances:
        return set()
    months = case.period.keys()
    return {(row.payer_index, *other) for month in months for other in other_pension(row.scheme, month)}


def _find(connection: Connection, name: str, ids: Sequence[str]) -> set[str]:
    found = query_tables(connection.dialect.name, f"load/{name}")
    return {row.payment_id for row in connection.execute(found, {"ids": json_array(ids)})}
