"""Cases for tests of single steps: built by the intake from an event, without a database."""

from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from foundation.settings import get_keyring, get_settings
from tests.builders import SECRETS, SUNDAY, requested
from workflows.intake.parse import parse_event
from workflows.intake.starts import prepare_start
from workflows.payment.case import ArrivedEvent, Case


@pytest.fixture
def settings(use_settings: Callable[..., None]) -> Callable[..., None]:
    """Puts settings in force; the keys are there already."""

    def use(**values: object) -> None:
        use_settings(**SECRETS, **values)

    use()
    return use


@pytest.fixture
def a_case(settings: Callable[..., None]) -> Callable[..., Case]:
    """Makes a case: `a_case(now=…, events=[(name, data)], row={…}, method="tax_app", …)`.

    `row` sets columns of the payment, `debits`, `contracts` and `declarations` are rows as dicts, all else changes the
    data of the event that started it.
    """

    def make(
        now: str = SUNDAY,
        row: dict[str, Any] | None = None,
        facts: dict[str, Any] | None = None,
        events: list[tuple[str, dict[str, Any]]] | None = None,
        **changes: Any,
    ) -> Case:
        records = {name: changes.pop(name, []) for name in ("debits", "contracts", "declarations")}
        moment = datetime.fromisoformat(now)
        start = prepare_start(parse_event(requested(**changes)), get_keyring(), moment)
        columns: dict[str, Any] = {"run_id": "r" * 32, "waiting_for": None, "waiting_until": None, "reason": None}
        columns |= {"method": None, "total_fen": None, "progress": facts}
        columns |= start.rows["requests"][0] | start.rows["payments"][0] | (row or {})
        case = Case(SimpleNamespace(**columns), now=moment, settings=get_settings(), keyring=get_keyring())
        for name, found in records.items():
            for record in found:
                case.remember(name, record)
        for number, (name, data) in enumerate(events or []):
            case.events.append(ArrivedEvent(f"e{number}", f"cn.shebao.payment.{name}.v1", data))
        return case

    return make
