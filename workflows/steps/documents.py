"""The documents we make: the declaration form and the debit agreement, HTML from Jinja2.

Kept are a document's data (sealed), its template's version and the SHA-256 of its bytes: made again from them it is the
same to the byte, and the hash shows it. Templates are never changed, only followed by a next version.

What many payments share of a document is drawn once (`draw_form`); each payment then fills in what is its own.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import escape

from foundation.crypto import Keyring, SealError
from workflows.payment.case import Case
from workflows.payment.outcomes import Insert

DECLARATION = "declaration@1"
CONTRACT = "contract@1"


# The place of a value that is filled in later: its name between characters that no text of ours or a payer's holds.
_PLACE = re.compile("\ue000([a-z_]+)\ue001")
_MARKUP = re.compile("[&<>\"']")


@dataclass(frozen=True, slots=True)
class Form:
    """A document drawn but for what is one payment's own: `text` has a place (`%(name)s`) for each such value."""

    template: str
    shared: dict[str, Any] = field(repr=False)
    text: str = field(repr=False)


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


def draw_form(template: str, own: tuple[str, ...], **shared: Any) -> Form:
    """Draw `template` (`name@version`) with `shared`, and leave places for the values named in `own`.

    The forms are kept by the steps, so `shared` must hold nothing personal. A missing key raises jinja2.UndefinedError.
    """
    places = {name: f"\ue000{name}\ue001" for name in own}
    drawn = load_template(template).render(shared, **places)
    return Form(template, shared, _PLACE.sub(r"%(\1)s", drawn.replace("%", "%%")))


def make_document(case: Case, kind: str, form: Form, **own: str) -> MadeDocument:
    """Fill a form in for a payment; a value that is missing raises KeyError before anything is written."""
    body = form.text % {name: _escaped(value) for name, value in own.items()}
    digest = sha256(body.encode()).hexdigest()
    row = {
        "sha256": digest,
        "payment_id": case.id,
        "kind": kind,
        "template": form.template,
        "data_sealed": case.seal_json("documents.data", f"{case.id}:{digest}", {**form.shared, **own}),
        "created_at": case.now,
    }
    return MadeDocument(body, digest, Insert("documents", row))


def _escaped(value: str) -> str:
    """As the template engine writes it."""
    return str(escape(value)) if _MARKUP.search(value) else value


def open_document(keyring: Keyring, row: Any) -> str:
    """The text of a kept document; raises SealError if its data or its template are not what they were."""
    context = keyring.open_json("documents.data", f"{row.payment_id}:{row.sha256}", row.data_sealed)
    body = load_template(row.template).render(context)
    if sha256(body.encode()).hexdigest() != row.sha256:
        raise SealError(f"document of {row.payment_id}: made again it differs from its hash")
    return body
