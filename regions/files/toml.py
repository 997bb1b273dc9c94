"""Policy files as tables that check what is read from them and know the line of each value.

Every problem is a PolicyFileError that starts with file and line.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import Final, NoReturn, TypeVar, cast

from foundation.money import fen_from_yuan
from regions.errors import PolicyFileError
from regions.text import Text

T = TypeVar("T")
Values = Mapping[str, object]

_KINDS: Final[Mapping[type, str]] = MappingProxyType(
    {
        str: "text in quotes",
        list: "a list",
        dict: "a table",
        date: "a day such as 2026-07-01",
        int: "a whole number",
        bool: "true or false",
    }
)
_HEADER: Final = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]")


class Table:
    """One table of a file; remembers which keys were read, so that unknown ones are found."""

    def __init__(self, file: "File", name: str, number: int, values: Values) -> None:
        """Read `values`, the table with this name and number (from 0) of `file`."""
        self.file, self.name, self.number, self.values = file, name, number, values
        self._read: set[str] = set()

    def line(self, key: str | None = None) -> int:
        """Give the line of a key of this table, or of the table itself."""
        return self.file.line(self.name, self.number, key)

    def fail(self, key: str | None, problem: str) -> NoReturn:
        """Raise PolicyFileError at the line of a key."""
        where = f"{self.name}: " if self.name else ""
        self.file.fail(self.line(key), where + problem)

    def has(self, key: str) -> bool:
        """Say whether the table has the key."""
        return key in self.values

    def get(self, key: str, kind: type[T], default: T | None = None) -> T:
        """Give a value of a kind; it must be there unless a default is given."""
        self._read.add(key)
        if key not in self.values:
            if default is None:
                self.fail(None, f"{key} is missing")
            return default
        value = self.values[key]
        # bool is an int to Python, and never meant where a number is asked for
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.fail(key, f"{key} must be {_KINDS[kind]}")
        return value

    def mapping(self, key: str) -> Values:
        """Give an inline table; an empty one where the key is missing."""
        return cast(Values, self.get(key, dict, {}))

    def items(self, key: str, default: Sequence[object] | None = None) -> Sequence[object]:
        """Give a list; it must be there unless a default is given."""
        return cast(Sequence[object], self.get(key, list, None if default is None else list(default)))

    def skip(self, key: str) -> None:
        """Leave a key to another reader."""
        self._read.add(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Give a text that is not empty."""
        value = self.get(key, str, default)
        if not value.strip():
            self.fail(key, f"{key} is empty")
        return value

    def one_of(self, key: str, choices: Iterable[str], default: str | None = None) -> str:
        """Give one of the known codes."""
        value, known = self.text(key, default), list(choices)
        if value not in known:
            self.fail(key, f"{key} {value!r} is not one of {', '.join(known)}")
        return value

    def texts(self, key: str, choices: Iterable[str], *, required: bool = False) -> tuple[str, ...]:
        """Give several known codes without repeats."""
        known = list(choices)
        found: list[str] = []
        for value in self.items(key, None if required else ()):
            if value not in known:
                self.fail(key, f"{key} holds {value!r}, not one of {', '.join(known)}")
            found.append(str(value))
        if required and not found:
            self.fail(key, f"{key} must be a list that is not empty")
        if len(set(found)) != len(found):
            self.fail(key, f"{key} must be a list without repeats")
        return tuple(found)

    def day(self, key: str) -> date:
        """Give a calendar day."""
        value = self.get(key, date)
        if type(value) is not date:
            self.fail(key, f"{key} must be a day such as 2026-07-01")
        return value

    def whole(self, key: str, allowed: range) -> int:
        """Give a whole number in a range."""
        value = self.get(key, int)
        if value not in allowed:
            self.fail(key, f"{key} must lie between {allowed[0]} and {allowed[-1]}")
        return value

    def wholes(self, key: str, allowed: range, default: Sequence[int] | None = None) -> tuple[int, ...]:
        """Give rising whole numbers in a range."""
        values = self.items(key, default)
        found = [value for value in values if type(value) is int and value in allowed]
        if not values or len(found) != len(values) or found != sorted(set(found)):
            self.fail(key, f"{key} must be rising whole numbers between {allowed[0]} and {allowed[-1]}")
        return tuple(found)

    def fen(self, key: str) -> int:
        """Give an amount above zero, written in yuan, as fen."""
        return self.as_fen(key, self.get(key, str))

    def optional_fen(self, key: str) -> int | None:
        """Give an amount above zero as fen, or None where the key is missing."""
        return self.fen(key) if self.has(key) else None

    def as_fen(self, key: str, value: object) -> int:
        """Give a value of a key's list or table, written in yuan, as fen."""
        try:
            fen = fen_from_yuan(value) if isinstance(value, str) else 0
        except ValueError:
            fen = 0
        if fen <= 0:
            self.fail(key, f'{key} must be yuan in quotes, such as "7546" or "584.92"')
        return fen

    def fens(self, key: str) -> tuple[int, ...]:
        """Give rising amounts, written in yuan, as fen."""
        amounts = [self.as_fen(key, value) for value in self.items(key)]
        if not amounts or amounts != sorted(set(amounts)):
            self.fail(key, f"{key} must be rising amounts without repeats")
        return tuple(amounts)

    def rate(self, key: str) -> Decimal:
        """Give a share between 0 and 1, exact."""
        try:
            rate = Decimal(self.get(key, str))
        except InvalidOperation:
            rate = Decimal(0)
        if not (rate.is_finite() and 0 < rate < 1):
            self.fail(key, f'{key} must be a share in quotes between 0 and 1, such as "0.20"')
        return rate

    def both(self, key: str) -> Text:
        """Give a text in both languages."""
        self.get(key, dict)
        value = self.mapping(key)
        zh, en = value.get("zh-CN"), value.get("en")
        if len(value) != 2 or not (isinstance(zh, str) and zh.strip() and isinstance(en, str) and en.strip()):
            self.fail(key, f"{key} must have zh-CN and en, and nothing else")
        return Text(zh, en)

    def sub(self, key: str, values: object) -> "Table":
        """Give an inline table whose problems are reported at the line of `key`."""
        if not isinstance(values, dict):
            self.fail(key, f"{key} must be a table")
        return _SubTable(self, key, values)

    def done(self) -> None:
        """Raise PolicyFileError for a key that nothing has read."""
        for key in self.values:
            if key not in self._read:
                self.fail(key, f"unknown key {key}")


