"""The literal statements: one file each, a folder for each kind of database.

`:name` is a parameter for SQLAlchemy and a variable for psql, so a file can be tried as it is:

    \\set now '''2026-11-22T10:00:00Z'''
    \\i models/sql/postgresql/select_oldest.sql

Lines that begin with `--` explain the statement to a reader and are not sent.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Row, TextClause, TextualSelect, text

from models.tables import Base

SqlRow = Row[Any]
"""A row of a literal statement: its columns are those that the statement names, which no type checker reads."""

_FOLDER = Path(__file__).parent


@cache
def load(dialect: str, name: str) -> str:
    """The statement `name` for `postgresql` or `sqlite`, without its comments."""
    lines = (_FOLDER / dialect / f"{name}.sql").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("--")).strip().removesuffix(";")


@cache
def statement(dialect: str, name: str) -> TextClause:
    """The statement `name`, made once: to put it together takes longer than to carry it out for a lone payment."""
    return text(load(dialect, name))


@cache
def query(dialect: str, name: str, columns: tuple[ColumnElement[Any], ...]) -> TextualSelect:
    """The statement `name`, whose result has these columns in this order. SQLAlchemy matches them once by position,
    which for a lone payment is a third of the time that it needs to match them by name."""
    return statement(dialect, name).columns(*columns)


@cache
def query_tables(dialect: str, name: str) -> TextualSelect:
    """The statement `name`, each of whose result columns is written as `table.column`, with the types of the tables."""
    selected = re.split(r"\bFROM\b", load(dialect, name).rpartition("SELECT")[2])[0]
    tables = Base.metadata.tables
    return statement(dialect, name).columns(
        *(tables[one].c[column] for one, column in re.findall(r"(\w+)\.(\w+)", selected))
    )
