"""Policy files as tables that check what is read from them and know the line each value stands on.

Every problem is a PolicyFileError that starts with file and line.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from regions.errors import PolicyFileError
from regions.money import fen_from_yuan
from regions.text import Text

T = TypeVar("T")


class Table:
    """One table of a file; remembers which keys were read, so that unknown ones can be told."""

    def __init__(self, file: "File", name: str, number: int, values: dict[str, Any]) -> None:
        self.file, self.name, self.number, self.values = file, name, number, values
        self.read: set[str] = set()

    def line(self, key: str | None = None) -> int:
        """The line of a key of this table, or of the table itself."""
        return self.file.line(self.name, self.number, key)

    def fail(self, key: str | None, problem: str) -> NoReturn:
        """Raises PolicyFileError at the line of a key."""
        where = f"{self.name}: " if self.name else ""
        self.file.fail(self.line(key), where + problem)

    def has(self, key: str) -> bool:
        """True when the table has the key."""
        return key in self.values

    def get(self, key: str, kind: type[T], default: T | None = None) -> T:
        """A value of a kind; it must be there unless a default is given."""
        self.read.add(key)
        if key not in self.values:
            if default is None:
                self.fail(None, f"{key} is missing")
            return default
        value = self.values[key]
        # bool is an int to Python, and never meant where a number is asked for
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.fail(key, f"{key} must be {_KINDS[kind]}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Text that is not empty."""
        value = self.get(key, str, default)
        if not value.strip():
            self.fail(key, f"{key} is empty")
        return value

    def one_of(self, key: str, choices: Iterable[str], default: str | None = None) -> str:
        """One of the known codes."""
        value, known = self.text(key, default), list(choices)
        if value not in known:
            self.fail(key, f"{key} {value!r} is not one of {', '.join(known)}")
        return value

    def texts(self, key: str, choices: Iterable[str] | None = None, *, required: bool = False) -> tuple[str, ...]:
        """Several codes without repeats."""
        values = self.get(key, list, None if required else [])
        known = None if choices is None else list(choices)
        for value in values:
            if not isinstance(value, str) or (known is not None and value not in known):
                self.fail(key, f"{key} holds {value!r}" + (f", not one of {', '.join(known)}" if known else ""))
        if len(set(values)) != len(values) or (required and not values):
            self.fail(key, f"{key} must be a list without repeats" + (" that is not empty" if required else ""))
        return tuple(values)

    def day(self, key: str) -> date:
        """A calendar day."""
        value = self.get(key, date)
        if type(value) is not date:
            self.fail(key, f"{key} must be a day such as 2026-07-01")
        return value

    def whole(self, key: str, allowed: range) -> int:
        """A whole number in a range."""
        value = self.get(key, int)
        if value not in allowed:
            self.fail(key, f"{key} must lie between {allowed[0]} and {allowed[-1]}")
        return value

    def wholes(self, key: str, allowed: range, default: Iterable[int] | None = None) -> tuple[int, ...]:
        """Rising whole numbers in a range."""
        values = self.get(key, list, None if default is None else list(default))
        if not values or any(type(v) is not int or v not in allowed for v in values) or values != sorted(set(values)):
            self.fail(key, f"{key} must be rising whole numbers between {allowed[0]} and {allowed[-1]}")
        return tuple(values)

    def fen(self, key: str) -> int:
        """An amount above zero, written in yuan, as fen."""
        return self.as_fen(key, self.get(key, str))

    def as_fen(self, key: str, value: object) -> int:
        """A value that stands inside a key's list or table, as fen."""
        try:
            fen = fen_from_yuan(value) if isinstance(value, str) else 0
        except ValueError:
            fen = 0
        if fen <= 0:
            self.fail(key, f'{key} must be yuan in quotes, such as "7546" or "584.92"')
        return fen

    def fens(self, key: str) -> tuple[int, ...]:
        """Rising amounts, written in yuan, as fen."""
        amounts = [self.as_fen(key, value) for value in self.get(key, list)]
        if not amounts or amounts != sorted(set(amounts)):
            self.fail(key, f"{key} must be rising amounts without repeats")
        return tuple(amounts)

    def rate(self, key: str) -> Decimal:
        """A share between 0 and 1, exact."""
        try:
            rate = Decimal(self.get(key, str))
        except InvalidOperation:
            rate = Decimal(0)
        if not (rate.is_finite() and 0 < rate < 1):
            self.fail(key, f'{key} must be a share in quotes between 0 and 1, such as "0.20"')
        return rate

    def both(self, key: str) -> Text:
        """A text in both languages."""
        value = self.get(key, dict)
        if set(value) != {"zh-CN", "en"} or not all(isinstance(v, str) and v.strip() for v in value.values()):
            self.fail(key, f"{key} must have zh-CN and en, and nothing else")
        return Text(value["zh-CN"], value["en"])

    def sub(self, key: str, values: object) -> "Table":
        """An inline table, told at the line of its key."""
        if not isinstance(values, dict):
            self.fail(key, f"{key} must be a table")
        return _SubTable(self, key, values)

    def done(self) -> None:
        """Raises PolicyFileError for a key that nothing has read."""
        for key in self.values:
            if key not in self.read:
                self.fail(key, f"unknown key {key}")


class _SubTable(Table):
    """An inline table; its problems are told at the line of the key that holds it."""

    def __init__(self, parent: Table, key: str, values: dict[str, Any]) -> None:
        super().__init__(parent.file, parent.name, parent.number, values)
        self.key = key

    def line(self, key: str | None = None) -> int:
        return super().line(self.key)


_KINDS: Mapping[type, str] = {
    str: "text in quotes",
    list: "a list",
    dict: "a table",
    date: "a day such as 2026-07-01",
    int: "a whole number",
    bool: "true or false",
}


class File:
    """A TOML file with the lines of its tables and keys (tomllib keeps no positions)."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        text = path.read_text(encoding="utf-8")
        self.lines = text.splitlines()
        try:
            self.values = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"line (\d+)", str(error))
            line = int(found[1]) if found else len(self.lines)
            raise PolicyFileError(self.name, line, f"not valid TOML: {error}") from error
        self.top = Table(self, "", 0, self.values)

    def fail(self, line: int, problem: str) -> NoReturn:
        """Raises PolicyFileError at a line."""
        raise PolicyFileError(self.name, line, problem)

    def line(self, table: str, number: int, key: str | None) -> int:
        """The line of a key in the nth table of a name ("" for the top), or of the table's header."""
        header = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]")
        inside, seen, start = table == "", -1, 1
        for at, line in enumerate(self.lines, 1):
            if found := header.match(line):
                if inside:
                    break
                if found[1] == table:
                    seen += 1
                    inside, start = seen == number, at
            elif inside and key is not None and re.match(rf'\s*"?{re.escape(key)}"?\s*=', line):
                return at
        return start

    def tables(self, name: str) -> list[Table]:
        """Every [[name]] of the file."""
        self.top.read.add(name)
        values = self.values.get(name, [])
        if not isinstance(values, list) or not all(isinstance(v, dict) for v in values):
            self.fail(self.line("", 0, name), f"write [[{name}]] for each {name}")
        return [Table(self, name, number, value) for number, value in enumerate(values)]
