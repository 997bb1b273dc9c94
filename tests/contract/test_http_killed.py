"""Killed in the middle of a burst, the HTTP interface has on file whatever it had answered."""

import asyncio
import json
import signal
from collections.abc import Callable
from pathlib import Path

import httpx2

from tests.builders import SECRETS, requested, rows
from tests.contract.http_app import listening, structured
from tests.servers import end


async def burst(url: str, serials: range, kill: Callable[[], None] | None) -> dict[str, str]:
    """Send events side by side; returns the payment of each that was answered. `kill` is called after the first 50."""
    answered: dict[str, str] = {}
    async with httpx2.AsyncClient(base_url=url, timeout=20, trust_env=False) as client:
        gate = asyncio.Semaphore(30)

        async def send(serial: int) -> None:
            event = requested(serial)
            async with gate:
                try:
                    answer = await client.post("/v1/events", **structured(event))
                except httpx2.TransportError:
                    return
                assert answer.status_code == 202, answer.text
                answered[event["data"]["reference"]] = json.loads(answer.text)["payment_id"]
                if kill is not None and len(answered) == 50:
                    kill()

        await asyncio.gather(*(send(serial) for serial in serials))
    return answered


def test_what_was_answered_before_the_kill_is_on_file_and_the_rest_is_taken_at_the_second_try(
    use_settings: Callable[..., None], new_database: Callable[[str], str], tmp_path: Path
) -> None:
    database = new_database("sqlite")
    serials = range(90_000, 90_300)
    with listening(tmp_path, database_url=database) as (url, process):
        first = asyncio.run(burst(url, serials, lambda: process.send_signal(signal.SIGKILL)))
        end(process)
    assert 50 <= len(first) < len(serials)
    with listening(tmp_path, database_url=database) as (url, _):
        second = asyncio.run(burst(url, serials, None))
    assert len(second) == len(serials)
    assert {name: second[name] for name in first} == first
    use_settings(database_url=database, **SECRETS)
    assert len(rows("payments")) == len(rows("inbox")) == len(serials)
