"""Faults armed over HTTP: the next calls of a service go wrong whatever is in them."""

from dataclasses import asdict, dataclass
from typing import Final

from foundation.errors import ShebaoError
from gateways.sandbox.orders import Json

SERVICES: Final = ("authority", "esign", "bank", "sms")
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
    "malformed_element": "does it, and gives the last answer a time that cannot be",
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

    def fits(self, service: str, call: str) -> bool:
        """Say whether the fault is for this call and not used up."""
        return self.service == service and self.call in ("*", call) and self.fired != self.times


class Faults:
    """The armed faults, oldest first; the first that matches a call fires."""

    def __init__(self) -> None:
        """Start with none armed."""
        self._armed: list[Armed] = []

    def arm(self, spec: Json) -> None:
        """Arm from `{"service", "call", "fault", "times", "after", "seconds"}`; BadFaultError names what is wrong.

        `service` and `fault` are needed. `call` "*" (the default) is every call of the service; `times` defaults to 1,
        and null means until reset; `seconds` is how long `slow` waits, or the Retry-After of `throttled` and
        `unavailable`.
        """
        unknown = spec.keys() - {"service", "call", "fault", "times", "after", "seconds"}
        if unknown:
            raise BadFaultError(f"unknown field {sorted(unknown)[0]!r}")
        self._armed.append(
            Armed(
                service=_one_of(spec, "service", SERVICES),
                call=_call(spec),
                fault=_one_of(spec, "fault", tuple(FAULTS)),
                times=_times(spec),
                after=_whole(spec, "after", 0, "an integer, 0 or more"),
                seconds=_seconds(spec),
            )
        )

    def take(self, service: str, call: str) -> Armed | None:
        """Give the fault that fires for this call, if any; counts it."""
        for armed in self._armed:
            if not armed.fits(service, call):
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

    def listed(self) -> list[Json]:
        """Give all that is armed or used up since the last reset, and how often each fired."""
        return [asdict(armed) for armed in self._armed]


def _one_of(spec: Json, name: str, known: tuple[str, ...]) -> str:
    value = spec.get(name)
    if not isinstance(value, str) or value not in known:
        raise BadFaultError(f"{name} must be one of {', '.join(known)}")
    return value


def _call(spec: Json) -> str:
    call = spec.get("call", "*")
    if not isinstance(call, str):
        raise BadFaultError("call must be a call's name or *")
    return call


def _times(spec: Json) -> int | None:
    if spec.get("times", 1) is None:
        return None
    times = _whole(spec, "times", 1, "an integer above 0, or null for until reset")
    if times < 1:
        raise BadFaultError("times must be an integer above 0, or null for until reset")
    return times


def _whole(spec: Json, name: str, default: int, what: str) -> int:
    value = spec.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise BadFaultError(f"{name} must be {what}")
    return value


def _seconds(spec: Json) -> float | None:
    value = spec.get("seconds")
    if value is None:
        return None
    if not isinstance(value, (int, float)) or isinstance(value, bool) or value < 0:
        raise BadFaultError("seconds must be a number, 0 or more")
    return float(value)
