"""The `shebao` command on real databases: events in, payments looked at and acted on, vouchers."""

import base64
import getpass
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from sqlalchemy import event, text

from foundation.settings import forget_settings, get_keyring, get_settings
from gateways.ports import Gateways, Status
from models.session import get_engine, write
from tests.builders import (
    Clock,
    a_payment,
    account,
    envelope,
    id_number,
    materials,
    requested,
    rows,
    scripted,
    send,
    the,
    work,
)
from tests.command import clean_environment, shebao, shebao_process
from tests.db.test_delivery import Post, Provider
from tests.servers import Valkey
from workflows.mandates.withdrawing import withdraw
from workflows.messages.sending.deliver import deliver_email, deliver_sms

Use = Callable[..., None]


@pytest.fixture(autouse=True)
def _no_broker(settings: Use, clock: Clock) -> None:
    """An empty database and no broker: what the command writes is safe all the same."""
    settings(broker_url="")


def found(*args: str, code: int = 0, stdin: str | None = None) -> Any:
    """What a command says as JSON."""
    shown = shebao(*args, "--json", stdin=stdin)
    assert shown.exit_code == code, shown.output
    return json.loads(shown.stdout)


def lines(*events: Any) -> str:
    """Events as one JSON a line; texts stand as they are."""
    return "".join((event if isinstance(event, str) else json.dumps(event)) + "\n" for event in events)


def completed(clock: Clock, serial: int = 1) -> Any:
    """The row of a payment that was carried through on a debit day."""
    clock.at("2026-12-11T10:00:00+08:00")
    payment_id = a_payment(serial)
    work(scripted())
    row = the("payments", id=payment_id)
    assert row.state == "completed"
    return row


# -- submit and send ------------------------------------------------------------------------------------------------


def test_each_line_is_answered_and_a_bad_one_stops_no_other(tmp_path: Path) -> None:
    changed = requested(1, base="9000.00")
    late = envelope("cancel.requested", {}, subject="nobody")
    twice = '{"specversion": "1.0", "specversion": "1.0"}'
    file = tmp_path / "events.ndjson"
    events = [requested(1), "{bad", requested(1), changed, twice, "", late, "7", requested(2, region="999999")]
    file.write_text(lines(*events, requested(3)), encoding="utf-8")
    told = found("submit", str(file), code=1)
    assert {name: told[name] for name in ("accepted", "repeated", "kept", "refused", "conflict")} == {
        "accepted": 2,
        "repeated": 1,
        "kept": 1,
        "refused": 4,
        "conflict": 1,
    }
    assert [(it["line"], it["status"], it.get("code")) for it in told["results"]] == [
        (1, "accepted", None),
        (2, "refused", "invalid_json"),
        (3, "repeated", None),
        (4, "conflict", "event_conflict"),
        (5, "refused", "duplicate_key"),
        (7, "kept", "unknown_payment"),
        (8, "refused", "not_an_object"),
        (9, "refused", "unknown_region"),
        (10, "accepted", None),
    ]
    assert told["results"][7]["field"] == "/data/region"
    assert told["results"][7]["message"]
    assert told["results"][0]["payment_id"] == told["results"][2]["payment_id"]
    assert len(rows("payments")) == 2


def test_people_read_line_code_field_and_what_to_do_and_then_the_totals() -> None:
    wrong = requested(2)
    del wrong["data"]["payer"]["name"]
    shown = shebao("submit", "-", stdin=lines(requested(1), wrong))
    assert shown.exit_code == 1
    payment_id = the("payments").id
    assert shown.stdout.splitlines() == [
        "line 2: refused missing_field at /data/payer/name: payer.name: this field is required",
        f"accepted: payment {payment_id}",
        "1 accepted, 0 repeated, 0 kept, 1 refused, 0 conflict",
    ]
    assert "the broker is away" in shown.stderr


def test_nothing_refused_ends_with_0_and_the_same_file_again_is_repeated() -> None:
    content = json.dumps([requested(1), requested(2)], indent=1)
    assert found("submit", "-", stdin=content)["accepted"] == 2
    again = found("submit", "-", stdin=content)
    assert (again["accepted"], again["repeated"]) == (0, 2)
    assert [it["item"] for it in again["results"]] == [1, 2]


