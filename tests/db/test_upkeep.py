"""Regular tasks: each notes when it was done and what came of it, and metrics show that."""

from sqlalchemy import text

from api.metrics import Metrics
from foundation.clock import utcnow
from models.session import write
from tasks.maintenance import purge, watch
from tests.builders import Clock, the
from workflows.operator.audit import Action, record


def metric(name: str, task: str) -> float:
    """A metric of a regular task."""
    prefix = f'{name}{{name="{task}"}} '
    [line] = [line for line in Metrics().text().decode().splitlines() if line.startswith(prefix)]
    return float(line.removeprefix(prefix))


def test_a_changed_audit_log_is_found_within_the_hour(clock: Clock) -> None:
    with write() as connection:
        record(connection, Action.SEARCH, "li")
    assert watch() == {"verified": 1}
    assert metric("shebao_upkeep_failed", "audit") == 0
    with write() as connection:
        connection.execute(text("UPDATE audit SET actor = 'wang'"))
    assert watch() == {"verified": 0}, "not at every tick"
    clock.forward(minutes=61)
    assert watch() == {"verified": 1}
    assert metric("shebao_upkeep_failed", "audit") == 1
    assert the("upkeep", name="audit").result == "fault: entry 1"


def test_a_tick_that_does_not_come_shows(clock: Clock) -> None:
    watch()
    assert metric("shebao_upkeep_age_seconds", "watch") < 60
    clock.forward(minutes=6)
    assert metric("shebao_upkeep_age_seconds", "watch") > 300


def test_the_purge_makes_one_pass_a_day(clock: Clock) -> None:
    purge()
    ended = the("upkeep", name="purge_payments")
    purge()
    assert the("upkeep", name="purge_payments") == ended
    clock.forward(hours=21)
    purge()
    assert the("upkeep", name="purge_payments").at > ended.at
    assert the("upkeep", name="purge_events").at <= utcnow()
