"""Messages on the command line: listed, looked at, sent again with who and why, and not too often."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from gateways.ports import Gateways
from notifications.delivery import Outcome
from tests.builders import Clock, a_payment, id_number, materials, requested, rows, send, the, work
from tests.command import shebao
from tests.db.test_delivery import Post, Provider
from workflows.messages.sending.deliver import deliver_email, deliver_sms

WHY = ("--reason", "the payer moved", "--by", "wang.li")


@pytest.fixture(autouse=True)
def _no_broker(settings: Callable[..., None], clock: Clock) -> None:
    settings(broker_url="", resends_a_day=2)


def found(*args: str, code: int = 0) -> Any:
    shown = shebao(*args, "--json")
    assert shown.exit_code == code, shown.output
    return json.loads(shown.stdout)


def completed(clock: Clock, gateways: Gateways, serial: int = 1, **changes: Any) -> str:
    clock.at("2026-12-11T10:00:00+08:00")
    payment = a_payment(serial, **changes)
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    return payment


def deliver(post: Post | None = None, provider: Provider | None = None) -> None:
    deliver_email(post or Post())
    deliver_sms([provider or Provider()])


def test_a_message_to_a_dead_number_is_listed_and_sent_again_to_another_one(clock: Clock, gateways: Gateways) -> None:
    payment = completed(clock, gateways)
    deliver(provider=Provider(script=[Outcome.PERMANENT]))
    [failed] = found("messages", "list", "--state", "failed")
    assert (failed["letter"], failed["channel"], failed["reason"]) == ("voucher", "sms", "told")
    assert failed["payment_id"] == payment
    again = found("messages", "resend", failed["id"], "--to", "13911112222", *WHY)
    provider = Provider()
    deliver(provider=provider)
    assert provider.phones == {again["message"]: "13911112222"}
    shown = found("messages", "show", again["message"])
    assert (shown["state"], shown["actor"], shown["why"]) == ("sent", "wang.li", "the payer moved")
    assert shown["recipient"] == "139****2222"
    assert "13911112222" not in json.dumps([dict(row._mapping) for row in rows("messages")], default=str)
    assert found("messages", "list", "--payment", payment, "--channel", "sms")[0]["id"] == again["message"]


def test_a_message_may_go_to_the_other_channel(clock: Clock, gateways: Gateways) -> None:
    completed(clock, gateways)
    deliver()
    post = Post()
    again = found("messages", "resend", the("messages", channel="sms").id, "--to", "li@example.com", *WHY)
    deliver_email(post)
    assert [(id_, to) for id_, to, _ in post.taken] == [(again["message"], "li@example.com")]
    assert found("messages", "show", again["message"])["recipient"] == "l***@example.com"


@pytest.mark.parametrize("to", ["12345", "wang@", "王@example.com", "a..b@example.com", "+1 555 0100"])
def test_a_recipient_that_cannot_be_sent_to_is_refused(clock: Clock, gateways: Gateways, to: str) -> None:
    completed(clock, gateways)
    deliver()
    said = found("messages", "resend", the("messages", channel="sms").id, "--to", to, *WHY, code=1)
    assert said["error"]["code"] == "invalid_recipient"
    assert len(rows("messages")) == 2


def test_a_voucher_is_sent_again_so_many_times_a_day_and_payer_with_name_and_reason(
    clock: Clock, gateways: Gateways
) -> None:
    payer = requested()["data"]["payer"] | {"id_number": id_number(1)}
    completed(clock, gateways)
    deliver()
    no = the("vouchers").no
    for _ in range(2):
        assert len(found("vouchers", "resend", no, *WHY)["messages"]) == 2
        assert found("vouchers", "resend", no, *WHY, code=1)["error"]["code"] == "message_due"
        deliver()
    assert found("vouchers", "resend", no, *WHY, code=1)["error"]["code"] == "resend_limit"
    said = found("messages", "resend", the("messages", channel="sms", actor=None).id, *WHY, code=1)
    assert said["error"]["code"] == "resend_limit"
    # Another payment of the same payer has the same limit; tomorrow it begins again.
    elsewhere = {"region": "440100", "insurances": ["pension"], "period": {"from": "2026-11", "to": "2026-11"}}
    second = completed(clock, gateways, 2, payer=payer, **elsewhere)
    deliver()
    other = the("vouchers", payment_id=second).no
    assert found("vouchers", "resend", other, *WHY, code=1)["error"]["code"] == "resend_limit"
    clock.forward(days=1)
    assert len(found("vouchers", "resend", no, *WHY)["messages"]) == 2
    again = [row for row in rows("messages") if row.actor is not None]
    assert {(row.actor, row.why) for row in again} == {("wang.li", "the payer moved")}


def test_a_letter_that_is_no_longer_true_is_not_sent_again(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(1, materials=None)
    work(gateways)
    asked = the("messages", channel="sms").id
    assert found("messages", "resend", asked, *WHY, code=1)["error"]["code"] == "message_due"
    deliver()
    assert found("messages", "resend", asked, *WHY)["message"]
    send("materials.supplied", payment, materials=materials("id_card", "bank_card_copy"))
    work(gateways)
    assert found("messages", "resend", asked, *WHY, code=1)["error"]["code"] == "overtaken"


def test_of_a_letter_that_was_written_again_only_the_last_is_sent_again(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(1, materials=None)
    work(gateways)
    deliver()
    [old] = rows("messages", payment_id=payment, channel="sms")
    send("materials.supplied", payment, materials=materials("id_card"))
    work(gateways)
    deliver()
    _, new = rows("messages", payment_id=payment, channel="sms")
    assert (new.letter, new.facts["missing"]) == (old.letter, ["bank_card_copy"])
    assert found("messages", "resend", old.id, *WHY, code=1)["error"]["code"] == "overtaken"
    for _ in range(2):  # the first one stays the last of its kind after a copy of it went out
        assert found("messages", "resend", new.id, *WHY)["message"]
        deliver()
    assert [row.state for row in rows("messages", payment_id=payment, channel="sms")] == ["sent"] * 4


def test_a_message_that_went_to_another_address_is_sent_again_there(clock: Clock, gateways: Gateways) -> None:
    completed(clock, gateways)
    deliver(provider=Provider(script=[Outcome.PERMANENT]))
    first = found("messages", "resend", the("messages", channel="sms").id, "--to", "13911112222", *WHY)["message"]
    deliver()
    again = found("messages", "resend", first, *WHY)["message"]
    provider = Provider()
    deliver(provider=provider)
    assert provider.phones == {again: "13911112222"}


def test_many_messages_are_sent_again_by_what_they_have_in_common(clock: Clock, gateways: Gateways) -> None:
    first, second, third = (completed(clock, gateways, serial) for serial in (1, 2, 3))
    waiting = a_payment(4, materials=None)
    work(gateways)
    clock.forward(seconds=10)  # each payment set the clock back to ten
    deliver(provider=Provider(script=[Outcome.PERMANENT] * 4))
    send("materials.supplied", waiting, materials=materials("id_card", "bank_card_copy"))
    work(gateways)
    chosen = ("messages", "resend", "--state", "failed", "--channel", "sms", "--with-reason", "told", *WHY)
    dry = found(*chosen, "--dry-run")
    assert (len(dry["messages"]), dry["refused"]) == (3, {"overtaken": 1})
    assert [row for row in rows("messages") if row.actor] == []
    assert "3 messages would be sent again\nnot sent, overtaken: 1" in shebao(*chosen, "--dry-run").stdout
    sent = found(*chosen)
    assert (len(sent["messages"]), sent["refused"]) == (3, {"overtaken": 1})
    again = [row for row in rows("messages") if row.actor]
    assert {(row.payment_id, row.channel, row.actor, row.why) for row in again} == {
        (payment, "sms", "wang.li", "the payer moved") for payment in (first, second, third)
    }
    assert found(*chosen)["messages"] == []  # each letter once


@pytest.mark.parametrize(
    "wrong", [(), ("m", "--state", "failed"), ("--state", "failed", "--to", "13911112222"), ("m", "--dry-run")]
)
def test_one_message_or_a_choice_of_messages_is_sent_again(clock: Clock, wrong: tuple[str, ...]) -> None:
    assert shebao("messages", "resend", *wrong, *WHY).exit_code == 2


def test_filters_take_what_there_is_and_nothing_else(clock: Clock, gateways: Gateways) -> None:
    completed(clock, gateways)
    deliver(post=Post([Outcome.PERMANENT]))
    assert [one["channel"] for one in found("messages", "list", "--reason", "told")] == ["email"]
    assert [one["channel"] for one in found("messages", "list", "--letter", "voucher", "--state", "sent")] == ["sms"]
    assert len(found("messages", "list", "--since", "1h")) == 2
    clock.forward(days=1)
    assert found("messages", "list", "--since", "1h") == []
    for option, value in (("--reason", "nonsense"), ("--letter", "nonsense"), ("--state", "nonsense")):
        shown = shebao("messages", "list", option, value)
        assert shown.exit_code == 2
        assert "told" in shown.stderr or "voucher" in shown.stderr or "sent" in shown.stderr
    assert shebao("messages", "list", "--payment", "nobody").exit_code == 1
    assert found("messages", "show", "nobody", code=1)["error"]["code"] == "message_not_found"
    assert found("messages", "resend", "nobody", *WHY, code=1)["error"]["code"] == "message_not_found"
    text = shebao("messages", "list").stdout
    assert the("vouchers").payment_id in text
    assert "13800138000" not in text + shebao("messages", "show", the("messages", channel="sms").id).stdout


# -- A corrected contact ---------------------------------------------------------------------------------------------

PHONE = "13911112222"


def test_a_corrected_phone_after_the_end_brings_the_voucher_there_and_tells_the_former_one(
    clock: Clock, gateways: Gateways
) -> None:
    payment = completed(clock, gateways)
    deliver(provider=Provider(script=[Outcome.PERMANENT]))  # the number is dead
    before = the("payments", id=payment)
    receipt = send("materials.supplied", payment, payer={"phone": PHONE})
    assert (receipt.status, receipt.code) == ("accepted", None)
    provider, post = Provider(), Post()
    deliver(post, provider)
    sent = {row.letter: provider.phones[row.id] for row in rows("messages") if row.id in provider.phones}
    assert sent == {"voucher": PHONE, "contact_changed": "13800138000"}
    assert post.taken == []  # the e-mail had arrived
    assert the("payments", id=payment) == before  # nothing but the contact
    assert the("inbox", type="cn.shebao.payment.materials.supplied.v1").state == "used"
    assert found("payments", "show", payment)["payer"]["phone"] == "139****2222"


def test_a_corrected_contact_is_used_while_the_payment_waits_for_something_else(
    clock: Clock, gateways: Gateways
) -> None:
    payment = a_payment(1, method="wechat", bank_account=None)
    work(gateways)
    send("materials.supplied", payment, payer={"email": "new@example.com"})
    work(gateways)
    post = Post()
    deliver_email(post)
    letters = {row.id: row.letter for row in rows("messages")}
    assert {letters[id_]: to for id_, to, _ in post.taken} == {
        "pay_by_yourself": "new@example.com",
        "contact_changed": "wang@example.com",
    }


def test_of_letters_that_did_not_arrive_the_last_goes_to_the_corrected_contact(
    clock: Clock, gateways: Gateways
) -> None:
    payer = {name: value for name, value in requested()["data"]["payer"].items() if name != "email"}
    payment = a_payment(1, payer=payer, materials=None)
    work(gateways)
    deliver(provider=Provider(script=[Outcome.PERMANENT]))
    send("materials.supplied", payment, materials=materials("id_card"))
    work(gateways)
    deliver(provider=Provider(script=[Outcome.PERMANENT]))
    send("materials.supplied", payment, payer={"phone": PHONE})
    work(gateways)
    provider = Provider()
    deliver(provider=provider)
    [sent] = [row for row in rows("messages", payment_id=payment) if provider.phones.get(row.id) == PHONE]
    assert (sent.letter, sent.facts["missing"]) == ("materials_wanted", ["bank_card_copy"])


def test_a_first_phone_has_no_former_one_and_the_same_contact_again_changes_nothing(
    clock: Clock, gateways: Gateways
) -> None:
    payer = {name: value for name, value in requested()["data"]["payer"].items() if name != "phone"}
    payment = completed(clock, gateways, payer=payer)
    deliver()
    send("materials.supplied", payment, payer={"phone": PHONE, "email": "wang@example.com"})
    provider, post = Provider(), Post()
    deliver(post, provider)
    assert list(provider.phones.values()) == [PHONE]
    assert post.taken == []
    send("materials.supplied", payment, payer={"phone": PHONE})
    deliver(post, provider)
    assert len(provider.tries) == 1


def test_other_materials_after_the_end_stay_ignored(clock: Clock, gateways: Gateways) -> None:
    payment = completed(clock, gateways)
    receipt = send("materials.supplied", payment, materials=materials("id_card"))
    assert (receipt.status, receipt.code) == ("kept", "payment_finished")
    assert the("inbox", type="cn.shebao.payment.materials.supplied.v1").state == "ignored"


# -- Providers -------------------------------------------------------------------------------------------------------


def test_a_provider_is_listed_paused_and_resumed(
    settings: Callable[..., None], clock: Clock, gateways: Gateways
) -> None:
    settings(broker_url="", smtp_url="smtp://127.0.0.1:1", sms_providers="http+sandbox://127.0.0.1:1")
    assert [(one["name"], one["channel"], one["state"]) for one in found("providers", "list")] == [
        ("smtp", "email", "ok"),
        ("sandbox", "sms", "ok"),
    ]
    completed(clock, gateways)
    refusing, post = Provider("sandbox", script=[Outcome.PAUSED]), Post()
    deliver(post, refusing)
    [_, sms] = found("providers", "list")
    assert (sms["state"], sms["reason"]) == ("paused", "told")
    assert found("providers", "resume", "sandbox")["state"] == "resumed"
    deliver_sms([refusing])
    assert the("messages", channel="sms").state == "sent"
    assert found("providers", "list")[1]["state"] == "ok"
    assert found("providers", "resume", "sandbox")["state"] == "ok"


def test_a_provider_that_an_operator_paused_is_not_tried_until_it_is_resumed(
    settings: Callable[..., None], clock: Clock, gateways: Gateways
) -> None:
    settings(broker_url="", sms_providers="http+sandbox://127.0.0.1:1")
    found("providers", "pause", "sandbox", *WHY)
    completed(clock, gateways)
    provider = Provider("sandbox")
    clock.forward(days=400)
    deliver_sms([provider])
    assert provider.tries == []
    assert found("providers", "list")[0]["reason"] == "wang.li: the payer moved"
    found("providers", "resume", "sandbox")
    deliver_sms([provider])
    assert len(provider.taken) == 1
    assert shebao("providers", "pause", "nobody", *WHY).exit_code == 2