def test_no_value_of_an_event_is_ever_shown() -> None:
    personal = {"name": "\u202e机密", "id_number": "360426199101010071", "phone": "98765", "email": "geheim@@x"}
    events = [
        requested(1, payer=personal),
        requested(2, payer={**personal, "name": "机密", "phone": "13800138000", "email": "geheim@@x"}),
        requested(3, base="98765x"),
        {**requested(4), "data": {"reference": {"geheim": 1}}},
        '{"id": "geheim", "id": "geheim"}',
    ]
    for shown in (shebao("submit", "-", stdin=lines(*events)), shebao("submit", "-", "--json", stdin=lines(*events))):
        assert shown.exit_code == 1
        for value in ("机密", "360426199101010071", "98765", "geheim"):
            assert value not in shown.output


def test_more_events_than_one_group_holds_are_all_answered_in_order() -> None:
    told = found("submit", "-", stdin=lines(*(requested(serial) for serial in range(1, 621))))
    assert told["accepted"] == 620
    assert [it["line"] for it in told["results"]] == list(range(1, 621))
    assert len({it["payment_id"] for it in told["results"]}) == len(rows("payments")) == 620


def test_bytes_that_are_no_text_and_lines_without_end_are_refused_where_they_stand(tmp_path: Path) -> None:
    file = tmp_path / "events.ndjson"
    good = lines(requested(1)).encode(), lines(requested(2)).encode()
    file.write_bytes(good[0] + b"\x80\xff{}\n" + b'{"a": "' + b"x" * 500_000 + b'"}\n' + good[1])
    told = found("submit", str(file), code=1)
    assert [(it["line"], it["status"], it.get("code")) for it in told["results"]] == [
        (1, "accepted", None),
        (2, "refused", "invalid_json"),
        (3, "refused", "event_too_large"),
        (4, "accepted", None),
    ]


@pytest.mark.parametrize(("content", "code"), [("", "file_empty"), ("[]", "file_empty"), ("[{},", "invalid_json")])
def test_a_file_that_is_none_ends_with_1_and_says_why(content: str, code: str) -> None:
    assert found("submit", "-", code=1, stdin=content)["error"]["code"] == code
    assert rows("inbox") == []


def test_one_event_is_sent_and_answered() -> None:
    payment_id = a_payment(1)
    event = envelope("method.chosen", {"method": "alipay"}, subject="SH-2026-000001")
    assert found("send", "-", stdin=json.dumps(event))["payment_id"] == payment_id
    assert found("send", "-", stdin=json.dumps(event))["status"] == "repeated"
    event["data"]["method"] = "wechat"
    shown = shebao("send", "-", stdin=json.dumps(event))
    assert shown.exit_code == 1
    assert "event_conflict" in shown.stderr
    assert shown.stdout == ""


def test_an_event_for_an_unknown_payment_is_kept_and_listed() -> None:
    event = envelope("cancel.requested", {}, subject="SH-2026-000009")
    shown = shebao("send", "-", stdin=json.dumps(event))
    assert shown.exit_code == 0
    assert "kept" in shown.stdout
    (row,) = found("inbox", "list")
    assert (row["state"], row["event_id"]) == ("unmatched", event["id"])
    assert event["id"] in shebao("inbox", "list").stdout


def test_what_was_refused_is_listed_with_code_and_field() -> None:
    shebao("send", "-", stdin=json.dumps(requested(1, scheme="employee")))
    (row,) = found("inbox", "list")
    assert (row["state"], row["reason"], row["field"]) == ("refused", "unknown_scheme", "/data/scheme")


def test_an_empty_inbox_is_an_empty_list() -> None:
    assert found("inbox", "list") == []
    assert shebao("inbox", "list").stdout == ""


# -- payments -------------------------------------------------------------------------------------------------------


def test_payments_are_listed_newest_first_and_narrowed(gateways: Gateways) -> None:
    waiting = a_payment(1, materials=materials("id_card"))
    other = a_payment(2, region="320100", insurances=["pension"], base="4879.00")
    work(gateways)
    assert [row["id"] for row in found("payments", "list")] == [other, waiting]
    assert [row["id"] for row in found("payments", "list", "--region", "320100")] == [other]
    row = the("payments", id=waiting)
    assert [it["id"] for it in found("payments", "list", "--reason", row.reason, "--state", row.state)][-1] == waiting
    assert found("payments", "list", "--state", "expired") == []
    limited = shebao("payments", "list", "--limit", "1")
    assert (other in limited.stdout, waiting in limited.stdout) == (True, False)
    assert "more than 1" in limited.stderr


