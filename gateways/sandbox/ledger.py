"""The file of the ledger: its tables, and the statements that more than one part of the sandbox needs."""

import sqlite3
from collections.abc import Sequence
from typing import Final

import orjson

from foundation.clock import utcnow
from gateways.sandbox.entries import COLUMNS, Entry, event_of, from_row

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS orders (
  id INTEGER PRIMARY KEY,
  service TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  payment_id TEXT NOT NULL,
  fingerprint BLOB NOT NULL,
  reference TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  reasons TEXT NOT NULL DEFAULT '[]',
  amount_fen INTEGER,
  told_fen INTEGER,
  document_sha256 TEXT,
  target TEXT,
  magic TEXT NOT NULL,
  times_done INTEGER NOT NULL,
  asked INTEGER NOT NULL DEFAULT 1,
  conflicts INTEGER NOT NULL DEFAULT 0,
  created_at REAL NOT NULL,
  done_at REAL,
  becomes TEXT,
  becomes_reason TEXT,
  becomes_at REAL,
  callbacks INTEGER NOT NULL DEFAULT 1,
  UNIQUE (service, key)
) STRICT;
CREATE INDEX IF NOT EXISTS orders_becoming ON orders (becomes_at) WHERE becomes_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS orders_payment ON orders (payment_id);
CREATE INDEX IF NOT EXISTS orders_reference ON orders (reference);
CREATE INDEX IF NOT EXISTS orders_target ON orders (target) WHERE target IS NOT NULL;
CREATE TABLE IF NOT EXISTS arrivals (
  service TEXT NOT NULL, key TEXT NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (service, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS callbacks (
  id INTEGER PRIMARY KEY, service TEXT NOT NULL, key TEXT NOT NULL, event_id TEXT NOT NULL, body BLOB NOT NULL,
  due_at REAL, tries INTEGER NOT NULL DEFAULT 0, last_result TEXT, delivered_at REAL
) STRICT;
CREATE INDEX IF NOT EXISTS callbacks_due ON callbacks (due_at) WHERE due_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS sms_box (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, phone TEXT NOT NULL, text TEXT NOT NULL, template TEXT, params TEXT,
  sent_at REAL NOT NULL
) STRICT;
"""
INSERT: Final = f"INSERT INTO orders ({', '.join(COLUMNS)}) VALUES ({', '.join(f':{name}' for name in COLUMNS)})"

_FIND: Final = (
    "SELECT orders.* FROM json_each(?) CROSS JOIN orders ON orders.service=? AND orders.key = json_each.value"
)
_SETTLE: Final = """
UPDATE orders SET status = becomes, reason = becomes_reason, done_at = becomes_at, becomes = NULL, becomes_at = NULL,
  times_done = CASE WHEN kind = 'contract' THEN times_done ELSE becomes = 'accepted' END,
  told_fen = CASE WHEN becomes = 'accepted' THEN coalesce(told_fen, amount_fen) END
WHERE becomes_at <= ? RETURNING *
"""


def now() -> float:
    """Give Unix time of the product's clock, so that a demonstration turns the calendar of the other side too."""
    return utcnow().timestamp()


def list_text(values: Sequence[str]) -> str:
    """Give texts as the one parameter that `json_each` takes."""
    return orjson.dumps(list(values)).decode()


class Ledger:
    """One SQLite database, used from one thread."""

    def __init__(self, path: str, *, with_callbacks: bool) -> None:
        """Open or make the ledger at `path` (`:memory:` for none on disk)."""
        self.db = sqlite3.connect(path, isolation_level=None, cached_statements=256)
        self.db.row_factory = sqlite3.Row
        # A killed sandbox keeps the orders it carried out; only a power cut may lose the last of them.
        self.db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;")
        self.db.executescript(SCHEMA)
        self._with_callbacks = with_callbacks

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def find(self, service: str, keys: Sequence[str]) -> dict[str, Entry]:
        """Give the orders of a service with these keys, by key."""
        rows = self.db.execute(_FIND, (list_text(keys), service))
        return {entry.key: entry for entry in map(from_row, rows)}

    def settle(self) -> None:
        """Turn over the orders whose time has come; inside a transaction of the caller's."""
        for row in self.db.execute(_SETTLE, (now(),)).fetchall():
            self.call_back(from_row(row))

    def call_back(self, entry: Entry) -> None:
        """Queue the callbacks of an outcome."""
        event = event_of(entry) if self._with_callbacks and entry.callbacks else None
        if event is None:
            return
        self.db.executemany(
            "INSERT INTO callbacks (service, key, event_id, body, due_at) VALUES (?,?,?,?,?)",
            [(entry.service, entry.key, event["id"], orjson.dumps(event), entry.done_at)] * entry.callbacks,
        )
