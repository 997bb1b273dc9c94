"""Sentinels, a demoted master, and a Redis Cluster before Celery's connection, our own client and the commands."""

import ipaddress
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import redis
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from cli.checks.broker import check_broker
from embedded.ports import free_ports
from foundation.broker import connect, refuse_unsuitable_broker
from foundation.settings import SettingsError
from tests.builders import SECRETS
from tests.command import clean_environment
from tests.sentinels import RedisServer, Sentinels, needs_redis
from tests.servers import end, eventually, short_folder, start_private

pytestmark = needs_redis
CELERY = ["celery", "-A", "tasks.app"]
ROOT = Path(__file__).parents[2]
# Publishes through Celery's own settings, and again when a line comes: what a worker, beat and API do.
PUBLISHER = """
import sys
from tasks.nudge import nudge
for _ in sys.stdin:
    print(nudge("payments.dispatch"), flush=True)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    with short_folder("shebao-r") as found:
        yield found


def cluster() -> list[str]:
    """Options of a node of a Redis Cluster; by default its second port is often too high."""
    return ["--cluster-enabled", "yes", "--cluster-port", str(free_ports(1)[0])]


def environment(url: str) -> dict[str, str]:
    given = {f"SHEBAO_{name.upper()}": value for name, value in SECRETS.items()}
    return clean_environment() | given | {"SHEBAO_BROKER_URL": url, "PYTHONPATH": str(ROOT)}


def test_celery_and_our_client_follow_the_master_that_sentinels_name(folder: Path) -> None:
    with Sentinels(folder) as broker, connect(broker.url, timeout_s=2) as client:
        publisher = subprocess.Popen(
            [sys.executable, "-c", PUBLISHER], env=environment(broker.url), cwd=folder, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert publisher.stdin is not None
        assert publisher.stdout is not None

        def publishes() -> bool:
            publisher.stdin.write("\n")
            publisher.stdin.flush()
            return publisher.stdout.readline() == "True\n"

        eventually(publishes, 20, what="Celery publishes")
        assert client.llen("shebao:dispatch") == 1
        broker.fail_over()
        eventually(publishes, 20, what="Celery publishes to the new master")
        assert client.llen("shebao:dispatch") >= 1
        publisher.stdin.close()
        assert publisher.wait(20) == 0
        publisher.stdout.close()


def certificate(folder: Path) -> Path:
    """A certificate of 127.0.0.1, signed by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    here, now = x509.IPAddress(ipaddress.ip_address("127.0.0.1")), datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1))
    made = builder.add_extension(x509.SubjectAlternativeName([here]), critical=False).sign(key, hashes.SHA256())
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "tls.pem").write_bytes(made.public_bytes(Encoding.PEM))
    (folder / "tls.key").write_bytes(private)
    return folder / "tls.pem"


def test_with_tls_sentinels_and_servers_are_reached_and_a_stranger_is_not(folder: Path) -> None:
    trusted = certificate(folder)
    port, sentinel = free_ports(2)
    tls = f"port 0\nbind 127.0.0.1\ntls-cert-file {trusted}\ntls-key-file {folder / 'tls.key'}\n"
    tls += f"tls-ca-cert-file {trusted}\ntls-auth-clients no\ntls-replication yes\ndir {folder}\n"
    (folder / "redis.conf").write_text(f"{tls}tls-port {port}\n")
    (folder / "sentinel.conf").write_text(f"{tls}tls-port {sentinel}\nsentinel monitor mymaster 127.0.0.1 {port} 1\n")
    started = [
        start_private([f"redis-{name}", str(folder / file)], folder / f"{name}.log")
        for name, file in (("server", "redis.conf"), ("sentinel", "sentinel.conf"))
    ]
    url = f"sentinel+tls://127.0.0.1:{sentinel}/0"
    try:

        def answers() -> bool:
            with suppress(redis.ConnectionError), connect(f"{url}?ssl_ca_certs={trusted}", tries=1) as client:
                return bool(client.ping())
            return False

        eventually(answers, 10, what="the master answers over TLS")
        with pytest.raises(redis.ConnectionError), connect(url, tries=1) as stranger:
            stranger.ping()
        done = subprocess.run(
            [sys.executable, "-c", PUBLISHER], env=environment(f"{url}?ssl_ca_certs={trusted}"), cwd=folder, text=True,
            input="\n", capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.stdout == "True\n", done.stderr
    finally:
        for process in started:
            end(process, signal.SIGKILL)


@pytest.mark.parametrize("command", [["api.streams"], [*CELERY, "beat", "--pidfile="], [*CELERY, "worker"]])
def test_a_cluster_is_refused_in_one_line(folder: Path, command: list[str]) -> None:
    with RedisServer(folder, *cluster()) as server:
        done = subprocess.run(
            [sys.executable, "-m", *command], env=environment(server.url), cwd=folder, capture_output=True, text=True,
            timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "SHEBAO_BROKER_URL leads to a Redis Cluster" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_a_cluster_and_a_sentinel_without_its_scheme_are_named(folder: Path, use_settings: Callable[..., None]) -> None:
    with RedisServer(folder, *cluster()) as server:
        use_settings(broker_url=server.url)
        (found,) = check_broker()
        assert (found.level, found.found.partition(",")[0]) == ("fail", "SHEBAO_BROKER_URL leads to a Redis Cluster")
    with RedisServer(folder, program="redis-sentinel") as server:
        use_settings(broker_url=server.url)
        with pytest.raises(SettingsError, match="write sentinel://HOST"):
            refuse_unsuitable_broker()


def test_doctor_names_a_replica_missing_persistence_and_eviction(
    folder: Path, use_settings: Callable[..., None]
) -> None:
    from cli.checks.broker import _server

    with RedisServer(folder, "--maxmemory-policy", "allkeys-lru") as server:
        client = redis.Redis(port=server.port, decode_responses=True)
        levels = {one.what: one.level for one in _server(client)}
        assert levels == {"eviction": "warn", "persistence": "warn"}
        client.config_set("appendonly", "yes")
        client.config_set("maxmemory-policy", "noeviction")
        client.replicaof("127.0.0.1", "1")
        levels = {one.what: one.level for one in _server(client)}
        assert levels == {"eviction": "ok", "persistence": "ok", "broker's role": "fail"}
