"""`shebao documents`: the declaration form and the debit contract of a payment."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from cli import output
from cli.database import need_database, reading
from cli.groups import Group
from cli.options import by_option, json_option, reason_option
from cli.tables import table
from workflows.operator.access.permissions import Permission
from workflows.operator.documents import KeptDocument, list_documents, take_documents
from workflows.operator.lookup import find_payment


@click.group(cls=Group)
def documents() -> None:
    """The documents of payments, as they were filed with the authority or sent to be signed."""


@documents.command()
@click.argument("id_", metavar="ID")
@click.option(
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write them into this folder, as KIND-N.html.",
)
@reason_option("Why, for the record.")
@by_option(Permission.REVEAL)
@json_option
def show(id_: str, folder: Path | None, reason: str | None, by: str, as_json: bool) -> None:
    """List the documents of a payment, and with --output write them to files.

    The files and the JSON hold personal data: that you had them is recorded, and the files can be read by you alone. ID
    is the payment's id or reference.
    """
    if folder is None and not as_json:
        with reading() as connection:
            found = list_documents(connection, find_payment(connection, id_).id)
    else:
        need_database()
        found = take_documents(id_, actor=by, reason=reason or "not_stated")
    written = [] if folder is None else _write_all(folder, found)
    if as_json:
        output.show_json([_plain(one) for one in found])
    elif found:
        rows = [(one.kind, one.template, output.exact(one.created_at), one.sha256) for one in found]
        table(("kind", "template", "made", "SHA-256"), rows)
        if written:
            output.note(f"written to {folder}: {', '.join(written)}")
    else:
        output.note("no documents yet")


def _plain(one: KeptDocument) -> dict[str, object]:
    names = ("kind", "template", "sha256", "created_at", "html")
    return {name: getattr(one, name) for name in names}


def _write_all(folder: Path, found: Sequence[KeptDocument]) -> list[str]:
    """Write the documents into the folder; returns the files' names."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {f"{one.kind}-{number}.html": one for number, one in enumerate(found, start=1)}
    for name, one in files.items():
        _write(folder / name, one)
    return list(files)


def _write(path: Path, one: KeptDocument) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
        stream.write(one.html)