def test_a_waiting_payment_shows_for_what_and_until_when_and_what_to_do(gateways: Gateways) -> None:
    payment_id = a_payment(1, materials=materials("id_card"))
    work(gateways)
    row = the("payments", id=payment_id)
    shown = found("payments", "show", "SH-2026-000001")
    assert (shown["id"], shown["state"], shown["step"]) == (payment_id, "waiting", "materials")
    assert shown["waiting_for"] == "payment.materials.supplied"
    assert shown["waiting_until"] == row.waiting_until.isoformat()
    assert shown["next_action"]
    assert shown["history"][-1]["state"] == "waiting"
    people = shebao("payments", "show", payment_id).stdout
    assert "payment.materials.supplied until 2026-12-16 10:00:" in people
    assert "+0800" in people
    assert shown["next_action"] in people
    assert "bank_card_copy" in people


def test_a_finished_payment_shows_amounts_records_and_voucher(clock: Clock) -> None:
    row = completed(clock)
    shown = found("payments", "show", row.id)
    assert shown["total"] == shown["assessment"]["total"] == "2400.00"
    people = shebao("payments", "show", row.id).stdout
    for part in ("2,400.00 yuan", "1,600.00", shown["voucher"]["no"], shown["debits"][0]["key"], "completed"):
        assert part in people


def test_the_payer_is_masked_everywhere(clock: Clock) -> None:
    row = completed(clock)
    number = the("vouchers").no
    personal = ("王小明", id_number(1), "13800138000", "wang@example.com", account()["number"])
    for args in (("payments", "show", row.id), ("payments", "history", row.id), ("vouchers", "show", number)):
        for more in ((), ("--json",)):
            shown = shebao(*args, *more)
            assert shown.exit_code == 0
            assert not [value for value in personal if value in shown.output], args


def test_history_tells_every_transition(clock: Clock) -> None:
    row = completed(clock)
    told = found("payments", "history", "SH-2026-000001")
    assert [it["version"] for it in told] == sorted(it["version"] for it in told)
    assert (told[0]["actor"], told[-1]["state"]) == ("/portal/shanghai", "completed")
    people = shebao("payments", "history", row.id).stdout.splitlines()
    assert len(people) == len(told) + 1


def test_a_name_that_nobody_bears_ends_with_1() -> None:
    for command in ("show", "history"):
        assert found("payments", command, "nobody", code=1)["error"]["code"] == "payment_not_found"


def test_a_reference_that_several_bear_asks_for_an_id_and_lists_them() -> None:
    ids = {a_payment(1), a_payment(2, reference="SH-2026-000001-b")}
    first, second = (requested(serial, reference="same") for serial in (3, 4))
    second["id"] = "evt-other"
    ids = {it["payment_id"] for it in found("submit", "-", stdin=lines(first, second))["results"]}
    error = found("payments", "show", "same", code=1)["error"]
    assert error["code"] == "reference_ambiguous"
    assert set(error["details"]["ids"]) == ids


def in_attention(serial: int, clock: Clock) -> str:
    """A payment whose bank did not say in time whether it debited."""
    clock.at("2026-12-11T10:00:00+08:00")
    payment_id, gateways = a_payment(serial), scripted()
    gateways.bank.say("debit", Status.PENDING)
    gateways.bank.say("find", Status.PENDING, times=400)
    work(gateways)
    clock.at(the("payments", id=payment_id).waiting_until.isoformat())
    work(gateways)
    assert the("payments", id=payment_id).state == "attention"
    return payment_id


