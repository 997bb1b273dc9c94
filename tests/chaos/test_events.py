"""Events in any order, early, late, for nobody, in contradiction with each other, and each of them many times at once.

Senders are real ones: HTTP and Celery of a running site. What comes when is drawn from a seed, which
the failure and the row of the table name; `CHAOS_SEED` gives another one.
"""

import os
import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import orjson
import pytest
from celery import Celery
from sqlalchemy import text

from models.session import read
from tests.builders import account, envelope, requested
from tests.chaos.site import Site
from tests.servers import eventually

LONG = os.environ.get("CHAOS") == "long"
SEED = int(os.environ.get("CHAOS_SEED", "0")) or random.randrange(1, 1_000_000)
LATE_BANK = account("6222021001000000009")  # debits are pending for a second
TWICE_BANK = account("6222021001000000010")  # and the outcome is told twice
SLOW_SIGNER = "13800130003"  # a second
UNSIGNED = "0" * 64
Make = Callable[..., Site]
Report = Callable[..., None]


@dataclass
class Story:
    """A payment's start, what else is said about it, and the ends that are right. `rival` has the start's id, but says
    something else: only one of the two may be taken."""

    start: dict[str, Any]
    ends: set[str]
    said: list[dict[str, Any]] = field(default_factory=list)
    rival: dict[str, Any] | None = None

    @property
    def reference(self) -> str:
        """The name by which events speak of the payment before it is there."""
        reference: str = self.start["data"]["reference"]
        return reference


def about(story: Story, name: str, **data: Any) -> None:
    """Add an event that names the payment by its reference, so that it may come before the payment is there."""
    number = len(story.said)
    story.said.append(envelope(name, data, subject=story.reference, id=f"{story.reference}-{number}"))


def materials_before_they_are_asked_for(serial: int) -> Story:
    story = Story(requested(serial, materials=[]), {"completed"})
    about(story, "materials.supplied", materials=requested(0)["data"]["materials"], bank_account=account())
    return story


def two_choices_of_method(serial: int) -> Story:
    story = Story(requested(serial, method="alipay"), {"completed"})
    about(story, "method.chosen", method="wechat")
    about(story, "method.chosen", method="bank_debit", bank_account=account())
    return story


def signed_and_declined(serial: int) -> Story:
    story = Story(requested(serial), {"completed", "cancelled/contract_declined"})
    story.start["data"]["payer"]["phone"] = SLOW_SIGNER
    about(story, "contract.signed", document_sha256=UNSIGNED)
    about(story, "contract.declined", reason="changed my mind")
    return story


def settled_and_failed(serial: int) -> Story:
    """Of what the bank itself tells, the settlement is true; that the debit failed is not."""
    story = Story(requested(serial, bank_account=TWICE_BANK), {"completed"})
    about(story, "debit.failed", reason="short_balance")
    about(story, "debit.failed", reason="account_closed")
    about(story, "settled", amount="1.00", key="an-order-of-nobody")
    return story


def settled_with_another_amount(serial: int) -> Story:
    """The bank is slow, and a settlement that names no order of ours settles nothing meanwhile."""
    story = Story(requested(serial, bank_account=LATE_BANK), {"completed"})
    about(story, "settled", amount="1.00", order="an-order-of-nobody")
    return story


def cancelled_twice(serial: int) -> Story:
    story = Story(requested(serial), {"completed", "cancelled/cancel_requested"})
    about(story, "cancel.requested")
    about(story, "cancel.requested", reason="again")
    return story


def two_starts_of_one_id(serial: int) -> Story:
    story = Story(requested(serial), {"completed"})
    story.rival = requested(serial, base="9000.00")
    return story


STORIES = (
    materials_before_they_are_asked_for,
    two_choices_of_method,
    signed_and_declined,
    settled_and_failed,
    settled_with_another_amount,
    cancelled_twice,
    two_starts_of_one_id,
)


