"""`shebao keys reseal`: the newest key takes over what older ones have sealed, while payments run."""

import json
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import insert, update

from foundation import crypto
from foundation.crypto import Keyring
from foundation.settings import get_keyring, get_settings
from foundation.steps import plan_steps
from gateways.ports import Gateways
from models import sealed
from models.session import write
from models.tables import AuditEntry, Request, Suppression
from tests.builders import (
    PORTAL,
    SECRETS,
    Clock,
    a_payment,
    id_number,
    materials,
    requested,
    rows,
    send,
    the,
    work,
)
from tests.command import shebao
from workflows.engine.dispatch import claim_runs
from workflows.engine.step import run_step
from workflows.intake.accept import accept
from workflows.intake.inbox import Receipt
from workflows.messages.receipts.suppressed import address_index
from workflows.operator.acting.reindex import reindex
from workflows.payment.rows import payer_index

Use = Callable[..., None]
JANUARY = {"from": "2027-01", "to": "2027-01"}


def found(*args: str, code: int = 0, stdin: str | None = None) -> Any:
    """What a command says as JSON."""
    shown = shebao(*args, "--json", stdin=stdin)
    assert shown.exit_code == code, shown.output
    return json.loads(shown.stdout)


def new_key(settings: Use) -> str:
    """Put a new key before the one in force; returns its line."""
    line = str(found("keys", "new", "2027a")["line"])
    settings(broker_url="", keys=f"{line},{get_settings().keys.get_secret_value()}")
    return line


def indexes(table: str) -> set[object]:
    """Every blind index in a table."""
    return {value for row in rows(table) for name, value in row._mapping.items() if name.endswith("_index") and value}


def again(serial: int, **changes: Any) -> Receipt:
    """The receipt of another start for the payer of `serial`."""
    event = requested(serial, reference=f"AGAIN-{serial}", **changes) | {"id": f"again-{serial}"}
    return accept([event], PORTAL)[0]


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
    assert sum(batch.resealed for batch in sealed.reseal(get_keyring())) == 2
    assert the("requests", payment_id=payments[2]).payer_sealed == "changed"


def test_what_no_loaded_key_opens_is_left_and_named(settings: Use, clock: Clock) -> None:
    a_payment(1)
    settings(broker_url="", keys=found("keys", "new", "2027a")["line"])
    assert found("keys", "reseal", code=1)["unopened"] == {"payers": 1}


def index_key(settings: Use, *, newest: bool) -> str:
    """Load a new index key beside the one in force; `newest`: before it, which is the second round of restarts."""
    new, old = crypto.new_key(), SECRETS["index_key"]
    settings(broker_url="", index_key=f"{new},{old}" if newest else f"{old},{new}")
    return new


def test_every_blind_index_moves_to_the_newest_key_and_the_old_one_can_go(
    settings: Use, clock: Clock, gateways: Gateways
) -> None:
    settings(broker_url="")
    clock.at("2026-12-11T10:00:00+08:00")
    for serial in (1, 2):
        a_payment(serial)
    work(gateways)
    waiting = a_payment(3, materials=materials("id_card"))
    found("payments", "find", "--reason", "a call", stdin=id_number(1))
    before = {table: indexes(table) for table in ("requests", "coverages", "contracts")}
    new = index_key(settings, newest=True)
    assert len(found("payments", "find", "--reason", "a call", stdin=id_number(1))) == 1
    assert found("keys", "reseal")["resealed"].keys() == {"payer indexes", "contract indexes", "audit log"}
    settings(broker_url="", index_key=new)
    assert all(before[table].isdisjoint(indexes(table)) for table in before)
    assert found("audit", "verify")["first_altered"] is None
    assert len(found("payments", "find", "--reason", "a call", stdin=id_number(1))) == 1
    assert again(2).code == "already_live"
    send("materials.supplied", waiting, materials=materials("bank_card_copy"))
    work(gateways)
    clock.at("2027-01-12T10:00:00+08:00")
    assert again(1, period=JANUARY).status == "accepted"
    work(gateways)
    assert {row.state for row in rows("payments")} == {"completed"}
    assert len(rows("contracts")) == 3  # the fourth payment was debited under the mandate of the first


