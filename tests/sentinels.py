"""A real Redis master, its replica and three Sentinels on ports of 127.0.0.1."""

import shutil
import signal
import subprocess
from pathlib import Path

import pytest
import redis

from embedded.ports import free_ports
from tests.servers import end, eventually, start_private

NEEDED = ("redis-server", "redis-sentinel")
needs_redis = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason="redis-server and redis-sentinel are not on PATH"
)
PASSWORD = "p%w#1"


class RedisServer:
    """A `redis-server` on a port, by default a free one; `*more` are its options."""

    def __init__(self, folder: Path, *more: str, port: int = 0, program: str = "redis-server") -> None:
        self._program = program
        self.port = port or free_ports(1)[0]
        self.folder = folder / str(self.port)
        self.folder.mkdir()
        self._more = more
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address as SHEBAO_BROKER_URL takes it."""
        return f"redis://127.0.0.1:{self.port}/0"

    def __enter__(self) -> "RedisServer":
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def client(self, password: str | None = None) -> redis.Redis:
        return redis.Redis(port=self.port, password=password, retry=None, socket_timeout=5)

    def start(self) -> "RedisServer":
        path = self.folder / "redis.conf"
        path.write_text(f'port {self.port}\nbind 127.0.0.1\ndir {self.folder}\nsave ""\n')
        self.process = start_private([self._program, str(path), *self._more], self.folder / "log")
        eventually(lambda: _answers(self.port), 10, what=f"{self._program} answers")
        return self

    def stop(self) -> None:
        if self.process is not None:
            end(self.process, signal.SIGKILL)
            self.process = None


class Sentinels:
    """A master and a replica behind a password, watched by three Sentinels, which agree within a second."""

    def __init__(self, folder: Path) -> None:
        ports = free_ports(5)
        login = ("--requirepass", PASSWORD, "--masterauth", PASSWORD, "--repl-diskless-sync-delay", "0")
        self.master = RedisServer(folder, *login, port=ports[0]).start()
        following = ("--replicaof", f"127.0.0.1 {ports[0]}")
        self.replica = RedisServer(folder, *login, *following, port=ports[1]).start()
        self.ports = ports[2:]
        self._processes = [self._watch(folder, port) for port in self.ports]
        eventually(self._is_complete, 20, what="Sentinels know the replica and each other")

    def _watch(self, folder: Path, port: int) -> subprocess.Popen[bytes]:
        path = folder / f"sentinel-{port}.conf"
        lines = [f"port {port}", "bind 127.0.0.1", f"dir {folder}"]
        lines += [f"sentinel monitor shebao 127.0.0.1 {self.master.port} 2", f"sentinel auth-pass shebao {PASSWORD}"]
        lines += ["sentinel down-after-milliseconds shebao 500", "sentinel failover-timeout shebao 3000"]
        path.write_text("\n".join(lines) + "\n")
        process = start_private(["redis-sentinel", str(path)], folder / f"sentinel-{port}.log")
        eventually(lambda: _answers(port), 10, what="redis-sentinel answers")
        return process

    def _is_complete(self) -> bool:
        for port in self.ports:
            with redis.Redis(port=port) as client:
                state = client.sentinel_master("shebao")
            assert state["num-slaves"] == 1
            assert state["num-other-sentinels"] == 2
        return True

    @property
    def url(self) -> str:
        """The address as SHEBAO_BROKER_URL takes it; the first Sentinel that it names does not exist."""
        hosts = ",".join(f"127.0.0.1:{port}" for port in (1, *self.ports))
        return f"sentinel://:p%25w%231@{hosts}/0?master_name=shebao"

    def master_port(self) -> int:
        """The port of the master that the Sentinels name."""
        with redis.Redis(port=self.ports[0]) as client:
            return int(client.sentinel_get_master_addr_by_name("shebao")[1])

    def fail_over(self) -> None:
        """Kill the master, and wait until the replica is one."""
        self.master.stop()
        eventually(lambda: self.master_port() == self.replica.port, 20, what="Sentinels name the replica")
        eventually(lambda: self.replica.client(PASSWORD).role()[0] == b"master", 20, what="the replica is the master")

    def __enter__(self) -> "Sentinels":
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            end(process, signal.SIGKILL)
        self.master.stop()
        self.replica.stop()


def _answers(port: int) -> bool:
    try:
        with redis.Redis(port=port, retry=None) as client:
            return bool(client.ping())
    except redis.AuthenticationError:
        return True
    except redis.ConnectionError:
        return False
