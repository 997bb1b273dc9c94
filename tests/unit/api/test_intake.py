"""Group commit: what arrives together is written together, and one request's trouble is nobody else's."""

import asyncio
import threading
from collections.abc import Sequence
from typing import Any

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from api.intake.group_commit import MOST_WAITING, Intake
from api.problems import Problem
from models.runs import ClaimedRun
from tests.builders import PORTAL
from workflows.intake.inbox import Receipt
from workflows.intake.senders import Sender


class Writer:
    """Takes the place of the intake: remembers its calls, and can be held up."""

    def __init__(self) -> None:
        self.calls: list[list[Any]] = []
        self.open = threading.Event()
        self.open.set()

    def __call__(self, documents: Sequence[Any], senders: Sequence[Sender], runs: list[ClaimedRun]) -> list[Receipt]:
        self.open.wait(5)
        self.calls.append(list(documents))
        assert list(senders) == [PORTAL] * len(documents)
        if "poison" in documents:
            raise RuntimeError
        if "away" in documents:
            raise OperationalError("statement", {}, psycopg.OperationalError())
        runs.append(ClaimedRun("a" * 32, "materials,voucher", "materials", len(documents)))
        return [Receipt("accepted", document) for document in documents]


def test_what_arrives_during_a_commit_goes_into_the_next_one_together() -> None:
    writer, hints = Writer(), []

    async def run() -> list[list[Receipt]]:
        intake = Intake(hints.append, writer)
        writer.open.clear()
        requests = [asyncio.create_task(intake.submit([str(number)], PORTAL)) for number in range(50)]
        await asyncio.sleep(0.01)
        writer.open.set()
        found = await asyncio.gather(*requests)
        intake.close()
        return found

    receipts = asyncio.run(run())
    assert [one[0].event_id for one in receipts] == [str(number) for number in range(50)]
    assert len(writer.calls) <= 2
    assert [[run.size for run in runs] for runs in hints] == [[len(call)] for call in writer.calls]


def test_a_request_that_breaks_the_writer_breaks_no_other() -> None:
    writer = Writer()

    async def run() -> list[Any]:
        intake = Intake(lambda runs: None, writer)
        requests = [intake.submit([name], PORTAL) for name in ("a", "poison", "b")]
        found = await asyncio.gather(*requests, return_exceptions=True)
        intake.close()
        return found

    first, broken, last = asyncio.run(run())
    assert (first[0].event_id, last[0].event_id) == ("a", "b")
    assert isinstance(broken, RuntimeError)


def test_a_database_that_is_away_is_told_to_all_and_the_next_request_is_tried_anew() -> None:
    writer = Writer()

    async def run() -> tuple[list[Any], list[Receipt]]:
        intake = Intake(lambda runs: None, writer)
        found = await asyncio.gather(*(intake.submit([name], PORTAL) for name in ("a", "away")), return_exceptions=True)
        later = await intake.submit(["b"], PORTAL)
        intake.close()
        return found, later

    found, later = asyncio.run(run())
    assert all(isinstance(one, OperationalError) for one in found)
    assert later[0].event_id == "b"


def test_a_caller_that_goes_away_harms_nobody() -> None:
    writer = Writer()

    async def run() -> list[Receipt]:
        intake = Intake(lambda runs: None, writer)
        writer.open.clear()
        gone = asyncio.create_task(intake.submit(["a"], PORTAL))
        other = asyncio.create_task(intake.submit(["b"], PORTAL))
        await asyncio.sleep(0.01)
        gone.cancel()
        writer.open.set()
        found = await other
        intake.close()
        return found

    assert asyncio.run(run())[0].event_id == "b"
    assert ["a"] in writer.calls or ["a", "b"] in writer.calls


def test_more_than_can_wait_is_refused_with_a_time_to_come_again() -> None:
    writer = Writer()

    async def run() -> Problem:
        intake = Intake(lambda runs: None, writer)
        writer.open.clear()
        full = asyncio.create_task(intake.submit(["x"] * MOST_WAITING, PORTAL))
        await asyncio.sleep(0.01)
        with pytest.raises(Problem) as caught:
            await intake.submit(["y"], PORTAL)
        writer.open.set()
        assert len(await full) == MOST_WAITING
        assert len(await intake.submit(["z"], PORTAL)) == 1
        intake.close()
        return caught.value

    problem = asyncio.run(run())
    assert (problem.status, problem.code, problem.headers["Retry-After"]) == (503, "busy", "1")
