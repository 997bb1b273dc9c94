"""Letters: each is written from its payment, sent once where that can be known, and never holds up another one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import Message as Mail
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import text

from foundation import faults
from foundation.clock import SHANGHAI, utcnow
from gateways.ports import Gateways
from models.session import get_engine, write
from models.tables import Breaker
from notifications.delivery import Delivery, Outcome
from notifications.letters import list_templates
from notifications.providers.base import SmsOrder, SmsQuestion
from tests.builders import Clock, a_payment, materials, requested, rows, send, the, work
from workflows.messages.hours import sending_time
from workflows.messages.sending import deliver
from workflows.messages.sending.deliver import LEASE_SECONDS, deliver_email, deliver_sms


@dataclass
class Post:
    """A mail server in memory. Its answers come from a script, then it takes everything."""

    script: list[Outcome] = field(default_factory=list)
    taken: list[tuple[str, str, bytes]] = field(default_factory=list)
    tries: list[str] = field(default_factory=list)

    def send(self, batch: Sequence[tuple[str, str, bytes]]) -> list[Delivery]:
        assert get_engine().pool.checkedout() == 0  # type: ignore[attr-defined]  # a QueuePool
        answers = []
        for id_, recipient, raw in batch:
            self.tries.append(id_)
            outcome = self.script.pop(0) if self.script else Outcome.SENT
            if outcome is Outcome.SENT:
                self.taken.append((id_, recipient, raw))
            answers.append(Delivery(id_, outcome, None if outcome is Outcome.SENT else "told", "smtp"))
        return answers

    def mails(self) -> list[Mail]:
        return [message_from_bytes(raw) for _, _, raw in self.taken]


@dataclass
class Provider:
    """An SMS provider in memory that knows what it took."""

    name: str = "one"
    script: list[Outcome] = field(default_factory=list)
    found: list[Outcome] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    tries: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    questions: list[SmsQuestion] = field(default_factory=list)
    phones: dict[str, str] = field(default_factory=dict)

    def send(self, orders: Sequence[SmsOrder]) -> list[Delivery]:
        answers = []
        for order in orders:
            self.tries.append(order.id)
            self.phones[order.id] = order.phone
            outcome = self.script.pop(0) if self.script else Outcome.SENT
            if outcome is Outcome.SENT:
                self.taken.append(order.id)
            answers.append(
                Delivery(order.id, outcome, None if outcome is Outcome.SENT else "told", self.name, f"ref-{self.name}")
            )
        return answers

    def find(self, questions: Sequence[SmsQuestion]) -> list[Delivery]:
        answers = []
        for question in questions:
            self.asked.append(question.id)
            self.questions.append(question)
            ordinary = Outcome.SENT if question.id in self.taken else Outcome.TEMPORARY
            answers.append(Delivery(question.id, self.found.pop(0) if self.found else ordinary, "found", self.name))
        return answers


def letter(channel: str) -> Any:
    return the("messages", channel=channel)


def one_letter(gateways: Gateways, **changes: Any) -> str:
    """A payment that has just asked for materials, by e-mail and SMS."""
    payment = a_payment(1, materials=None, **changes)
    work(gateways)
    return payment


def later(clock: Clock, name: str) -> None:
    """Turn the clock to the next try of the message by this channel, or of this letter by SMS."""
    row = letter(name) if name in ("email", "sms") else the("messages", letter=name, channel="sms")
    clock.at(row.due_at.isoformat())
    clock.forward(seconds=1)


def run_out() -> None:
    """The sender died: nothing was recorded, and the claim runs out."""
    with write() as connection:
        connection.execute(text("UPDATE messages SET due_at = '2020-01-01T00:00:00.000000Z' WHERE state = 'sending'"))


def test_a_letter_goes_out_by_every_channel_that_the_payer_has_given(clock: Clock, gateways: Gateways) -> None:
    one_letter(gateways)
    post, provider = Post(), Provider()
    assert (deliver_email(post), deliver_sms([provider])) == (1, 1)
    email, sms = letter("email"), letter("sms")
    assert (email.state, email.due_at, email.claim_id, email.attempts) == ("sent", None, None, 1)
    assert (sms.state, sms.provider, sms.reference) == ("sent", "one", "ref-one")
    assert email.template.startswith("materials_wanted@")
    assert [recipient for _, recipient, _ in post.taken] == ["wang@example.com"]
    assert (deliver_email(post), deliver_sms([provider])) == (0, 0)
    assert len(post.tries) == len(provider.tries) == 1


def test_a_delivery_calls_one_more_where_a_claim_does_not_hold_all_that_is_due(
    clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver, "BATCH", 2)
    for serial in range(1, 6):
        a_payment(serial, materials=[])
    work(gateways)
    called: list[str] = []
    assert deliver_email(Post(), lambda: called.append("email")) == 5
    assert called == ["email"]
    a_payment(6, materials=[])
    work(gateways)
    assert deliver_email(Post(), lambda: called.append("email")) == 1
    assert called == ["email"]


def test_a_payer_without_a_phone_gets_no_sms(clock: Clock, gateways: Gateways) -> None:
    payer = {name: value for name, value in requested()["data"]["payer"].items() if name != "phone"}
    one_letter(gateways, payer=payer)
    assert [row.channel for row in rows("messages")] == ["email"]


def test_the_voucher_goes_out_as_a_page_that_is_the_same_each_time(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    a_payment()
    work(gateways)
    pages = []
    for _ in range(2):
        post = Post()
        deliver_email(post)
        [mail] = post.mails()
        [page] = [part for part in mail.walk() if part.get_content_type() == "application/pdf"]
        content = page.get_payload(decode=True)
        assert isinstance(content, bytes)
        pages.append(content)
        with write() as connection:
            connection.execute(text("UPDATE messages SET state = 'due', due_at = '2020-01-01T00:00:00.000000Z'"))
    assert pages[0][:5] == b"%PDF-"
    assert pages[0] == pages[1]


@pytest.mark.parametrize("outcome", [Outcome.TEMPORARY, Outcome.UNKNOWN])
def test_an_email_that_was_not_taken_is_tried_again_under_the_same_message_id(
    clock: Clock, gateways: Gateways, outcome: Outcome
) -> None:
    one_letter(gateways)
    post = Post([outcome])
    deliver_email(post)
    row = letter("email")
    assert (row.state, row.attempts) == ("due", 1)
    assert deliver_email(post) == 0  # not before its time
    later(clock, "email")
    deliver_email(post)
    row = letter("email")
    assert (row.state, row.attempts) == ("sent", 2)
    assert row.reason == ("sent_again" if outcome is Outcome.UNKNOWN else None)
    assert len(post.taken) == 1


def test_a_refused_letter_is_not_tried_again(clock: Clock, gateways: Gateways) -> None:
    one_letter(gateways)
    post = Post([Outcome.PERMANENT])
    deliver_email(post)
    row = letter("email")
    assert (row.state, row.reason, row.due_at) == ("failed", "told", None)
    clock.forward(days=9)
    assert deliver_email(post) == 0


@pytest.mark.parametrize("outcome", [Outcome.PAUSED, Outcome.THROTTLED])
def test_a_server_that_is_away_or_slow_uses_up_no_tries(clock: Clock, gateways: Gateways, outcome: Outcome) -> None:
    one_letter(gateways)
    post = Post([outcome] * 30)
    for _ in range(30):
        assert deliver_email(post) == 1
        assert (letter("email").state, letter("email").attempts) == ("due", 0)
        later(clock, "email")
    deliver_email(post)
    assert (letter("email").state, letter("email").attempts) == ("sent", 1)


@pytest.mark.parametrize(
    ("first", "refusals"),
    [(Outcome.SENT, [1, 1, 1]), (Outcome.PERMANENT, [1, 1, 1]), (Outcome.TEMPORARY, [1, 2, 3])],
)
def test_pauses_grow_only_while_the_server_handles_no_letter_at_all(
    clock: Clock, gateways: Gateways, first: Outcome, refusals: list[int]
) -> None:
    a_payment(1, materials=None)
    a_payment(2, materials=None)
    work(gateways)
    found = []
    for _ in refusals:
        with write() as connection:
            connection.execute(text("UPDATE messages SET state = 'due', due_at = '2020-01-01T00:00:00.000000Z'"))
        deliver_email(Post([first, Outcome.PAUSED]))
        refused = the("breakers", name="smtp")
        found.append(refused.failures)
        clock.at(refused.open_until.isoformat())
    assert found == refusals


@pytest.mark.parametrize(("outcome", "end"), [(Outcome.TEMPORARY, "failed"), (Outcome.UNKNOWN, "unknown")])
def test_tries_come_to_an_end(clock: Clock, gateways: Gateways, outcome: Outcome, end: str) -> None:
    one_letter(gateways)
    post = Post([outcome] * 50)
    while letter("email").due_at is not None:
        later(clock, "email")
        deliver_email(post)
    assert (letter("email").state, letter("email").attempts) == (end, 8)


def test_an_interrupted_email_goes_out_again_with_the_same_message_id_and_is_marked(
    clock: Clock, gateways: Gateways
) -> None:
    one_letter(gateways)
    post = Post()

    def die(batch: Any) -> Any:
        Post.send(post, batch)
        raise KeyboardInterrupt

    dying = Post()
    dying.send = die  # type: ignore[method-assign]  # the process ends after the server took the letter
    with pytest.raises(KeyboardInterrupt):
        deliver_email(dying)
    assert letter("email").state == "sending"
    assert deliver_email(post) == 0  # someone may still be sending it
    run_out()
    deliver_email(post)
    row = letter("email")
    assert (row.state, row.reason, row.attempts) == ("sent", "sent_again", 2)
    first, second = post.mails()
    assert first["Message-ID"] == second["Message-ID"]


def test_the_doubt_about_an_interrupted_email_outlives_a_server_that_is_away(clock: Clock, gateways: Gateways) -> None:
    one_letter(gateways)
    with write() as connection:
        connection.execute(text("UPDATE messages SET state = 'sending', due_at = '2020-01-01T00:00:00.000000Z'"))
    post = Post([Outcome.PAUSED])
    deliver_email(post)
    later(clock, "email")
    deliver_email(post)
    assert letter("email").reason == "sent_again"


@pytest.mark.parametrize("taken", [True, False])
def test_an_interrupted_sms_is_asked_about_before_it_is_sent(clock: Clock, gateways: Gateways, taken: bool) -> None:
    one_letter(gateways)
    with write() as connection:
        connection.execute(text("UPDATE messages SET state = 'sending', due_at = '2020-01-01T00:00:00.000000Z'"))
    first, second = Provider("one"), Provider("two")
    if taken:
        second.taken.append(letter("sms").id)
    deliver_sms([first, second])
    assert letter("sms").state == "sent"
    assert first.asked == second.asked == [letter("sms").id]
    assert len(first.taken) + len(second.taken) == 1
    assert letter("sms").provider == ("two" if taken else "one")


def test_an_sms_of_unknown_outcome_is_not_sent_again_while_nobody_can_tell(clock: Clock, gateways: Gateways) -> None:
    one_letter(gateways)
    provider = Provider(script=[Outcome.UNKNOWN], found=[Outcome.UNKNOWN] * 50)
    while letter("sms").due_at is not None:
        later(clock, "sms")
        deliver_sms([provider])
    assert letter("sms").state == "unknown"
    assert len(provider.tries) == 1


def test_a_provider_that_is_away_leaves_the_sms_to_the_next_one(clock: Clock, gateways: Gateways) -> None:
    one_letter(gateways)
    first, second = Provider("one", script=[Outcome.PAUSED]), Provider("two")
    deliver_sms([first, second])
    assert (letter("sms").state, letter("sms").provider) == ("sent", "two")


@pytest.mark.parametrize("outcome", [Outcome.UNKNOWN, Outcome.TEMPORARY, Outcome.PERMANENT])
def test_an_answer_of_the_first_provider_is_not_taken_to_the_next_one(
    clock: Clock, gateways: Gateways, outcome: Outcome
) -> None:
    one_letter(gateways)
    second = Provider("two")
    deliver_sms([Provider("one", script=[outcome]), second])
    assert second.tries == []


def test_a_limit_of_a_number_is_waited_for_longer_and_longer_and_ends_after_more_than_a_day(
    clock: Clock, gateways: Gateways
) -> None:
    one_letter(gateways)
    provider = Provider(script=[Outcome.DEFERRED] * 50)
    waits = []
    with write() as connection:
        # A letter that nothing overtakes.
        connection.execute(text("UPDATE messages SET letter = 'cancelled', facts = '{}' WHERE channel = 'sms'"))
    while (due_at := letter("sms").due_at) is not None:
        clock.at(due_at.isoformat())
        clock.forward(seconds=1)
        before = utcnow()
        deliver_sms([provider])
        if letter("sms").due_at is not None:
            waits.append(round((letter("sms").due_at - before).total_seconds()))
    assert waits == sorted(waits)
    assert waits[0] >= 60
    assert waits[-1] >= 3600
    assert sum(waits) > 86_400
    assert (letter("sms").state, letter("sms").reason) == ("failed", "told")
    assert len(provider.tries) == len(waits) + 1


@pytest.mark.parametrize("outcome", [Outcome.PAUSED, Outcome.THROTTLED])
def test_a_sender_that_refuses_us_is_left_alone_for_up_to_an_hour(
    clock: Clock, gateways: Gateways, outcome: Outcome
) -> None:
    one_letter(gateways)
    post = Post([outcome] * 12)
    waits = []
    for _ in range(12):
        before = utcnow()
        assert deliver_email(post) == 1
        assert deliver_email(post) == 0  # it is left alone, whatever else is due
        waits.append(round((letter("email").due_at - before).total_seconds()))
        assert (the("breakers").name, the("breakers").state, the("breakers").reason) == ("smtp", "open", "told")
        later(clock, "email")
    assert waits == sorted(waits)
    assert waits[0] <= 5
    assert waits[-1] == 3600
    assert len(post.tries) == 12
    deliver_email(post)
    assert rows("breakers") == []  # at work again


def test_a_provider_that_is_left_alone_is_not_tried_and_the_next_one_has_the_sms(
    clock: Clock, gateways: Gateways
) -> None:
    first, second = Provider("one", script=[Outcome.PAUSED] * 9), Provider("two")
    for serial in (1, 2):
        a_payment(serial, materials=None)
        work(gateways)
        deliver_sms([first, second])
    assert len(first.tries) == 1
    assert len(second.taken) == 2


def test_a_second_provider_gets_nothing_while_the_outcome_at_the_first_is_unknown(
    clock: Clock, gateways: Gateways
) -> None:
    one_letter(gateways)
    first, second = Provider("one", script=[Outcome.UNKNOWN], found=[Outcome.UNKNOWN] * 99), Provider("two")
    deliver_sms([first, second])
    with write() as connection:
        connection.execute(text("UPDATE messages SET due_at = '2020-01-01T00:00:00.000000Z' WHERE channel = 'sms'"))
        pause = {"name": "one", "state": "open", "failures": 1, "open_until": utcnow() + timedelta(hours=1)}
        connection.execute(Breaker.__table__.insert(), [{**pause, "changed_at": utcnow()}])
    deliver_sms([first, second])  # the first is left alone
    assert (letter("sms").state, letter("sms").reason, letter("sms").attempts) == ("due", "outcome_unknown", 1)
    with write() as connection:
        connection.execute(text("DELETE FROM breakers"))
    for providers in ([first, second], [second]):  # asked in vain; gone
        while letter("sms").due_at is not None:
            later(clock, "sms")
            deliver_sms(providers)
        with write() as connection:
            connection.execute(
                text(
                    "UPDATE messages SET state = 'due', attempts = 1, reason = 'outcome_unknown',"
                    " due_at = '2020-01-01T00:00:00.000000Z' WHERE channel = 'sms'"
                )
            )
    assert second.tries == second.asked == []
    assert len(first.tries) == 1


def test_a_provider_is_asked_for_the_day_of_the_try_and_not_of_the_writing(clock: Clock, gateways: Gateways) -> None:
    one_letter(gateways)
    clock.forward(days=2)
    tried = utcnow()
    provider = Provider(script=[Outcome.UNKNOWN])
    deliver_sms([provider])
    later(clock, "sms")
    deliver_sms([provider])
    [asked] = provider.questions
    assert 0 <= (asked.sent_at - tried).total_seconds() < 60
    assert (letter("sms").state, len(provider.tries)) == ("sent", 2)


def test_without_a_provider_sms_wait(clock: Clock, gateways: Gateways) -> None:
    one_letter(gateways)
    deliver_sms([])
    assert (letter("sms").state, letter("sms").attempts) == ("due", 0)


@pytest.mark.parametrize("damage", ["facts", "payer", "letter", "voucher"])
def test_a_letter_that_cannot_be_written_stops_no_other(clock: Clock, gateways: Gateways, damage: str) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    payments = [a_payment(serial) for serial in (1, 2, 3)]
    work(gateways)
    change = {
        "facts": 'UPDATE messages SET facts = \'{"voucher": "nothing of that number"}\' WHERE payment_id = :id',
        "payer": "UPDATE requests SET payer_sealed = 'v1.t1.AAAA' WHERE payment_id = :id",
        "letter": "UPDATE messages SET letter = 'unheard_of' WHERE payment_id = :id",
        "voucher": "UPDATE vouchers SET data_sealed = 'v1.t1.AAAA' WHERE payment_id = :id",
    }[damage]
    with write() as connection:
        connection.execute(text(change), {"id": payments[1]})
    post, provider = Post(), Provider()
    assert (deliver_email(post), deliver_sms([provider])) == (3, 3)
    for payment, state in zip(payments, ["sent", "failed", "sent"], strict=True):
        found = {row.state for row in rows("messages", payment_id=payment)}
        assert found == {state}
    broken = [row for row in rows("messages", payment_id=payments[1]) if row.state == "failed"]
    assert broken
    assert all(row.reason.startswith("not_written_") for row in broken)


def test_what_a_sender_records_after_its_claim_was_lost_is_dropped(clock: Clock, gateways: Gateways) -> None:
    one_letter(gateways)
    second = Post()

    class Slow(Post):
        def send(self, batch: Sequence[tuple[str, str, bytes]]) -> list[Delivery]:
            answers = [Delivery(id_, Outcome.PERMANENT, "late") for id_, _, _ in batch]
            run_out()
            deliver_email(second)
            return answers

    deliver_email(Slow())
    assert letter("email").state == "sent"
    assert len(second.taken) == 1


def test_a_sender_that_stood_still_after_its_claim_leaves_the_letter_to_the_next_one(
    clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_letter(gateways)
    post, provider = Post(), Provider()

    stood = [0.0]

    def stand_still(point: str) -> None:
        if point == "letters.claimed":
            stood.append(stood[-1] + LEASE_SECONDS)

    with monkeypatch.context() as patch:
        patch.setattr("workflows.messages.sending.deliver.time", SimpleNamespace(monotonic=lambda: stood[-1]))
        patch.setattr(faults, "point", stand_still)
        assert (deliver_email(post), deliver_sms([provider])) == (0, 0)
    assert (post.tries, provider.tries) == ([], [])
    run_out()
    assert (deliver_email(post), deliver_sms([provider])) == (1, 1)
    assert [letter(channel).state for channel in ("email", "sms")] == ["sent", "sent"]


def test_more_letters_than_one_batch_holds_go_out_in_one_go(clock: Clock, gateways: Gateways) -> None:
    payment = one_letter(gateways)
    with write() as connection:
        connection.execute(text("UPDATE messages SET letter = 'cancelled', facts = '{}'"))
        for number in range(119):
            connection.execute(
                text(
                    "INSERT INTO messages (id, payment_id, channel, letter, facts, state, due_at, attempts, created_at)"
                    " SELECT :id, payment_id, channel, letter, facts, state, due_at, attempts, created_at FROM messages"
                    " WHERE payment_id = :payment AND channel = 'email' AND length(id) = 32"
                ),
                {"id": f"m{number}", "payment": payment},
            )
    post = Post()
    assert deliver_email(post) == 120
    assert len(set(post.tries)) == 120


# -- Overtaken -------------------------------------------------------------------------------------------------------

BY_WECHAT: dict[str, Any] = {"method": "wechat", "bank_account": None}


def sent_letters(channel: str = "sms") -> list[str]:
    """The letters that went out by a channel, in the order of their writing."""
    sent = [row for row in rows("messages", channel=channel) if row.state == "sent"]
    return [row.letter for row in sorted(sent, key=lambda row: row.id)]


def result_of(letter: str) -> list[tuple[str, str, Any]]:
    return [(row.state, row.reason, row.due_at) for row in rows("messages", letter=letter, channel="sms")]


def test_a_request_to_pay_is_not_sent_after_the_payment_was_cancelled(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(1, **BY_WECHAT)
    work(gateways)
    deliver_sms([Provider(script=[Outcome.PAUSED])])
    send("cancel.requested", payment, reason="changed my mind")
    work(gateways)
    later(clock, "pay_by_yourself")
    deliver_sms([Provider()])
    assert sent_letters() == ["cancelled"]
    assert result_of("pay_by_yourself") == [("dropped", "overtaken", None)]


def test_a_request_for_materials_is_not_sent_after_they_came(clock: Clock, gateways: Gateways) -> None:
    payment = one_letter(gateways)
    send("materials.supplied", payment, materials=materials("id_card", "bank_card_copy"))
    work(gateways)
    deliver_sms([Provider()])
    assert result_of("materials_wanted") == [("dropped", "overtaken", None)]
    assert "materials_wanted" not in sent_letters()


def test_of_a_request_and_its_reminder_the_later_one_is_sent(clock: Clock, gateways: Gateways) -> None:
    one_letter(gateways)
    clock.forward(days=3, seconds=5)
    work(gateways)
    deliver_sms([Provider()])
    assert sent_letters() == ["materials_reminder"]
    assert result_of("materials_wanted") == [("dropped", "overtaken", None)]


def test_a_request_whose_deadline_has_passed_is_not_sent(clock: Clock, gateways: Gateways) -> None:
    one_letter(gateways)
    clock.forward(days=11)
    deliver_sms([Provider()])  # before any worker looked at the payment
    assert result_of("materials_wanted") == [("dropped", "overtaken", None)]


def test_a_request_is_sent_while_a_gateway_that_is_away_is_tried_again(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(1, **BY_WECHAT)
    work(gateways)
    with write() as connection:
        connection.execute(text("UPDATE payments SET waiting_for = 'retry' WHERE id = :id"), {"id": payment})
    deliver_sms([Provider()])
    assert sent_letters() == ["pay_by_yourself"]


def test_an_interrupted_request_that_was_overtaken_stays_doubtful(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(1, **BY_WECHAT)
    work(gateways)
    with write() as connection:
        connection.execute(text("UPDATE messages SET state = 'sending', due_at = '2020-01-01T00:00:00.000000Z'"))
    send("cancel.requested", payment, reason="changed my mind")
    work(gateways)
    deliver_sms([Provider()])
    assert result_of("pay_by_yourself") == [("unknown", "overtaken", None)]
    assert sent_letters() == ["cancelled"]


def test_a_voucher_and_an_end_are_never_overtaken() -> None:
    lasting = {one.name for one in list_templates() if one.current is None}
    assert lasting == {"voucher", "cancelled", "rejected", "expired", "contact_changed", "order_closed", "refund_made"}


# -- Quiet hours -----------------------------------------------------------------------------------------------------


def shanghai(moment: Any) -> str:
    return f"{moment.astimezone(SHANGHAI):%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-12-06T00:00:00+08:00", "12-06 08:00"),
        ("2026-12-06T07:59:59+08:00", "12-06 08:00"),
        ("2026-12-06T08:00:00+08:00", "12-06 08:00"),
        ("2026-12-06T20:59:30+08:00", "12-06 20:59"),
        ("2026-12-06T21:00:00+08:00", "12-07 08:00"),
        ("2026-12-31T23:30:00+08:00", "01-01 08:00"),
    ],
)
def test_a_letter_that_can_wait_waits_for_the_morning(
    settings: Any, clock: Clock, gateways: Gateways, now: str, due: str
) -> None:
    settings(letter_hours="08:00-21:00")
    clock.at(now)
    one_letter(gateways)
    assert {shanghai(row.due_at) for row in rows("messages")} == {due}
    assert deliver_email(Post()) == (1 if "08:00:00" in now or "20:59" in now else 0)


def test_a_try_that_would_fall_into_the_night_waits_for_the_morning(
    settings: Any, clock: Clock, gateways: Gateways
) -> None:
    settings(letter_hours="08:00-21:00")
    clock.at("2026-12-06T20:30:00+08:00")
    one_letter(gateways)
    deliver_sms([Provider(script=[Outcome.DEFERRED])])
    assert shanghai(letter("sms").due_at) == "12-06 20:31"
    clock.at("2026-12-06T20:55:00+08:00")
    deliver_sms([Provider(script=[Outcome.DEFERRED])])
    assert shanghai(letter("sms").due_at) == "12-07 08:00"


def test_what_an_outage_left_in_the_evening_is_not_sent_in_the_night(
    settings: Any, clock: Clock, gateways: Gateways
) -> None:
    settings(letter_hours="08:00-21:00")
    clock.at("2026-12-06T20:30:00+08:00")
    one_letter(gateways)
    clock.at("2026-12-06T23:00:00+08:00")
    provider = Provider()
    deliver_sms([provider])
    row = letter("sms")
    assert (row.state, shanghai(row.due_at), row.attempts, provider.tries) == ("due", "12-07 08:00", 0, [])


def test_a_letter_whose_deadline_comes_before_the_morning_is_not_held_back(settings: Any) -> None:
    settings(letter_hours="08:00-21:00")
    night = datetime.fromisoformat("2026-12-06T22:00:00+08:00")
    morning = datetime.fromisoformat("2026-12-07T08:00:00+08:00")
    assert sending_time("pay_by_yourself", night, morning + timedelta(hours=4)) == morning
    assert sending_time("pay_by_yourself", night, morning - timedelta(hours=1)) == night


def test_the_lease_of_a_claim_is_longer_than_a_delivery_may_take() -> None:
    from tasks.delivery import deliver_email as task

    assert task.time_limit < LEASE_SECONDS


def test_a_reference_of_the_provider_that_holds_the_phone_is_masked(clock: Clock, gateways: Gateways) -> None:
    one_letter(gateways)
    deliver_sms([Provider("138-0013-8000")])
    assert (letter("sms").state, letter("sms").reference) == ("sent", "****00")
