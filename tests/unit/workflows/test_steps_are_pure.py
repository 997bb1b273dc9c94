"""Steps are plain functions of a case: no settings, environment or database, nothing changed, nothing shared."""

import os
import sqlite3
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from typing import Any, NoReturn

import orjson
import pytest
import sqlalchemy
from msgspec import Struct
from msgspec.structs import replace

from gateways.ports import Answer, Status
from tests.unit.workflows.cases import CaseMaker, a_debit, updates_of
from workflows.engine.write import Decided, go_on
from workflows.payment.case import Case
from workflows.payment.outcomes import Call, Decision, Reply, Verdict
from workflows.payment.rows import Payer
from workflows.steps.decide import conclude, decide

DEBIT_DAY = "2026-12-11T10:00:00+08:00"
ALL = frozenset({"declarations", "contracts", "debits"})
WAYS = ["bank_debit", "tax_app"]
ROOMS = {"foundation", "regions", "models", "gateways", "notifications", "workflows"}


def settle(case: Case, verdict: Verdict) -> tuple[Case, Decision]:
    """The decision once the other side has said yes."""
    if not isinstance(verdict, Call):
        return case, verdict
    case = case.asking(verdict)
    signed = verdict.extra[0].row["sha256"] if verdict.port == "esign" else None
    answer = Answer(
        verdict.key, Status.ACCEPTED, "R-1", amount_fen=240000, at=case.now, document_sha256=str(signed or "")
    )
    return case, conclude(case, verdict, Reply(answer, asked=verdict.verb == "open_orders"))


def journey(case: Case) -> list[tuple[Case, Verdict, Decision]]:
    """The six steps of a payment to which everybody says yes, each with its case, verdict and decision."""
    taken = []
    while True:
        verdict = decide(case)
        asked, decision = settle(case, verdict)
        taken.append((case, verdict, decision))
        if not Decided(asked, decision).goes_on:
            return taken
        case = asked.moved_on(go_on(asked, "r" * 32, decision).row, decision, asked.now)


@pytest.mark.parametrize("method", WAYS)
def test_all_steps_run_without_settings_environment_and_database(
    a_case: CaseMaker, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    case = a_case(now=DEBIT_DAY, method=method)

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a step reaches for something that it was not given")

    ours = [module for name, module in sys.modules.items() if name.partition(".")[0] in ROOMS]
    for module in ours:
        for name in ("get_settings", "get_keyring", "get_context", "get_engine", "get_regions", "get_region", "read"):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, refuse)
    monkeypatch.setattr(sqlalchemy.Engine, "connect", refuse)
    monkeypatch.setattr(sqlite3, "connect", refuse)
    monkeypatch.setattr(os, "environ", {})
    steps = [case.payment.step for case, _, _ in journey(case)]
    assert steps == ["materials", "method", "declaration", "contract", "collection", "voucher"]


def members(value: object) -> tuple[str, ...]:
    """The names of the members of a struct or a dataclass."""
    if isinstance(value, Struct):
        return value.__struct_fields__
    return tuple(one.name for one in fields(value)) if is_dataclass(value) and not isinstance(value, type) else ()


def is_frozen(value: object) -> bool:
    if isinstance(value, Struct):
        return value.__struct_config__.frozen
    return is_dataclass(value) and bool(value.__dataclass_params__.frozen)  # type: ignore[attr-defined]  # of dataclasses


def mutable(value: object, path: str = "") -> list[str]:
    """Where a value can be changed, by path."""
    if isinstance(value, tuple | frozenset):
        return [place for at, one in enumerate(value) for place in mutable(one, f"{path}[{at}]")]
    if names := members(value):
        if not is_frozen(value):
            return [path or type(value).__name__]
        return [place for name in names for place in mutable(getattr(value, name), f"{path}.{name}")]
    known = str | bytes | int | float | date | datetime | timedelta | orjson.Fragment | None
    return [] if isinstance(value, known) else [path]


