"""The folder of the demo, its calendar, and the environment of its commands."""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from foundation.errors import ShebaoError
from foundation.settings import forget_settings
from models.session import close_engine

_MARK = ".shebao-demo"


class DemoError(ShebaoError):
    """The demo cannot go on; the text says why and what to do."""


def prepare_home(home: Path) -> None:
    """Make `home` empty and mark it; raises DemoError for a folder that is in use or not the demo's."""
    try:
        if home.exists() and any(home.iterdir()):
            if not (home / _MARK).is_file():
                message = f"{home} is not empty and not the demo's: remove it, or set SHEBAO_HOME to another folder"
                raise DemoError(message)
            _check_unused(home)
            shutil.rmtree(home)
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        (home / _MARK).touch()
    except OSError as error:
        raise DemoError(f"{home} cannot be used ({error.strerror}): set SHEBAO_HOME to a folder of yours") from None


def _check_unused(home: Path) -> None:
    """Raise DemoError while another demo runs in the folder."""
    with contextlib.suppress(FileNotFoundError), (home / "stack.lock").open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DemoError(f"another demo runs in {home}: wait for it, or set SHEBAO_HOME") from None


class Calendar:
    """The clock file (foundation/clock.py): turns the time of this process and of every process of the stack."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def turn(self, moment: datetime) -> None:
        """Make it `moment` (aware) now; time goes on from there."""
        draft = self.path.with_suffix(".new")
        draft.write_text(f"{(moment - datetime.now(UTC)).total_seconds():.3f}\n", encoding="ascii")
        draft.replace(self.path)


@contextlib.contextmanager
def environment(values: Mapping[str, str]) -> Iterator[None]:
    """Environment variables for a while, with the settings and the database connections that follow from them."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    forget_settings()
    close_engine()
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        forget_settings()
        close_engine()
