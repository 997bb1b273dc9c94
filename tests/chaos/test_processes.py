"""Workers that are killed, stopped and doubled."""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from foundation import faults
from foundation.steps import Step
from tests.chaos.site import LEASE, ROOT, Site, kill_something
from tests.servers import eventually

STEPS = tuple(Step)
CALLING = ("declaration", "contract", "collection")
BOTH = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
WHERE_MONEY_MOVES = [
    "step.sent/declaration",
    "step.intended/collection",
    "step.sent/collection",
    "step.before_commit/collection",
    "step.committed/collection",
]
Make = Callable[..., Site]


def every_point() -> list[str]:
    """Every fault point of the workers, at every step that passes it."""
    found = []
    for point in faults.POINTS:
        if point in ("step.intended", "step.asked", "step.sent"):
            found += [f"{point}/{step}" for step in CALLING]
        elif point.startswith("step."):
            found += [f"{point}/{step}" for step in STEPS]
        elif not point.startswith(("intake.", "orders.")):
            found.append(point)
    return found


def go_through(site: Site, points: list[str], action: str, timeout: float) -> None:
    """Payments pass until every point has acted, then all of them end."""
    site.beat()
    site.worker(children=1, faults=",".join(f"{point}={action}" for point in points))
    site.ready()
    with site.supervised():
        end = time.monotonic() + timeout
        while site.fired() < len(points) and time.monotonic() < end:
            site.submit(1)
            time.sleep(0.7)
        assert site.fired() == len(points), set(points) - {
            one.name.replace("+", "/") for one in (site.folder / "once").iterdir()
        }
        site.finish(90)


@pytest.mark.timeout(240)
def test_a_child_killed_where_money_moves_loses_and_doubles_nothing(
    make_site: Make, report: Callable[..., None]
) -> None:
    site = make_site("sqlite")
    go_through(site, WHERE_MONEY_MOVES, "kill", 120)
    report(f"kill -9 of a child at {len(WHERE_MONEY_MOVES)} fault points", site, len(WHERE_MONEY_MOVES))


@pytest.mark.long_form
@pytest.mark.timeout(900)
@BOTH
def test_a_child_killed_at_every_point_of_every_step_loses_and_doubles_nothing(
    make_site: Make, report: Callable[..., None], kind: str
) -> None:
    site = make_site(kind)
    points = every_point()
    go_through(site, points, "kill", 700)
    report("kill -9 of a child at every point of every step", site, len(points))


@pytest.mark.long_form
@pytest.mark.timeout(1200)
@BOTH
def test_a_group_killed_at_every_point_of_every_step_loses_and_doubles_nothing(
    make_site: Make, report: Callable[..., None], kind: str
) -> None:
    site = make_site(kind)
    points = every_point()
    go_through(site, points, "group", 1000)
    report("kill -9 of the group at every point of every step", site, len(points))


@pytest.mark.long_form
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("kind", "payments"), [("sqlite", 800), ("postgresql", 1400)])
def test_two_thousand_payments_pass_through_kills_at_random_moments(
    make_site: Make, report: Callable[..., None], kind: str, payments: int
) -> None:
    site = make_site(kind)
    chance = random.Random(20261122)
    site.beat()
    for number in range(1 if kind == "sqlite" else 2):
        site.worker(f"w{number}", children=1 if kind == "sqlite" else 2)
    site.ready()
    kills = 0
    with site.supervised():
        while len(site.accepted) < payments:
            for _ in range(chance.randint(1, 4)):
                site.submit(min(chance.choice((1, 5, 20)), payments - len(site.accepted)))
                time.sleep(chance.random() * 2)
            kill_something(site, chance)
            kills += 1
        for _ in range(8):  # and while the last ones are at work
            time.sleep(chance.random() * 4)
            kill_something(site, chance)
            kills += 1
        site.finish(400)
    report("kill -9 of child, worker or group at random moments", site, kills)


@pytest.mark.long_form
@pytest.mark.timeout(300)
@BOTH
def test_with_default_settings_work_goes_on_within_15_seconds_of_a_killed_group(
    make_site: Make, report: Callable[..., None], kind: str
) -> None:
    site = make_site(kind, lease_seconds=12, http_timeout_seconds=4.0, poll_seconds=2, retry_seconds="2,5,15,60")
    worker = site.worker(children=1, faults="step.sent/collection=group")
    site.worker("other", children=1)
    site.ready()
    site.submit(1, method="bank_debit")
    while not site.fired():
        worker.process.poll()
        site.submit(1, method="bank_debit")
        time.sleep(0.5)
    site.finish(60)
    assert site.longest_stand() < 15
    report("kill -9 of a group, default settings", site, 1)


