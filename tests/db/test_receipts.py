"""Receipts: what servers and providers report after they took a message over, early, late, twice and reversed."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from foundation.clock import utcnow
from foundation.ids import new_id
from gateways.ports import Gateways
from models.session import write
from models.states import Channel
from notifications.bounces import NotABounce
from notifications.delivery import Delivery, Outcome
from notifications.providers.base import SmsQuestion
from tasks.delivery import collect_reports
from tests.builders import Clock, a_payment, emitted, requested, rows, send, the, work
from tests.command import shebao
from tests.db.test_delivery import Post, Provider
from tests.unit.notifications.test_bounces import ID, POSTFIX
from workflows.intake.callbacks import take_pushed_reports
from workflows.messages.receipts.bounces import take_bounce, take_maildir
from workflows.messages.receipts.polling import ask_for_reports
from workflows.messages.receipts.report import Report, apply_report
from workflows.messages.resend import Record, resend_message
from workflows.messages.sending.deliver import deliver_email, deliver_sms
from workflows.messages.sending.health import judge_providers, read_shares
from workflows.payment.errors import Refused
from workflows.subjects.removal import remove_data

NEW = "13911112222"


def completed(clock: Clock, gateways: Gateways, serial: int = 1, **changes: Any) -> str:
    clock.at("2026-12-11T10:00:00+08:00")
    payment = a_payment(serial, **changes)
    work(gateways)
    return payment


def all_completed(clock: Clock, gateways: Gateways, count: int) -> None:
    """Payments that began at the same moment; all their messages are due."""
    for serial in range(1, count + 1):
        completed(clock, gateways, serial)
    clock.forward(seconds=10)


def deliver(post: Post | None = None, provider: Provider | None = None) -> None:
    deliver_email(post or Post())
    deliver_sms([provider or Provider()])


def message(channel: str, letter: str = "voucher") -> Any:
    return the("messages", channel=channel, letter=letter)


def bounced(status: str = "5.1.1", action: str = "failed") -> bytes:
    text = POSTFIX.replace(ID, message("email").id)
    return text.replace("Status: 5.1.1", f"Status: {status}").replace("Action: failed", f"Action: {action}").encode()


def reported(delivered: bool, reason: str | None = None) -> None:
    report = Report(message("sms").id, Channel.SMS, "one", delivered, None if delivered else reason or "UNDELIV")
    with write() as connection:
        assert apply_report(connection, report, utcnow()) is not None


def unreached(payment: str) -> list[Any]:
    return [row.data for row in rows("outbox", payment_id=payment) if row.type == "cn.shebao.payment.unreached.v1"]


def test_a_bounce_fails_its_message_once_and_the_other_channel_has_reached_the_payer(
    clock: Clock, gateways: Gateways
) -> None:
    payment = completed(clock, gateways)
    deliver()
    assert [take_bounce(bounced()) for _ in range(2)] == ["failed", "failed"]
    email = message("email")
    assert (email.state, email.reason, email.due_at) == ("failed", "bounce_5.1.1", None)
    assert (unreached(payment), len(rows("messages"))) == ([], 2)


def test_where_no_channel_reaches_the_payer_the_payment_shows_it_and_the_client_gets_one_event(
    clock: Clock, gateways: Gateways
) -> None:
    payment = completed(clock, gateways)
    deliver()
    take_bounce(bounced())
    for _ in range(2):
        reported(False, "MK_0001")
    assert unreached(payment) == [{"letter": "voucher", "email": "bounce_5.1.1", "sms": "MK_0001"}]
    shown = json.loads(shebao("payments", "show", payment, "--json").stdout)
    assert shown["unreached"] == ["voucher"]
    found = {one["what"]: one["found"] for one in json.loads(shebao("doctor", "--json").stdout)}
    assert found["unreached payers"] == "1 payer was reached by no channel"
    # A corrected address brings the letter there, and it is no longer so.
    send("materials.supplied", payment, payer={"phone": NEW})
    provider = Provider()
    deliver(provider=provider)
    assert NEW in provider.phones.values()
    assert json.loads(shebao("payments", "show", payment, "--json").stdout)["unreached"] == []


def test_refusals_at_sending_lead_to_the_same_event(clock: Clock, gateways: Gateways) -> None:
    payment = completed(clock, gateways)
    deliver(Post([Outcome.PERMANENT]), Provider(script=[Outcome.PERMANENT]))
    assert unreached(payment) == [{"letter": "voucher", "email": "told", "sms": "told"}]
    assert emitted(payment)[-1] == "unreached"


def test_the_other_channel_is_tried_where_it_has_not_been(clock: Clock, gateways: Gateways) -> None:
    payer = {name: value for name, value in requested()["data"]["payer"].items() if name != "phone"}
    payment = a_payment(1, materials=None, payer=payer)
    work(gateways)
    deliver()
    send("materials.supplied", payment, payer={"phone": NEW})
    with write() as connection:
        failing = Report(message("email", "materials_wanted").id, Channel.EMAIL, "smtp", False, "bounce_5.1.1")
        apply_report(connection, failing, utcnow())
    provider = Provider()
    deliver(provider=provider)
    assert provider.phones == {message("sms", "materials_wanted").id: NEW}
    assert unreached(payment) == []


def test_delivered_is_the_last_word_in_whatever_order_reports_come(clock: Clock, gateways: Gateways) -> None:
    completed(clock, gateways)
    deliver()
    reported(False)
    assert message("sms").state == "failed"
    reported(True)
    sms = message("sms")
    assert (sms.state, sms.reason) == ("sent", None)
    assert sms.delivered_at is not None
    reported(False)
    assert message("sms") == sms


@pytest.mark.parametrize("delivered", [True, False])
def test_a_report_may_come_before_the_senders_own_answer_is_recorded(
    clock: Clock, gateways: Gateways, delivered: bool
) -> None:
    completed(clock, gateways)

    class Early(Provider):
        def send(self, orders: Any) -> list[Delivery]:
            reported(delivered)
            return super().send(orders)

    deliver_sms([Early()])
    assert message("sms").state == ("sent" if delivered else "failed")


def test_a_report_of_an_earlier_try_does_not_fail_the_one_that_is_under_way(clock: Clock, gateways: Gateways) -> None:
    completed(clock, gateways)
    deliver_sms([Provider(script=[Outcome.TEMPORARY])])
    clock.forward(minutes=1)

    class Late(Provider):
        def send(self, orders: Any) -> list[Delivery]:
            reported(False)
            return super().send(orders)

    deliver_sms([Late()])
    assert message("sms").state == "sent"


def test_a_dead_address_is_written_to_no_more_until_it_is_given_or_used_again(clock: Clock, gateways: Gateways) -> None:
    completed(clock, gateways)
    deliver()
    take_bounce(bounced())
    assert the("suppressions").reason == "bounce_5.1.1"
    assert "wang@example.com" not in str(rows("suppressions"))
    elsewhere = {"region": "440100", "insurances": ["pension"], "period": {"from": "2026-11", "to": "2026-11"}}
    second = completed(clock, gateways, 2, **elsewhere)
    post = Post()
    deliver(post)
    later = the("messages", payment_id=second, channel="email")
    assert (post.taken, later.state, later.reason) == ([], "failed", "address_suppressed")
    assert unreached(second) == []  # the SMS went out
    assert shebao("messages", "resend", later.id, "--reason", "the mailbox is there again").exit_code == 0
    deliver(post)
    assert [to for _, to, _ in post.taken] == ["wang@example.com"]
    assert rows("suppressions") == []


@pytest.mark.parametrize("status", ["5.2.2", "5.7.1", "4.4.7"])
def test_a_full_mailbox_or_a_policy_suppresses_no_address(clock: Clock, gateways: Gateways, status: str) -> None:
    completed(clock, gateways)
    deliver()
    take_bounce(bounced(status))
    assert (message("email").state, rows("suppressions")) == ("failed", [])


def test_a_delay_changes_nothing(clock: Clock, gateways: Gateways) -> None:
    completed(clock, gateways)
    deliver()
    before = message("email")
    assert take_bounce(bounced("4.4.1", "delayed")) == "delayed"
    assert message("email") == before


def test_a_bounce_of_an_address_that_was_corrected_suppresses_the_former_one(clock: Clock, gateways: Gateways) -> None:
    payment = completed(clock, gateways)
    deliver()
    send("materials.supplied", payment, payer={"email": "new@example.com"})
    take_bounce(POSTFIX.replace(ID, message("email").id).encode())
    post = Post()
    deliver(post)
    # The letter that tells the former address of the change is the one that is not sent.
    assert the("messages", letter="contact_changed").reason == "address_suppressed"
    assert unreached(payment) == []


def test_a_maildir_is_read_once_and_what_is_no_bounce_is_flagged(
    clock: Clock, gateways: Gateways, tmp_path: Path
) -> None:
    completed(clock, gateways)
    deliver()
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "new" / "1.a").write_bytes(bounced())
    (tmp_path / "new" / "2.b").write_bytes(b"Subject: I am away\n\n")
    (tmp_path / "new" / "3.c").write_bytes(POSTFIX.encode())
    assert take_maildir(tmp_path) == {"failed": 1, "not_a_report": 1, "unknown_message": 1}
    assert sorted(path.name for path in (tmp_path / "cur").iterdir()) == ["1.a:2,S", "2.b:2,F", "3.c:2,F"]
    assert take_maildir(tmp_path) == {}
    assert message("email").state == "failed"


def test_the_tick_reads_the_bounces_asks_for_reports_and_judges(
    clock: Clock, gateways: Gateways, settings: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(bounce_maildir=str(tmp_path))
    monkeypatch.setattr("tasks.delivery.get_sms_providers", lambda: (Provider("one"), Provider("two")))
    with pytest.raises(FileNotFoundError):
        collect_reports()
    completed(clock, gateways)
    deliver()
    for name in ("new", "cur"):
        (tmp_path / name).mkdir()
    (tmp_path / "new" / "1.a").write_bytes(bounced())
    assert collect_reports() == {"reports": 0, "shifts": 0, "bounces": 1}
    assert message("email").state == "failed"


def test_a_bounce_is_taken_from_a_pipe(clock: Clock, gateways: Gateways, settings: Callable[..., None]) -> None:
    settings(broker_url="")
    completed(clock, gateways)
    deliver()
    said = shebao("messages", "bounce", "-", "--json", stdin=bounced().decode())
    assert json.loads(said.stdout) == {"action": "failed"}
    assert message("email").state == "failed"
    refused = shebao("messages", "bounce", "-", "--json", stdin="Subject: I am away\n\n")
    assert (refused.exit_code, json.loads(refused.stdout)["error"]["code"]) == (1, "not_a_report")
    with pytest.raises(NotABounce, match="unknown_message"):
        take_bounce(POSTFIX.encode(), f"bounce+{new_id()}@shebao.example")


def pushed(provider: str, **changes: Any) -> list[Any]:
    sms = message("sms")
    row = {
        "aliyun": {
            "phone_number": "13800138000",
            "send_time": "2026-12-11 10:00:00",
            "report_time": "2026-12-11 10:00:05",
            "success": False,
            "err_code": "MK:0001",
            "err_msg": "空号",
            "sms_size": "1",
            "biz_id": sms.reference,
            "out_id": sms.id,
        },
        "tencent": {
            "user_receive_time": "2026-12-11 10:00:05",
            "nationcode": "86",
            "mobile": "13800138000",
            "report_status": "FAIL",
            "errmsg": "MK:0001",
            "description": "空号",
            "sid": sms.reference,
        },
    }[provider]
    return [{**row, **changes}]


@pytest.mark.parametrize("provider", ["aliyun", "tencent"])
def test_reports_that_a_provider_pushes_are_matched_with_what_was_sent(
    clock: Clock, gateways: Gateways, provider: str
) -> None:
    completed(clock, gateways)
    deliver(provider=Provider(provider))
    strangers = [{**pushed(provider)[0], "out_id": new_id(), "sid": "other"}, "nonsense", None, {}]
    assert take_pushed_reports(provider, strangers) == 0
    assert message("sms").state == "sent"
    assert [take_pushed_reports(provider, pushed(provider)) for _ in range(2)] == [1, 1]
    sms = message("sms")
    assert (sms.state, sms.reason, the("suppressions").channel) == ("failed", "MK_0001", "sms")
    good = {"aliyun": {"success": True}, "tencent": {"report_status": "SUCCESS"}}[provider]
    take_pushed_reports(provider, pushed(provider, **good))
    assert (message("sms").state, rows("suppressions")) == ("sent", [])
    other = {"aliyun": "tencent", "tencent": "aliyun"}[provider]
    assert take_pushed_reports(other, pushed(other)) == 0  # it was not sent by that one


@pytest.mark.parametrize(("found", "state"), [(True, "sent"), (False, "failed")])
def test_a_report_that_did_not_come_is_asked_for(clock: Clock, gateways: Gateways, found: bool, state: str) -> None:
    completed(clock, gateways)

    class Knows(Provider):
        def find(self, questions: Any) -> list[Delivery]:
            self.questions += questions
            status = Outcome.SENT if found else Outcome.PERMANENT
            return [Delivery(one.id, status, "MK_0001", self.name, delivered=found) for one in questions]

    provider = Knows()
    deliver(provider=provider)
    made = datetime.fromtimestamp(int(message("sms").id[:12], 16) / 1000, UTC)
    for age in (timedelta(minutes=5), timedelta(hours=1), timedelta(days=2)):
        assert ask_for_reports([provider], made + age) == 0
    assert provider.questions == []
    assert ask_for_reports([provider], made + timedelta(minutes=16)) == 1
    sms = message("sms")
    assert (sms.state, sms.delivered_at is not None) == (state, found)
    assert [one.phone for one in provider.questions] == ["13800138000"]
    assert ask_for_reports([provider], made + timedelta(hours=3, minutes=1)) == 0


def test_an_sms_of_unknown_outcome_is_asked_about_by_the_phone_that_it_went_to(
    clock: Clock, gateways: Gateways
) -> None:
    payment = completed(clock, gateways)
    provider = Provider(script=[Outcome.UNKNOWN])
    deliver(provider=provider)
    send("materials.supplied", payment, payer={"phone": NEW})
    clock.forward(minutes=10)
    deliver_sms([provider])
    mine = [one for one in provider.questions if one.id == message("sms").id]
    assert [one.phone for one in mine] == ["13800138000", NEW]
    # No phone had it, so it goes to the present one.
    assert provider.phones[message("sms").id] == NEW
    assert (message("sms").state, message("sms").tried_to_sealed) == ("sent", None)


def test_a_crash_at_sending_leaves_the_phone_that_may_have_it(clock: Clock, gateways: Gateways) -> None:
    payment = completed(clock, gateways)

    class Dies(Provider):
        def send(self, orders: Any) -> list[Delivery]:
            super().send(orders)
            raise KeyboardInterrupt

    provider = Dies()
    with pytest.raises(KeyboardInterrupt):
        deliver_sms([provider])
    send("materials.supplied", payment, payer={"phone": NEW})
    with write() as connection:
        connection.exec_driver_sql("UPDATE messages SET due_at = '2020-01-01T00:00:00.000000Z' WHERE state = 'sending'")
    survivor = Provider(taken=provider.taken)
    deliver_sms([survivor])
    assert message("sms").state == "sent"
    asked: list[SmsQuestion] = [one for one in survivor.questions if one.id == message("sms").id]
    assert asked[0].phone == "13800138000"
    assert message("sms").id not in survivor.tries


def test_reports_leave_nothing_personal_in_events(clock: Clock, gateways: Gateways) -> None:
    payment = completed(clock, gateways)
    deliver()
    take_bounce(bounced())
    reported(False, "MK_0001")
    kept = str(unreached(payment))
    assert kept
    assert not [one for one in ("13800138000", "wang@", "nobody@") if one in kept]


# -- Health of several providers --------------------------------------------------------------------------------------


def test_errors_of_a_provider_shift_its_share_and_time_brings_it_back(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    settings(broker_url="", retry_seconds="600")
    all_completed(clock, gateways, 6)
    one, two = Provider("one", script=[Outcome.UNKNOWN] * 6), Provider("two")
    deliver_sms([one, two])
    assert (len(one.tries), two.tries) == (6, [])  # what may have gone out goes to no other one
    assert judge_providers(["one", "two"], utcnow())
    assert not judge_providers(["one", "two"], utcnow())  # not twice in a minute
    assert read_shares(["one", "two"]) == {"one": 75, "two": 25}
    found = json.loads(shebao("providers", "shifts", "--json").stdout)
    assert {(row["name"], row["share"], row["reason"]) for row in found} == {
        ("one", 75, "one_errors_6_of_6"),
        ("two", 25, "one_errors_6_of_6"),
    }
    assert read_shares(["one", "three"]) == {"one": 100, "three": 0}  # other providers than those that were judged
    clock.forward(minutes=6)
    assert judge_providers(["one", "two"], utcnow())
    assert read_shares(["one", "two"]) == {"one": 85, "two": 15}


def test_late_reports_shift_the_share_too(clock: Clock, gateways: Gateways) -> None:
    all_completed(clock, gateways, 10)
    deliver_sms([Provider("one"), Provider("two")])
    made = datetime.fromtimestamp(int(message_ids()[0][:12], 16) / 1000, UTC)
    with write() as connection:
        connection.exec_driver_sql("UPDATE messages SET sent_at = '2026-01-01T00:00:00.000000Z' WHERE channel = 'sms'")
        first = message_ids()[0]
        change = f"UPDATE messages SET delivered_at = '2026-01-01T00:00:09.000000Z' WHERE id = '{first}'"
        connection.exec_driver_sql(change)
    assert judge_providers(["one", "two"], made + timedelta(minutes=10))
    assert read_shares(["one", "two"]) == {"one": 75, "two": 25}


def test_two_accounts_at_one_provider_send_a_message_once(clock: Clock, gateways: Gateways) -> None:
    completed(clock, gateways)
    accounts = [Provider("aliyun"), Provider("aliyun")]
    deliver_sms(accounts)
    assert [len(one.tries) for one in accounts] == [1, 0]


def message_ids() -> list[str]:
    return sorted(row.id for row in rows("messages", channel="sms"))


# -- After the personal data were removed ----------------------------------------------------------------------------


@pytest.mark.parametrize("delivered", [True, False])
def test_a_report_about_a_payment_whose_data_were_removed_is_kept_and_nothing_follows(
    clock: Clock, gateways: Gateways, tmp_path: Path, delivered: bool
) -> None:
    payment = completed(clock, gateways)
    deliver()
    with write() as connection:
        remove_data(connection, [payment])
    (tmp_path / "new").mkdir()
    (tmp_path / "cur").mkdir()
    (tmp_path / "new" / "1").write_bytes(bounced())
    assert take_maildir(tmp_path) == {"failed": 1}
    reported(delivered)
    assert (message("email").state, message("email").reason) == ("failed", "bounce_5.1.1")
    assert message("sms").state == ("sent" if delivered else "failed")
    assert (rows("suppressions"), unreached(payment)) == ([], [])
    assert shebao("messages", "show", message("sms").id).exit_code == 0
    with pytest.raises(Refused, match="removed"):
        resend_message(message("sms").id, Record("li", "asked"))


def test_a_message_that_is_due_after_the_data_were_removed_is_dropped_and_others_are_sent(
    clock: Clock, gateways: Gateways
) -> None:
    first = completed(clock, gateways, 1)
    second = completed(clock, gateways, 2)
    with write() as connection:
        remove_data(connection, [first])
    deliver()
    states = {(row.payment_id, row.channel): (row.state, row.reason) for row in rows("messages")}
    for channel in ("email", "sms"):
        assert states[first, channel] == ("dropped", "details_removed")
        assert states[second, channel] == ("sent", None)