class _SubTable(Table):
    """An inline table; its problems are reported at the line of the key that holds it."""

    def __init__(self, parent: Table, key: str, values: Values) -> None:
        super().__init__(parent.file, parent.name, parent.number, values)
        self._key = key

    def line(self, key: str | None = None) -> int:
        return super().line(self._key)


class File:
    """A TOML file with the lines of its tables and keys (tomllib keeps no positions)."""

    def __init__(self, path: Path) -> None:
        """Read a file; raises PolicyFileError when it cannot be read or is not TOML in UTF-8."""
        self.name = path.name
        try:
            self.content = path.read_bytes()
        except OSError as error:
            raise PolicyFileError(self.name, 1, f"cannot be read ({error.strerror})") from None
        try:
            text = self.content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = self.content[: error.start].count(b"\n") + 1
            raise PolicyFileError(self.name, line, "not text in UTF-8") from None
        self._lines = text.splitlines()
        try:
            self.values: Values = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"line (\d+)", str(error))
            line = int(found[1]) if found else len(self._lines)
            raise PolicyFileError(self.name, line, f"not valid TOML: {error}") from error
        self.top = Table(self, "", 0, self.values)

    def fail(self, line: int, problem: str) -> NoReturn:
        """Raise PolicyFileError at a line."""
        raise PolicyFileError(self.name, line, problem)

    def line(self, table: str, number: int, key: str | None) -> int:
        """Give the line of a key in the nth table of a name ("" for the top), or of the table's header."""
        start, lines = self._section(table, number)
        if key is not None:
            wanted = re.compile(rf'\s*"?{re.escape(key)}"?\s*=')
            for at, line in enumerate(lines, start):
                if wanted.match(line):
                    return at
        return start

    def _section(self, table: str, number: int) -> tuple[int, list[str]]:
        """The first line of a table and the text from there to the next header."""
        headers = self._headers()
        named = [at for at, name in headers if name == table]
        start = named[number] if number < len(named) else 1
        end = next((at for at, _ in headers if at > start), len(self._lines) + 1)
        return start, self._lines[start - 1 : end - 1]

    def _headers(self) -> list[tuple[int, str]]:
        return [(at, found[1]) for at, line in enumerate(self._lines, 1) if (found := _HEADER.match(line))]

    def tables(self, name: str) -> list[Table]:
        """Give every [[name]] of the file."""
        self.top.skip(name)
        values = self.values.get(name, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            self.fail(self.line("", 0, name), f"write [[{name}]] for each {name}")
        return [Table(self, name, number, value) for number, value in enumerate(values)]
