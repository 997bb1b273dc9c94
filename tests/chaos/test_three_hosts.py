"""docs/how-to/from-one-machine-to-many.md, followed on three network namespaces as three hosts."""

import contextlib
import ctypes
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import orjson
import psycopg
import pytest

from gateways.sandbox import process as sandbox_process
from tests.builders import SECRETS, account, requested
from tests.command import clean_environment
from tests.repo.documents import blocks
from tests.servers import Postgres, end, end_with_parent, eventually, short_folder

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/how-to/from-one-machine-to-many.md").read_text(encoding="utf-8")
OUTSIDE = "10.77.0.1"
HOSTS = {"data": "10.77.0.2", "front": "10.77.0.3", "work": "10.77.0.4"}
BRIDGE = "shebao-br"
TOKEN = "token-of-three-hosts"
CLIENT = {"client": "portal", "token": TOKEN, "types": "*", "regions": "*", "clients": "*", "read": True, "rate": 1e6}
PROGRAMS = {
    "python": [sys.executable],
    "celery": [sys.executable, "-m", "celery"],
    "shebao": [sys.executable, "-m", "cli"],
}
_CLONE_NEWNET = 0x40000000
pytestmark = [
    pytest.mark.long_form,
    pytest.mark.timeout(300),
    pytest.mark.skipif(os.geteuid() != 0, reason="network namespaces need root"),
    pytest.mark.skipif(shutil.which("ip") is None, reason="ip (iproute2) is not on PATH"),
    pytest.mark.skipif(shutil.which("redis-server") is None, reason="redis-server is not on PATH"),
]


# -- the page ----------------------------------------------------------------------------------------------------------


def shown(language: str, title: str) -> list[str]:
    """The lines of the page's blocks that begin with `# title`, in order."""
    texts = [block.text.splitlines() for block in blocks(PAGE) if block.language == language]
    found = [lines[1:] for lines in texts if re.match(rf"# {re.escape(title)}\b", lines[0])]
    assert found, title
    return [line for lines in found for line in lines]


def pairs(name: str) -> dict[str, str]:
    return {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in shown("ini", name))}


def commands(host: str) -> list[list[str]]:
    return [shlex.split(line) for line in shown("sh", f"on {host}")]


def test_the_page_has_a_block_for_each_host() -> None:
    assert [len(commands(host)) for host in ("front", "work")] == [8, 3]


# -- hosts -------------------------------------------------------------------------------------------------------------


def ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)


@pytest.fixture
def hosts() -> Iterator[None]:
    """Three namespaces on one bridge, on which this process is the outside."""
    ip("link", "add", BRIDGE, "type", "bridge")
    try:
        ip("addr", "add", f"{OUTSIDE}/24", "dev", BRIDGE)
        ip("link", "set", BRIDGE, "up")
        for name, address in HOSTS.items():
            ip("netns", "add", f"shebao-{name}")
            ip("link", "add", f"shebao-{name}", "type", "veth", "peer", "name", "eth0", "netns", f"shebao-{name}")
            ip("link", "set", f"shebao-{name}", "master", BRIDGE, "up")
            for inside in (["addr", "add", f"{address}/24", "dev", "eth0"], ["link", "set", "eth0", "up"]):
                ip("-n", f"shebao-{name}", *inside)
            ip("-n", f"shebao-{name}", "link", "set", "lo", "up")
        yield
    finally:
        for name in HOSTS:
            subprocess.run(["ip", "netns", "del", f"shebao-{name}"], capture_output=True, check=False)
        ip("link", "del", BRIDGE)


def entering(host: str) -> Callable[[], None]:
    """Puts a process into a host before it becomes its program, and ends it with this one."""

    def enter() -> None:
        with Path(f"/run/netns/shebao-{host}").open() as namespace:
            if ctypes.CDLL(None, use_errno=True).setns(namespace.fileno(), _CLONE_NEWNET):
                raise OSError(ctypes.get_errno(), "setns")
        end_with_parent()

    return enter


