"""What logs, events and Flower can see of a task."""

import logging
from collections import Counter
from types import SimpleNamespace

import pytest

import celeryconfig
from models.runs import ClaimedRun
from tasks.app import app
from tasks.descriptions import DescribedRequest, describe, describe_run, summarize
from workflows.engine.report import StepReport

RUN = "019aab00c0de7000800000000000beef"


@app.task(name="tests.noted")
def noted(run_id: str, count: int) -> None:
    """A task that nobody runs."""


def test_run_ids_counts_and_codes_are_shown() -> None:
    assert describe((RUN, 500, True, None), {"queue": "payments"}) == (
        f"('{RUN}', 500, True, None)",
        "{'queue': 'payments'}",
    )


@pytest.mark.parametrize(
    "private",
    [
        "王小明",
        "13800138000",
        13800138000,
        "11010519491231002X",
        "wang@example.com",
        "6222020200112233445",
        {"name": "x"},
    ],
)
def test_whatever_could_be_of_a_person_is_hidden(private: object) -> None:
    assert describe((private,), {"value": private}) == ("('…',)", "{'value': '…'}")


def test_a_sent_task_carries_the_opaque_description_in_its_headers() -> None:
    with app.connection_for_write(url="memory://") as connection:
        noted.apply_async(args=(RUN, 3), connection=connection, queue="payments")
        noted.apply_async(args=("王小明", 3), connection=connection, queue="payments")
        channel = connection.default_channel
        shown = [channel.basic_get("payments", no_ack=True).headers["argsrepr"] for _ in range(2)]
    assert shown == [f"('{RUN}', 3)", "('…', 3)"]


def test_the_body_of_a_message_that_celery_refuses_stays_out_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("celery.worker.consumer.consumer")
    with caplog.at_level(logging.INFO):
        logger.error(
            "Received unregistered task of type %s.\nThe full contents of the message body was:\n%s\n%s\n%s",
            KeyError("payments.nothing"), "王小明", {"argsrepr": "王小明"}, {},
        )  # fmt: skip
        logger.error("Received invalid task message: %s\nbody %s", ValueError("王小明"), "王小明")
        logger.critical("Can't decode message body: %r [%r]", ValueError("王小明"), "王小明")
        logger.warning("Received and deleted unknown message.  Wrong destination?!?\n\n%s", "王小明")
        logger.info("mingle: all alone")
    assert [record.getMessage() for record in caplog.records] == [
        "Refused a task of an unknown name (KeyError)",
        "Refused an invalid task message (ValueError)",
        "Refused a message that cannot be decoded (ValueError)",
        "Refused an unknown message (body not shown)",
        "mingle: all alone",
    ]


def test_ticks_are_left_out_of_the_log_unless_something_is_wrong(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("celery.app.trace")
    with caplog.at_level(logging.INFO):
        for name in ("payments.dispatch", "payments.check_materials"):
            logger.info("%s done", name, extra={"data": {"name": name}})
            logger.error("%s raised", name, extra={"data": {"name": name}})
    assert [record.getMessage() for record in caplog.records] == [
        "payments.dispatch raised",
        "payments.check_materials done",
        "payments.check_materials raised",
    ]


def test_every_route_and_every_tick_leads_to_a_declared_queue() -> None:
    declared = {queue.name for queue in celeryconfig.task_queues}
    common = celeryconfig.task_routes[-1]
    assert {route["queue"] for route in common.values()} == declared
    for entry in celeryconfig.beat_schedule.values():
        assert app.amqp.router.route({}, entry["task"])["queue"].name in declared


def test_ticks_take_turns_with_the_steps_of_ordinary_runs() -> None:
    priorities = {entry["options"]["priority"] for entry in celeryconfig.beat_schedule.values()}
    assert priorities == {celeryconfig.task_default_priority}


def test_a_run_is_described_by_its_size_and_regions() -> None:
    many = ClaimedRun(RUN, "standard", "materials", 40, regions={"440100": 25, "440300": 15})
    assert describe_run(many) == "run 0beef · 40 payments · 440100×25, 440300×15"
    lone = ClaimedRun(RUN, "standard", "materials", 1, regions={"310000": 1}, lone=RUN)
    assert describe_run(lone) == f"run 0beef · payment {RUN} · 310000"


def test_a_worker_shows_the_description_of_a_run_and_no_other_of_its_sender() -> None:
    many = describe_run(
        ClaimedRun(RUN, "standard", "materials", 900, regions={str(n): n for n in range(110000, 110009)})
    )
    for given, shown in ((many, many), ("王小明", f"('{RUN}',)"), (f"{many} 王小明", f"('{RUN}',)")):
        headers = {"id": RUN, "task": "tests.noted", "argsrepr": given, "kwargsrepr": given}
        message = SimpleNamespace(
            headers=headers, body=([RUN], {}, {}), delivery_info={}, properties={}, content_type="application/json",
            content_encoding="utf-8", payload=([RUN], {}, {}),
        )  # fmt: skip
        request = DescribedRequest(message, app=app, headers=headers, body=([RUN], {}, {}), decoded=True, task=noted)
        assert request.info()["args"] == [RUN]
        assert request._argsrepr == shown
        assert RUN in str(request._argsrepr) or RUN in str(request._kwargsrepr)


def test_a_step_is_summarized_by_what_became_of_its_payments() -> None:
    done = StepReport(40, 34, False, Counter(short_balance=3, retry=1), Counter(amount_mismatch=2))
    assert repr(summarize(done)) == "34 on · 4 wait: short_balance 3, retry 1 · 2 attention: amount_mismatch"
    assert repr(summarize(StepReport(0, 0, True))) == "nothing to do"
