"""A running Flower: the six steps by what they did, found by run or region, in the time of Asia/Shanghai.

The pages are looked at in Chromium; that part is skipped where there is none.
"""

import base64
import itertools
import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from embedded import Stack
from foundation.clock import SHANGHAI
from tests.browser import CHROMIUM, Browser, browsing
from tests.builders import materials, requested
from tests.servers import eventually, short_folder

ROOT = Path(__file__).parents[2]
STEPS = [
    *("check_materials", "select_method", "file_declaration", "sign_contract", "collect_payment", "issue_voucher"),
]
ROWS = (
    "[...document.querySelectorAll('#tasks-table tbody tr')].map(row => [...row.cells].map(cell => cell.textContent))"
)
SEARCH = (
    "(() => {{ const field = document.querySelector('input[type=search]'); field.value = {0};"
    " field.dispatchEvent(new Event('input', {{bubbles: true}})); field.dispatchEvent(new Event('keyup')); }})()"
)


class Flower:
    """Flower of a stack with some payments done."""

    def __init__(self, stack: Stack) -> None:
        self.url = stack.addresses["Flower"]
        password = (stack.home / "secrets" / "flower_basic_auth").read_text(encoding="ascii").strip()
        self.headers = {"Authorization": "Basic " + base64.b64encode(password.encode()).decode()}

    def tasks(self) -> list[dict[str, Any]]:
        """Every task that its interface knows, by the time of arrival."""
        request = urllib.request.Request(f"{self.url}/api/tasks?limit=500", headers=self.headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            found = json.loads(answer.read())
        return sorted(found.values(), key=lambda task: task["received"] or 0)


@pytest.fixture(scope="module")
def flower() -> Iterator[Flower]:
    with running() as flower:
        yield flower


@contextmanager
def running() -> Iterator[Flower]:
    """Flower of a stack that has carried out a dozen payments."""
    with (
        short_folder("shebao-f") as folder,
        Stack(folder / "home", without=("letters", "api", "mailbox")) as stack,
    ):
        flower = Flower(stack)

        def listens() -> bool:
            _submit(stack, 1)
            return bool(flower.tasks())

        eventually(listens, 30, 0.5, what="Flower shows a task")
        _submit(stack, 10)
        eventually(lambda: _done(flower) >= 10, 40, what="vouchers")
        yield flower


_serials = itertools.count(1)


def _submit(stack: Stack, count: int) -> None:
    """Hand in payments of two regions without debit days."""
    documents = materials("id_card", "bank_card_copy")
    numbers = list(itertools.islice(_serials, count))
    regions = ("440100", "510000")
    events = [
        requested(one, region=regions[one % 2], insurances=["pension"], base="8000.00", materials=documents)
        for one in numbers
    ]
    file = stack.home / "events.ndjson"
    file.write_text("\n".join(json.dumps(event) for event in events), encoding="utf-8")
    environment = {**os.environ, **stack.env, "SHEBAO_HOME": str(stack.home)}
    command = [sys.executable, "-m", "cli", "submit", str(file)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)


def _done(flower: Flower) -> int:
    """How many payments the tasks say they have ended."""
    results = [re.match(r"(\d+) ended: completed", str(task["result"])) for task in flower.tasks()]
    return sum(int(found[1]) for found in results if found)


def test_each_step_is_a_task_with_its_own_runtime_that_says_what_it_did(flower: Flower) -> None:
    tasks = flower.tasks()
    assert {task["name"] for task in tasks} >= {f"payments.{step}" for step in STEPS}
    steps = [task for task in tasks if task["name"].removeprefix("payments.") in STEPS]
    assert all(
        (task["args"].startswith("run ") and "×" in task["args"]) or "payment " in task["args"] for task in steps
    )
    assert all(task["result"] and task["runtime"] > 0 for task in steps if task["state"] == "SUCCESS")
    assert len({task["runtime"] for task in steps}) > len(STEPS) / 2, "each has a runtime of its own"
    text = json.dumps(tasks, ensure_ascii=False)
    assert not [word for word in ("王小明", "13800138000", "wang@example.com") if word in text]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browsing(tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_the_page_of_tasks_shows_results_in_our_time_and_finds_a_run(flower: Flower, browser: Browser) -> None:
    browser.visit(f"{flower.url}/tasks", 1600, flower.headers)
    rows = eventually(lambda: _rows(browser) or None, 20, what="the table of tasks")
    assert rows is not None
    heads = browser.ask(
        "[...document.querySelectorAll('#tasks-table thead th')].map(one => one.textContent.trim().toLowerCase())"
    )
    shown = [dict(zip(heads, row, strict=False)) for row in rows]
    assert {"name", "args", "result", "received", "runtime"} <= set(heads)
    last = next(one for one in shown if one["name"].endswith("issue_voucher"))
    assert "completed" in last["result"]
    known = next(task for task in flower.tasks() if task["uuid"].startswith(last["uuid"].strip()[:8]))
    assert f"{datetime.fromtimestamp(known['received'], SHANGHAI):%H:%M:%S}" in last["received"]
    run = known["args"][:9]
    browser.ask(SEARCH.format(json.dumps(run)))

    def only_the_run() -> bool:
        found = _rows(browser)
        return bool(found) and all(row[heads.index("args")].startswith(run) for row in found)

    eventually(only_the_run, 20, what="the tasks of one run")


def _rows(browser: Browser) -> list[list[str]]:
    found: list[list[str]] = browser.ask(ROWS)
    return [row for row in found if len(row) > 3]
