"""Many values for one statement: one JSON parameter, because a statement with 500 placeholders is built and parsed
anew each time."""

from collections.abc import Iterable
from typing import Any

import orjson

_MEMBERS = {
    "postgresql": "= ANY(ARRAY(SELECT jsonb_array_elements_text(CAST(:{} AS jsonb))))",
    "sqlite": "IN (SELECT value FROM json_each(:{}))",
}
_PAIRS = {
    "postgresql": "jsonb_to_recordset(CAST(:{} AS jsonb)) AS {}(first text, second text)",
    "sqlite": "(SELECT value ->> 'first' AS first, value ->> 'second' AS second FROM json_each(:{})) AS {}",
}


def members(dialect: str, parameter: str) -> str:
    """SQL after a text column: it is one of the values of `parameter`, bound to what `write_list` gives."""
    return _MEMBERS[dialect].format(parameter)


def pairs(dialect: str, parameter: str, alias: str) -> str:
    """SQL for a table `alias` of two text columns, `first` and `second`; `parameter` is bound to `write_pairs`."""
    return _PAIRS[dialect].format(parameter, alias)


def write_list(values: Iterable[str]) -> str:
    """The parameter of `members`."""
    return orjson.dumps(list(values)).decode()


def write_pairs(values: Iterable[tuple[Any, Any]]) -> str:
    """The parameter of `pairs`."""
    return orjson.dumps([{"first": first, "second": second} for first, second in values]).decode()
