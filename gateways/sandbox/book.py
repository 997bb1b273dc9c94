"""The sandbox's ledger: every order it took, what it really did, and what is still to come of it.

Time is a column: an order that will change names what it becomes and when, and `settle` turns over all whose time has
come. Only a payer's payment moves an order besides, so a restarted sandbox with the same file goes on where it stopped.
"""

import hashlib
import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import orjson

from foundation.clock import utcnow
from foundation.errors import ShebaoError
from foundation.money import yuan
from gateways.sandbox.magic import ACCEPTED, Script

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

PREFIXES: Final = {"declaration": "SB", "contract": "HT", "debit": "DK", "pay_order": "JF", "sms": "SM"}
CALLBACK_RETRIES_S: Final = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
Answer = dict[str, Any]


def _now() -> float:
    """Unix time of the product's clock, so that a demo that turns the calendar turns it for the other side too."""
    return utcnow().timestamp()


def instant(when: float | None) -> str | None:
    """RFC 3339 text of a Unix time, in UTC."""
    return None if when is None else datetime.fromtimestamp(when, UTC).isoformat(timespec="milliseconds")


@dataclass(frozen=True, slots=True)
class Delays:
    """How long the sandbox lets things take, in seconds."""

    sign: float = 1.0
    late: float = 3.0
    slow: float = 5.0
    hold: float = 30.0