class Site:
    """The processes of the page."""

    def __init__(self, folder: Path, closing: contextlib.ExitStack) -> None:
        self.folder, self._closing = folder, closing
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        for host in HOSTS:
            (folder / host).mkdir()
        given = {f"SHEBAO_{name.upper()}": str(value) for name, value in SECRETS.items()}
        given |= {"SHEBAO_API_TOKENS": orjson.dumps([CLIENT]).decode(), "SHEBAO_LEASE_SECONDS": "5"}
        given |= {"SHEBAO_HTTP_TIMEOUT_SECONDS": "2", "PYTHONPATH": str(ROOT)}
        self.environment = clean_environment() | given | pairs("shebao.env")

    def start(self, host: str, command: list[str], log: str) -> subprocess.Popen[bytes]:
        """Start a command of the page on a host; programs are those of this environment."""
        known = {
            "python": [sys.executable],
            "celery": [sys.executable, "-m", "celery"],
            "shebao": [sys.executable, "-m", "cli"],
        }
        command = [*known.get(command[0], command[:1]), *command[1:]]
        env = self.environment | {"SHEBAO_HOME": str(self.folder / host)}
        with (self.folder / f"{host}-{log}.log").open("ab") as out:
            process = subprocess.Popen(
                command, env=env, cwd=self.folder / host, stdout=out, stderr=out, start_new_session=True,
                preexec_fn=entering(host),
            )  # fmt: skip
        self._closing.callback(end, process, signal.SIGKILL)
        self.processes[log] = process
        return process

    def run(self, host: str, command: list[str]) -> str:
        """Run a command of the page to its end, and return what it wrote."""
        process = self.start(host, command, command[1])
        assert process.wait(60) in (0, 1), (self.folder / f"{host}-{command[1]}.log").read_text()[-2000:]
        return (self.folder / f"{host}-{command[1]}.log").read_text()

    def serve_data(self, folder: Path) -> None:
        """PostgreSQL and Redis on `data`, by the page's files."""
        postgres = Postgres(folder)
        postgres.enter = entering("data")
        postgres.start()
        with psycopg.connect(postgres.dsn("postgres"), autocommit=True) as connection:
            connection.execute("ALTER ROLE shebao PASSWORD 'database-password'")
            connection.execute("CREATE DATABASE shebao")
            for name, value in pairs("postgresql.conf").items():
                connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")  # type: ignore[arg-type]  # of our page
        postgres.stop()
        with (folder / "data/pg_hba.conf").open("a") as rules:
            rules.write("\n".join(shown("ini", "pg_hba.conf")) + "\n")
        postgres.start(listening=None)
        self._closing.callback(postgres.stop)
        configuration = self.folder / "redis.conf"
        configuration.write_text("\n".join([*shown("ini", "redis.conf"), f"dir {self.folder}"]) + "\n")
        self.start("data", ["redis-server", str(configuration)], "redis")


@pytest.fixture
def site(hosts: None) -> Iterator[Site]:
    with contextlib.ExitStack() as closing:
        folder = closing.enter_context(short_folder("shebao-h"))
        made = Site(folder, closing)
        made.serve_data(closing.enter_context(short_folder("shebao-p")))
        sandbox = sandbox_process.start("--host", OUTSIDE, "--port", "8790", "--sign-delay", "0.2")
        closing.callback(sandbox.stop)
        yield made


def submit(client: httpx2.Client, serials: range) -> None:
    """Hand payments in over HTTP, as a portal does: again until they are accepted."""
    for serial in serials:
        event = requested(serial, region="440100", insurances=["pension"], base="6000.00", bank_account=account())

        def accepted(body: bytes = orjson.dumps(event)) -> bool:
            with contextlib.suppress(httpx2.HTTPError):
                return client.post("/v1/events", content=body).status_code == 202
            return False

        eventually(accepted, 60, what="the API accepts")


def completed(client: httpx2.Client, serials: range) -> bool:
    references = [requested(serial)["data"]["reference"] for serial in serials]
    states = [client.get(f"/v1/payments/{reference}").json().get("state") for reference in references]
    return states == ["completed"] * len(states)


def test_payments_go_through_three_hosts_and_the_loss_of_one(site: Site) -> None:
    front, work = commands("front"), commands("work")
    site.run("front", front[0])
    for number, command in enumerate(front[1:6]):
        site.start("front", command, f"front-{number}")
    for number, command in enumerate(work):
        site.start("work", command, f"work-{number}")
    eventually((site.folder / "work/run/payments-2.ready").exists, 60, what="workers are ready")
    headers = {"authorization": f"Bearer {TOKEN}", "content-type": "application/cloudevents+json"}
    with httpx2.Client(base_url="http://10.77.0.3:8000", headers=headers, timeout=20, trust_env=False) as client:
        submit(client, range(1, 11))
        eventually(lambda: completed(client, range(1, 11)), 60, 0.5, what="payments end")
        seen = site.run("front", front[6])
        for worker in ("dispatch@front", "ingest@front", "payments-1@work", "payments-2@work", "letters@work"):
            assert worker in seen
        ip("link", "set", "shebao-work", "down")
        submit(client, range(11, 21))
        site.start("front", front[7], "front-payments")
        eventually(lambda: completed(client, range(11, 21)), 90, 0.5, what="payments end without the host")
        ip("link", "set", "shebao-work", "up")
        end(site.processes["front-payments"])
        submit(client, range(21, 31))
        eventually(lambda: completed(client, range(21, 31)), 90, 0.5, what="payments end at the host that is back")
    lasting = [one for log, one in site.processes.items() if log not in ("db", "doctor", "front-payments")]
    assert [process.poll() for process in lasting] == [None] * len(lasting)
