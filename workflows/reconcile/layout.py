"""The layout of a statement: which column holds what. A small TOML file, one for each bank's form."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from workflows.payment.errors import Refused

_TABLES: Final = frozenset({"columns", "delimiter", "skip_lines", "time_format"})


@dataclass(frozen=True, slots=True)
class Columns:
    """The headings of the columns. Money is either in one signed column, `amount`, or in two: `received` and
    `returned`. At least one of `order` and `reference` is needed."""

    time: str
    order: str | None = None
    reference: str | None = None
    amount: str | None = None
    received: str | None = None
    returned: str | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """The headings that a statement must have."""
        return tuple(name for field in fields(self) if (name := getattr(self, field.name)) is not None)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a statement is read: its columns, the form of its times (as strptime has it; Asia/Shanghai), what separates
    cells, and how many lines come before the headings."""

    columns: Columns
    time_format: str = "%Y-%m-%d %H:%M:%S"
    delimiter: str = ","
    skip_lines: int = 0

    @property
    def has_returns(self) -> bool:
        """Whether money that went back can be on the statement."""
        return self.columns.amount is not None or self.columns.returned is not None


DEFAULT: Final = Layout(Columns(time="paid_at", order="order", reference="reference", amount="amount"))


def read_layout(path: Path) -> Layout:
    """The layout in a TOML file; raises Refused, which names the file and what is wrong."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _invalid(path, f"is not TOML in UTF-8: {error}") from None
    if unknown := content.keys() - _TABLES:
        raise _invalid(path, f"has {', '.join(sorted(unknown))}; known are {', '.join(sorted(_TABLES))}")
    columns = _columns(path, content.get("columns"))
    delimiter, skip = content.get("delimiter", ","), content.get("skip_lines", 0)
    time_format = content.get("time_format", DEFAULT.time_format)
    if not (isinstance(delimiter, str) and len(delimiter) == 1 and isinstance(time_format, str)):
        raise _invalid(path, "`delimiter` is one character, `time_format` a text such as %Y-%m-%d %H:%M:%S")
    if not (isinstance(skip, int) and 0 <= skip <= 1000):
        raise _invalid(path, "`skip_lines` is how many lines come before the headings")
    return Layout(columns, time_format, delimiter, skip)


def _columns(path: Path, table: object) -> Columns:
    known = {field.name for field in fields(Columns)}
    if not isinstance(table, Mapping) or not table.keys() <= known:
        raise _invalid(path, f"needs a table [columns] with names out of {', '.join(sorted(known))}")
    if not all(isinstance(value, str) and value for value in table.values()):
        raise _invalid(path, "each of [columns] is the heading of a column, as text")
    _check_together(path, table.keys())
    return Columns(**table)


def _check_together(path: Path, table: Collection[str]) -> None:
    if "time" not in table or not {"order", "reference"} & set(table):
        raise _invalid(path, "[columns] needs `time`, and `order` or `reference`")
    if ("amount" in table) == ("received" in table) or ("returned" in table and "received" not in table):
        raise _invalid(path, "[columns] needs either `amount`, or `received` with or without `returned`")


def _invalid(path: Path, what: str) -> Refused:
    return Refused("layout_invalid", f"{path}: {what}")
