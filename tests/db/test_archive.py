"""`shebao archive`: rows of months that are over are moved, and everything reads as before."""

import base64
import json
from typing import Any

import pytest

from foundation.clock import utcnow
from foundation.crypto import Keyring
from gateways.ports import Gateways
from models.sealed import reseal
from models.session import read, write
from tests.builders import SECRETS, Clock, a_payment, rows, work
from tests.command import shebao
from workflows.operator import archiving
from workflows.operator.documents import list_documents
from workflows.subjects.removal import remove_data


@pytest.fixture
def ended(clock: Clock, gateways: Gateways) -> list[str]:
    """Three payments that were completed in December; the clock is in March."""
    clock.at("2026-12-11T10:00:00+08:00")
    found = [a_payment(serial) for serial in (1, 2, 3)]
    work(gateways)
    assert {row.state for row in rows("payments")} == {"completed"}
    clock.at("2027-03-01T10:00:00+08:00")
    return found


def archived(*options: str) -> dict[str, Any]:
    result = shebao("archive", "--before", "2027-03", *options, "--by", "li", "--json")
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(result.stdout))


def shown(payment: str) -> list[Any]:
    """All that commands show of a payment."""
    commands = (["payments", "show"], ["payments", "history"], ["documents", "show"])
    return [json.loads(shebao(*words, payment, "--json").stdout) for words in commands]


def test_what_was_moved_is_shown_as_before_and_a_second_run_finds_nothing(
    ended: list[str], clock: Clock, gateways: Gateways
) -> None:
    young = a_payment(4)
    before = {payment: shown(payment) for payment in (*ended, young)}
    assert archived("--dry-run") == {"dry_run": True, "before": "2027-03", "payments": 3, "rows": 0}
    lines = len(rows("history")) - len(rows("history", payment_id=young))
    moved = archived()
    assert moved["payments"] == 3
    assert moved["rows"] == lines + 6
    assert {row.payment_id for row in rows("history")} == {young}
    assert {row.payment_id for row in rows("archived_history")} == set(ended)
    assert {payment: shown(payment) for payment in before} == before
    assert archived()["payments"] == 0
    voucher = rows("vouchers", payment_id=ended[0])[0]
    assert json.loads(shebao("vouchers", "show", voucher.no, "--json").stdout)["no"] == voucher.no
    run = rows("archived_history", payment_id=ended[0])[-1].run_id
    assert run in shebao("runs", "show", run, "--json").stdout


def test_it_goes_on_where_it_was_broken_off(ended: list[str], clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "BATCH", 1)
    first = next(iter(archiving.archive(utcnow())))
    assert first.payments == 1
    assert len({row.payment_id for row in rows("archived_history")}) == 1
    assert archived()["payments"] == 2


def test_an_archived_document_moves_to_a_new_key_and_is_removed_with_its_payer(ended: list[str], clock: Clock) -> None:
    archived()
    newer = Keyring.from_text(
        f"new:{base64.b64encode(bytes(32)).decode()},{SECRETS['keys']}", str(SECRETS["index_key"])
    )
    assert sum(batch.resealed for batch in reseal(newer) if batch.what == "documents") == 6
    assert all(row.data_sealed.startswith(Keyring.mark("new")) for row in rows("archived_documents"))
    with write() as connection:
        remove_data(connection, ended[:1])
    assert {row.payment_id for row in rows("archived_documents")} == set(ended[1:])
    with read() as connection:
        assert list_documents(connection, ended[0]) == []


@pytest.mark.parametrize("month", ["2027-04", "2027-13", "2027-3", "March"])
def test_a_month_that_is_not_over_or_none_is_refused(clock: Clock, month: str) -> None:
    clock.at("2027-03-01T10:00:00+08:00")
    refused = shebao("archive", "--before", month, "--by", "li")
    assert refused.exit_code == 2
    assert "--before" in refused.stderr
