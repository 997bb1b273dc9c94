"""Numbered fault points: places where a test may kill, stop, delay or break a process. Unarmed they do nothing.

`SHEBAO_FAULTS` arms them, as a comma list of `point=action[:argument]@passes`, or `point/place=…` for one step alone
(`step.sent/collection=kill`). Actions: `kill` (SIGKILL to the process), `group` and `stop` (SIGKILL and SIGSTOP to its
whole group), `sleep:SECONDS`, `raise`, `exit` (SystemExit). `@3` acts at the third pass of the process alone, `@3+`
from the third on; without it, at the first alone. With `SHEBAO_FAULTS_ONCE` (a folder), each armed fault acts once
among all processes that share the folder.
"""

import logging
import os
import re
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from foundation.errors import ShebaoError

log = logging.getLogger(__name__)

POINTS: Final[dict[str, str]] = {
    "dispatch.before_claim": "due payments are about to be claimed",
    "dispatch.claimed": "runs are claimed and committed, no chain is sent",
    "dispatch.sent": "the chains are sent, the dispatching task is not acknowledged",
    "step.received": "a step's task has arrived, nothing is read",
    "step.loaded": "the run's payments are read, nothing is decided",
    "step.intended": "the intents are committed, the other side is not called",
    "step.asked": "the other side has answered what became of earlier orders, nothing is sent",
    "step.sent": "the other side has answered the orders, nothing is recorded",
    "step.before_commit": "intents or decisions are about to be written and committed",
    "step.committed": "the decisions are committed, the next link of the chain is not sent",
    "letters.claimed": "letters are claimed, nothing is sent",
    "letters.sent": "letters are sent, nothing is recorded",
    "letters.recorded": "what became of the letters is recorded, the task is not acknowledged",
    "orders.intended": "refunds, top-ups or revocations have committed intents, the other side is not called",
    "orders.sent": "the other side has answered refunds, top-ups or revocations, nothing is recorded",
    "intake.before_commit": "events are written, and committed next (starts alone are, on PostgreSQL)",
    "intake.committed": "events are accepted and committed, the sender has no answer",
}
"""Every fault point, in the order in which a payment meets them."""


class FaultError(ShebaoError):
    """What an armed `raise` raises."""


@dataclass(slots=True)
class _Armed:
    action: str
    argument: str
    first: int
    onward: bool
    passes: int = 0

    def passed(self) -> bool:
        """Count a pass; say whether the fault acts at it."""
        self.passes += 1
        return self.passes == self.first or (self.onward and self.passes > self.first)


_SPEC = re.compile(
    r"(?P<point>[a-z._]+)(?P<place>/[a-z_]+)?=(?P<action>kill|group|stop|sleep|raise|exit)(:(?P<arg>[0-9.]+))?(@(?P<at>\d+)(?P<on>\+)?)?"
)


def _parse(text: str) -> dict[str, _Armed]:
    armed = {}
    for part in filter(None, text.split(",")):
        found = _SPEC.fullmatch(part.strip())
        if found is None or found["point"] not in POINTS:
            raise ValueError(f"SHEBAO_FAULTS: {part!r} names no fault point or action; see foundation/faults.py")
        armed[found["point"] + (found["place"] or "")] = _Armed(
            found["action"], found["arg"] or "1", int(found["at"] or 1), bool(found["on"])
        )
    return armed


_armed: dict[str, _Armed] = _parse(os.environ.get("SHEBAO_FAULTS", ""))
_place = ""


def enter(place: str) -> None:
    """Tell where the points that follow are passed: the step's name."""
    global _place  # one thread carries out steps
    _place = place


def arm(text: str) -> None:
    """Arm the points of this process as `SHEBAO_FAULTS` would; an empty text disarms all. Raises ValueError."""
    _armed.clear()
    _armed.update(_parse(text))


def point(name: str) -> None:
    """Pass fault point `name`: nothing happens unless a test has armed it."""
    if _armed:
        for key in (name, f"{name}/{_place}"):
            if key in _armed:
                _pass(key, _armed[key])


def _pass(name: str, fault: _Armed) -> None:
    if fault.passed() and _first_to_act(name):
        log.warning("fault point %s: %s", name, fault.action)
        sys.stderr.flush()
        _act(name, fault)


def _act(name: str, fault: _Armed) -> None:
    match fault.action:
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "group":
            os.killpg(os.getpgrp(), signal.SIGKILL)
        case "stop":
            os.killpg(os.getpgrp(), signal.SIGSTOP)
        case "sleep":
            time.sleep(float(fault.argument))
        case "raise":
            raise FaultError(name)
        case _:
            raise SystemExit(name)


def _first_to_act(name: str) -> bool:
    folder = os.environ.get("SHEBAO_FAULTS_ONCE")
    if not folder:
        return True
    try:
        Path(folder, name.replace("/", "+")).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True
