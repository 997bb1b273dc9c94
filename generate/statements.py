"""The statements of fenced writes that are put together by a program, as golden text that can be pasted into psql."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from models.write import Lease, Move, Writes, postgresql, sqlite

FOLDER = Path(__file__).parents[1] / "tests" / "golden" / "sql"
_NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
_LEASE = Lease("run", 12)


def pages() -> dict[Path, str]:
    """The statements by path, for the common kinds of writes and each kind of database."""
    found = {}
    for name, (what, make) in _KINDS.items():
        found[FOLDER / f"postgresql.{name}.sql"] = f"-- {what}\n{_on_postgresql(make())};\n"
        found[FOLDER / f"sqlite.{name}.sql"] = f"-- {what}\n" + "".join(f"{sql};\n" for sql in _on_sqlite(make()))
    return found


def _on_postgresql(writes: Writes) -> str:
    sql, _ = postgresql.build(writes, _LEASE)
    return postgresql.pasteable(sql)


def _on_sqlite(writes: Writes) -> list[str]:
    signalled = {fence["id"]: 0 for fence in writes.fences}
    return [sqlite.READ_FENCES, *(sql for sql, _ in sqlite.statements(writes, signalled, _LEASE))]


def _move(payment: str, reason: str | None = None) -> Move:
    return {
        "id": payment,
        "expect_run": "run",
        "expect_version": 1,
        "state": "running",
        "step": "method",
        "reason": reason,
        "run_id": "run",
        "due_at": None,
        "waiting_for": None,
        "waiting_until": None,
        "attempts": 0,
        "recoveries": 0,
        "method": None,
        "total_fen": 1,
        "progress": {},
        "updated_at": _NOW,
        "finished_at": None,
    }


def _ledger(payment: str) -> dict[str, object]:
    row = {"payment_id": payment, "line": 1, "account": "payer", "insurance": None, "debit_fen": 1, "credit_fen": 0}
    return row | {"booked_at": _NOW}


def _moves_alike() -> Writes:
    writes = Writes(moves=[_move("a"), _move("b")], ends_step=True, asynchronous=True)
    writes.insert("ledger_entries", _ledger("a"))
    writes.insert_if_unsignalled("ledger_entries", _ledger("b"))
    return writes


def _moves_apart() -> Writes:
    writes = Writes(moves=[_move("a"), _move("b", "payer_pays")], ends_run=True)
    writes.update("requests", {"payment_id": "a", "locale": "en"})
    return writes


def _checks() -> Writes:
    writes = Writes(checks=[{"id": "a", "expect_run": "run", "expect_version": 1}])
    writes.insert("ledger_entries", _ledger("a"))
    return writes


_KINDS: dict[str, tuple[str, Callable[[], Writes]]] = {
    "moves_alike": (
        "Moves with the same values in all rows but for a few columns, which are arrays. No wait for the disk.",
        _moves_alike,
    ),
    "moves_apart": ("Moves that differ: every column is an array. They end their run.", _moves_apart),
    "checks": ("The intents of calls, behind the fences of payments that do not move.", _checks),
}