def test_an_unknown_outcome_is_resolved_with_who_and_why(clock: Clock) -> None:
    payment_id = in_attention(1, clock)
    resolved = ("payments", "resolve", payment_id, "--outcome", "happened", "--reason", "the bank's statement of today")
    assert found(*resolved, code=1)[0]["error"]["code"] == "facts_required"
    paid_at = the("debits", payment_id=payment_id).created_at
    facts = ("--amount", "2400.00", "--reference", "B-7", "--paid-at", paid_at.isoformat())
    told = found(*resolved, *facts)
    assert told == [{"id": payment_id, "payment_id": payment_id, "status": "resolved"}]
    last = found("payments", "history", payment_id)[-1]
    assert (last["reason"], last["actor"]) == ("resolved", getpass.getuser())
    assert last["details"]["why"] == "the bank's statement of today"
    work(scripted())
    assert the("payments", id=payment_id).state == "completed"
    debit = the("debits", payment_id=payment_id)
    assert (debit.reference, debit.settled_at) == ("B-7", paid_at)


def test_several_payments_are_retried_each_by_itself(clock: Clock) -> None:
    stuck, running = in_attention(1, clock), a_payment(2)
    told = found("payments", "retry", stuck, running, "nobody", "--by", "li", "--reason", "bank is back", code=1)
    assert [(it["id"], it["status"]) for it in told] == [(stuck, "retried"), (running, "failed"), ("nobody", "failed")]
    assert [it["error"]["code"] for it in told[1:]] == ["not_in_attention", "payment_not_found"]
    last = found("payments", "history", stuck)[-1]
    assert (last["reason"], last["actor"], last["details"]["why"]) == ("retried", "li", "bank is back")


def test_a_payment_is_cancelled_before_money_moves(gateways: Gateways) -> None:
    payment_id = a_payment(1, materials=materials("id_card"))
    shown = shebao("payments", "cancel", "SH-2026-000001", "--reason", "paid elsewhere", "--by", "li")
    assert (shown.exit_code, shown.stdout) == (0, f"cancel requested: payment {payment_id}\n")
    work(gateways)
    row = the("payments", id=payment_id)
    assert (row.state, row.reason) == ("cancelled", "cancel_requested")
    assert (
        found("payments", "cancel", payment_id, "--reason", "again", code=1)[0]["error"]["code"] == "payment_finished"
    )


@pytest.mark.parametrize(
    "args",
    [
        ("cancel", "x"),
        ("cancel", "--reason", "why"),
        ("cancel", "x", "--reason", " "),
        ("cancel", "x", "--reason", "a\nb"),
        ("cancel", "x", "--reason", "y" * 201),
        ("retry", "x", "--by", "a\x1bb"),
        ("resolve", "x", "--reason", "why"),
        ("resolve", "x", "--reason", "why", "--outcome", "maybe"),
    ],
)
def test_a_command_that_acts_needs_what_its_record_needs(args: tuple[str, ...]) -> None:
    shown = shebao("payments", *args)
    assert shown.exit_code == 2
    assert shown.stdout == ""


def test_a_mandate_is_revoked_once_and_told_until_the_platform_knows(clock: Clock) -> None:
    completed(clock)
    key = the("contracts").key
    why = ("--reason", "the payer called", "--by", "li")
    revoked = {"key": key, "state": "revoked", "withdrawal": "intended"}
    assert found("mandates", "revoke", key, *why) == revoked
    ended_at = the("contracts").ended_at
    assert (the("contracts").state, ended_at is not None) == ("revoked", True)
    assert found("mandates", "revoke", key, *why) == revoked
    assert the("contracts").ended_at == ended_at
    withdraw(scripted().esign)
    assert found("mandates", "revoke", key, *why, code=1)["error"]["code"] == "mandate_not_signed"
    assert found("mandates", "revoke", "nope", *why, code=1)["error"]["code"] == "mandate_not_found"


# -- finding a person -----------------------------------------------------------------------------------------------


def search(*terms: str) -> list[tuple[str, list[str]]]:
    """The payments that terms find, and by what."""
    given = ("--reason", "the payer is on the phone", "--by", "li")
    told = found("payments", "find", *given, stdin="\n".join(terms) + "\n")
    return [(it["id"], it["matched"]) for it in told]


