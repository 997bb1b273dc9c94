"""Templates with gaps: Jinja renders each shape of a context once, and values are put into the gaps of what it made.

A shape says which values there are and how many a list has. A template sees a mark in the place of each value, so it
can ask whether there is a value, and nothing else about it. Marks are control characters, which no value may hold.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

Values = Mapping[str, str | list[str]]
Shape = tuple[tuple[str, int | None], ...]
"""Of each key how many values its list has; None for a text, and 0 for one that is empty."""

_MARK = re.compile("\x02([a-z_]+(?::[0-9]+)?)\x03")
_KEPT = 512


class Skeletons:
    """The skeletons of one environment. `render(path, context)` renders a template; `escape` is what a value gets."""

    def __init__(self, render: Callable[[str, Values], str], escape: Callable[[str], str]) -> None:
        self._render, self._escape = render, escape
        self._of = lru_cache(maxsize=_KEPT)(self._make)

    def fill(self, path: str, values: Values) -> str:
        """A rendered template; raises what `render` raises."""
        still, names = self._of(path, _shape(values))
        escape, words = self._escape, dict(_flat(values))
        pieces = list(still)
        pieces[1::2] = [escape(words[name]) for name in names]
        return "".join(pieces)

    def _make(self, path: str, shape: Shape) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The pieces of a template, every second one a gap, and the name of the value for each gap."""
        pieces = _MARK.split(self._render(path, dict(_marks(shape))))
        return tuple(pieces), tuple(pieces[1::2])


def _shape(values: Values) -> Shape:
    return tuple([(key, None if value and isinstance(value, str) else len(value)) for key, value in values.items()])


def _marks(shape: Shape) -> Iterator[tuple[str, str | list[str]]]:
    for key, count in shape:
        if count is None:
            yield key, f"\x02{key}\x03"
        else:
            yield key, [f"\x02{key}:{number}\x03" for number in range(count)] or ""


def _flat(values: Values) -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if isinstance(value, str):
            yield key, value
        else:
            yield from ((f"{key}:{number}", one) for number, one in enumerate(value))