@pytest.mark.parametrize("newest", [True, False], ids=["to the new key", "to the old key"])
def test_while_the_index_moves_a_start_is_compared_by_every_key(settings: Use, clock: Clock, newest: bool) -> None:
    old = a_payment(1, insurances=["pension"])
    index_key(settings, newest=newest)
    assert again(1).code == "already_live"
    new = again(1, insurances=["medical"]).payment_id
    [index] = {row.payer_index for row in rows("coverages")}
    assert {row.payer_index for row in rows("requests")} == {index}
    assert {row.payment_id for row in rows("coverages")} == {old, new}
    event = requested(4)
    assert accept([event], PORTAL)[0].status == "accepted"
    settings(broker_url="", index_key=",".join(reversed(get_settings().index_key.get_secret_value().split(","))))
    assert accept([event], PORTAL)[0].status == "repeated"


def test_an_address_that_does_not_exist_is_known_by_the_newest_key(
    settings: Use, clock: Clock, gateways: Gateways
) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    a_payment(1)
    work(gateways)
    message = next(row for row in rows("messages") if row.channel == "sms")
    address = address_index(get_keyring(), "sms", "13800138000")
    with write() as connection:
        row = {"address_index": address, "channel": "sms", "message_id": message.id, "created_at": message.created_at}
        connection.execute(insert(Suppression).values(row))
    new = index_key(settings, newest=True)
    assert found("keys", "reseal")["resealed"]["suppressed addresses"] == 1
    settings(broker_url="", index_key=new)
    assert [row.address_index for row in rows("suppressions")] == [address_index(get_keyring(), "sms", "13800138000")]


def test_an_audit_log_that_was_changed_is_not_chained_again(settings: Use, clock: Clock) -> None:
    found("payments", "find", "--reason", "a call", stdin=id_number(1))
    with write() as connection:
        connection.execute(update(AuditEntry).values(actor="another"))
    index_key(settings, newest=True)
    assert found("keys", "reseal", code=1)["error"]["code"] == "audit_altered"


def test_keys_rotate_while_payments_start_and_steps_run(settings: Use, clock: Clock, gateways: Gateways) -> None:
    """Three threads at once: one starts payments and repeats itself, one carries them out, one moves all keys."""
    clock.at("2026-12-11T10:00:00+08:00")
    for serial in range(1, 21):
        a_payment(serial)
    key = found("keys", "new", "2027a")["line"]
    new = crypto.new_key()
    keys, index = f"{key},{SECRETS['keys']}", f"{new},{SECRETS['index_key']}"
    settings(broker_url="", keys=keys, index_key=index)
    for other in gateways:
        other.one_thread = False
    ready = threading.Barrier(3)

    def start() -> None:
        ready.wait()
        for serial in range(1, 41):
            again(serial)

    def carry_out() -> None:
        ready.wait()
        work(gateways)

    def move() -> None:
        ready.wait()
        for _ in range(2):
            list(sealed.reseal(get_keyring()))
            list(reindex(get_keyring()))

    with ThreadPoolExecutor(3) as threads:
        for done in [threads.submit(one) for one in (start, carry_out, move)]:
            done.result(30)
    found("keys", "reseal")
    settings(broker_url="", keys=key, index_key=new)
    work(gateways)
    states = Counter(row.state for row in rows("payments"))
    assert states == {"completed": 40}
    assert set(found("keys", "list")["sealed_with_lost_keys"].values()) == {0}
    mine = {payer_index(get_keyring(), id_number(serial)) for serial in range(1, 41)}
    assert {row.payer_index for table in ("requests", "coverages", "contracts") for row in rows(table)} == mine
