"""The documents we make: the declaration form and the debit contract, HTML from Jinja2.

Kept are a document's data (sealed), its template's version and the SHA-256 of its bytes: rendered again from them it is
the same to the byte, and the hash proves it. Templates are never changed, only followed by a next version.

What many payments share of a document is rendered once (`draw_form`); each payment then fills in its own values.
"""

import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final, Protocol

import orjson
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import escape

from foundation.crypto import Keyring, SealError
from foundation.structs import Private
from models.states import DocumentKind
from workflows.payment.case import Case
from workflows.payment.outcomes import Insert

DECLARATION: Final = "declaration@1"
CONTRACT: Final = "contract@1"

# The place of a value that is filled in later: its name between characters that no text of ours or a payer's holds.
_PLACE = re.compile("\ue000([a-z_]+)\ue001")
_MARKUP = re.compile("[&<>\"']")


class Form(Private, frozen=True):
    """A document but for what is one payment's own: `text` has a place (`%(name)s`) for each such value, `shared` is
    the JSON object of all other values."""

    template: str
    shared: bytes
    text: str


class MadeDocument(Private, frozen=True):
    """A document's text, its SHA-256 in hex, and the row that keeps it."""

    body: str
    digest: str
    row: Insert


class StoredDocument(Protocol):
    """The columns of a row of `documents` from which its text is made."""

    @property
    def payment_id(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def template(self) -> str: ...
    @property
    def data_sealed(self) -> str: ...


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


def draw_form(template: str, own: tuple[str, ...], **shared: object) -> Form:
    """Render `template` (`name@version`) with `shared`, and leave places for the values named in `own`.

    The steps keep forms, so `shared` must hold nothing personal. A missing key raises jinja2.UndefinedError.
    """
    places = {name: f"\ue000{name}\ue001" for name in own}
    drawn = load_template(template).render(shared, **places)
    return Form(template, orjson.dumps(shared), _PLACE.sub(r"%(\1)s", drawn.replace("%", "%%")))


def make_document(case: Case, kind: DocumentKind, form: Form, **own: str) -> MadeDocument:
    """Fill a form in for a payment; a value that is missing raises KeyError before anything is written."""
    plain = _MARKUP.search("".join(own.values())) is None
    body = form.text % (own if plain else {name: str(escape(value)) for name, value in own.items()})
    digest = sha256(body.encode()).hexdigest()
    # Two JSON objects joined: the shared one is not read again for every payment.
    data = form.shared[:-1] + b"," + orjson.dumps(own)[1:]
    row = {
        "sha256": digest,
        "payment_id": case.id,
        "kind": kind,
        "template": form.template,
        "data_sealed": case.context.keyring.seal("documents.data", f"{case.id}:{digest}", data),
        "created_at": case.now,
    }
    return MadeDocument(body, digest, Insert("documents", row))


def open_document(keyring: Keyring, row: StoredDocument) -> str:
    """The text of a kept document; raises SealError if its data or its template are not what they were."""
    context = keyring.open_json("documents.data", f"{row.payment_id}:{row.sha256}", row.data_sealed)
    body = load_template(row.template).render(context)
    if sha256(body.encode()).hexdigest() != row.sha256:
        raise SealError(f"document of {row.payment_id}: rendered again it differs from its hash")
    return body