@pytest.mark.parametrize("method", WAYS)
def test_nothing_of_a_case_can_be_changed(a_case: CaseMaker, method: str) -> None:
    for case, _, _ in journey(a_case(now=DEBIT_DAY, method=method)):
        for name in (
            "payment",
            "request",
            "payer",
            "progress",
            "declarations",
            "contracts",
            "debits",
            "known",
            "events",
        ):
            assert mutable(getattr(case, name)) == [], f"{name} at {case.payment.step}"


def spoil(value: object) -> None:
    """Empty every dict and list that can be reached."""
    for name in members(value):
        spoil(getattr(value, name))
    if isinstance(value, tuple | list):
        for one in value:
            spoil(one)
    if isinstance(value, dict):
        for one in value.values():
            spoil(one)
    if isinstance(value, dict | list):
        value.clear()


def plain(value: object) -> object:
    """A decision without what differs from one time to the next: sealed texts and ids."""
    if isinstance(value, Payer):
        return value
    if names := members(value):
        return type(value).__name__, [plain(getattr(value, name)) for name in names]
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, orjson.Fragment):
        return orjson.loads(orjson.dumps(value))
    if isinstance(value, Mapping):
        return {
            name: plain(one) for name, one in value.items() if not name.endswith("_sealed") and name != "assessment"
        }
    return value


@pytest.mark.parametrize("method", WAYS)
def test_what_one_payment_is_given_is_not_shared_with_the_next(a_case: CaseMaker, method: str) -> None:
    second = a_case(now=DEBIT_DAY, method=method)
    expected = [(plain(verdict), plain(decision)) for _, verdict, decision in journey(second)]
    for _, verdict, decision in journey(a_case(now=DEBIT_DAY, method=method)):
        spoil(verdict)
        spoil(decision)
    assert [(plain(verdict), plain(decision)) for _, verdict, decision in journey(second)] == expected


def test_a_decision_changes_nothing_of_its_case(a_case: CaseMaker) -> None:
    events: list[Any] = [
        ("materials.supplied", {"base": 900000, "payer": {"phone": "13911112222"}}),
        ("materials.supplied", {"payer": {"name": "王大明"}}),
    ]
    case = a_case(events=events)
    decision = decide(case)
    assert [use.event_id for use in decision.uses] == ["e0", "e1"]
    assert len(case.events) == 2
    assert (case.request.base, case.payer.phone, case.payer.name) == (800000, "13800138000", "王小明")
    assert plain(decide(case)) == plain(decision)


def test_the_case_of_the_next_step_shares_no_row_that_changes(a_case: CaseMaker) -> None:
    case = a_case(now=DEBIT_DAY, row={"step": "collection", "method": "bank_debit", "total_fen": 240000})
    verdict = decide(case)
    asked, decision = settle(case, verdict)
    later = asked.moved_on(go_on(asked, "r" * 32, decision).row, decision, asked.now)
    assert [row.state for row in later.debits] == ["settled"]
    assert [row.state for row in asked.debits] == ["intended"]
    assert case.debits == ()


def test_an_ignored_cancellation_is_named_and_the_step_decides_without_it(a_case: CaseMaker) -> None:
    case = a_case(
        row={"step": "voucher", "method": "bank_debit", "total_fen": 240000}, events=[("cancel.requested", {})]
    )
    paid = a_debit(case, "bank_debit", "settled", settled_at=case.now)
    decision = decide(replace(case, debits=(paid,)))
    assert [(use.event_id, use.ignored) for use in decision.uses] == [("e0", "too_late")]
    assert updates_of(decision, "debits") == []


def test_an_account_that_was_corrected_is_the_account_of_the_next_step(a_case: CaseMaker) -> None:
    fresh = {"bank": "中国银行", "number": "6222021001000000229", "holder": "王小明"}
    case = a_case(events=[("materials.supplied", {"bank_account": fresh})])
    decision = decide(case)
    later = case.moved_on(go_on(case, "r" * 32, decision).row, decision, case.now)
    assert later.payer.account is not None
    assert later.payer.account.number == fresh["number"]
    assert later.payment.account_index != case.payment.account_index
    assert later.payment.account_index == a_case(bank_account=fresh).payment.account_index
