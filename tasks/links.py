"""Links of a chain that were followed in one process, without a message: monitors are told of them as of any task.

A worker tells of the tasks that it received; of these it knows nothing, so the child that did them does.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tasks.app import app, opaque_repr
from tasks.nudge import PUBLISHING_ERRORS

_GROUP = "task"


@dataclass(slots=True)
class Followed:
    """A link that was carried out here: the task's name, id and arguments, when it began, and what it gave.

    `began` is of the machine's clock, as in Celery's own events, whatever SHEBAO_CLOCK_FILE says.
    """

    name: str
    id: str
    args: Sequence[Any]
    began: float = field(default_factory=time.time)
    seconds: float = 0.0
    result: Mapping[str, int] = field(default_factory=dict)
    _clock: float = field(default_factory=time.monotonic)

    @classmethod
    def begin(cls, link: Mapping[str, Any]) -> "Followed":
        """The link as its chain's message has it, from now on."""
        return cls(link["task"], link["options"]["task_id"], link["args"])

    def end(self, result: Mapping[str, int]) -> None:
        """It is done."""
        self.result, self.seconds = result, time.monotonic() - self._clock


def tell_monitors(request: Any, links: Sequence[Followed]) -> None:
    """Send received, started and succeeded for each link, all in one message. A broker that is away is told nothing:
    what monitors miss, the database has."""
    if not links or not app.conf.worker_send_task_events:
        return
    try:
        with app.amqp.producer_pool.acquire(block=True) as producer:
            group = frozenset({_GROUP})
            events = app.events.Dispatcher(
                producer.connection, request.hostname, channel=producer.channel, buffer_group=group, buffer_limit=1000
            )
            parent = request.id
            for link in links:
                positional, named = opaque_repr(link.args, {})
                events.send(
                    "task-received",
                    uuid=link.id,
                    name=link.name,
                    args=positional,
                    kwargs=named,
                    root_id=request.root_id,
                    parent_id=parent,
                    retries=0,
                    eta=None,
                    expires=None,
                    timestamp=link.began,
                )
                events.send("task-started", uuid=link.id, timestamp=link.began)
                events.send(
                    "task-succeeded",
                    uuid=link.id,
                    result=repr(dict(link.result)),
                    runtime=link.seconds,
                    timestamp=link.began + link.seconds,
                )
                parent = link.id
            events.flush()
    except PUBLISHING_ERRORS:
        return
