"""`shebao keys reseal`: the newest key takes over what older ones have sealed, while payments run."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import update

from foundation.crypto import Keyring
from foundation.settings import get_keyring, get_settings
from foundation.steps import plan_steps
from gateways.ports import Gateways
from models import sealed
from models.session import write
from models.tables import Request
from tests.builders import Clock, a_payment, materials, rows, send, the, work
from tests.command import shebao
from workflows.engine.dispatch import claim_runs
from workflows.engine.step import run_step

Use = Callable[..., None]


def found(*args: str, code: int = 0) -> Any:
    """What a command says as JSON."""
    shown = shebao(*args, "--json")
    assert shown.exit_code == code, shown.output
    return json.loads(shown.stdout)


def new_key(settings: Use) -> str:
    """Put a new key before the one in force; returns its line."""
    line = str(found("keys", "new", "2027a")["line"])
    settings(broker_url="", keys=f"{line},{get_settings().keys.get_secret_value()}")
    return line


def test_all_that_older_keys_sealed_moves_to_the_newest_key_while_payments_run(
    settings: Use, clock: Clock, gateways: Gateways
) -> None:
    settings(broker_url="")
    clock.at("2026-12-11T10:00:00+08:00")
    a_payment(1)
    waiting = a_payment(2, materials=materials("id_card"))
    work(gateways)
    found("webhooks", "add", "https://hooks.example.com/shebao")
    a_payment(3)
    [run] = claim_runs()
    first, *others = plan_steps(run.plan)
    run_step(first, run.id, gateways)
    line = new_key(settings)
    moved = found("keys", "reseal")
    assert moved["unopened"] == {}
    assert all(moved["resealed"][what] for what in ("payers", "documents", "vouchers", "webhooks"))
    assert found("keys", "reseal")["resealed"] == {}
    settings(broker_url="", keys=line)
    assert set(found("keys", "list")["sealed_with_lost_keys"].values()) == {0}
    for step in others:
        run_step(step, run.id, gateways)
    send("materials.supplied", waiting, materials=materials("bank_card_copy"))
    work(gateways)
    assert {row.state for row in rows("payments")} == {"completed"}


def test_a_reseal_that_was_broken_off_goes_on_and_leaves_rows_that_changed_meanwhile(
    settings: Use, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed, "BATCH", 2)
    payments = [a_payment(serial) for serial in range(1, 6)]
    new_key(settings)
    batches = sealed.reseal(get_keyring())
    assert next(batches).resealed == 2
    opened = Keyring.open

    def slow(self: Keyring, place: str, row: str, content: str) -> bytes:
        if row == payments[2]:
            with write() as connection:
                connection.execute(update(Request).where(Request.payment_id == row).values(payer_sealed="changed"))
        return opened(self, place, row, content)

    monkeypatch.setattr(Keyring, "open", slow)
    assert sum(batch.resealed for batch in sealed.reseal(get_keyring())) == 3
    assert the("requests", payment_id=payments[2]).payer_sealed == "changed"


def test_what_no_loaded_key_opens_is_left_and_named(settings: Use, clock: Clock) -> None:
    a_payment(1)
    settings(broker_url="", keys=found("keys", "new", "2027a")["line"])
    assert found("keys", "reseal", code=1)["unopened"] == {"payers": 1}