@pytest.mark.timeout(200)
@pytest.mark.parametrize(
    "point",
    [
        "step.intended/collection",
        pytest.param("step.asked/collection", marks=pytest.mark.long_form),
        pytest.param("step.sent/collection", marks=pytest.mark.long_form),
    ],
)
@pytest.mark.parametrize("kind", [pytest.param("sqlite", marks=pytest.mark.long_form), "postgresql"])
def test_a_group_that_is_stopped_past_its_lease_and_wakes_up_changes_nothing(
    make_site: Make, report: Callable[..., None], kind: str, point: str
) -> None:
    site = make_site(kind)
    zombie = site.worker("zombie", queues="payments", faults=f"{point}=stop")
    site.ready()
    site.worker("other", queues="dispatch,maintenance,email,sms")
    site.ready()
    site.submit(4, method="bank_debit")
    eventually(lambda: site.fired() == 1, 60, what="the zombie stops")
    site.worker("third", queues="payments")
    time.sleep(LEASE + 1)
    eventually(lambda: not site.open(), 60, 0.3, what="the others finish its work")
    os.killpg(zombie.process.pid, signal.SIGCONT)
    site.submit(4)
    site.finish(60)
    report(f"SIGSTOP past the lease, then SIGCONT, at {point}", site, 1, timed=False)


@pytest.mark.long_form
@pytest.mark.timeout(200)
def test_workers_told_to_stop_in_the_middle_finish_or_hand_back(make_site: Make, report: Callable[..., None]) -> None:
    """A deploy: new workers start, old ones get SIGTERM while payments flow; later a second SIGTERM, and SIGQUIT."""
    site = make_site("postgresql")
    rounds = 3
    old = site.worker("v0")
    site.ready()
    for number in range(1, rounds + 1):
        site.submit(12)
        time.sleep(0.5)
        new = site.worker(f"v{number}")
        site.ready()
        site.submit(12)
        time.sleep(0.3)
        old.process.terminate()
        if number == 2:
            time.sleep(0.1)
            old.process.terminate()
        if number == 3:
            old.process.send_signal(signal.SIGQUIT)
        assert old.process.wait(60) is not None
        site.workers.remove(old)
        old = new
    site.finish(60)
    report("SIGTERM, twice, SIGQUIT during a deploy", site, rounds)


@pytest.mark.long_form
@pytest.mark.timeout(200)
@pytest.mark.parametrize("kind", [pytest.param("sqlite", marks=pytest.mark.long_form), "postgresql"])
def test_two_beats_and_two_dispatchers_do_each_thing_once(
    make_site: Make, report: Callable[..., None], kind: str
) -> None:
    site = make_site(kind)
    site.beat("beat1")
    site.beat("beat2")
    site.worker("one")
    site.worker("two")
    site.ready()
    site.stream(20, 5)
    site.finish(60)
    report("two beats, two dispatchers", site, 1)


@pytest.mark.long_form
@pytest.mark.timeout(200)
@pytest.mark.parametrize("minutes", [10, pytest.param(-10, marks=pytest.mark.long_form)])
def test_a_worker_whose_clock_is_ten_minutes_wrong_harms_nobody(
    make_site: Make, report: Callable[..., None], minutes: int
) -> None:
    site = make_site("postgresql")
    wrong = site.folder / "wrong_clock"
    wrong.write_text(str(float(site.clock.read_text()) + minutes * 60))
    site.worker("right")
    site.worker("wrong", clock=wrong)
    site.ready()
    site.stream(24, 4)
    eventually(lambda: not site.open(), 60, 0.3, what="payments end")
    if minutes > 0:  # what the wrong clock planned lies ahead: let the right clock come there
        site.clock.write_text(wrong.read_text())
    site.finish(90)
    report(f"clock of one worker {minutes:+d} min", site, 1, timed=False)


@pytest.fixture(scope="module")
def next_version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code in which one step's task bears another name."""
    tree = tmp_path_factory.mktemp("next")
    for name in ("foundation", "gateways", "models", "notifications", "regions", "tasks", "workflows"):
        shutil.copytree(ROOT / name, tree / name)
    shutil.copy(ROOT / "celeryconfig.py", tree)
    for path in ("tasks/dispatch.py", "tasks/steps.py"):
        before = (tree / path).read_text()
        after = before.replace("payments.collect_payment", "payments.collect_money")
        assert before != after
        (tree / path).write_text(after)
    return tree


@pytest.mark.long_form
@pytest.mark.timeout(200)
@BOTH
def test_two_versions_of_the_workers_side_by_side_carry_every_payment_to_its_end(
    make_site: Make, report: Callable[..., None], kind: str, next_version: Path
) -> None:
    """Each refuses the other's step; the run is lost, its payments go on, and nobody is blamed for it."""
    site = make_site(kind)
    old = site.worker("old")
    site.ready()
    site.submit(6)
    site.worker("new", tree=next_version)
    site.ready()
    site.stream(20, 2)
    old.process.terminate()
    old.process.wait(60)
    site.workers.remove(old)
    site.submit(6)
    site.finish(90)
    log = (site.folder / "old.log").read_text() + (site.folder / "new.log").read_text()
    assert "Refused a task of an unknown name" in log
    report("two versions of the workers", site, 1)
