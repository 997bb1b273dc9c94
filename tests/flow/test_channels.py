"""The three channels of a running stack, used by the example portal: each leads to a voucher, and all to one inbox."""

import base64
import json
import os
import re
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook

from embedded import Stack
from examples.portal.celery_client import CeleryClient
from examples.portal.http_client import HttpClient
from examples.portal.stream_client import StreamClient, client_of
from tests.builders import materials, requested
from tests.command import clean_environment
from tests.servers import eventually, short_folder

ROOT = Path(__file__).parents[2]
LATER = datetime(2099, 1, 1, tzinfo=UTC)
PERSONAL = ("王小明", "13800138000", "wang@example.com", "6222021001000000112")


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    with (
        short_folder("shebao-d") as folder,
        Stack(folder / "home", without=("flower",), settings={"webhook_loopback": "true"}) as running,
    ):
        yield running


def token(stack: Stack) -> str:
    found = json.loads((stack.home / "secrets" / "api_tokens").read_text())[0]["token"]
    assert isinstance(found, str)
    return found


def clients(stack: Stack) -> dict[str, Any]:
    broker = stack.env["SHEBAO_BROKER_URL"]
    return {
        "http": HttpClient(stack.addresses["API"], token(stack)),
        "stream": StreamClient(broker),
        "celery": CeleryClient(broker),
    }


def event_of(serial: int) -> dict[str, Any]:
    """A payment in Guangzhou, whose bank debits need no day of their own."""
    documents = materials("id_card", "bank_card_copy")
    return requested(serial, region="440100", insurances=["pension"], base="6000.00", materials=documents)


