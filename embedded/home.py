"""The folder of the embedded stack (`SHEBAO_HOME`): what lies where, its lock, its secrets."""

import base64
import fcntl
import hashlib
import json
import os
import re
import secrets
import stat
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from foundation.errors import ShebaoError

# Linux and macOS refuse the path of a unix socket from 104 or 108 bytes on.
_SOCKET_PATH_LIMIT = 100
_PLAIN = re.compile(r"[A-Za-z0-9/._-]+")
_LOG_LIMIT = 10_000_000


class HomeError(ShebaoError):
    """The folder cannot be used; the text says why and what to do."""


class Home:
    """The folders under `SHEBAO_HOME`.

    `run` holds what is true only while the stack runs (addresses, ready and alive files), `secrets` keys made once,
    `log` one file a process, `mail` and `sms` what the local mailbox and SMS box received.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.run = self.path / "run"
        self.secrets = self.path / "secrets"
        self.log = self.path / "log"
        self.mail = self.path / "mail"
        self.sms = self.path / "sms"
        self.broker = self.path / "broker"
        self._lock: IO[str] | None = None

    def lock(self) -> None:
        """Make the folders and take this home for the calling process until it ends.

        Raises HomeError when another stack holds it, when it cannot be written, or when a folder in it is a link or
        another user's: its files would be removed or made readable elsewhere.
        """
        folders = (self.run, self.log, self.mail, self.sms, self.broker, self.secrets)
        try:
            for folder in folders:
                folder.mkdir(parents=True, exist_ok=True)
            for folder in (self.path, *folders):
                _check_own(folder, link_allowed=folder is self.path)
            self.path.chmod(0o700)  # letters and the database hold personal data
            self._lock = (self.path / "stack.lock").open("a+", encoding="ascii")
        except OSError as error:
            raise HomeError(
                f"{self.path} cannot be used ({error.strerror}): set SHEBAO_HOME to a folder of yours"
            ) from None
        self._take()

    def _take(self) -> None:
        """Lock the file of the home; raises HomeError when another stack holds it."""
        assert self._lock is not None
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._lock.seek(0)
            holder = self._lock.read().strip() or "unknown"
            raise HomeError(
                f"a stack already runs on {self.path} (process {holder}): stop it first, "
                "or set SHEBAO_HOME to another folder"
            ) from None
        self._lock.truncate(0)
        self._lock.write(f"{os.getpid()}\n")
        self._lock.flush()

    def clear_run(self) -> None:
        """Remove what an earlier stack left in `run`."""
        for path in self.run.iterdir():
            if path.is_file() or path.is_socket():
                path.unlink(missing_ok=True)

    def make_secrets(self) -> None:
        """Make the keys that are missing, once, readable by the owner only."""
        for name, make in _SECRETS.items():
            path = self.secrets / name
            if not path.exists():
                draft = path.with_suffix(".new")
                draft.unlink(missing_ok=True)
                with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                    file.write(make() + "\n")
                    file.flush()
                    os.fsync(file.fileno())  # data sealed with a key that is lost with the power is lost for good
                draft.rename(path)

    def publish(self, settings: Mapping[str, str], addresses: Mapping[str, str]) -> None:
        """Write settings where commands in another terminal look for them, `run/<setting>`, and `run/addresses`."""
        listed = "\n".join(f"{name}\t{address}" for name, address in addresses.items())
        for name, value in {**settings, "addresses": listed}.items():
            path = self.run / name
            path.write_text(value + "\n", encoding="utf-8")
            path.chmod(0o600)

    def open_log(self, name: str) -> IO[bytes]:
        """The log of one process, to append to; a large one is put aside first."""
        path = self.log / f"{name}.log"
        if path.exists() and path.stat().st_size > _LOG_LIMIT:
            path.replace(path.with_suffix(".log.1"))
        return path.open("ab")

    def log_tail(self, name: str, lines: int = 5) -> str:
        """The last lines of a process's log."""
        try:
            with (self.log / f"{name}.log").open("rb") as log:
                log.seek(max(0, log.seek(0, os.SEEK_END) - 4000))
                return "\n".join(log.read().decode(errors="replace").splitlines()[-lines:])
        except OSError:
            return ""

    def socket(self) -> Path:
        """Where the broker listens: in `run`, or in a folder of its own when that path is too long or no plain URL."""
        path = self.run / "broker.sock"
        if len(os.fsencode(path)) < _SOCKET_PATH_LIMIT and _PLAIN.fullmatch(str(path)):
            return path
        base = tempfile.gettempdir()
        name = f"shebao-{os.getuid()}-{hashlib.sha256(os.fsencode(self.path)).hexdigest()[:12]}"
        folder = Path(base if len(base) < 40 else "/tmp", name)
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
            raise HomeError(f"{folder} belongs to someone else or is open to others: remove it")
        return folder / "broker.sock"


def _check_own(folder: Path, link_allowed: bool) -> None:
    """Raise HomeError for a folder that is a link to elsewhere or belongs to another user."""
    found = folder.stat() if link_allowed else folder.lstat()
    if stat.S_ISLNK(found.st_mode):
        raise HomeError(f"{folder} is a link to another folder: remove it, or set SHEBAO_HOME to a folder of yours")
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise HomeError(f"{folder} is not a folder of yours: remove it, or set SHEBAO_HOME to a folder of yours")


def _random_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode("ascii")


_SERVICES = ("bank", "esign", "authority", "sms/sandbox")
_SECRETS: dict[str, Callable[[], str]] = {
    "keys": lambda: f"embedded:{_random_key()}",
    "index_key": _random_key,
    "voucher_key": _random_key,  # a seed of Ed25519
    "callback_secret": lambda: " ".join(f"{service}:local:whsec_{_random_key()}" for service in _SERVICES),
    "gateway_secret": _random_key,
    "api_tokens": lambda: json.dumps(
        [
            {
                "client": "local",
                "token": secrets.token_hex(24),  # never begins with a dash, which a command would take for an option
                "types": "*",
                "regions": "*",
                "clients": "*",
                "read": True,
                "rate": 5000,
            }
        ]
    ),
    "flower_basic_auth": lambda: f"operator:{secrets.token_urlsafe(18)}",
}