class PayRefusedError(ShebaoError):
    """A payment of an order that cannot be taken; `reason` is the code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Book:
    """The ledger in one SQLite database, used from one thread. Each method is one transaction."""

    def __init__(self, path: str, delays: Delays, *, with_callbacks: bool) -> None:
        """Open or make the ledger at `path` (`:memory:` for none on disk)."""
        self._db = sqlite3.connect(path, isolation_level=None, cached_statements=256)
        self._db.row_factory = sqlite3.Row
        # A killed sandbox keeps what it did; only a power cut may lose the last of it.
        self._db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;")
        self._db.executescript(SCHEMA)
        self._delays = delays
        self._with_callbacks = with_callbacks

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # Orders

    def take(self, service: str, kind: str, orders: Sequence[tuple[Mapping[str, Any], Script]]) -> list[Answer]:
        """Carry out the orders not seen before, each by its script, and answer all of them in their order."""
        now = _now()
        with self._db:
            self._db.execute("BEGIN")
            self._settle(now)
            known = self._rows(service, [order["key"] for order, _ in orders])
            fresh: list[dict[str, Any]] = []
            again: list[str] = []
            answers: list[Answer] = []
            for order, script in orders:
                key = order["key"]
                fingerprint = hashlib.sha256(orjson.dumps(order, option=orjson.OPT_SORT_KEYS)).digest()
                row: Mapping[str, Any] | None = known.get(key)
                if row is None:
                    if script.once and self._had_one(kind, order["payment_id"]):
                        script = ACCEPTED
                    made = self._row(service, kind, order, script, fingerprint, now)
                    known[key] = made
                    fresh.append(made)
                    answers.append(_told(made, ordering=True))
                elif row["fingerprint"] == fingerprint:
                    again.append(key)
                    answers.append(_told(row, ordering=True))
                else:
                    counted = "UPDATE orders SET conflicts = conflicts + 1 WHERE service=? AND key=?"
                    self._db.execute(counted, (service, key))
                    # What became of the first order under this key is for `find` to tell; this one was not looked at.
                    answers.append({"key": key, "status": "unknown", "reason": "key_conflict"})
                if row is None and made["status"] != "pending":
                    self._call_back(made)
            if fresh:
                columns = ", ".join(fresh[0])
                places = ", ".join(f":{name}" for name in fresh[0])
                self._db.executemany(f"INSERT INTO orders ({columns}) VALUES ({places})", fresh)
            if again:
                self._db.executemany(
                    "UPDATE orders SET asked = asked + 1 WHERE service=? AND key=?", [(service, key) for key in again]
                )
        return answers

    def find(self, service: str, keys: Sequence[str]) -> list[Answer]:
        """What became of each key, in the order asked."""
        self.settle()
        known = self._rows(service, keys)
        return [
            _told(known[key], ordering=False) if key in known else {"key": key, "status": "not_found"} for key in keys
        ]

    def pay(self, reference: str, amount_fen: int | None) -> Answer:
        """The payer pays an open order; without an amount, the ordered one. Raises PayRefusedError."""
        now = _now()
        with self._db:
            self._db.execute("BEGIN")
            self._settle(now)
            asked = "SELECT * FROM orders WHERE reference=? AND kind='pay_order'"
            row = self._db.execute(asked, (reference,)).fetchone()
            if row is None:
                raise PayRefusedError("unknown_order")
            if row["status"] != "pending":
                raise PayRefusedError("already_paid" if row["status"] == "accepted" else row["reason"])
            paid = row["amount_fen"] if amount_fen is None else amount_fen
            row = self._db.execute(
                "UPDATE orders SET status='accepted', times_done=1, told_fen=?, done_at=?, becomes=NULL, "
                "becomes_at=NULL WHERE id=? RETURNING *",
                (paid, now, row["id"]),
            ).fetchone()
            self._call_back(row)
        return _told(row, ordering=False)

    def send_sms(self, orders: Sequence[tuple[Mapping[str, Any], Script]]) -> tuple[list[Answer], list[sqlite3.Row]]:
        """Send each SMS as often as asked: providers do not sort out repeats, so a repeat shows as done twice."""
        now = _now()
        answers: list[Answer] = []
        sent: list[sqlite3.Row] = []
        with self._db:
            self._db.execute("BEGIN")
            for order, script in orders:
                row = self._row("sms", "sms", {**order, "payment_id": ""}, script, b"", now)
                columns = ", ".join(row)
                places = ", ".join(f":{name}" for name in row)
                stored = self._db.execute(
                    f"INSERT INTO orders ({columns}) VALUES ({places}) ON CONFLICT (service, key) DO UPDATE SET "
                    "asked = asked + 1, times_done = times_done + excluded.times_done RETURNING *",
                    row,
                ).fetchone()
                answers.append(_told(stored, ordering=True))
                if row["times_done"]:
                    sent.append(
                        self._db.execute(
                            "INSERT INTO sms_box (key, phone, text, template, params, sent_at) "
                            "VALUES (?,?,?,?,?,?) RETURNING *",
                            (
                                order["key"],
                                order["phone"],
                                order["text"],
                                order.get("template"),
                                orjson.dumps(order.get("params")).decode(),
                                now,
                            ),
                        ).fetchone()
                    )
        return answers, sent

    def first_arrivals(self, service: str, keys: Sequence[str]) -> set[str]:
        """Those of the keys that never came before; from now on they have."""
        new = set()
        with self._db:
            self._db.execute("BEGIN")
            for key in keys:
                times = self._db.execute(
                    "INSERT INTO arrivals VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1 RETURNING times",
                    (service, key),
                ).fetchone()[0]
                if times == 1:
                    new.add(key)
        return new

    def settle(self) -> None:
        """Turn over the orders whose time has come."""
        with self._db:
            self._db.execute("BEGIN")
            self._settle(_now())

    def _settle(self, now: float) -> None:
        rows = self._db.execute(
            "UPDATE orders SET status = becomes, reason = becomes_reason, done_at = becomes_at, becomes = NULL, "
            "becomes_at = NULL, "
            "times_done = CASE WHEN kind = 'contract' THEN times_done ELSE becomes = 'accepted' END, "
            "told_fen = CASE WHEN becomes = 'accepted' THEN coalesce(told_fen, amount_fen) END "
            "WHERE becomes_at <= ? RETURNING *",
            (now,),
        ).fetchall()
        for row in rows:
            self._call_back(row)

    def _rows(self, service: str, keys: Sequence[str]) -> dict[str, Mapping[str, Any]]:
        rows = self._db.execute(
            "SELECT orders.* FROM json_each(?) CROSS JOIN orders ON orders.service=? AND orders.key = json_each.value",
            (orjson.dumps(list(keys)).decode(), service),
        )
        return {row["key"]: dict(row) for row in rows}

    def _had_one(self, kind: str, payment_id: str) -> bool:
        found = self._db.execute("SELECT 1 FROM orders WHERE payment_id=? AND kind=? LIMIT 1", (payment_id, kind))
        return found.fetchone() is not None

    def _row(
        self, service: str, kind: str, order: Mapping[str, Any], script: Script, fingerprint: bytes, now: float
    ) -> dict[str, Any]:
        amount = order.get("total_fen") if kind == "declaration" else order.get("amount_fen")
        document = order.get("document_sha256")
        status, reason = script.status, script.reason
        becomes, becomes_reason, becomes_at = script.becomes, script.becomes_reason, None
        if kind == "contract" and hashlib.sha256(order["document"].encode()).hexdigest() != document:
            status, reason, becomes = "rejected", "document_hash_mismatch", None
        if becomes is not None:
            becomes_at = now + (self._delays.sign if script.after == "sign" else self._delays.late)
        elif kind == "pay_order" and status == "pending":
            becomes, becomes_reason = "rejected", "expired"
            becomes_at = datetime.fromisoformat(order["expires_at"]).timestamp()
        if script.tells_other_document and document is not None:
            document = hashlib.sha256(document.encode()).hexdigest()
        done = status == "accepted"
        return {
            "service": service,
            "kind": kind,
            "key": order["key"],
            "payment_id": order["payment_id"],
            "fingerprint": fingerprint,
            "reference": PREFIXES[kind] + secrets.token_hex(8).upper(),
            "status": status,
            "reason": reason,
            "reasons": orjson.dumps(script.reasons).decode(),
            "amount_fen": amount,
            "told_fen": amount - 1 if script.tells_other_amount and amount else amount if done else None,
            "document_sha256": document if kind == "contract" else None,
            # A contract's effect is the signer being asked; the others' is the filing or the money.
            "times_done": int(done or (kind == "contract" and status == "pending")),
            "created_at": now,
            "done_at": None if status == "pending" else now,
            "becomes": becomes,
            "becomes_reason": becomes_reason,
            "becomes_at": becomes_at,
            # An outcome that the answer itself tells needs no callback, unless the callback is to come first.
            "callbacks": script.callbacks if status == "pending" or script.callback_first else 0,
        }

    # Callbacks

    def _call_back(self, row: Mapping[str, Any]) -> None:
        event = _event(row) if self._with_callbacks and row["callbacks"] else None
        if event is None:
            return
        body = orjson.dumps(event)
        self._db.executemany(
            "INSERT INTO callbacks (service, key, event_id, body, due_at) VALUES (?,?,?,?,?)",
            [(row["service"], row["key"], event["id"], body, row["done_at"])] * row["callbacks"],
        )

    def due_callbacks(self, service: str | None = None, keys: Sequence[str] = ()) -> list[sqlite3.Row]:
        """Callbacks whose time has come, a hundred at most; with a service and keys, those of theirs."""
        if service is None:
            found = self._db.execute("SELECT * FROM callbacks WHERE due_at <= ? ORDER BY due_at LIMIT 100", (_now(),))
        else:
            found = self._db.execute(
                "SELECT * FROM callbacks WHERE due_at <= ? AND service = ? AND key IN (SELECT value FROM json_each(?))",
                (_now(), service, orjson.dumps(list(keys)).decode()),
            )
        return found.fetchall()

    def callback_tried(self, callback: sqlite3.Row, delivered: bool, result: str) -> None:
        """Record one try; a failed one is due again a little later, until the tries are used up."""
        tries, now = callback["tries"] + 1, _now()
        retry = None if delivered or tries > len(CALLBACK_RETRIES_S) else now + CALLBACK_RETRIES_S[tries - 1]
        self._db.execute(
            "UPDATE callbacks SET tries=?, due_at=?, last_result=?, delivered_at=? WHERE id=?",
            (tries, retry, result, now if delivered else None, callback["id"]),
        )

    def callbacks(self) -> list[dict[str, Any]]:
        """All callbacks, sent or not."""
        return [
            {
                **{name: row[name] for name in ("service", "key", "event_id", "tries", "last_result")},
                "event": orjson.loads(row["body"]),
                "delivered_at": instant(row["delivered_at"]),
            }
            for row in self._db.execute("SELECT * FROM callbacks ORDER BY id")
        ]

    # What tests and people read

    def ledger(self, filters: Mapping[str, str], *, entries: bool = True) -> dict[str, Any]:
        """Totals by kind and status, payments that something was done for twice, and the entries, oldest first.

        A payment whose money was taken by a debit and by a pay order counts as collected twice.

        `filters` narrows by kind, service, key, payment_id, status or reference.
        """
        self.settle()
        where = " AND ".join(["1", *(f"{name} = :{name}" for name in filters)])
        totals = self._db.execute(
            "SELECT kind, status, count(*) AS orders, coalesce(sum(times_done), 0) AS done, "
            "coalesce(sum(CASE kind WHEN 'pay_order' THEN told_fen ELSE amount_fen END * times_done), 0) AS done_fen, "
            "sum(asked) AS asked, sum(conflicts) AS conflicts "
            f"FROM orders WHERE {where} GROUP BY kind, status ORDER BY kind, status",
            dict(filters),
        )
        doubled = self._db.execute(
            "SELECT CASE WHEN service = 'bank' THEN 'collection' ELSE kind END AS effect, payment_id, "
            f"sum(times_done) AS times_done FROM orders WHERE {where} AND status <> 'rejected' AND kind <> 'sms' "
            "GROUP BY effect, payment_id HAVING sum(times_done) > 1",
            dict(filters),
        )
        result: dict[str, Any] = {"totals": [dict(row) for row in totals], "doubled": [dict(row) for row in doubled]}
        if entries:
            rows = self._db.execute(f"SELECT * FROM orders WHERE {where} ORDER BY id", dict(filters))
            result["entries"] = [_entry(row) for row in rows]
        return result

    def sms_box(self, phone: str | None) -> list[dict[str, Any]]:
        """What was really sent, oldest first."""
        rows = self._db.execute("SELECT * FROM sms_box WHERE ?1 IS NULL OR phone = ?1 ORDER BY id", (phone,))
        return [
            {
                "id": row["key"], "phone": row["phone"], "text": row["text"], "template": row["template"],
                "params": orjson.loads(row["params"]), "sent_at": instant(row["sent_at"]),
            }
            for row in rows
        ]  # fmt: skip


def _entry(row: sqlite3.Row) -> dict[str, Any]:
    names = ("service", "kind", "key", "payment_id", "reference", "status", "reason", "amount_fen")
    entry = {name: row[name] for name in (*names, "times_done", "asked", "conflicts")}
    if row["kind"] == "pay_order":
        entry["paid_fen"] = row["told_fen"]
    return entry | {
        "created_at": instant(row["created_at"]),
        "done_at": instant(row["done_at"]),
    }


def _bank_reference(row: Mapping[str, Any]) -> str:
    """A paid order's money has a number of its own; a debit's is the debit's."""
    reference: str = row["reference"]
    return "YH" + reference[2:] if row["kind"] == "pay_order" else reference


