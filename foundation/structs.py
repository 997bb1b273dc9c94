"""Frozen values that cost little: a run makes dozens of them for each payment (docs/adr/0019-structs.md)."""

from collections.abc import Callable, Iterable
from typing import Self, cast

from msgspec import Struct


class Private(Struct, frozen=True):
    """A frozen value that may hold personal data: its repr shows the type alone."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"


class Row(Struct, frozen=True):
    """A row of a table: its members are columns."""

    @classmethod
    def of(cls, values: Iterable[object]) -> Self:
        """The row of values in the order of its members; they are not checked."""
        return cast("Callable[..., Self]", cls)(*values)