def test_a_person_on_the_phone_is_found_by_each_thing_that_a_person_knows(clock: Clock) -> None:
    row = completed(clock)
    other = a_payment(2, payer={**requested(2)["data"]["payer"], "name": "李 四", "phone": "13900139000"})
    voucher, debit = the("vouchers").no, the("debits").reference
    assert search(id_number(1)) == [(row.id, ["ID number"])]
    assert search(id_number(1).lower(), "13800138000") == [(row.id, ["ID number", "phone"])]
    assert search("13900139000", "李 四") == [(other, ["name", "phone"])]
    assert search(f"{voucher[:6]} {voucher[6:].lower()}") == [(row.id, ["voucher"])]
    assert search(debit) == [(row.id, ["provider's reference"])]
    assert search("SH-2026-000002") == search(other) or [kinds for _, kinds in search(other)] == [["id"]]
    assert search("王小明") == [(row.id, ["name"])]
    assert search("nobody at all", "13700137000", id_number(77)) == []


def test_a_search_reads_each_table_once_however_many_terms_there_are(clock: Clock) -> None:
    names = [f"王小{chr(0x4E00 + number)}" for number in range(9)]
    read: Counter[str] = Counter()

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        read.update(re.findall(r"FROM (requests|debits|contracts|declarations|messages)\b", statement))

    event.listen(get_engine(), "before_cursor_execute", count)
    assert search(*names, "B-1", "B-2") == []
    assert read == {"requests": 1, "debits": 2, "contracts": 1, "declarations": 1, "messages": 1}
    read.clear()
    assert search(*names) == []
    assert read == {"requests": 1}, "no provider's reference is a name"


def test_a_search_is_recorded_without_its_terms(clock: Clock) -> None:
    payment_id = a_payment(1)
    search("王小明", id_number(1), "13800138000")
    (entry,) = found("audit", "list")
    assert (entry["actor"], entry["action"], entry["reason"]) == ("li", "search", "the payer is on the phone")
    assert entry["details"]["found"] == [payment_id]
    assert entry["details"]["terms"] == 3
    kept = repr(rows("audit"))
    assert not [term for term in ("王小明", id_number(1), "13800138000") if term in kept]


def test_a_search_needs_terms_and_a_reason() -> None:
    assert shebao("payments", "find", stdin="王小明\n").exit_code == 2
    for stdin in ("", "\n \n", "x\n" * 21):
        assert shebao("payments", "find", "--reason", "why", stdin=stdin).exit_code == 2
    assert shebao("payments", "find", "--reason", "why", "王小明").exit_code == 2, "terms are never arguments"
    assert rows("audit") == []


def test_what_was_corrected_is_found_under_the_new_value_alone(gateways: Gateways) -> None:
    payment_id = a_payment(1, materials=materials("id_card"))
    work(gateways)
    contact = {"phone": "13700137000", "email": "new@example.com"}
    send("materials.supplied", payment_id, materials=materials("bank_card_copy"), payer=contact)
    work(gateways)
    assert search("13700137000") == [(payment_id, ["phone"])]
    assert search("13800138000") == []


def test_an_audit_log_that_was_changed_shows_where(clock: Clock) -> None:
    a_payment(1)
    for _ in range(4):
        search("王小明")
    whole = found("audit", "verify")
    assert (whole["entries"], whole["first_altered"], whole["cut"]) == (4, None, False)
    with write() as connection:
        connection.execute(text("UPDATE audit SET actor = 'wang' WHERE number = 3"))
    assert found("audit", "verify", code=1)["first_altered"] == 3
    with write() as connection:
        connection.execute(text("UPDATE audit SET actor = 'li' WHERE number = 3"))
        connection.execute(text("DELETE FROM audit WHERE number = 2"))
    assert found("audit", "verify", code=1)["first_altered"] == 2
    assert "entry 2" in shebao("audit", "verify").stdout
    with write() as connection:
        connection.execute(text("DELETE FROM audit WHERE number > 1"))
    assert found("audit", "verify")["first_altered"] is None, "what is left fits together"
    assert found("audit", "verify", "--last", whole["last"], code=1)["cut"]


# -- vouchers -------------------------------------------------------------------------------------------------------


