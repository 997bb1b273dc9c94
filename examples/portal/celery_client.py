"""By Celery: one published task. What becomes of the event is read from the stream of events."""

from typing import Any

from celery import Celery

from examples.portal.stream_client import StreamClient


class CeleryClient(StreamClient):
    """`url` is the broker's address."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self._app = Celery("portal", broker=url)
        self._app.conf.update(
            task_serializer="json",
            task_ignore_result=True,
            broker_transport_options={"global_keyprefix": "shebao:"},
        )

    def submit(self, event: dict[str, Any]) -> None:
        """Submit an event; `argsrepr` keeps what it says out of the broker's descriptions of the message."""
        self._app.send_task("payments.ingest", args=[event], queue="ingest", argsrepr="(event)", kwargsrepr="{}")
