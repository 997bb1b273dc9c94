"""Personal data's life: retention and the purge, export, restriction, erasure; who asked for what is in the audit."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from api.routes.vouchers import _find, _page
from foundation.clock import utcnow
from foundation.errors import CodedError
from gateways.ports import Gateways
from models.pauses import FOREVER
from models.session import read, write
from models.states import PauseKind
from models.tables import Base
from tests.builders import Clock, a_payment, id_number, requested, rows, send, the, work
from tests.command import shebao
from workflows.operator.archiving import archive
from workflows.operator.audit import first_altered
from workflows.operator.details import payment_details
from workflows.operator.pauses import resume
from workflows.subjects import purge as purging

DEBIT_DAY = "2026-12-11T10:00:00+08:00"
WHY = ("--reason", "asked by letter 17", "--by", "li")


@pytest.fixture
def completed(clock: Clock, gateways: Gateways) -> str:
    """A completed payment of the payer with serial 1; its letters are out."""
    clock.at(DEBIT_DAY)
    payment = a_payment(1, materials=[])
    work(gateways)
    send("materials.supplied", payment, materials=requested()["data"]["materials"])
    work(gateways)
    letters_are_out()
    assert the("payments", id=payment).state == "completed"
    return payment


def letters_are_out() -> None:
    with write() as connection:
        connection.execute(text("UPDATE messages SET state = 'sent', due_at = NULL"))


def subjects(verb: str, serial: int, *options: str) -> Any:
    result = shebao("subjects", verb, *WHY, *options, "--json", stdin=id_number(serial))
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def purged(*options: str) -> dict[str, Any]:
    result = shebao("purge", *options, "--by", "li", "--json")
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(result.stdout))


def sealed_values(payment: str) -> list[tuple[str, str]]:
    """Every sealed value and blind index that is kept for a payment, by table and column."""
    found = []
    for table in Base.metadata.sorted_tables:
        if "payment_id" in table.c:
            for row in rows(table.name, payment_id=payment):
                found += [
                    (table.name, name)
                    for name, value in row._mapping.items()
                    if re.search("_sealed$|_index$", name) and value
                ]
    return found


def test_the_purge_removes_the_person_and_keeps_the_money(completed: str, clock: Clock) -> None:
    ledger, voucher = rows("ledger_entries"), the("vouchers")
    tables = {table for table, _ in sealed_values(completed)}
    assert tables >= {"requests", "coverages", "documents", "vouchers", "contracts", "inbox"}
    clock.forward(days=200)
    assert purged() == {"dry_run": False, "payments": 0, "events": 1}, "the content of events goes first"
    clock.forward(days=10_950 - 201)
    assert purged()["payments"] == 0, "a day too early"
    clock.forward(days=2)
    assert sum(batch.rows for batch in archive(utcnow())) > 0, "documents that were moved away go too"
    assert purged("--dry-run")["payments"] == 1
    assert sealed_values(completed), "a dry run removes nothing"
    assert purged()["payments"] == 1
    assert sealed_values(completed) == []
    assert rows("ledger_entries") == ledger
    kept = the("vouchers")
    assert (kept.no, kept.digest, kept.signature) == (voucher.no, voucher.digest, voucher.signature)
    assert purged()["payments"] == 0
    assert [row.action for row in rows("audit")] == ["purge", "purge"]


@pytest.mark.usefixtures("completed")
def test_a_voucher_without_its_details_is_genuine_still(clock: Clock) -> None:
    voucher = the("vouchers")
    clock.forward(days=10_951)
    purged()
    found = _find(voucher.no, voucher.check_code)
    assert found is not None
    page = bytes(_page(found, voucher.no, voucher.check_code).body).decode()
    assert "该凭证真实，明细已删除" in page
    assert "王" not in page
    assert _find(voucher.no, "WRONG") is None
    shown = shebao("vouchers", "show", voucher.no)
    assert (shown.exit_code, "was removed" in shown.stderr) == (1, True)
    with read() as connection:
        assert payment_details(connection, voucher.payment_id)["payer"] is None
    assert "removed" in shebao("payments", "show", voucher.payment_id).stdout


def test_retention_depends_on_the_end_and_on_money(
    settings: Callable[..., None], clock: Clock, gateways: Gateways
) -> None:
    settings(retention_days="completed=3000,rejected=30,expired=60,cancelled=30,events=10")
    ended, live = a_payment(1, method=None, bank_account=None), a_payment(2, materials=[])
    work(gateways)
    send("cancel.requested", ended)
    work(gateways)
    letters_are_out()
    assert the("payments", id=ended).state == "cancelled"
    with write() as connection:  # money that came for it makes it a record of money
        connection.execute(text("UPDATE payments SET state = 'cancelled' WHERE id = :id"), {"id": ended})
    clock.forward(days=31)
    assert purged()["payments"] == 1
    assert not rows("requests", payment_id=ended)
    assert rows("requests", payment_id=live), "it has not ended"


def test_the_purge_goes_on_where_it_stopped(clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purging, "BATCH", 2)
    ids = [a_payment(serial) for serial in range(1, 6)]
    for one in ids:
        send("cancel.requested", one)
    work(gateways)
    letters_are_out()
    clock.forward(days=366)
    first = next(purging.purge())
    assert (first.removed, len(rows("requests"))) == (2, 3)
    assert sum(batch.removed for batch in purging.purge() if batch.what is purging.Purged.PAYMENTS) == 3
    assert rows("requests") == []


def test_an_export_holds_everything_that_is_kept(completed: str, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    result = shebao("subjects", "export", *WHY, "--output", str(folder), stdin=id_number(1))
    assert result.exit_code == 0, result.stderr
    assert id_number(1) not in result.stdout + result.stderr
    [kept] = json.loads((folder / "payer.json").read_text())["payments"]
    assert (kept["details"]["id"], kept["payer"]["id_number"]) == (completed, id_number(1))
    assert [event["type"].split(".")[3] for event in kept["events"]] == ["materials"]
    assert {name.rpartition("-")[2] for name in kept["files"]} >= {"declaration.html", "contract.html"}
    assert {path.name for path in folder.iterdir()} == {"payer.json", *kept["files"]}
    assert {path.stat().st_mode & 0o077 for path in [folder, *folder.iterdir()]} == {0}
    entry = the("audit")
    assert (entry.action, entry.actor, entry.reason) == ("export_subject", "li", "asked by letter 17")
    assert shebao("subjects", "export", *WHY, "--output", str(folder), stdin=id_number(9)).exit_code == 1


def test_a_restricted_payer_is_not_processed_except_for_money(clock: Clock, gateways: Gateways) -> None:
    waiting, paid = a_payment(1, materials=[]), a_payment(2)
    clock.at(DEBIT_DAY)
    other = a_payment(1, reference="OTHER", insurances=["medical"], period={"from": "2026-11", "to": "2026-11"})
    assert subjects("restrict", 1) == {"resting": sorted([waiting, other]), "going_on": []}
    later = a_payment(1, reference="LATER", period={"from": "2026-10", "to": "2026-10"})
    send("materials.supplied", waiting, materials=requested()["data"]["materials"])
    work(gateways)
    assert {the("payments", id=one).due_at for one in (waiting, other, later)} == {FOREVER}
    assert the("payments", id=paid).state == "completed", "another payer's goes on"
    shown = shebao("payments", "show", other).stdout
    assert "restricted: asked by letter 17" in " ".join(shown.split())
    with pytest.raises(CodedError, match="restricted"):
        resume(PauseKind.PAYMENT, other, actor="li")
    assert sorted(subjects("restrict", 1, "--lift")["lifted"]) == sorted([waiting, other, later])
    work(gateways)
    assert the("payments", id=waiting).state == "completed"
    assert [row.action for row in rows("audit")] == ["restrict_subject", "lift_restriction"]


def test_what_has_asked_for_money_goes_on_in_spite_of_a_restriction(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(1, method="wechat", bank_account=None)
    work(gateways)
    assert the("debits", payment_id=payment).state == "pending"
    assert subjects("restrict", 1) == {"resting": [], "going_on": [payment]}


def test_erasure_removes_what_it_may_and_names_the_rest(completed: str, clock: Clock, gateways: Gateways) -> None:
    ended = a_payment(1, reference="LATER", period={"from": "2026-10", "to": "2026-10"})
    send("cancel.requested", ended)
    work(gateways)
    letters_are_out()
    done = subjects("erase", 1)
    assert done["erased"] == [ended]
    assert [(one["payment"], one["reason"]) for one in done["kept"]] == [(completed, "money_record")]
    assert sealed_values(ended) == []
    assert sealed_values(completed)
    assert subjects("restrict", 1, "--lift") == {"lifted": []}, "what stays is restricted"
    assert [row.action for row in rows("audit")] == ["erase_subject", "restrict_subject", "lift_restriction"]
    with read() as connection:
        assert first_altered(connection) is None


def test_a_payment_under_way_is_not_erased(clock: Clock, gateways: Gateways) -> None:
    live = a_payment(1, materials=[])
    work(gateways)
    letters_are_out()
    assert [one["reason"] for one in subjects("erase", 1)["kept"]] == ["not_ended"]
    assert rows("requests", payment_id=live)


@pytest.mark.parametrize("typed", ["", "not a number", "123", "王" * 18])
@pytest.mark.usefixtures("clock")
def test_anything_but_an_id_number_is_refused(typed: str) -> None:
    result = shebao("subjects", "erase", *WHY, stdin=typed)
    assert result.exit_code == 2
    assert not typed or typed not in result.stderr
