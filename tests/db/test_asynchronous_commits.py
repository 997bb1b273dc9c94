"""A crash of the database takes back at most a step from which nothing left: what is sent is on file before."""

import signal
from collections.abc import Iterator

import pytest

from foundation import faults
from foundation.steps import plan_steps
from gateways.ports import Gateways
from models.migrate import upgrade
from models.session import close_engine
from tests.builders import Clock, a_payment, rows, the, work
from tests.servers import Postgres, short_folder
from workflows.engine.dispatch import claim_runs
from workflows.engine.pipeline import Pipeline

DEBIT_DAY = "2026-12-11T10:00:00+08:00"


@pytest.fixture(scope="module")
def crashing() -> Iterator[Postgres]:
    """A server that keeps what is committed, and writes the rest to its log in ten seconds at the earliest."""
    with short_folder("shebao-q") as folder:
        server = Postgres(folder, synchronous_commit="on", wal_writer_delay="10s").start()
        yield server
        server.stop()


@pytest.fixture(scope="module")
def database_url(crashing: Postgres) -> Iterator[str]:
    url = crashing.create("shebao")
    upgrade(url)
    yield url
    close_engine()


def crash(server: Postgres) -> None:
    server.stop(signal.SIGQUIT)
    close_engine()
    server.start()


def test_a_step_from_which_nothing_left_may_be_taken_back_and_is_carried_out_again(
    clock: Clock, gateways: Gateways, crashing: Postgres
) -> None:
    clock.at(DEBIT_DAY)
    payment = a_payment()
    [run] = claim_runs()
    Pipeline().run_step("materials", run.id, gateways)
    assert the("payments", id=payment).step == "method"
    crash(crashing)
    assert the("payments", id=payment).step == "materials", "the commit did not wait for the disk"
    clock.forward(seconds=60)
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    assert len(gateways.bank.sent("debit")) == 1


@pytest.mark.parametrize(
    ("step", "table"), [("declaration", "declarations"), ("contract", "contracts"), ("collection", "debits")]
)
def test_what_is_about_to_be_asked_for_outlives_a_crash(
    clock: Clock, gateways: Gateways, crashing: Postgres, step: str, table: str
) -> None:
    clock.at(DEBIT_DAY)
    payment = a_payment()
    [run] = claim_runs()
    pipeline = Pipeline()
    faults.arm(f"step.intended/{step}=exit")
    steps = plan_steps(run.plan)
    for name in steps[: steps.index(step)]:
        pipeline.run_step(name, run.id, gateways)
    with pytest.raises(SystemExit):
        pipeline.run_step(step, run.id, gateways)
    faults.arm("")
    crash(crashing)
    assert the("payments", id=payment).step == step
    assert [row.state for row in rows(table)] == ["intended"]
