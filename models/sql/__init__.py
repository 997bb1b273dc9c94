"""The literal statements: one file each, in a folder for each kind of database and use.

`:name` is a parameter for SQLAlchemy and a variable for psql, so a file can be tried as it is:

    \\set now '''2026-11-22T10:00:00Z'''
    \\i models/sql/postgresql/claims/select_oldest.sql

Lines that begin with `--` explain the statement to a reader and are not sent. Many values for one parameter are a JSON
array, because a statement with 500 parameters would be put together and parsed again each time.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Row, TextClause, TextualSelect, text

from models.tables import Base

SqlRow = Row[Any]
"""A row of a literal statement: its columns are those that the statement names, which no type checker reads."""
_FOLDER = Path(__file__).parent
_SELECTED = re.compile(r"SELECT\s+((?:\w+\.\w+,?\s+)+)FROM")


@cache
def load(dialect: str, name: str) -> str:
    """The statement `name` (`claims/workload`) for `postgresql` or `sqlite`, without its comments."""
    lines = (_FOLDER / dialect / f"{name}.sql").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("--")).strip()


@cache
def statement(dialect: str, name: str) -> TextClause:
    """The statement `name`, made once: to put it together takes longer than to carry it out for a lone payment."""
    return text(load(dialect, name))


@cache
def query(dialect: str, name: str, columns: tuple[ColumnElement[Any], ...]) -> TextualSelect:  # of any type each
    """The statement `name`, whose result has these columns in this order. SQLAlchemy matches them once by position,
    which for a lone payment is a third of the time that it needs to match them by name."""
    return statement(dialect, name).columns(*columns)


@cache
def query_tables(dialect: str, name: str) -> TextualSelect:
    """The statement `name`, whose result columns are all written as `table.column`, with the types of the tables."""
    selected = selected_columns(dialect, name)
    return statement(dialect, name).columns(*(Base.metadata.tables[table].c[column] for table, column in selected))


def selected_columns(dialect: str, name: str) -> list[tuple[str, str]]:
    """Table and name of the result columns of a statement of `query_tables`, in order."""
    [selected] = _SELECTED.findall(load(dialect, name))
    return re.findall(r"(\w+)\.(\w+)", selected)


def json_array(values: Iterable[str]) -> str:
    """The parameter of a statement that takes a JSON array of texts."""
    return orjson.dumps(list(values)).decode()


def json_pairs(values: Iterable[tuple[str, str]]) -> str:
    """The parameter of a statement that takes a JSON array of {first, second}."""
    return orjson.dumps([{"first": first, "second": second} for first, second in values]).decode()