def test_a_voucher_is_written_and_found_genuine_and_one_changed_byte_is_not(clock: Clock, tmp_path: Path) -> None:
    completed(clock)
    no = the("vouchers").no
    page = tmp_path / "page.pdf"
    assert shebao("vouchers", "pdf", no.lower(), "--output", str(page)).exit_code == 0
    assert page.stat().st_mode & 0o777 == 0o600
    assert (the("audit").action, the("audit").payment_id) == ("write_voucher", the("vouchers").payment_id)
    assert shebao("vouchers", "pdf", no, "--output", "-").stdout_bytes == page.read_bytes()
    assert found("vouchers", "verify", str(page)) == {
        "finding": "genuine",
        "no": no,
        "reasons": [],
        "replaced_by": None,
    }
    content = bytearray(page.read_bytes())
    content[-40] ^= 1
    page.write_bytes(content)
    assert found("vouchers", "verify", str(page), code=1)["finding"] == "altered"
    page.write_bytes(b"%PDF-1.7 something else")
    shown = shebao("vouchers", "verify", str(page))
    assert shown.exit_code == 1
    assert "finding  unknown" in shown.stdout
    assert "none of our marks" in shown.stdout


def test_a_voucher_is_shown_and_sent_again(clock: Clock) -> None:
    completed(clock)
    no = the("vouchers").no
    assert found("vouchers", "show", f"{no[:6]} {no[6:]}")["no"] == no
    people = shebao("vouchers", "show", no).stdout
    assert "2,400.00 yuan" in people
    before = len(rows("messages"))
    deliver_email(Post())
    deliver_sms([Provider()])
    told = found("vouchers", "resend", no.lower())
    assert len(told["messages"]) == 2
    assert {row.actor for row in rows("messages")} == {None, getpass.getuser()}
    assert len(rows("messages")) == before + 2


@pytest.mark.parametrize("command", ["show", "pdf", "resend"])
def test_an_unknown_voucher_ends_with_1(command: str) -> None:
    shown = shebao("vouchers", command, "310000AAAAAAAAAAAAAA")
    assert shown.exit_code == 1
    assert "no voucher has this number" in shown.stderr


def test_public_keys_check_a_voucher_without_us(clock: Clock) -> None:
    completed(clock)
    voucher = the("vouchers")
    (key,) = found("vouchers", "keys")
    assert key["key_id"] == voucher.key_id
    public = load_pem_public_key(key["public_key"].encode())
    assert isinstance(public, Ed25519PublicKey)
    content = get_keyring().open("vouchers.data", voucher.no, voucher.data_sealed)
    public.verify(bytes.fromhex(voucher.signature), content)  # raises where it does not fit
    assert shebao("vouchers", "keys").stdout == f"# {key['key_id']}\n{key['public_key']}"


# -- documents ------------------------------------------------------------------------------------------------------


def test_the_documents_of_a_payment_can_be_had(clock: Clock, tmp_path: Path) -> None:
    row = completed(clock)
    why = ("--by", "li", "--reason", "asked for by the payer")
    listed = found("documents", "show", row.reference, "--output", str(tmp_path / "out"), *why)
    taken = the("audit")
    assert (taken.action, taken.payment_id, taken.actor, taken.reason) == ("read_document", row.id, why[1], why[3])
    assert [one["kind"] for one in listed] == ["declaration", "contract"]
    for number, one in enumerate(listed, start=1):
        file = tmp_path / "out" / f"{one['kind']}-{number}.html"
        assert hashlib.sha256(file.read_bytes()).hexdigest() == one["sha256"]
        assert file.stat().st_mode & 0o077 == 0
        assert "viewport" in one["html"]
    shown = shebao("documents", "show", row.id).stdout
    assert "declaration@1" in shown
    assert id_number(1) not in shown
    assert len(rows("audit")) == 1, "a list of kinds shows no person"
    assert shebao("documents", "show", "nobody").exit_code == 1


# -- keys -----------------------------------------------------------------------------------------------------------


def test_a_new_key_is_printed_as_a_line_that_can_be_put_first(settings: Use) -> None:
    made = found("keys", "new", "2027a")
    before = get_settings().keys.get_secret_value()
    settings(broker_url="", keys=f"{made['line']},{before}")
    assert get_keyring().newest == "2027a"
    shown = shebao("keys", "new", "2027a")
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shebao("keys", "new", "no:colon").exit_code == 2


