"""The policy in force in this process: the last good state of the files, looked at again at most once a second.

A file that is added or changed while a process runs is used without a restart. A folder that cannot be read as a whole
leaves the last good state in force; the log and `policy_problem` name file and line until the folder is good again.
"""

import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

from regions.errors import PolicyFileError
from regions.files.load import FOLDER, load
from regions.policy.region import Region, Regions
from regions.words.vocabulary import forget_names

log = logging.getLogger(__name__)

LOOK_EVERY_S: Final = 1.0
_AWAIT_PAUSE_S: Final = 1.0

T = TypeVar("T")
_Fingerprint = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class _State(Generic[T]):
    """What was read last, and what is wrong with the files since."""

    value: T
    fingerprint: _Fingerprint
    problem: str | None = None


class Watched(Generic[T]):
    """A value made of files; made again when one of them changes. Safe for threads."""

    def __init__(self, make: Callable[[], T], fingerprint: Callable[[], _Fingerprint]) -> None:
        """Make the value with `make` at first use, and again when `fingerprint` gives something else."""
        self._make = make
        self._fingerprint = fingerprint
        self._lock = threading.Lock()
        self._state: _State[T] | None = None
        self._look_at = 0.0

    def get(self) -> T:
        """Give the last good value; raises PolicyFileError when there has never been one."""
        state = self._state
        if state is None or time.monotonic() >= self._look_at:
            state = self.look()
        return state.value

    def problem(self) -> str | None:
        """Say what is wrong with the files now (`file:line: problem`), or None."""
        try:
            return self.look().problem
        except PolicyFileError as error:
            return str(error)

    def look(self) -> _State[T]:
        """Read the files again if they changed; raises PolicyFileError when there has never been a good state."""
        with self._lock:
            self._look_at = time.monotonic() + LOOK_EVERY_S
            found = self._fingerprint()
            if self._state is None:
                self._state = _State(self._make(), found)
            elif found != self._state.fingerprint:
                self._state = self._reread(self._state, found)
            return self._state

    def _reread(self, before: _State[T], found: _Fingerprint) -> _State[T]:
        try:
            fresh = _State(self._make(), found)
        except PolicyFileError as error:
            log.error("the policy files are broken; the last good state stays in force: %s", error)
            return _State(before.value, found, str(error))
        log.info("the policy files were read again")
        return fresh


def fingerprint(folder: Path) -> _Fingerprint:
    """Give name, time of change and size of every TOML file of a folder."""
    with os.scandir(folder) as entries:
        files = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".toml")]
    return tuple(sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in files))


def _read_folder() -> Regions:
    forget_names()  # a new code may have its name in the same change
    return load(FOLDER)


_regions: Final = Watched(_read_folder, lambda: fingerprint(FOLDER))


def get_regions() -> Regions:
    """Give the regions of this installation as the files have them; raises PolicyFileError.

    A process that has read good files before keeps them when they break later.
    """
    return _regions.get()


def get_region(code: str) -> Region:
    """Give the region of a six-digit code or CN; raises PolicyError(unknown_region).

    A code that is not known yet is looked for in the folder at once.
    """
    return find_region(code) or get_regions().get(code)


def region_in(policy: Regions | None, code: str) -> Region:
    """Give the region of a code in `policy`, or in the policy in force for None; raises PolicyError(unknown_region)."""
    return get_region(code) if policy is None else policy.get(code)


def find_region(code: str) -> Region | None:
    """Give a region, or None; a code that is not known yet is looked for in the folder at once."""
    return get_regions().find(code) or _regions.look().value.find(code)


def await_policy(stopped: Callable[[], bool] = lambda: False) -> None:
    """Return once the policy files have been good in this process, or `stopped` says true; the log says why it waits.

    Afterwards the process always has a last good state.
    """
    logged = ""
    while not stopped():
        try:
            _regions.look()
        except PolicyFileError as error:
            if str(error) != logged:
                logged = str(error)
                log.error("nothing is taken up: the policy files are broken: %s", logged)
            time.sleep(_AWAIT_PAUSE_S)
        else:
            return


def policy_problem() -> str | None:
    """Say what is wrong with the policy files now, as `file:line: problem`, or None."""
    return _regions.problem()
