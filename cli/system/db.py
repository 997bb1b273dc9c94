"""`shebao db`: the schema of the database."""

import click
from sqlalchemy.engine import make_url

from cli import output
from cli.database import need_database, reading
from cli.failures import USAGE, Failure
from cli.groups import Group
from cli.options import json_option
from foundation.settings import get_settings
from models import migrate


@click.group(cls=Group)
def db() -> None:
    """The schema of the database: bring it to what this version needs, or back."""


@db.command()
@click.option("--to", "revision", default="head", show_default=True, help="The revision to reach.")
def upgrade(revision: str) -> None:
    """Bring the schema up, making the tables if there are none.

    The workers are stopped meanwhile. Runs in one transaction: it is done as a whole or not at all.
    """
    try:
        migrate.upgrade(get_settings().database, revision)
    except migrate.UnknownRevision as error:
        raise _unknown(error) from None
    output.say(f"the database has schema {_schema().present}")


@db.command()
@click.argument("revision", metavar="REVISION")
@click.confirmation_option(prompt="Data of tables and columns that this drops is lost. Go on?")
def downgrade(revision: str) -> None:
    """Take the schema back to REVISION (`base`: no tables).

    The workers are stopped meanwhile. Data of tables and columns that this drops is lost.
    """
    need_database()
    try:
        migrate.downgrade(get_settings().database, revision)
    except migrate.UnknownRevision as error:
        raise _unknown(error) from None
    output.say(f"the database has {_name(_schema())}")


@db.command()
@json_option
def current(as_json: bool) -> None:
    """Show the schema that the database has, and the one that this version needs."""
    schema = _schema()
    if as_json:
        output.show_json(_as_json(schema))
    else:
        output.say(f"the database has {_name(schema)}; this version needs schema {schema.needed}")


@db.command()
@json_option
def check(as_json: bool) -> None:
    """End with 1, and with what to do, unless the database has the schema that this version needs."""
    schema = _schema()
    if schema.problem is not None:
        raise Failure("schema_outdated", schema.problem, details={"present": schema.present, "needed": schema.needed})
    if as_json:
        output.show_json(_as_json(schema))
    else:
        output.say(f"the database has schema {schema.present}, as this version needs")


def _schema() -> migrate.Schema:
    with reading() as connection:
        return migrate.read_schema(connection)


def _name(schema: migrate.Schema) -> str:
    return "no tables" if schema.present is None else f"schema {schema.present}"


def _as_json(schema: migrate.Schema) -> dict[str, object]:
    return {"present": schema.present, "needed": schema.needed, "fits": schema.problem is None}


def _unknown(error: migrate.UnknownRevision) -> Failure:
    place = make_url(get_settings().database).get_backend_name()
    return Failure("revision_unknown", f"{error} ({place}); `shebao db current` shows what there is", USAGE)
