"""Faults armed over HTTP: the next calls of a service go wrong whatever is in them."""

from dataclasses import asdict, dataclass
from typing import Any, Final

from foundation.errors import ShebaoError

FAULTS: Final = {
    "timeout_before": "does nothing, holds the answer for the hold time, then 504",
    "timeout_after": "does it, and holds the answer for the hold time",
    "error_before": "does nothing, answers 500",
    "error_after": "does it, answers 500",
    "unavailable": "does nothing, answers 503: an outage",
    "throttled": "does nothing, answers 429 with Retry-After",
    "slow": "does it, and answers after `seconds`: latency",
    "cut_after": "does it, and cuts the connection in the middle of the answer",
    "malformed": "does it, and answers with something that is not JSON",
    "missing_element": "does it, and leaves out the last answer",
    "wrong_key": "does it, and gives the last answer under another key",
    "reversed": "does it, and answers in reverse order",
}


class BadFaultError(ShebaoError, ValueError):
    """A fault that cannot be armed; the text says what is wrong."""


@dataclass(slots=True)
class Armed:
    """One armed fault: lets `after` calls pass, then fires `times` times; without `times`, until reset."""

    service: str
    call: str
    fault: str
    times: int | None
    after: int
    seconds: float | None
    fired: int = 0


class Faults:
    """What is armed, oldest first; the first that matches a call fires."""

    def __init__(self) -> None:
        self._armed: list[Armed] = []

    def arm(self, spec: dict[str, Any]) -> None:
        """Arm from `{"service", "call", "fault", "times", "after", "seconds"}`; BadFaultError names what is wrong.

        `service` and `fault` are needed. `call` "*" (the default) is every call of the service; `times` defaults to 1,
        and null means until reset; `seconds` is how long `slow` waits, or the Retry-After of `throttled` and
        `unavailable`.
        """
        unknown = spec.keys() - {"service", "call", "fault", "times", "after", "seconds"}
        if unknown:
            raise BadFaultError(f"unknown field {sorted(unknown)[0]!r}")
        if spec.get("service") not in ("authority", "esign", "bank", "sms"):
            raise BadFaultError("service must be one of authority, esign, bank, sms")
        if spec.get("fault") not in FAULTS:
            raise BadFaultError(f"fault must be one of {', '.join(FAULTS)}")
        times, after, seconds = spec.get("times", 1), spec.get("after", 0), spec.get("seconds")
        if times is not None and (type(times) is not int or times < 1):
            raise BadFaultError("times must be an integer above 0, or null for until reset")
        if type(after) is not int or after < 0:
            raise BadFaultError("after must be an integer, 0 or more")
        if seconds is not None and (type(seconds) not in (int, float) or seconds < 0):
            raise BadFaultError("seconds must be a number, 0 or more")
        call = spec.get("call", "*")
        if not isinstance(call, str):
            raise BadFaultError("call must be a call's name or *")
        self._armed.append(Armed(spec["service"], call, spec["fault"], times, after, seconds))

    def take(self, service: str, call: str) -> Armed | None:
        """The fault that fires for this call, if any; counts it."""
        for armed in self._armed:
            if armed.service != service or armed.call not in ("*", call) or armed.fired == armed.times:
                continue
            if armed.after > 0:
                armed.after -= 1
                continue
            armed.fired += 1
            return armed
        return None

    def reset(self) -> None:
        """Disarm all."""
        self._armed.clear()

    def listed(self) -> list[dict[str, Any]]:
        """All that is armed or spent since the last reset, and how often each fired."""
        return [asdict(armed) for armed in self._armed]
