"""Traces: a payment's id is the trace id of its steps and gateway calls; nothing is imported while they are off."""

import gzip
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from celery import signals
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from gateways.ports import Gateways, Status
from tasks.worker import children
from tasks.worker import traces as module
from tasks.worker.traces import Traces, start
from tests.builders import Clock, a_payment, id_number, the, work
from tests.command import ROOT
from workflows.engine.observers import observers

SOURCES = [path for path in sorted(ROOT.glob("[a-z]*/**/*.py")) if not path.is_relative_to(ROOT / "tests")]


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    traces = Traces(SimpleSpanProcessor(exporter))
    observers.append(traces)
    yield exporter
    observers.remove(traces)


def test_a_payment_is_one_trace(clock: Clock, gateways: Gateways, spans: InMemorySpanExporter) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    ids = [a_payment(serial) for serial in (1, 2)]
    gateways.authority.say("file", Status.PENDING)  # type: ignore[attr-defined]  # scripted
    gateways.bank.say("debit", Status.UNKNOWN, reason="timeout")  # type: ignore[attr-defined]  # scripted
    for _ in range(6):
        work(gateways)
        clock.forward(minutes=1)
    assert {the("payments", id=one).state for one in ids} == {"completed"}
    found = spans.get_finished_spans()
    assert {format(span.context.trace_id, "032x") for span in found} == set(ids)
    names = [span.name for span in found if format(span.context.trace_id, "032x") == ids[0]]
    assert names[-1] == "step voucher"
    assert {"step materials", "authority file", "step declaration", "esign request", "step collection"} <= set(names)
    calls = [span for span in found if span.name == "bank debit"]
    assert {span.attributes["shebao.status"] for span in calls if span.attributes} == {"accepted", "unknown"}
    assert "authority find" in {span.name for span in found}
    assert all(span.parent and span.start_time <= span.end_time for span in found if span.start_time and span.end_time)
    written = "".join(span.to_json() for span in found)
    assert not [one for one in ("王小明", id_number(1), "13800138000", "6222021001000000112") if one in written]


def test_a_worker_sends_its_spans_to_the_receiver(
    clock: Clock, gateways: Gateways, settings: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with receiver() as (url, bodies):
        settings(traces_url=url)
        started: list[Traces] = []

        def start_here(url: str) -> Traces:
            started.append(start(url))
            return started[0]

        monkeypatch.setattr(module, "start", start_here)
        try:
            children._trace()
            payment = a_payment(1)
            work(gateways)
            started[0].close()
        finally:
            observers.clear()
            signals.task_prerun.disconnect(started[0].begin)
            signals.worker_process_shutdown.disconnect(started[0].close)
    assert bytes.fromhex(payment) in b"".join(bodies)


@contextmanager
def receiver() -> Iterator[tuple[str, list[bytes]]]:
    """An OTLP receiver: its address, and the bodies that it gets."""
    bodies: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            bodies.append(gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the output of tests is read."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/v1/traces", bodies
        server.shutdown()
        thread.join()


def test_nothing_is_imported_while_traces_are_off(
    settings: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "tasks.worker.traces")
    children._trace()
    assert "tasks.worker.traces" not in sys.modules
    named = [str(path.relative_to(ROOT)) for path in SOURCES if "opentelemetry" in path.read_text("utf-8")]
    assert named == ["tasks/worker/traces.py"]


def test_without_the_extra_a_worker_says_so_and_works(
    settings: Callable[..., None], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings(traces_url="http://127.0.0.1:1/v1/traces")
    monkeypatch.delitem(sys.modules, "tasks.worker.traces")
    monkeypatch.setitem(sys.modules, "opentelemetry.context", None)
    children._trace()
    assert "the extra otel is not installed" in caplog.text
