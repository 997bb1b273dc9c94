"""The documents we make: the declaration form and the debit agreement. HTML from Jinja2, kept sealed with its hash."""

import zlib
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from models.crypto import Keyring
from workflows.case import Case
from workflows.outcomes import Insert

DECLARATION = "declaration@1"
AGREEMENT = "agreement@1"


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document's bytes, their SHA-256 in hex, and the row that keeps them."""

    body: str
    digest: str
    row: Insert


@lru_cache(maxsize=8)
def _template(name: str) -> Template:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def make_document(case: Case, kind: str, template: str, **context: Any) -> MadeDocument:
    """Render `template` (`name@version`) for a payment; a missing context key raises before anything is written."""
    body = _template(f"{template.replace('@', '-')}.html").render(**context)
    raw = body.encode()
    digest = sha256(raw).hexdigest()
    row = {
        "sha256": digest,
        "payment_id": case.id,
        "kind": kind,
        "template": template,
        "body_sealed": case.seal("documents.body", f"{case.id}:{digest}", zlib.compress(raw, 1)),
        "created_at": case.now,
    }
    return MadeDocument(body, digest, Insert("documents", row))


def open_document(keyring: Keyring, row: Any) -> str:
    """The text of a kept document; raises SealError if it was altered."""
    return zlib.decompress(keyring.open("documents.body", f"{row.payment_id}:{row.sha256}", row.body_sealed)).decode()
