"""deploy/redis.acl and deploy/start-redis with a real server: enough for Celery and Flower, and nothing more."""

import json
import os
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import redis

from api.streams import Consumer, Patience
from cli.main import main
from foundation.broker import connect
from tasks.events import send_to_stream
from tests.builders import SECRETS, requested, rows
from tests.servers import end, eventually, short_folder, valkey_binary
from workflows.outbox.publish import publish_due

ROOT = Path(__file__).parents[2]
PRODUCER = "p" * 24
PASSWORDS = {
    "redis_password": "s" * 24,
    "redis_flower_password": "f" * 24,
    "redis_producers": f"portal:{PRODUCER}\nhr:{'h' * 24}",
}

APP = """
    import os
    import celeryconfig
    from celery import Celery
    from tasks.patches import kombu_guard

    kombu_guard.install()
    app = Celery("limited")
    app.config_from_object(celeryconfig)
    app.conf.beat_scheduler = "celery.beat:Scheduler"
    app.conf.beat_schedule = {"tick": {"task": "payments.note", "schedule": 0.5, "args": ("tick",)}}

    @app.task(name="payments.note")
    def note(name):
        with open(os.environ["NOTES"], "a") as notes:
            notes.write(name + "\\n")
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """A server started by deploy/start-redis with its paths led into a folder; yields its socket."""
    with short_folder("shebao-a") as folder:
        secrets = folder / "secrets"
        secrets.mkdir()
        for name, password in PASSWORDS.items():
            (secrets / name).write_text(password + "\n")
        programs = folder / "bin"
        programs.mkdir()
        (programs / "redis-server").symlink_to(valkey_binary())
        configuration = (ROOT / "deploy/redis.conf").read_text()
        for place, there in {"/data": folder, "/run/redis/users.acl": folder / "users.acl"}.items():
            configuration = configuration.replace(place, str(there))
        socket = folder / "redis.sock"
        configuration = configuration.replace("port 6379", f"port 0\nunixsocket {socket}")
        (folder / "redis.conf").write_text(configuration)
        script = (ROOT / "deploy/start-redis").read_text()
        script = script.replace("/run/secrets", str(secrets)).replace(
            "/etc/redis/redis.conf", str(folder / "redis.conf")
        )
        script = script.replace("/etc/redis/redis.acl", str(folder / "redis.acl"))
        watcher = "user watcher on nopass -@all +acl|log +client|setinfo\n"  # sees what is refused; of this test only
        (folder / "redis.acl").write_text((ROOT / "deploy/redis.acl").read_text() + watcher)
        script = script.replace("/run/redis/users.acl", str(folder / "users.acl"))
        process = subprocess.Popen(
            ["sh", "-c", script],
            env={**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        eventually(socket.exists, 10, what="the server listens")
        yield socket
        end(process)


def client(server: Path, user: str, password: str) -> redis.Redis:
    """A client logged in as one of the two users."""
    return redis.Redis(unix_socket_path=str(server), username=user, password=password)


def test_celery_and_flower_work_within_their_rights(server: Path, tmp_path: Path) -> None:
    (tmp_path / "limited_app.py").write_text(textwrap.dedent(APP))
    url = f"redis+socket://shebao:{PASSWORDS['redis_password']}@{server}?virtual_host=0"
    as_flower = f"redis+socket://flower:{PASSWORDS['redis_flower_password']}@{server}?virtual_host=0"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)]),
        "SHEBAO_BROKER_URL": url,
        "NOTES": str(tmp_path / "notes"),
        "FLOWER_BASIC_AUTH": "a:b",
    }
    celery = [sys.executable, "-m", "celery", "-A", "limited_app"]
    bare = ["--without-gossip", "--without-mingle"]
    commands = {
        "worker": [*celery, "worker", "-c", "1", "-E", "-n", "limited@here", *bare],
        "beat": [*celery, "beat", "--pidfile="],
        "flower": [*celery, "flower", f"--unix_socket={tmp_path / 'flower.sock'}"],
    }
    started = []
    try:
        for name, command in commands.items():
            with (tmp_path / f"{name}.log").open("wb") as log:
                own = environment | ({"SHEBAO_BROKER_URL": as_flower} if name == "flower" else {})
                started.append(
                    subprocess.Popen(command, env=own, stdout=log, stderr=log, start_new_session=True, cwd=ROOT)
                )
        notes = tmp_path / "notes"
        eventually(lambda: notes.exists() and notes.read_text().count("tick") > 3, 30, what="beat and worker run tasks")
        eventually((tmp_path / "flower.sock").exists, 20, what="Flower listens")
        ping = subprocess.run(
            [*celery, "inspect", "ping"], env=environment, capture_output=True, text=True, check=False, cwd=ROOT
        )
        assert "1 node online" in ping.stdout
        assert all(process.poll() is None for process in started)
    finally:
        for process in started:
            end(process, grace=5)
    refused = client(server, "watcher", "").acl_log()
    assert [(one["username"], one["object"], one["context"]) for one in refused] == []


def test_the_streams_of_events_work_within_their_rights(
    server: Path, use_settings: Callable[..., None], sqlite_url: str
) -> None:
    watcher = client(server, "watcher", "")
    watcher.acl_log_reset()
    url = f"redis+socket://shebao:{PASSWORDS['redis_password']}@{server}?virtual_host=0"
    use_settings(database_url=sqlite_url, broker_url=url, stream_clients="portal", **SECRETS)
    producer = client(server, "producer-portal", PRODUCER)
    for body in ("{", json.dumps(requested(70_001))):
        producer.xadd("shebao:events:in:portal", {"event": body})
    thread = threading.Thread(target=(consumer := Consumer(connect(), "limited", Patience(0.05, 0.0, 0.0))).run)
    thread.start()
    try:
        eventually(lambda: rows("payments", reference="SH-2026-070001"), 10, what="the event is taken")
        assert publish_due(send_to_stream) == 1
        for command in (["show"], ["dead"], ["replay", "--all"], ["show"]):
            assert main(["streams", *command]) == 0
        eventually(lambda: connect().xlen("shebao:events:dead") == 1, 10, what="the bad one is put aside again")
    finally:
        consumer.stop()
        thread.join(10)
    assert watcher.acl_log() == []


@pytest.mark.parametrize("command", [("FLUSHALL",), ("CONFIG", "GET", "*"), ("KEYS", "*"), ("GET", "other:key")])
def test_shebao_itself_may_not_empty_reconfigure_or_read_what_is_not_its_own(server: Path, command: tuple[Any]) -> None:
    with pytest.raises(redis.exceptions.NoPermissionError):
        client(server, "shebao", PASSWORDS["redis_password"]).execute_command(*command)


def test_another_system_can_hand_in_events_and_do_nothing_else(server: Path) -> None:
    producer = client(server, "producer-portal", PRODUCER)
    assert producer.xadd("shebao:events:in:portal", {"event": "{}"})
    for command in (
        ("LPUSH", "shebao:payments", "x"),
        ("XREAD", "STREAMS", "shebao:events:in:portal", "0"),
        ("XADD", "shebao:events:in:hr", "*", "event", "{}"),
        ("XADD", "shebao:events:in", "*", "event", "{}"),
        ("PUBLISH", "a", "b"),
    ):
        with pytest.raises(redis.exceptions.NoPermissionError):
            producer.execute_command(*command)


def test_nobody_comes_in_without_a_password(server: Path) -> None:
    with pytest.raises(redis.exceptions.AuthenticationError):
        redis.Redis(unix_socket_path=str(server)).ping()
    with pytest.raises(redis.exceptions.AuthenticationError):
        client(server, "shebao", "guess").ping()
