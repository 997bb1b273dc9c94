"""Personal data at rest: AES-256-GCM with a key id, bound to its table, column and row; and the blind index.

A sealed value reads `v1.<key id>.<base64 of nonce and ciphertext>`. The associated data names where the value
belongs, so that a ciphertext moved to another row or column does not open. The blind index is HMAC-SHA256 with a key
of its own: an unkeyed hash of an identity number is found by trying them all.
"""

import base64
import hmac
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from foundation.errors import ShebaoError

_FORMAT = "v1"
_KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,24}")


class SealError(ShebaoError):
    """A sealed value that cannot be opened: unknown key id, moved to another row, or altered. Holds no content."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """Encryption keys and keys of the blind index, both newest first. Its repr shows key ids only."""

    ciphers: Mapping[str, AESGCM] = field(repr=False)
    newest: str
    index_keys: tuple[bytes, ...] = field(repr=False)

    @classmethod
    def from_text(cls, keys: str, index_keys: str) -> "Keyring":
        """Read `id:base64,id:base64` (32 bytes each) and base64 index keys by commas, newest first; raises
        ValueError."""
        ciphers = _read_ciphers(keys)
        if not ciphers:
            raise ValueError("no encryption key is given")
        return cls(ciphers, next(iter(ciphers)), _read_index_keys(index_keys))

    @property
    def each_index(self) -> tuple["Keyring", ...]:
        """This keyring with each of its index keys alone, newest first: what is looked up while the index moves."""
        if len(self.index_keys) == 1:
            return (self,)
        return tuple(replace(self, index_keys=(key,)) for key in self.index_keys)

    @staticmethod
    def mark(key_id: str) -> str:
        """How every value begins that a key has sealed."""
        return f"{_FORMAT}.{key_id}."

    def seal(self, place: str, row: str, content: bytes) -> str:
        """Encrypt `content` for the column `place` (as `requests.payer`) of the row with id `row`."""
        nonce = os.urandom(12)
        sealed = self.ciphers[self.newest].encrypt(nonce, content, f"{place}|{row}".encode())
        return self.mark(self.newest) + base64.b64encode(nonce + sealed).decode("ascii")

    def open(self, place: str, row: str, sealed: str) -> bytes:
        """Decrypt what `seal` made for the same place and row; raises SealError."""
        form, _, rest = sealed.partition(".")
        key_id, _, encoded = rest.partition(".")
        cipher = self.ciphers.get(key_id)
        if form != _FORMAT or cipher is None:
            raise SealError(f"{place} of {row}: sealed with a key that is not loaded")
        try:
            raw = base64.b64decode(encoded, validate=True)
            return cipher.decrypt(raw[:12], raw[12:], f"{place}|{row}".encode())
        except (InvalidTag, ValueError):  # ValueError: not base64, or too short to hold a nonce
            raise SealError(f"{place} of {row}: altered, or moved from another row") from None

    def seal_json(self, place: str, row: str, content: Any) -> str:
        """Encrypt a JSON value."""
        return self.seal(place, row, orjson.dumps(content))

    def open_json(self, place: str, row: str, sealed: str) -> Any:
        """Decrypt a JSON value; raises SealError."""
        return orjson.loads(self.open(place, row, sealed))

    def blind_index(self, column: str, value: str | bytes) -> str:
        """A searchable stand-in for a personal value: HMAC-SHA256 by the newest index key over the column's name and
        the value, in hex."""
        content = value if isinstance(value, bytes) else value.encode()
        return hmac.digest(self.index_keys[0], b"%s\0%s" % (column.encode(), content), "sha256").hex()


def _read_ciphers(keys: str) -> dict[str, AESGCM]:
    ciphers: dict[str, AESGCM] = {}
    for item in filter(None, (part.strip() for part in keys.split(","))):
        key_id, _, encoded = item.partition(":")
        # Not shown: where the id was forgotten, the key is in its place.
        if not _KEY_ID.fullmatch(key_id) or not encoded or key_id in ciphers:
            raise ValueError("each key needs an id of its own of letters and digits, as in `2026a:<base64>`")
        raw = _decode(encoded, f"key {key_id}")
        if len(raw) != 32:
            raise ValueError(f"key {key_id} has {len(raw)} bytes; AES-256 needs 32")
        ciphers[key_id] = AESGCM(raw)
    return ciphers


def _read_index_keys(text: str) -> tuple[bytes, ...]:
    keys = tuple(_decode(part, "the index key") for part in text.split(","))
    if any(len(key) < 32 for key in keys):
        raise ValueError("the index key has fewer than 32 bytes")
    if len(set(keys)) < len(keys):
        raise ValueError("the same index key is given twice")
    return keys


def _decode(text: str, what: str) -> bytes:
    try:
        return base64.b64decode(text.strip(), validate=True)
    except ValueError:
        raise ValueError(f"{what} is not base64") from None


def new_key() -> str:
    """32 random bytes as base64, fit for an encryption or index key."""
    return base64.b64encode(os.urandom(32)).decode("ascii")
