"""Who looks on while steps are carried out: traces do, where they are on; else no one."""

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from gateways.ports import Answer
from workflows.engine.commit import Batch, Written
from workflows.payment.case import Case
from workflows.payment.outcomes import Call


class Observer(Protocol):
    """Is shown what a step did. It changes nothing, and raises nothing."""

    def note_step(self, batch: Batch, written: Mapping[str, Written]) -> None:
        """A step was written."""

    def note_calls(
        self, calls: Sequence[tuple[Case, Call]], answers: Mapping[str, tuple[Answer, bool, bool]], began: int
    ) -> None:
        """Gateways were called since `began` (time.time_ns()); an answer by key, and whether it is to a question."""


observers: Final[list[Observer]] = []
"""The observers of this process."""