def hand_in(stack: Stack, channel: str, path: Path) -> dict[str, Any]:
    """What the portal's command says of the end of a payment."""
    given = ["--url", stack.addresses["API"], "--token", token(stack), "--broker", stack.env["SHEBAO_BROKER_URL"]]
    run = [sys.executable, "-m", "examples.portal", str(path), "--channel", channel, *given, "--wait", "60"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=80, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("channel", ["http", "stream", "celery"])
def test_a_payment_handed_in_by_a_channel_ends_with_a_voucher(stack: Stack, channel: str, tmp_path: Path) -> None:
    event = event_of({"http": 1, "stream": 2, "celery": 3}[channel])
    path = tmp_path / "event.json"
    path.write_text(json.dumps(event), encoding="utf-8")
    end = hand_in(stack, channel, path)
    assert end["state"] == "completed"
    assert end["voucher"]
    assert hand_in(stack, channel, path) == end  # the same event again is the same payment


def test_the_example_of_the_how_to_ends_within_seconds_and_shows_the_way(stack: Stack) -> None:
    run = [sys.executable, "-m", "examples.portal", str(ROOT / "examples" / "event.json"), "--wait", "60"]
    folder = stack.home.parent
    (folder / "var").symlink_to(stack.home)
    done = subprocess.run(
        run, cwd=folder, env=clean_environment(), capture_output=True, text=True, timeout=80, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["state"] == "completed"
    assert done.stderr.startswith("submitted by http: GZ-2026-0100\n")
    assert "completed at voucher" in done.stderr


def test_without_a_stack_the_example_says_what_is_missing(tmp_path: Path) -> None:
    for channel in ("http", "stream"):
        run = [sys.executable, "-m", "examples.portal", str(ROOT / "examples" / "event.json"), "--channel", channel]
        done = subprocess.run(
            run, cwd=tmp_path, env=clean_environment(), capture_output=True, text=True, timeout=80, check=False
        )
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
        assert "start a stack with `make up`" in done.stderr


def test_an_event_sent_again_by_its_channel_is_one_payment_and_by_another_takes_no_money(stack: Stack) -> None:
    event = event_of(4)
    used = clients(stack)
    for _ in range(2):
        used["http"].submit(event)
    end = used["http"].wait(event["data"]["reference"], 60)
    assert end["state"] == "completed"
    used["celery"].submit(event)

    def ended() -> dict[str, str]:
        listed = command(stack, "payments", "list")
        mine = {row["id"]: row["state"] for row in listed if row["reference"] == event["data"]["reference"]}
        return mine if len(mine) == 2 and "rejected" in mine.values() else {}

    found = eventually(ended, 60, 0.5, what="the other client's payment ends")
    assert found.pop(end["payment"]) == "completed"
    [(_, state)] = found.items()
    assert state == "rejected"
    out = client_of(stack.env["SHEBAO_BROKER_URL"]).xrange("shebao:events:out")
    told = [json.loads(fields[b"event"]) for _, fields in out]
    mine = [one["type"] for one in told if one["subject"] == end["payment"]]
    assert mine.count("cn.shebao.payment.accepted.v1") == 1
    assert mine.count("cn.shebao.payment.completed.v1") == 1


@pytest.mark.parametrize(
    "options", [{"countdown": 2}, {"eta": LATER}, {"expires": 0.001}, {"compression": "zlib"}], ids=str
)
def test_what_a_celery_caller_asks_of_its_message_loses_no_event(stack: Stack, options: dict[str, Any]) -> None:
    client, event = clients(stack)["celery"], event_of(10 + len(str(options)))
    client._app.send_task("payments.ingest", args=[event], queue="ingest", argsrepr="(event)", **options)
    assert client.wait(event["data"]["reference"], 60)["state"] == "completed"


def test_a_message_written_as_the_page_on_celery_says_is_taken(stack: Stack) -> None:
    page = (ROOT / "docs/reference/celery.md").read_text(encoding="utf-8")
    shown = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert shown
    message = json.loads(shown[1])
    body = json.loads(base64.b64decode(message["body"]))
    event = event_of(6)
    body[0] = [event]
    message["body"] = base64.b64encode(json.dumps(body).encode()).decode()
    client_of(stack.env["SHEBAO_BROKER_URL"]).lpush("shebao:ingest", json.dumps(message))
    assert clients(stack)["http"].wait(event["data"]["reference"], 60)["state"] == "completed"


def test_nothing_that_is_told_names_a_person(stack: Stack) -> None:
    out = client_of(stack.env["SHEBAO_BROKER_URL"]).xrange("shebao:events:out")
    assert len(out) > 3
    logs = b"".join(path.read_bytes() for path in (stack.home / "log").iterdir())
    for value in (*PERSONAL, event_of(1)["data"]["payer"]["id_number"]):
        assert value.encode() not in b"".join(fields[b"event"] for _, fields in out)
        assert value.encode() not in logs


def test_the_bank_and_the_esignature_platform_are_heard(stack: Stack) -> None:
    """The sandbox signs its callbacks; the payments above waited for the signature of their contract."""
    with urllib.request.urlopen(f"{stack.addresses['API']}/metrics", timeout=10) as answer:
        text = answer.read().decode()
    heard = re.search(r'shebao_inbox{channel="callback",state="used"} (\d+)', text)
    assert heard, text
    assert int(heard[1]) > 0


def command(stack: Stack, *words: str) -> Any:
    """What a command of `shebao` says as JSON."""
    run = [sys.executable, "-m", "cli", *words, "--json"]
    environment = {**os.environ, **stack.env}
    done = subprocess.run(run, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=30, check=True)
    return json.loads(done.stdout)


def test_an_endpoint_hears_of_the_end_of_a_payment(stack: Stack) -> None:
    got: list[tuple[dict[str, str], bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/hook"
        endpoint = command(stack, "webhooks", "add", url, "--type", "payment.completed")
        assert command(stack, "webhooks", "test", endpoint["id"])["delivered"]
        got.clear()
        event = event_of(7)
        client = clients(stack)["http"]
        client.submit(event)
        payment = client.wait(event["data"]["reference"], 60)["payment"]
        about = eventually(lambda: [one for one in got if payment.encode() in one[1]], 20, what="the webhook comes")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    headers, body = about[0]
    told: Any = Webhook(endpoint["secret"]).verify(body, headers)
    assert (told["type"], told["subject"]) == ("cn.shebao.payment.completed.v1", payment)


def test_calls_of_the_task_that_hold_no_event_are_refused_and_the_worker_goes_on(stack: Stack) -> None:
    client = clients(stack)["celery"]
    odd: list[Any] = [[], [None], [{}], [[]], ["x"], [1, 2], [{"data": "x" * 70_000}]]
    for args in odd:
        client._app.send_task("payments.ingest", args=args, queue="ingest", argsrepr="(…)")
    client._app.send_task("payments.ingest", kwargs={"what": 1}, queue="ingest", argsrepr="(…)")
    event = event_of(5)
    client.submit(event)
    assert client.wait(event["data"]["reference"], 60)["state"] == "completed"

    def refused() -> bool:
        listed = command(stack, "inbox", "list")
        mine = [row for row in listed if row["channel"] == "celery" and row["state"] == "refused"]
        assert len(mine) == len(odd) + 1, sorted(row["reason"] for row in mine)
        return True

    eventually(refused, 20, 0.5, what="each is in the list of refusals")
