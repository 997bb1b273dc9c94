"""Traces by OpenTelemetry: a payment's id is its trace id, so one string finds it in traces, logs, Flower and database.

A step that is over becomes a span in the trace of each of its payments, and so does each order or question to a
gateway. Nothing of this is imported unless SHEBAO_TRACES_URL is set, and the engine only tells what it did anyway.
Attributes are ids, codes and counts: no personal data.
"""

import time
from collections.abc import Mapping, Sequence

from celery import signals
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, SERVICE_VERSION, Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import NonRecordingSpan, SpanContext, SpanKind, TraceFlags, set_span_in_context

from foundation.version import VERSION
from gateways.ports import Answer
from workflows.engine.commit import Batch, Written
from workflows.engine.observers import observers
from workflows.payment.case import Case
from workflows.payment.outcomes import Call

_SAMPLED = TraceFlags(TraceFlags.SAMPLED)
Attributes = dict[str, str | int]


class Traces:
    """Writes the spans of this process."""

    def __init__(self, processor: SpanProcessor) -> None:
        self._provider = TracerProvider(
            resource=Resource.create({SERVICE_NAME: "shebao", SERVICE_VERSION: VERSION}), shutdown_on_exit=False
        )
        self._provider.add_span_processor(processor)
        self._tracer = self._provider.get_tracer("shebao", VERSION)
        self._began = time.time_ns()

    def begin(self, **_: object) -> None:
        """A task begins: the step that it carries out begins now."""
        self._began = time.time_ns()

    def note_step(self, batch: Batch, written: Mapping[str, Written]) -> None:
        """A step is over: one span for each of its payments."""
        end = time.time_ns()
        for payment_id, one in written.items():
            payment, decision = one.item.case.payment, one.item.decision
            attributes: Attributes = {
                "shebao.step": payment.step,
                "shebao.region": payment.region,
                "shebao.outcome": type(decision).__name__.lower(),
                "shebao.payments": batch.found,
            }
            if reason := getattr(decision, "reason", None):
                attributes["shebao.reason"] = str(reason)
            self._write(payment_id, f"step {payment.step}", SpanKind.CONSUMER, self._began, end, attributes)

    def note_calls(
        self, calls: Sequence[tuple[Case, Call]], answers: Mapping[str, tuple[Answer, bool, bool]], began: int
    ) -> None:
        """Gateways have answered: one span for each order or question, in the trace of its payment."""
        end = time.time_ns()
        for case, call in calls:
            answer, was_question, _ = answers[call.key]
            attributes: Attributes = {"shebao.gateway": call.port, "shebao.status": answer.status.value}
            if answer.reason:
                attributes["shebao.reason"] = answer.reason
            name = f"{call.port} {'find' if was_question else call.verb}"
            self._write(case.id, name, SpanKind.CLIENT, began, end, attributes)

    def close(self, **_: object) -> None:
        """Send what is not sent yet."""
        self._provider.shutdown()

    def _write(self, payment_id: str, name: str, kind: SpanKind, began: int, end: int, attributes: Attributes) -> None:
        context = _trace_of(payment_id)
        span = self._tracer.start_span(name, context, kind, attributes, start_time=began)
        span.end(end_time=end)


def _trace_of(payment_id: str) -> Context:
    """The trace of a payment; its spans have one parent, which no process writes."""
    parent = SpanContext(int(payment_id, 16), int(payment_id[16:], 16), is_remote=True, trace_flags=_SAMPLED)
    return set_span_in_context(NonRecordingSpan(parent))


def start(url: str) -> Traces:
    """Send the spans of this process to an OTLP receiver over HTTP, in the background."""
    traces = Traces(BatchSpanProcessor(OTLPSpanExporter(endpoint=url)))
    signals.task_prerun.connect(traces.begin, weak=False)
    signals.worker_process_shutdown.connect(traces.close, weak=False)
    observers.append(traces)
    return traces