def _told(row: Mapping[str, Any], *, ordering: bool) -> Answer:
    """What the sandbox says of an order: to who orders it (again), or to who asks what became of it."""
    answer: Answer = {"key": row["key"], "status": row["status"], "reference": row["reference"]}
    if row["reason"] is not None:
        answer["reason"] = row["reason"]
    if row["reasons"] != "[]":
        answer["reasons"] = orjson.loads(row["reasons"])
    if row["kind"] == "pay_order" and ordering and row["reason"] in (None, "expired"):
        # Ordering again an order that was paid or ran out meanwhile still tells its number, as the first time.
        return {"key": row["key"], "status": "accepted", "reference": row["reference"]}
    if row["status"] == "accepted":
        answer["reference"] = _bank_reference(row)
        answer["at"] = instant(row["done_at"])
        answer["amount_fen"] = row["told_fen"]
        answer["document_sha256"] = row["document_sha256"]
    return answer


def _event(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """The CloudEvent that tells of an outcome; None where there is none (declarations are asked for by key)."""
    at = instant(row["done_at"])
    match row["kind"], row["status"]:
        case "contract", "accepted":
            name, data = "contract.signed", {"document_sha256": row["document_sha256"], "signed_at": at}
        case "contract", "rejected":
            name, data = "contract.declined", {"reason": row["reason"]}
        case (("debit" | "pay_order"), "accepted"):
            name = "settled"
            data = {
                "amount": yuan(row["told_fen"]),
                "amount_fen": row["told_fen"],
                "bank_reference": _bank_reference(row),
                "paid_at": at,
            }
        case "debit", "rejected":
            name, data = "debit.failed", {"reason": row["reason"], "failed_at": at}
        case _:
            return None
    of = "contract" if row["kind"] == "contract" else "order"
    return {
        "specversion": "1.0",
        "id": secrets.token_hex(16),
        "source": f"/sandbox/{row['service']}",
        "type": f"cn.shebao.payment.{name}.v1",
        "subject": row["payment_id"],
        "time": at,
        "datacontenttype": "application/json",
        "data": {of: row["reference"], "key": row["key"], **data},
    }