def test_keys_are_listed_with_the_rows_that_need_them(settings: Use) -> None:
    a_payment(1)
    old = get_settings().keys.get_secret_value()
    made = found("keys", "new", "2027a")
    settings(broker_url="", keys=f"{made['line']},{old}")
    a_payment(2)
    a_payment(3)
    listed = found("keys", "list")
    assert [(row["key_id"], row["seals"], row["payers"]) for row in listed["keys"]] == [
        ("2027a", True, 2),
        (old.partition(":")[0], False, 1),
    ]
    assert listed["sealed_with_lost_keys"] == dict.fromkeys(
        ("payers", "events", "documents", "vouchers", "messages", "webhooks"), 0
    )
    settings(broker_url="", keys=made["line"])
    assert found("keys", "list")["sealed_with_lost_keys"]["payers"] == 1
    shown = shebao("keys", "list")
    assert made["line"].partition(":")[2] not in shown.output
    assert "1 rows are sealed with keys that are not loaded" in shown.stderr


# -- webhooks -------------------------------------------------------------------------------------------------------


def test_an_endpoint_is_added_listed_given_a_new_secret_and_removed() -> None:
    url = "https://hooks.example.com/shebao"
    added = found("webhooks", "add", url, "--type", "payment.completed")
    (row,) = found("webhooks", "list")
    assert (row["id"], row["url"], row["types"]) == (added["id"], url, ["cn.shebao.payment.completed.v1"])
    assert added["secret"] not in shebao("webhooks", "list").output
    assert found("webhooks", "rotate", added["id"])["secret"] != added["secret"]
    assert found("webhooks", "replay", added["id"], "--since", "2026-11-01") == {"id": added["id"], "due": 0}
    assert found("webhooks", "remove", added["id"])["state"] == "removed"
    assert found("webhooks", "list") == []
    for command in ("rotate", "remove", "test", "replay"):
        assert found("webhooks", command, added["id"], code=1)["error"]["code"] == "endpoint_not_found"


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("ftp://h",), "invalid_url"),
        (("https://u:p@h",), "invalid_url"),
        (("https://h", "--type", "x"), "unknown_type"),
    ],
)
def test_an_endpoint_that_cannot_be_is_refused(args: tuple[str, ...], code: str) -> None:
    assert found("webhooks", "add", *args, code=1)["error"]["code"] == code


# -- with other services --------------------------------------------------------------------------------------------


def test_the_doctor_finds_database_schema_clock_and_keys_in_order() -> None:
    a_payment(1)
    levels = {it["what"]: it["level"] for it in found("doctor", code=69)}
    for what in ("database", "schema", "clock", "sealed data", "work"):
        assert levels[what] == "ok", levels
    assert levels["broker"] == "fail"


def test_the_doctor_sees_keys_of_another_database_and_work_that_nobody_does(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_payment(1)
    clock.forward(minutes=5)
    monkeypatch.setenv("SHEBAO_KEYS", f"t9:{base64.b64encode(b'x' * 32).decode()}")
    forget_settings()
    levels = {it["what"]: it["level"] for it in found("doctor", code=69)}
    assert levels["sealed data"] == "fail"
    assert levels["work"] == "warn"
    shown = shebao("payments", "show", "SH-2026-000001")
    assert shown.exit_code == 2
    assert "SHEBAO_KEYS" in shown.stderr


def test_an_accepted_payment_wakes_the_dispatcher_where_there_is_a_broker(valkey: Valkey, valkey_url: str) -> None:
    settings = get_settings()
    env = {
        "SHEBAO_DATABASE_URL": settings.database_url,
        "SHEBAO_BROKER_URL": valkey_url,
        "SHEBAO_KEYS": settings.keys.get_secret_value(),
        "SHEBAO_INDEX_KEY": settings.index_key.get_secret_value(),
        "SHEBAO_VOUCHER_KEY": settings.voucher_key.get_secret_value(),
    }
    assert "SHEBAO_CLOCK_FILE" not in clean_environment(**env)
    shown = shebao_process("submit", "-", stdin=lines(requested(1)).encode(), **env)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert valkey.client().llen("shebao:dispatch") == 1
    checked = shebao_process("doctor", "--json", **env)
    findings = {it["what"]: it["level"] for it in json.loads(checked.stdout)}
    assert (findings["broker"], findings["eviction"], findings["workers"]) == ("ok", "ok", "fail")
    assert checked.returncode == 69
