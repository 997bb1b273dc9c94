"""Talking to the gateways for one run: questions about keys that may have been sent before, then orders.

No transaction is open meanwhile. A gateway that is out is left alone by its breaker (workflows/engine/breaker.py).
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence

from foundation.settings import get_settings
from gateways.ports import KEY_CONFLICT, Answer, Gateways, Status
from workflows.engine import breaker
from workflows.engine.fairness import bisected_size
from workflows.payment.case import Case
from workflows.payment.outcomes import Call

log = logging.getLogger(__name__)

Interrupts = tuple[type[Exception], ...]
"""Exceptions that end a step from outside, such as a time limit."""


class Caller:
    """Talks to the gateways for one run. Collects for each key the answer, whether it is to a question, and whether
    the gateway is out."""

    def __init__(self, gateways: Gateways, interrupts: Interrupts, end: float) -> None:
        self._gateways = gateways
        self._interrupts = interrupts
        self._end = end
        self.answers: dict[str, tuple[Answer, bool, bool]] = {}

    def ask(self, calls: list[tuple[Case, Call]]) -> None:
        """Ask what became of keys that may have been sent before."""
        for part in _companies(calls):
            find = getattr(self._gateways, part[0].port).find
            self._through(part, True, lambda passed, find=find: find([one.key for one in passed]))

    def may_send(self, call: Call) -> bool:
        """Whether the other side surely has not got this order."""
        return not call.ask_first or self.answers[call.key][0].status is Status.NOT_FOUND

    def send(self, calls: list[tuple[Case, Call]]) -> None:
        """Send orders."""
        for part in _companies(calls):
            verb = getattr(getattr(self._gateways, part[0].port), part[0].verb)
            self._through(part, False, lambda passed, verb=verb: verb([one.order for one in passed]))

    def was_known(self, call: Call) -> bool:
        """Whether the other side has the key with another order: a payment that we forgot has sent it, or a part of it
        has changed since. What became of that order is the outcome."""
        answer, was_question, _ = self.answers[call.key]
        return not was_question and answer.reason == KEY_CONFLICT

    def _through(self, calls: list[Call], question: bool, talk: Callable[..., list[Answer]]) -> None:
        outage = False
        if time.monotonic() > self._end:  # the fence may be gone before an answer comes
            answers = [Answer(call.key, Status.UNAVAILABLE, reason="no_time", retry_after_s=1) for call in calls]
        else:
            answers, outage = breaker.call_gateway(calls[0].port, calls, lambda passed: self._talk(talk, passed))
        found = {answer.key: answer for answer in answers}
        for call in calls:
            answer = found.get(call.key) or Answer(call.key, Status.UNKNOWN, reason="missing_answer")
            self.answers[call.key] = (answer, question, outage)

    def _talk(self, talk: Callable[..., list[Answer]], calls: Sequence[Call]) -> list[Answer]:
        try:
            return talk(calls)
        except self._interrupts:
            raise
        except Exception as error:  # noqa: BLE001  # ports do not raise; if one does, what it did is not known
            log.error("a gateway raised %s for %d orders", type(error).__name__, len(calls))
            return [Answer(call.key, Status.UNKNOWN, reason="gateway_raised") for call in calls]


def _companies(calls: list[tuple[Case, Call]]) -> Iterator[list[Call]]:
    """The calls in parts of one port and verb. The more often payments failed together, the fewer go together again,
    so that one order that spoils every request it is in soon goes alone."""
    groups: dict[tuple[str, str, int], list[Call]] = {}
    for case, call in calls:
        groups.setdefault((call.port, call.verb, case.payment.attempts), []).append(call)
    for (_, _, attempts), group in groups.items():
        size = bisected_size(attempts, get_settings().run_size)
        for start in range(0, len(group), size):
            yield group[start : start + size]
