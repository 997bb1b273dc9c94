"""The SMS provider of the sandbox: providers do not sort out repeats, so an id sent twice is sent twice."""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import orjson

from gateways.sandbox.entries import Delays, answer_to_order, from_row, instant, new_entry
from gateways.sandbox.ledger import INSERT, Ledger, now
from gateways.sandbox.magic import Script
from gateways.sandbox.orders import Json, OrderBody

_SEND: Final = f"""
{INSERT} ON CONFLICT (service, key) DO UPDATE SET asked = asked + 1, times_done = times_done + excluded.times_done
RETURNING *
"""
_KEEP: Final = "INSERT INTO sms_box (key, phone, text, template, params, sent_at) VALUES (?,?,?,?,?,?) RETURNING *"


@dataclass(frozen=True, slots=True)
class SmsBox:
    """Sends SMS into the ledger and, with a folder, into a text file each."""

    ledger: Ledger
    delays: Delays
    folder: Path | None

    def send(self, messages: Sequence[tuple[OrderBody, Script]]) -> list[Json]:
        """Send each SMS as often as asked, and give a result for each."""
        results = []
        with self.ledger.db as db:
            db.execute("BEGIN")
            for message, script in messages:
                entry = new_entry("sms", "sms", message, script, now(), self.delays)
                stored = from_row(db.execute(_SEND, entry.columns()).fetchone())
                results.append(result_of(answer_to_order(stored)))
                if entry.times_done:
                    self._keep(db, message)
        return results

    def _keep(self, db: sqlite3.Connection, message: OrderBody) -> None:
        params = orjson.dumps(message.get("params")).decode()
        sent = (message["key"], message["phone"], message["text"], message.get("template"), params, now())
        row = db.execute(_KEEP, sent).fetchone()
        if self.folder is not None:
            name = f"{row['id']:06d}-{re.sub(r'[^A-Za-z0-9_-]', '_', row['key'])[:64]}.txt"
            text = f"To: {row['phone']}\nId: {row['key']}\n\n{row['text']}\n"
            (self.folder / name).write_text(text, encoding="utf-8")

    def sent(self, phone: str | None) -> list[Json]:
        """Give the SMS that were really sent, oldest first."""
        rows = self.ledger.db.execute("SELECT * FROM sms_box WHERE ?1 IS NULL OR phone = ?1 ORDER BY id", (phone,))
        return [
            {
                "id": row["key"], "phone": row["phone"], "text": row["text"], "template": row["template"],
                "params": orjson.loads(row["params"]), "sent_at": instant(row["sent_at"]),
            }
            for row in rows
        ]  # fmt: skip


def result_of(answer: Json) -> Json:
    """Give an answer in the words of the SMS provider."""
    names = ("status", "reference", "reason")
    return {"id": answer["key"]} | {name: answer[name] for name in names if answer.get(name) is not None}
