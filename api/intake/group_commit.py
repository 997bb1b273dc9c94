"""Group commit: events that arrive while a transaction is being written go into the next one together.

One thread writes. Alone, a request waits for nothing; under load a transaction carries up to 500 events, which is
where the speed of the HTTP interface comes from.
"""

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from api.problems import no_database, too_busy
from models.outages import is_database_unavailable
from models.runs import ClaimedRun
from models.session import get_time_limits
from tasks.dispatch import start_due
from workflows.engine.dispatch import hand_back
from workflows.intake.accept import CHUNK, accept
from workflows.intake.inbox import Receipt
from workflows.intake.parse import Document
from workflows.intake.senders import Sender

log = logging.getLogger(__name__)

MOST_WAITING: Final = 10_000


@dataclass(slots=True)
class _Parcel:
    documents: Sequence[Document]
    sender: Sender
    done: "asyncio.Future[list[Receipt]]"


class Starter:
    """Starts what is due, once at a time and in a thread of its own: a broker that is away keeps no caller waiting."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "start")
        self._waiting = threading.Semaphore(1)
        self._runs: deque[ClaimedRun] = deque()

    def hint(self, runs: Sequence[ClaimedRun] = ()) -> None:
        """Soon send `runs`, or look if there are none, unless that is about to begin anyway."""
        self._runs.extend(runs)
        if self._waiting.acquire(blocking=False):
            self._thread.submit(self._send)

    def close(self) -> None:
        """Hand back what was not sent."""
        self._thread.shutdown(cancel_futures=True)
        if self._runs:
            hand_back(self._runs)

    def _send(self) -> None:
        self._waiting.release()  # what is committed from now on needs a look of its own
        start_due([self._runs.popleft() for _ in range(len(self._runs))])


class Intake:
    """The way of all requests to `workflows.intake.accept.accept`."""

    def __init__(self, hint: Callable[[list[ClaimedRun]], None], take: Callable[..., list[Receipt]] = accept) -> None:
        """`hint` is called after a commit that made payments due, with the runs that it claimed."""
        self._hint = hint
        self._take = take
        self._waiting: deque[_Parcel] = deque()
        self._count = 0
        self._writer = ThreadPoolExecutor(1, "intake")
        self._running: asyncio.Task[None] | None = None

    async def submit(self, documents: Sequence[Document], sender: Sender) -> list[Receipt]:
        """The receipts of these events, after their commit. Raises Problem(503) when too many are waiting already,
        or the database does not answer in time."""
        if self._count + len(documents) > MOST_WAITING:
            raise too_busy("more events are waiting than can be written soon; come again")
        parcel = _Parcel(documents, sender, asyncio.get_running_loop().create_future())
        self._waiting.append(parcel)
        self._count += len(documents)
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._write_all())
        try:
            return await asyncio.wait_for(parcel.done, get_time_limits().longest_seconds)
        except TimeoutError:
            raise no_database() from None

    def close(self) -> None:
        """Let what is being written end."""
        self._writer.shutdown()

    async def _write_all(self) -> None:
        while self._waiting:
            parcels = [self._waiting.popleft()]
            size = len(parcels[0].documents)
            if parcels[0].done.cancelled():  # its caller was answered that it has to come again
                self._count -= size
                continue
            while self._waiting and size + len(self._waiting[0].documents) <= CHUNK:
                parcels.append(self._waiting.popleft())
                size += len(parcels[-1].documents)
            try:
                await self._write(parcels)
            finally:
                self._count -= size

    async def _write(self, parcels: list[_Parcel]) -> None:
        documents = [document for parcel in parcels for document in parcel.documents]
        senders = [parcel.sender for parcel in parcels for _ in parcel.documents]
        loop = asyncio.get_running_loop()
        runs: list[ClaimedRun] = []
        try:
            receipts = await loop.run_in_executor(self._writer, self._take, documents, senders, runs)
        except Exception as error:  # noqa: BLE001  # the answer to each request of the group
            await self._fail(parcels, error)
            return
        _answer(parcels, receipts)
        if any(receipt.status == "accepted" for receipt in receipts):
            self._hint(runs)

    async def _fail(self, parcels: list[_Parcel], error: Exception) -> None:
        """Write each request of a group alone, unless there is one only or the database is away."""
        if len(parcels) > 1 and not is_database_unavailable(error):
            log.error("a group of %d requests failed with %s; each goes alone", len(parcels), type(error).__name__)
            for parcel in parcels:
                await self._write([parcel])
            return
        for parcel in parcels:
            if not parcel.done.done():
                parcel.done.set_exception(error)


def _answer(parcels: list[_Parcel], receipts: list[Receipt]) -> None:
    at = 0
    for parcel in parcels:
        if not parcel.done.done():  # a caller that went away has cancelled it
            parcel.done.set_result(receipts[at : at + len(parcel.documents)])
        at += len(parcel.documents)
