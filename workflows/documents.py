"""The documents we make: the declaration form and the debit agreement, HTML from Jinja2.

Kept are a document's data (sealed), its template's version and the SHA-256 of its bytes: made again from them it is the
same to the byte, and the hash shows it. Templates are never changed, only followed by a next version.
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from models.crypto import Keyring, SealError
from workflows.case import Case
from workflows.outcomes import Insert

DECLARATION = "declaration@1"
AGREEMENT = "agreement@1"


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document's text, its SHA-256 in hex, and the row that keeps it."""

    body: str
    digest: str
    row: Insert


@lru_cache(maxsize=8)
def load_template(template: str) -> Template:
    """The template of `name@version`, compiled once; raises jinja2.TemplateNotFound."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(f"{template.replace('@', '-')}.html")


def make_document(case: Case, kind: str, template: str, **context: Any) -> MadeDocument:
    """Render `template` (`name@version`) for a payment; a missing context key raises before anything is written."""
    body = load_template(template).render(context)
    digest = sha256(body.encode()).hexdigest()
    row = {
        "sha256": digest,
        "payment_id": case.id,
        "kind": kind,
        "template": template,
        "data_sealed": case.seal_json("documents.data", f"{case.id}:{digest}", context),
        "created_at": case.now,
    }
    return MadeDocument(body, digest, Insert("documents", row))


def open_document(keyring: Keyring, row: Any) -> str:
    """The text of a kept document; raises SealError if its data or its template are not what they were."""
    context = keyring.open_json("documents.data", f"{row.payment_id}:{row.sha256}", row.data_sealed)
    body = load_template(row.template).render(context)
    if sha256(body.encode()).hexdigest() != row.sha256:
        raise SealError(f"document of {row.payment_id}: made again it differs from its hash")
    return body
