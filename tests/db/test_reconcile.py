"""`shebao reconcile`: a statement compared with what is kept, and applied."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from foundation.clock import utcnow
from gateways.instant import instant
from gateways.ports import Gateways, Status
from models.session import write
from models.tables import Base
from tests.builders import Clock, a_payment, key_of, rows, send, the, work
from tests.command import ROOT, shebao

pytestmark = pytest.mark.usefixtures("clock")
DUE = 240000


def a_statement(folder: Path, *lines: str, encoding: str = "utf-8") -> str:
    """A statement of the default layout; its path."""
    path = folder / "statement.csv"
    path.write_text("\n".join(("paid_at,order,reference,amount,名称", *lines)), encoding=encoding)
    return str(path)


def found(*args: str) -> dict[str, Any]:
    """The JSON report of the command."""
    result = shebao("reconcile", *args, "--json")
    assert result.exit_code == 0, result.output
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def kinds(report: dict[str, Any]) -> list[tuple[int | None, str, str | None]]:
    """Line, kind and reason of what differs."""
    return [(one["line"], one["kind"], one["reason"]) for one in report["differences"]]


def an_order(gateways: Gateways, serial: int = 1) -> tuple[str, str]:
    """A payment that waits for its payer, and the key of its order."""
    payment = a_payment(serial, method="tax_app", bank_account=None)
    work(gateways)
    return payment, key_of(payment, "collection:1")


def pay(gateways: Gateways, payment: str, reference: str) -> None:
    """The payer pays, and the payment is completed."""
    gateways.bank.say("find", Status.ACCEPTED, reference=reference, amount_fen=DUE, at=utcnow())
    send("settled", payment, amount="2400.00", key=key_of(payment, "collection:1"))
    work(gateways)
    assert the("payments", id=payment).state == "completed"


def test_each_line_gets_its_class_and_nothing_is_changed(gateways: Gateways, tmp_path: Path) -> None:
    paid, paid_key = an_order(gateways, 1)
    pay(gateways, paid, "B-1")
    quiet, _ = an_order(gateways, 2)
    pay(gateways, quiet, "B-2")
    _, waiting = an_order(gateways, 3)
    number = the("debits", key=waiting).order_no
    _, short = an_order(gateways, 4)
    statement = a_statement(
        tmp_path,
        f'2026-12-06 10:00:00,{paid_key},B-1,"2,400.00",王小明',
        f"2026-12-06 10:00:00,{number},B-3,2400.00,王小明",
        f"2026-12-06 10:00:00,{short},B-4,2399.99,王小明",
        f"2026-12-06 10:00:00,{paid_key},B-5,2400.00,王小明",
        "2026-12-06 10:00:00,W-unknown,B-6,12.30,王小明",
        f"2026-12-06 10:00:00,{paid_key},B-1,2400.00,王小明",
        "2026-12-06 10:00:00,,TK-9,-5.00,王小明",
        "",
        encoding="gb18030",
    )
    before = [rows(table) for table in ("arrivals", "inbox", "payments", "debits")]
    report = found(statement)
    assert kinds(report) == [
        (3, "missing_here", "not_booked"),
        (4, "amount_differs", "amount_differs"),
        (5, "twice", "paid_twice"),
        (6, "missing_here", "unknown_order"),
        (7, "twice", "repeated_line"),
        (8, "missing_here", "unknown_refund"),
        (None, "missing_there", "not_on_statement"),
    ]
    assert report["differences"][-1]["payment_id"] == quiet
    assert report["counts"] == {
        "matched": 1, "missing_here": 3, "missing_there": 1, "amount_differs": 1, "outcome_differs": 0, "twice": 2
    }  # fmt: skip
    assert (report["lines"], report["from"], report["to"]) == (7, "2026-12-06", "2026-12-06")
    assert [rows(table) for table in ("arrivals", "inbox", "payments", "debits")] == before
    shown = shebao("reconcile", statement).stdout
    assert "王小明" not in shown
    assert "2,400.00" in shown
    listed = list(csv.DictReader(io.StringIO(shebao("reconcile", statement, "--csv").stdout, newline="")))
    assert listed[0]["kind"] == "matched"
    assert len(listed) == 8


def test_applying_settles_what_waits_keeps_the_rest_open_and_may_be_repeated(
    gateways: Gateways, tmp_path: Path
) -> None:
    paid, paid_key = an_order(gateways, 1)
    pay(gateways, paid, "B-1")
    waiting, key = an_order(gateways, 2)
    gateways.bank.pay(key)
    reference = gateways.bank.find([key])[0].reference
    statement = a_statement(
        tmp_path,
        f"2026-12-06 10:00:00,{paid_key},B-1,2400.00,",
        f"2026-12-06 10:00:00,{key},{reference},2400.00,",
        f"2026-12-06 10:00:00,{paid_key},B-5,2400.00,",
        "2026-12-06 10:00:00,W-unknown,B-6,12.30,",
        encoding="utf-8-sig",
    )
    report = found(statement, "--apply", "--by", "li")
    assert [one["applied"] for one in report["differences"]] == ["booking", "open", "open"]
    work(gateways)
    assert the("payments", id=waiting).state == "completed"
    kept = {(row.reference, row.state, row.reason, row.channel) for row in rows("arrivals")}
    assert kept == {
        ("B-1", "matched", None, "event"),
        (reference, "matched", None, "statement"),
        ("B-5", "open", "paid_twice", "statement"),
        ("B-6", "open", "unknown_order", "statement"),
    }
    assert the("arrivals", reference="B-5").confirmed_at is not None
    assert the("audit", action="apply_statement").actor == "li"
    before = rows("arrivals"), rows("inbox")
    again = found(statement, "--apply", "--by", "li")
    assert kinds(again) == [(4, "twice", "paid_twice"), (5, "missing_here", "unknown_order")]
    assert [one["applied"] for one in again["differences"]] == ["before", "before"]
    assert (rows("arrivals"), rows("inbox")) == before


def test_a_kept_sum_answers_one_line_where_no_reference_tells_two_apart(gateways: Gateways, tmp_path: Path) -> None:
    payment, key = an_order(gateways)
    pay(gateways, payment, "B-1")
    line = f"{key},,2400.00,"
    report = found(a_statement(tmp_path, f"2026-12-06 10:00:00,{line}", f"2026-12-06 11:00:00,{line}"))
    assert kinds(report) == [(3, "twice", "paid_twice")]


def test_the_samples_are_read_by_their_layouts(tmp_path: Path) -> None:
    folder = ROOT / "examples/statements"
    for name in ("credit-first", "signed-amount"):
        report = found(str(folder / f"{name}.csv"), "--layout", str(folder / f"{name}.toml"))
        amounts = [(one["amount"], one["reason"]) for one in report["differences"]]
        assert amounts == [
            ("2400.00", "unknown_order"), ("1584.60", "unknown_order"), ("-2400.00", "unknown_refund")
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "line 1: lacks the columns paid_at, order, reference, amount"),
        (b"paid_at,order,reference,amount\n", "has no line of money"),
        (b"paid_at,order,amount\n", "line 1: lacks the columns reference"),
        (b"paid_at,order,reference,amount\n2026-12-06 10:00:00,a,b,1.234\n", "line 2: has an amount that cannot"),
        (b"paid_at,order,reference,amount\n\n2026-12-06 10:00:00,a,b,\n", "line 3: has no amount"),
        (b"paid_at,order,reference,amount\n06.12.2026,a,b,1\n", "line 2: has a time that is not of the form"),
        (b"paid_at,order,reference,amount\n2026-12-06 10:00:00,,,7\n", "line 2: has an amount, but neither"),
        (b"paid_at,order,reference,amount\n2026-12-06 10:00:00,a,\xff\xff,7\n", "line 2: is neither UTF-8 nor GB18030"),
    ],
)
def test_what_cannot_be_read_is_named_by_file_and_line(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "statement.csv"
    path.write_bytes(content)
    result = shebao("reconcile", str(path), "--apply")
    assert result.exit_code == 1
    assert f"{path}" in result.stderr
    assert message in result.stderr
    assert rows("audit") == []


@pytest.mark.parametrize(
    "content",
    ["[columns]\ntime = 'a'", "colums = 1", "[columns]\ntime = 'a'\norder = 'b'\namount = 'c'\nreceived = 'd'", "x"],
)
def test_a_layout_that_says_too_little_is_refused(tmp_path: Path, content: str) -> None:
    layout = tmp_path / "layout.toml"
    layout.write_text(content, encoding="utf-8")
    result = shebao("reconcile", a_statement(tmp_path), "--layout", str(layout))
    assert result.exit_code == 1
    assert str(layout) in result.stderr


def snapshot() -> dict[str, list[dict[str, Any]]]:
    """All rows, as a backup has them."""
    tables = Base.metadata.sorted_tables
    kept = {table.name: [column.name for column in table.c if column.computed is None] for table in tables}
    return {name: [{one: getattr(row, one) for one in columns} for row in rows(name)] for name, columns in kept.items()}


def restore(backup: dict[str, list[dict[str, Any]]]) -> None:
    """Put the database back to a backup."""
    with write() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())
        for table in Base.metadata.sorted_tables:
            if backup[table.name]:
                connection.execute(table.insert(), backup[table.name])


def test_an_older_backup_and_the_bank_s_statement_end_with_nothing_charged_again(clock: Clock, tmp_path: Path) -> None:
    other_side: Any = instant()
    payment = a_payment()
    work(other_side)
    backup = snapshot()
    clock.at("2026-12-11T10:00:00+08:00")
    work(other_side)
    charged = the("debits", payment_id=payment)
    assert charged.state == "settled"
    restore(backup)
    assert rows("debits") == []
    statement = a_statement(tmp_path, f"2026-12-11 10:00:00,{charged.key},{charged.reference},2400.00,")
    [line] = found(statement, "--apply", "--by", "li")["differences"]
    assert (line["kind"], line["applied"]) == ("missing_here", "open")
    work(other_side)
    assert the("payments", id=payment).state == "completed"
    assert [key for key in other_side.bank._seen if ":collection:" in key] == [charged.key]
    arrival = the("arrivals")
    assert (arrival.state, arrival.reference, arrival.booked_fen) == ("matched", charged.reference, DUE)
    assert found(statement)["differences"] == []
