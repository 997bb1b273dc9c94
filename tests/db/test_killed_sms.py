"""SMS whose sender is killed at work: one message, or one that is marked as of unknown outcome, and never two."""

import json
import os
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from gateways.ports import Gateways
from tests.db.test_delivery import letter, one_letter, run_out
from tests.killed import deliver, sender
from tests.servers import eventually

ASKED, TAKEN = "asked", "taken"


@pytest.fixture(scope="module")
def database_url(sqlite_url: str) -> str:
    """One kind of database is enough: what is looked at here is the provider's side."""
    return sqlite_url


@dataclass
class Peer:
    """A provider that keeps every SMS it takes. `at` is called when it was asked, and when it has taken one."""

    kept: list[str] = field(default_factory=list)
    knows: bool = True
    at: Callable[[str], None] = lambda stage: None

    def answer(self, path: str, question: dict[str, Any]) -> dict[str, Any]:
        if path == "/v1/sms/find":
            found = {id_: "accepted" if id_ in self.kept else "not_found" for id_ in question["ids"]}
            return {"results": [{"id": id_, "status": said} for id_, said in found.items() if self.knows]}
        self.at(ASKED)
        self.kept += [one["id"] for one in question["messages"]]
        self.at(TAKEN)
        return {"results": [{"id": one["id"], "status": "accepted"} for one in question["messages"]]}


@pytest.fixture
def peer(gateways: Gateways, settings: Callable[..., None]) -> Iterator[Peer]:
    peer = Peer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["content-length"])))
            try:
                body = json.dumps(peer.answer(self.path, question)).encode()
            except ConnectionAbortedError:
                return  # the client is dead
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        settings(sms_providers=f"http+sandbox://127.0.0.1:{server.server_address[1]}")
        one_letter(gateways)
        yield peer
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("place", "knows", "state", "reason", "copies"),
    [
        ("letters.claimed", True, "sent", None, 1),
        (ASKED, True, "sent", None, 1),
        (TAKEN, True, "sent", None, 1),
        ("letters.sent", True, "sent", None, 1),
        ("letters.recorded", True, "sent", None, 1),
        ("letters.claimed", False, "due", "outcome_unknown", 0),
        (TAKEN, False, "due", "outcome_unknown", 1),
        ("letters.sent", False, "due", "outcome_unknown", 1),
    ],
)
def test_kill_9_while_sending_leaves_one_sms_or_one_of_unknown_outcome(
    peer: Peer, place: str, knows: bool, state: str, reason: str | None, copies: int
) -> None:
    process = sender("sms", place)

    def kill(stage: str) -> None:
        if stage == place:
            os.kill(eventually(lambda: process.pid), signal.SIGKILL)
            if stage == ASKED:
                raise ConnectionAbortedError

    peer.at = kill
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    peer.at, peer.knows = lambda stage: None, knows
    run_out()
    deliver("sms")
    assert (letter("sms").state, letter("sms").reason, len(peer.kept)) == (state, reason, copies)