class Senders:
    """Hands events in by both channels, many at once, and keeps what the HTTP interface answered."""

    def __init__(self, site: Site, chance: random.Random) -> None:
        self._chance = chance
        self._http = site.client()
        self._celery = Celery("senders", broker=site.broker.url)
        self._celery.conf.update(broker_transport_options={"global_keyprefix": "shebao:"}, task_ignore_result=True)
        self.answers: list[tuple[dict[str, Any], int, dict[str, Any]]] = []
        self.count = 0

    def send(self, events: list[dict[str, Any]], most: int) -> None:
        """Each event one to `most` times, all of them mixed, ten at once; those of one payment in five by Celery.

        A payment belongs to the client that starts it, so all events of one payment come by one channel.
        """
        every = [event for event in events for _ in range(self._chance.randint(1, most))]
        self._chance.shuffle(every)
        self.count += len(every)
        ways = [self._by_celery if crc32(reference_of(event)) % 5 == 0 else self._by_http for event in every]
        with ThreadPoolExecutor(10) as pool:
            for sent in [pool.submit(way, event) for way, event in zip(ways, every, strict=True)]:
                sent.result()

    def _by_http(self, event: dict[str, Any]) -> None:
        answer = self._http.post("/v1/events", content=orjson.dumps(event))
        self.answers.append((event, answer.status_code, orjson.loads(answer.content)))

    def _by_celery(self, event: dict[str, Any]) -> None:
        self._celery.send_task("payments.ingest", args=[event], queue="ingest", argsrepr="(event)")


def inbox() -> dict[tuple[str, str], str]:
    """The states of events that were taken, by source and id."""
    with read() as connection:
        rows = connection.execute(text("SELECT source, event_id, state FROM inbox WHERE state <> 'refused'"))
        return {(row.source, row.event_id): row.state for row in rows}


def ends() -> dict[str, tuple[str, str]]:
    """Id and end of each payment by its reference."""
    with read() as connection:
        rows = connection.execute(text("SELECT id, reference, state, reason FROM payments"))
        return {
            row.reference: (row.id, f"{row.state}/{row.reason}" if row.state != "completed" else row.state)
            for row in rows
        }


def reference_of(event: dict[str, Any]) -> bytes:
    """The reference of the payment that an event starts or names."""
    reference: str = event.get("subject") or event["data"]["reference"]
    return reference.encode()


def name_of(event: dict[str, Any]) -> tuple[str, str]:
    """Source and id."""
    return event["source"], event["id"]


@pytest.mark.timeout(400)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_events_in_any_order_and_in_contradiction_are_each_used_once_or_left_aside(
    make_site: Make, report: Report, kind: str
) -> None:
    print(f"replay with CHAOS_SEED={SEED}; the order in which threads and processes take turns is their own")
    chance = random.Random(SEED)
    site = make_site(kind)
    site.start_http()
    site.worker(queues="payments,dispatch,maintenance,email,sms", children=1 if kind == "sqlite" else 2)
    site.worker("intake", queues="ingest,events")  # as in production: what comes from outside holds up no payment
    site.ready()
    stories = [STORIES[serial % len(STORIES)](serial) for serial in range(1, (140 if LONG else 21) + 1)]
    nobody = [envelope("cancel.requested", {}, subject=f"nobody-{number}") for number in range(5)]
    said = [event for story in stories for event in story.said]
    starts = [event for story in stories for event in (story.start, story.rival) if event is not None]

    senders = Senders(site, chance)
    early = [event for event in said if chance.random() < 0.3]
    senders.send(early, 3)
    senders.send([*starts, *said, *nobody], 10)
    assert {status for _, status, _ in senders.answers} <= {202, 409}, Counter(one[1] for one in senders.answers)

    all_taken([*starts, *said, *nobody])
    known = ends()
    assert known.keys() == {story.reference for story in stories}
    site.accepted = [identity for identity, _ in known.values()]
    told = {body["payment_id"] for event, status, body in senders.answers if status == 202 and event in starts}
    assert told <= set(site.accepted), "a sender was told of a payment that is not there"
    site.finish(150)

    before = ends()
    wrong = {story.reference: before[story.reference][1] for story in stories if not right(story, before)}
    assert not wrong, f"seed {SEED}"
    late = [{**event, "id": f"{event['id']}-late"} for event in said if chance.random() < 0.5]
    senders.send([*late, *said, *starts], 2)
    all_taken(late)
    site.finish(60)
    finished = {reference: end for reference, end in before.items() if not end[1].startswith("attention")}
    assert {reference: ends()[reference] for reference in finished} == finished, "an end is an end"
    states = inbox()
    assert {states[name_of(event)] for event in nobody} == {"unmatched"}
    report(f"events in any order and in contradiction (seed {SEED})", site, senders.count, completed=False)


def all_taken(events: list[dict[str, Any]]) -> None:
    """Wait until every event is in the inbox, those that went by the broker too."""

    def taken() -> bool:
        missing = {name_of(event): event["type"] for event in events if name_of(event) not in inbox()}
        assert not missing, missing
        return True

    eventually(taken, 60, 0.3, "every event is taken")


def right(story: Story, found: dict[str, tuple[str, str]]) -> bool:
    """Whether the payment ended as it may."""
    return found[story.reference][1] in story.ends
