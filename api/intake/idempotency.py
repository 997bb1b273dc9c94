"""Idempotency-Key: the same key and content get the same answer again.

This is a convenience of the transport; what keeps a payment from being made twice is `source` + `id`, for ever. So a
key whose request was lost on the way may be taken over after a minute, and keys are kept for 30 days.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import delete, select, update

from api.problems import Problem
from foundation.clock import utcnow
from foundation.json_value import JsonValue
from foundation.settings import get_keyring
from foundation.texts import holds_any_of, holds_id_number
from models.session import write
from models.tables import IdempotencyKey
from models.write import insert_rows

KEPT: Final = timedelta(days=30)
_LOST: Final = timedelta(minutes=1)
_MOST = 255
_PERSONAL: Final = {"payer": ("phone", "email", "id_number"), "bank_account": ("number",)}
_SHORTEST: Final = 6


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request was answered: HTTP status and what the response is made of."""

    status: int
    content: dict[str, JsonValue]


def _unquoted(text: str) -> str:
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return text


def read_key(header: str | None) -> str | None:
    """The key in an `Idempotency-Key` header, quoted (as the draft of the IETF has it) or bare; raises Problem(400)."""
    if header is None:
        return None
    key = _unquoted(header.strip())
    if not key or len(key) > _MOST or not key.isascii() or not key.isprintable():
        raise Problem(400, "invalid_header", f"Idempotency-Key has 1 to {_MOST} visible ASCII characters")
    if holds_id_number(key):
        raise Problem(400, "personal_data", "Idempotency-Key holds an identity number; use another key")
    return key


def check_key(key: str, events: Sequence[JsonValue]) -> None:
    """Raises Problem(400) for a key that holds the phone, account, address or ID number that an event brings: it is
    kept in clear."""
    if holds_any_of(key, (number for event in events for number in _own_numbers(event))):
        raise Problem(400, "personal_data", "Idempotency-Key holds a number or address of the payer; use another key")


def _own_numbers(event: JsonValue) -> Iterator[str]:
    data = event.get("data") if isinstance(event, dict) else None
    for member, names in _PERSONAL.items():
        person = data.get(member) if isinstance(data, dict) else None
        if isinstance(person, dict):
            yield from (
                value for name in names if isinstance(value := person.get(name), str) and len(value) >= _SHORTEST
            )


def digests_of(events: Sequence[JsonValue]) -> list[str]:
    """A keyed hash of the events by each index key, newest first: the same for other spacing and another content
    mode."""
    # The standard library writes whatever JSON was read: lone surrogates and long numbers too.
    content = json.dumps(events, sort_keys=True)
    return [one.blind_index("idempotency", content) for one in get_keyring().each_index]


def begin(client: str, key: str, digests: Sequence[str]) -> Answer | None:
    """Take the key for a request, or find the answer it got; raises Problem(422) for other content, (409) for a request
    that is still running."""
    now = utcnow()
    row = {"client": client, "key": key, "digest": digests[0], "started_at": now, "status": None, "answer": None}
    table = IdempotencyKey
    with write() as connection:
        if insert_rows(connection, "idempotency_keys", [row], or_ignore=True):
            return None
        mine = (table.client == client) & (table.key == key)
        found = connection.execute(select(*table.__table__.c).where(mine)).one_or_none()
        if found is None:
            raise Problem(409, "key_in_use", "the same request is still running", headers={"Retry-After": "1"})
        if found.digest not in digests:
            detail = "this Idempotency-Key came before with other content; use a new key for a new request"
            raise Problem(422, "key_reused", detail)
        if found.status is not None:
            return Answer(found.status, found.answer)
        if found.started_at > now - _LOST:
            raise Problem(409, "key_in_use", "the same request is still running", headers={"Retry-After": "1"})
        connection.execute(update(table).where(mine).values(started_at=now))
    return None


def finish(client: str, key: str, answer: Answer | None) -> None:
    """Keep the answer under the key; None gives the key free again, for a request that was refused or failed."""
    mine = (IdempotencyKey.client == client) & (IdempotencyKey.key == key)
    with write() as connection:
        if answer is None:
            connection.execute(delete(IdempotencyKey).where(mine))
        else:
            values = {"status": answer.status, "answer": answer.content}
            connection.execute(update(IdempotencyKey).where(mine).values(**values))


def forget_old() -> int:
    """Delete keys that are older than 30 days; returns how many."""
    with write() as connection:
        return connection.execute(delete(IdempotencyKey).where(IdempotencyKey.started_at < utcnow() - KEPT)).rowcount
