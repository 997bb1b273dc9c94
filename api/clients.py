"""Clients of the HTTP interface: who a token belongs to, and how fast it may send.

What it may send and read is in workflows/intake/rights.py.
"""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime

from api.buckets import Bucket
from api.problems import Problem
from foundation.clock import utcnow
from workflows.intake.rights import read_tokens
from workflows.intake.senders import Sender


@dataclass(frozen=True, slots=True)
class Client:
    """A known caller. Its token is valid until `expires_at`."""

    name: str
    sender: Sender
    may_read: bool
    expires_at: datetime | None
    bucket: Bucket = field(repr=False, compare=False)


class Clients:
    """All clients by the digest of their token."""

    def __init__(self, clients: dict[str, Client]) -> None:
        self._clients = clients

    @classmethod
    def from_text(cls, text: str) -> "Clients":
        """Read `SHEBAO_API_TOKENS`; empty lets no client in. Raises SettingsError, which holds no token."""
        buckets: dict[str, Bucket] = {}
        clients: dict[str, Client] = {}
        for token in read_tokens(text):
            name = token.sender.client
            bucket = buckets.setdefault(name, Bucket(token.rate))
            clients[token.digest] = Client(name, token.sender, token.may_read, token.expires_at, bucket)
        return cls(clients)

    def authenticate(self, header: str | None) -> Client:
        """The client of an `Authorization` header; raises Problem(401)."""
        scheme, _, token = (header or "").partition(" ")
        # Looking up a digest tells nothing of how much of a guessed token is right.
        client = self._clients.get(hashlib.sha256(token.strip().encode()).hexdigest())
        valid = client is not None and (client.expires_at is None or utcnow() < client.expires_at)
        if scheme.lower() != "bearer" or client is None or not valid:
            detail = "send Authorization: Bearer TOKEN with a valid token of SHEBAO_API_TOKENS"
            raise Problem(401, "unauthorized", detail, headers={"WWW-Authenticate": "Bearer"})
        return client


def same(one: str, other: str) -> bool:
    """Whether two codes are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())
