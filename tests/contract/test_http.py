"""The HTTP interface held to its reference page (docs/reference/http.md), on both kinds of database."""

import asyncio
import copy
import itertools
import json
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2
import pytest
from cryptography.exceptions import InvalidSignature
from starlette.testclient import TestClient

from api.app import create_app
from api.intake.idempotency import begin, digests_of, forget_old
from examples.verify_voucher import check
from foundation.clock import utcnow
from foundation.ids import new_id
from foundation.money import grouped
from foundation.settings.callback_secrets import address_token
from gateways.ports import Answer, Gateways, Status
from models.session import read
from notifications.voucher.wording import get_wording
from regions import FOLDER, load
from regions.files import current
from tests.builders import SECRETS, Clock, envelope, look_again, materials, requested, rows, scripted, the, work
from tests.contract.http_app import (
    BATCH,
    CALLBACK_SECRETS,
    FORMER_BANK_SECRET,
    SETTINGS,
    STRUCTURED,
    serving,
    structured,
    token,
)
from tests.policy import PolicyFiles
from workflows.intake.parse import parse_json
from workflows.messages.vouchers import VoucherRow, get_voucher, open_voucher, voucher_page
from workflows.outbox.signatures import new_secret, sign
from workflows.payment.errors import Refused

serials = itertools.count(1)
PERSONAL = ("王小明", "13800138000", "wang@example.com", "6222021001000000112")


@pytest.fixture
def http(use_settings: Callable[..., None], database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The app on this module's database. No broker is there, and the tests carry the runs themselves: what is
    due is left to them."""
    monkeypatch.setattr("api.intake.group_commit.start_due", lambda runs: None)
    monkeypatch.setattr("workflows.intake.accept.claim_new", lambda *_, **__: [])
    use_settings(database_url=database_url, **SECRETS, **SETTINGS)
    with serving() as client:
        yield client


@pytest.fixture
def clock(http: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Clock:
    """The product's clock at Sunday 22 November 2026, 10:00 in Shanghai."""
    monkeypatch.setenv("SHEBAO_CLOCK_FILE", str(tmp_path / "clock"))
    return Clock(tmp_path / "clock")


@pytest.fixture
def gateways(clock: Clock) -> Gateways:
    """The other side, saying yes until told otherwise."""
    return scripted()


def fresh(**changes: Any) -> dict[str, Any]:
    """A request of a payer who has none yet."""
    return requested(next(serials), **changes)


def submit(http: TestClient, event: Any, **headers: str) -> httpx2.Response:
    return http.post("/v1/events", **structured(event, **headers))


def problem(answer: httpx2.Response, status: int, code: str) -> dict[str, Any]:
    """The problem in an answer, which must have this status and code and repeat nothing personal."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    found: dict[str, Any] = answer.json()
    assert (found["status"], found["code"]) == (status, code)
    assert not any(value in answer.text for value in PERSONAL)
    return found


# -- Events ----------------------------------------------------------------------------------------------------------


def test_an_event_is_answered_with_where_its_payment_can_be_looked_at(http: TestClient) -> None:
    answer = submit(http, fresh())
    assert (answer.status_code, answer.json()["status"]) == (202, "accepted")
    assert int(answer.headers["retry-after"]) > 0
    payment = answer.json()["payment_id"]
    assert answer.headers["location"] == answer.json()["status_url"] == f"/v1/payments/{payment}"
    assert http.get(answer.headers["location"], headers=token()).json()["state"] == "running"


def test_what_is_answered_is_committed(http: TestClient) -> None:
    payment = submit(http, fresh()).json()["payment_id"]
    assert the("payments", id=payment).state == "running"


def test_the_same_event_in_every_mode_makes_one_payment(http: TestClient) -> None:
    event = fresh()
    first = submit(http, event)
    attributes = {f"ce-{name}": quote(event[name]) for name in ("specversion", "id", "source", "type")}
    headers = {**token(), **attributes, "Content-Type": "application/json"}
    binary = http.post("/v1/events", content=json.dumps(event["data"]), headers=headers)
    batch = http.post("/v1/events", content=json.dumps([event]), headers={**token(), "Content-Type": BATCH})
    [result] = batch.json()["results"]
    assert (binary.status_code, binary.json()["status"], result["status"]) == (202, "repeated", "repeated")
    assert first.json()["payment_id"] == binary.json()["payment_id"] == result["payment_id"]
    assert binary.headers["idempotent-replayed"] == "true"


def test_the_same_id_with_other_content_is_a_conflict(http: TestClient) -> None:
    event = fresh()
    submit(http, event)
    problem(submit(http, event | {"data": event["data"] | {"base": "9000.00"}}), 409, "event_conflict")


def test_a_batch_answers_each_event_and_a_bad_one_stops_no_other(http: TestClient) -> None:
    good, other = fresh(), fresh()
    bad = fresh(region="999999")
    large = fresh() | {"myext": "x" * 70_000}
    batch = [good, bad, 7, large, good, other, {**other, "subject": "x"}]
    answer = http.post("/v1/events", content=json.dumps(batch), headers={**token(), "Content-Type": BATCH})
    assert answer.status_code == 207
    results = answer.json()["results"]
    found = [(one["status"], one.get("problem", {}).get("code")) for one in results]
    assert found == [
        ("accepted", None),
        ("refused", "unknown_region"),
        ("refused", "not_an_object"),
        ("refused", "event_too_large"),
        ("repeated", None),
        ("accepted", None),
        ("conflict", "event_conflict"),
    ]
    assert results[1]["problem"]["errors"][0]["pointer"] == "/data/region"
    assert (results[0]["id"], results[0]["source"]) == (good["id"], good["source"])


def test_an_event_for_a_payment_that_is_not_known_is_kept(http: TestClient) -> None:
    answer = submit(http, envelope("cancel.requested", {}, subject="NO-SUCH-PAYMENT"))
    assert (answer.status_code, answer.json()["status"], answer.json()["code"]) == (202, "kept", "unknown_payment")
    assert "location" not in answer.headers


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 400, "invalid_json"),
        (b"{", 400, "invalid_json"),
        (b"\xff", 400, "invalid_json"),
        (b"[]", 400, "not_an_object"),
        (b'{"id": "1", "id": "2"}', 400, "duplicate_key"),
        (b'{"specversion": "1.0", "data": {"base": NaN}}', 400, "invalid_json"),
        (b'{"specversion": "0.3"}', 400, "unsupported_specversion"),
        (b'{"specversion": "1.0", "source": "/s", "type": "t"}', 400, "missing_field"),
        (b'{"specversion": "1.0", "id": "1", "source": "/s", "type": "t"}', 422, "unknown_type"),
        (b" " * 70_000, 413, "event_too_large"),
        ((b"[" * 30_000) + (b"]" * 30_000), 400, "invalid_json"),
    ],
)
def test_what_cannot_be_an_event_is_refused_with_its_status(
    http: TestClient, content: bytes, status: int, code: str
) -> None:
    problem(submit(http, content), status, code)


def test_an_envelope_that_is_wrong_is_400_and_data_that_are_wrong_are_422(http: TestClient) -> None:
    problem(submit(http, fresh() | {"time": "yesterday"}), 400, "invalid_value")
    problem(submit(http, fresh() | {"datacontenttype": "text/xml"}), 400, "unsupported_data")
    problem(submit(http, fresh() | {"Ext-Name": "x"}), 400, "invalid_value")
    problem(submit(http, fresh(payer={"name": "王小明"})), 422, "missing_field")


def test_a_second_payment_of_the_same_months_is_a_conflict(http: TestClient) -> None:
    event = fresh()
    submit(http, event)
    problem(submit(http, event | {"id": new_id()}), 409, "already_live")


def test_content_that_is_no_event_is_415_and_other_methods_are_405(http: TestClient) -> None:
    problem(
        http.post("/v1/events", content=b"<a/>", headers={**token(), "Content-Type": "text/xml"}),
        415,
        "unsupported_media_type",
    )
    answer = http.put("/v1/events")
    problem(answer, 405, "method_not_allowed")
    assert answer.headers["allow"] == "POST"


# -- Idempotency-Key -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["{}", '"{}"'], ids=["bare", "quoted"])
def test_the_same_key_and_content_get_the_same_answer(http: TestClient, written: str) -> None:
    event, key = fresh(), written.format(new_id())
    first = submit(http, event, **{"Idempotency-Key": key})
    again = submit(http, json.dumps(event, indent=3, sort_keys=True), **{"Idempotency-Key": key})
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert first.json()["status"] == "accepted"
    assert ("idempotent-replayed" in first.headers, again.headers["idempotent-replayed"]) == (False, "true")


def test_a_key_is_for_one_content_of_one_client(http: TestClient) -> None:
    key = {"Idempotency-Key": new_id()}
    submit(http, fresh(), **key)
    problem(submit(http, fresh(), **key), 422, "key_reused")
    assert http.post("/v1/events", **structured(fresh(), "shanghai", **key)).status_code == 202


def test_a_key_that_holds_an_identity_number_is_refused(http: TestClient) -> None:
    problem(submit(http, fresh(), **{"Idempotency-Key": "pay-360426199101010071"}), 400, "personal_data")
    for key in ("138-0013-8000", "WANG@example.com", "6222 0210 0100 0000 112"):
        problem(submit(http, fresh(), **{"Idempotency-Key": key}), 400, "personal_data")


def test_a_key_of_a_request_that_was_refused_can_be_used_again(http: TestClient) -> None:
    key = {"Idempotency-Key": new_id()}
    problem(submit(http, fresh(region="999999"), **key), 422, "unknown_region")
    assert submit(http, fresh(), **key).status_code == 202


def test_a_key_whose_request_is_running_is_409(http: TestClient) -> None:
    event, key = fresh(), new_id()
    assert begin("portal", key, digests_of([event])) is None
    answer = submit(http, event, **{"Idempotency-Key": key})
    problem(answer, 409, "key_in_use")
    assert answer.headers["retry-after"]


def test_a_key_whose_request_was_lost_is_taken_over_after_a_minute(http: TestClient, clock: Clock) -> None:
    event, key = fresh(), new_id()
    begin("portal", key, digests_of([event]))
    clock.at((utcnow() + timedelta(seconds=61)).isoformat())
    assert submit(http, event, **{"Idempotency-Key": key}).json()["status"] == "accepted"


def test_a_key_is_forgotten_after_thirty_days_and_its_event_is_not(http: TestClient, clock: Clock) -> None:
    event, key = fresh(), {"Idempotency-Key": new_id()}
    submit(http, event, **key)
    clock.at((utcnow() + timedelta(days=29)).isoformat())
    forget_old()
    assert submit(http, event, **key).json()["status"] == "accepted", "the answer is kept under its key"
    clock.at((utcnow() + timedelta(days=2)).isoformat())
    assert forget_old() >= 1
    assert submit(http, event, **key).json()["status"] == "repeated"


@pytest.mark.parametrize("key", ['""', "x" * 256, "a\tb"])
def test_a_key_that_is_none_is_refused(http: TestClient, key: str) -> None:
    problem(submit(http, fresh(), **{"Idempotency-Key": key}), 400, "invalid_header")


# -- Clients ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/v1/events"), ("GET", "/v1/payments/x"), ("GET", "/v1/payments/x/history")]
)
def test_without_a_token_nothing_is_told(http: TestClient, method: str, path: str) -> None:
    problem(http.request(method, path), 401, "unauthorized")
    problem(http.request(method, path, headers={"Authorization": "Bearer wrong"}), 401, "unauthorized")


def test_a_client_starts_payments_in_its_regions_only(http: TestClient) -> None:
    assert http.post("/v1/events", **structured(fresh(), "shanghai")).status_code == 202
    elsewhere = fresh(region="330100", base="5000.00")
    found = problem(http.post("/v1/events", **structured(elsewhere, "shanghai")), 403, "forbidden_region")
    assert found["errors"][0]["pointer"] == "/data/region"


def test_a_client_may_not_say_that_a_payment_was_paid(http: TestClient) -> None:
    paid = envelope("settled", {"amount": "2400.00", "key": "k"}, subject="x")
    problem(http.post("/v1/events", **structured(paid, "shanghai")), 403, "forbidden_type")


def elsewhere(http: TestClient) -> str:
    """A payment outside Shanghai."""
    data = {"region": "440100", "insurances": ["pension"], "base": "6000.00", "materials": materials("id_card")}
    answer = submit(http, fresh(**data))
    assert answer.status_code == 202, answer.text
    return str(answer.json()["payment_id"])


def test_a_payment_of_another_region_is_as_unknown_as_none(http: TestClient) -> None:
    payment = elsewhere(http)
    for path in (f"/v1/payments/{payment}", f"/v1/payments/{payment}/history"):
        assert http.get(path, headers=token()).status_code == 200
        mine = http.get(path, headers=token("shanghai"))
        none = http.get(path.replace(payment, "f" * 32), headers=token("shanghai"))
        assert problem(mine, 404, "payment_not_found")["detail"] == problem(none, 404, "payment_not_found")["detail"]


def test_an_event_for_a_payment_of_another_region_does_not_reach_it(http: TestClient) -> None:
    payment = elsewhere(http)
    cancel = envelope("cancel.requested", {}, subject=payment)
    answer = http.post("/v1/events", **structured(cancel, "shanghai"))
    assert (answer.json()["status"], answer.json()["payment_id"]) == ("kept", None)
    assert the("payments", id=payment).signalled == 0


def test_an_early_event_reaches_only_payments_of_its_senders_regions(http: TestClient) -> None:
    reference = f"EARLY-{next(serials)}"
    for client in ("shanghai", "portal"):
        http.post("/v1/events", **structured(envelope("cancel.requested", {}, subject=reference), client))
    data = {"region": "440100", "insurances": ["pension"], "base": "6000.00", "materials": materials("id_card")}
    payment = submit(http, fresh(**data) | {"id": new_id(), "data": fresh(**data)["data"] | {"reference": reference}})
    assert the("payments", id=payment.json()["payment_id"]).signalled == 1


def test_a_client_that_is_too_fast_is_told_when_to_come_again(http: TestClient) -> None:
    answers = [http.get("/v1/payments/none", headers=token("slow")) for _ in range(4)]
    assert answers[0].status_code == 404
    problem(answers[-1], 429, "too_many")
    assert int(answers[-1].headers["retry-after"]) >= 1


# -- Payments --------------------------------------------------------------------------------------------------------


def test_a_payment_is_shown_by_id_and_by_reference_without_personal_data(http: TestClient) -> None:
    event = fresh()
    payment = submit(http, event).json()["payment_id"]
    by_id = http.get(f"/v1/payments/{payment}", headers=token())
    by_reference = http.get(f"/v1/payments/{event['data']['reference']}", headers=token())
    assert by_id.json() == by_reference.json()
    secrets = (*PERSONAL, event["data"]["payer"]["id_number"])
    history = http.get(f"/v1/payments/{payment}/history", headers=token())
    assert history.json()["history"][0]["state"] == "running"
    assert not any(value in by_id.text + history.text for value in secrets)


def test_an_etag_spares_what_has_not_changed(http: TestClient, gateways: Gateways) -> None:
    path = submit(http, fresh()).headers["location"]
    tag = {"If-None-Match": http.get(path, headers=token()).headers["etag"]}
    assert (http.get(path, headers=token() | tag).status_code) == 304
    work(gateways)
    assert (http.get(path, headers=token() | tag).status_code) == 200


@pytest.mark.parametrize("name", ["GZ/2026/0007", "GZ%2F2026%2F0008", "a/b history"])
def test_a_payment_is_shown_by_a_reference_with_slashes(http: TestClient, name: str) -> None:
    payment = submit(http, fresh(reference=name.replace("%2F", "/"))).json()["payment_id"]
    assert http.get(f"/v1/payments/{name}", headers=token()).json()["id"] == payment
    assert http.get(f"/v1/payments/{name}/history", headers=token()).json()["payment_id"] == payment


def test_a_stranger_finds_no_payment_of_another_client(http: TestClient) -> None:
    event = fresh()
    payment, reference = submit(http, event).json()["payment_id"], event["data"]["reference"]
    for name in (payment, reference, f"{payment}/history"):
        problem(http.get(f"/v1/payments/{name}", headers=token("stranger")), 404, "payment_not_found")
    cancel = envelope("cancel.requested", {}, subject=payment)
    answer = http.post("/v1/events", **structured(cancel, "stranger"))
    assert (answer.status_code, answer.json()["status"], answer.json()["payment_id"]) == (202, "kept", None)
    assert the("payments", id=payment).signalled == 0


def test_a_token_without_rights_can_neither_send_nor_read(http: TestClient) -> None:
    problem(http.post("/v1/events", **structured(fresh(), "nothing")), 403, "forbidden_type")
    problem(http.get("/v1/payments/x", headers=token("nothing")), 403, "forbidden_reading")


@pytest.mark.parametrize("name", ["%00", "a%0Ab", "x" * 65, "%F0%9F%98%80", "..%2f..", "'%20or%201=1"])
def test_an_odd_name_is_no_payment(http: TestClient, name: str) -> None:
    assert http.get(f"/v1/payments/{name}", headers=token()).status_code in (404, 422)


# -- Vouchers --------------------------------------------------------------------------------------------------------


def paid(http: TestClient, clock: Clock, gateways: Gateways) -> Any:
    """The voucher of a payment carried to its end."""
    payment = submit(http, fresh()).json()["payment_id"]
    work(gateways)
    assert look_again(clock, gateways, payment).state == "completed"
    return the("vouchers", payment_id=payment)


def get_voucher_row(no: str) -> VoucherRow:
    with read() as connection:
        return get_voucher(connection, no)


def test_whoever_holds_a_voucher_can_check_it_without_a_token(
    http: TestClient, clock: Clock, gateways: Gateways
) -> None:
    voucher = paid(http, clock, gateways)
    answer = http.get(f"/v1/vouchers/{voucher.no}", params={"code": voucher.check_code})
    assert (answer.status_code, answer.json()["genuine"], answer.json()["total"]) == (200, True, "2400.00")
    assert answer.json()["payer_name"] == "王**"
    assert not any(value in answer.text for value in (*PERSONAL, voucher.payment_id, voucher.check_code))
    assert answer.headers["cache-control"] == "no-store"


def test_a_browser_gets_the_check_as_a_page(http: TestClient, clock: Clock, gateways: Gateways) -> None:
    voucher = paid(http, clock, gateways)
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    page = http.get(f"/v1/vouchers/{voucher.no}?code={voucher.check_code}", headers=browser)
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "该凭证真实有效" in page.text
    data = open_voucher(get_voucher_row(voucher.no))
    words = get_wording("zh-CN")
    shown = [voucher.no, "2,400.00", data.region_name, data.authority, data.scheme_name, data.method_name, "2026年12月"]
    shown += [data.bank_reference, *data.covers, *data.limits, *data.not_covered, words["statement"]]
    shown += [words[key] for key in ("no", "payer", "period", "base", "rate", "pooling", "individual", "paid_at")]
    for item in data.items:
        amounts = (item.base_fen, item.amount_fen, item.pooling_fen, item.individual_fen)
        shown += [item.label, *(grouped(fen) for fen in amounts if fen is not None)]
    for one in shown:
        assert one in unescape(page.text), one
    assert not any(value in page.text for value in PERSONAL)
    assert data.id_masked[-4:] not in page.text
    wrong = http.get(f"/v1/vouchers/{voucher.no}?code=<script>", headers=browser)
    assert (wrong.status_code, "<script>" in wrong.text, "查无此凭证" in wrong.text) == (404, False, True)


def test_the_fixed_address_leads_to_the_check_and_with_the_last_four_of_the_id_to_the_file(
    http: TestClient, clock: Clock, gateways: Gateways
) -> None:
    voucher = paid(http, clock, gateways)
    entry = http.get("/v")
    assert (entry.status_code, 'name="no"' in entry.text, 'name="code"' in entry.text) == (200, True, True)
    typed = {"no": f"{voucher.no[:6]} {voucher.no[6:].lower()}", "code": voucher.check_code.lower()}
    page = http.get("/v", params=typed)
    assert (page.status_code, "该凭证真实有效" in page.text) == (200, True)
    assert http.get("/v", params={**typed, "code": "AAAAAA"}).status_code == 404
    tail = open_voucher(get_voucher_row(voucher.no)).id_masked[-4:]
    given = {"no": voucher.no, "code": voucher.check_code, "tail": tail}
    file = http.post("/v/pdf", data=given)
    assert (file.status_code, file.headers["content-type"]) == (200, "application/pdf")
    assert file.content == voucher_page(get_voucher_row(voucher.no))
    assert http.post("/v/pdf", data={**given, "tail": "0000"}).status_code == 404
    assert http.post("/v/pdf", data={**given, "code": "AAAAAA"}).status_code == 404
    assert http.post("/v/pdf", data={**given, "no": "x" * 2000}).status_code == 413
    assert http.post("/v/pdf", content=b"\xff\xfe=&&").status_code == 404
    assert http.post("/v/pdf", content=b"a=1&" * 9).status_code == 400


def test_the_last_four_characters_cannot_be_tried_out(http: TestClient, clock: Clock, gateways: Gateways) -> None:
    voucher = paid(http, clock, gateways)
    tail = open_voucher(get_voucher_row(voucher.no)).id_masked[-4:]
    given = {"no": voucher.no, "code": voucher.check_code}
    for wrong in ("0000", "", tail[:3], "٠٠٠٠", "0000"):
        assert http.post("/v/pdf", data={**given, "tail": wrong}).status_code == 404
    refused = problem(http.post("/v/pdf", data={**given, "tail": tail}), 429, "too_many")
    assert http.get(f"/v1/vouchers/{voucher.no}", params=given).status_code == 200, "the check itself goes on"
    assert tail not in str(refused)


def test_a_wrong_code_and_an_unknown_number_get_the_same_answer(
    http: TestClient, clock: Clock, gateways: Gateways
) -> None:
    voucher = paid(http, clock, gateways)
    wrong = problem(http.get(f"/v1/vouchers/{voucher.no}?code=AAAAAA"), 404, "voucher_not_found")
    unknown = problem(http.get(f"/v1/vouchers/SB0000?code={voucher.check_code}"), 404, "voucher_not_found")
    odd = problem(http.get("/v1/vouchers/%F0%9F%98%80?code=%00"), 404, "voucher_not_found")
    assert [{**one, "instance": ""} for one in (wrong, unknown, odd)] == [{**wrong, "instance": ""}] * 3


def test_codes_cannot_be_tried_out_by_asking_many_times_at_once(
    http: TestClient, clock: Clock, gateways: Gateways
) -> None:
    voucher = paid(http, clock, gateways)

    async def ask_all() -> list[int]:
        transport = httpx2.ASGITransport(http.app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://test") as client:
            codes = [f"{number:06}" for number in range(100)] + [voucher.check_code]
            addresses = [f"/v1/vouchers/{voucher.no}?code={code}" for code in codes]
            return [answer.status_code for answer in await asyncio.gather(*map(client.get, addresses))]

    statuses = asyncio.run(ask_all())
    assert (statuses[0], statuses[-1]) == (404, 429)
    assert statuses.count(404) < 10


def test_codes_cannot_be_tried_out(http: TestClient) -> None:
    statuses = [http.get(f"/v1/vouchers/SB1234?code={number:06}").status_code for number in range(40)]
    assert statuses[0] == 404
    assert 429 in statuses


# -- Callbacks -------------------------------------------------------------------------------------------------------


def call_back(http: TestClient, service: str, event: Any, *, secret: str = "", age: int = 0) -> httpx2.Response:
    body = json.dumps(event).encode()
    used = secret or CALLBACK_SECRETS.get(service, new_secret())
    headers = sign([used], new_id(), utcnow() - timedelta(seconds=age), body)
    return http.post(f"/v1/callbacks/{service}", content=body, headers={**headers, "Content-Type": STRUCTURED})


def to_pay(http: TestClient, gateways: Gateways) -> Any:
    """The debit row of a payment that waits for its payer to pay an order."""
    gateways.bank.says = lambda order: Answer(order.key, Status.PENDING, reference=f"ref-{order.key[-26:]}")  # type: ignore[attr-defined]
    payment = submit(http, fresh(method="tax_app", bank_account=None)).json()["payment_id"]
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.step) == ("waiting", "collection"), (row.state, row.step, row.reason)
    return the("debits", payment_id=payment)


def settled(debit: Any, **data: Any) -> dict[str, Any]:
    amount = f"{debit.amount_fen // 100}.{debit.amount_fen % 100:02}"
    return envelope("settled", {"key": debit.key, "amount": amount, **data}, source="/bank", subject=debit.payment_id)


def test_a_settlement_told_by_the_bank_completes_the_payment(http: TestClient, gateways: Gateways) -> None:
    debit = to_pay(http, gateways)
    assert call_back(http, "bank", settled(debit)).json() == {"status": "accepted", "code": None}
    gateways.bank.pay(debit.key)
    work(gateways)
    assert the("payments", id=debit.payment_id).state == "completed"


def test_a_settlement_that_the_bank_does_not_confirm_completes_nothing(http: TestClient, gateways: Gateways) -> None:
    debit = to_pay(http, gateways)
    assert call_back(http, "bank", settled(debit)).json()["status"] == "accepted"
    work(gateways)
    assert the("payments", id=debit.payment_id).state == "waiting"
    assert the("arrivals", payment_id=debit.payment_id).reason == "unconfirmed"


def test_a_doubled_callback_is_taken_once_and_answered_twice(http: TestClient, gateways: Gateways) -> None:
    debit = to_pay(http, gateways)
    event = settled(debit)
    statuses = [call_back(http, "bank", event).json()["status"] for _ in range(2)]
    work(gateways)
    assert statuses == ["accepted", "repeated"]
    assert call_back(http, "bank", event).json()["status"] == "repeated"
    assert len(rows("debits", payment_id=debit.payment_id)) == 1


def test_another_amount_moves_nothing_and_asks_for_a_person(http: TestClient, gateways: Gateways) -> None:
    debit = to_pay(http, gateways)
    assert call_back(http, "bank", settled(debit, amount="0.01")).status_code == 202
    gateways.bank.pay(debit.key, 1)
    work(gateways)
    row = the("payments", id=debit.payment_id)
    assert (row.state, row.reason) == ("attention", "amount_mismatch")
    assert rows("ledger_entries", payment_id=debit.payment_id) == []


def test_money_of_which_nothing_was_asked_is_kept_and_moves_nothing(http: TestClient, gateways: Gateways) -> None:
    debit, other = to_pay(http, gateways), to_pay(http, gateways)
    for event in (settled(debit, key="unknown"), settled(debit, key=None)):
        answer = call_back(http, "bank", event)
        assert (answer.status_code, answer.json()) == (202, {"status": "kept", "code": "unknown_order"})
    work(gateways)
    assert the("payments", id=debit.payment_id).state == the("payments", id=other.payment_id).state == "waiting"


def test_a_callback_counts_for_the_payment_of_its_order_whatever_else_it_names(
    http: TestClient, gateways: Gateways
) -> None:
    debit, other = to_pay(http, gateways), to_pay(http, gateways)
    assert call_back(http, "bank", settled(debit, key=other.key)).json()["status"] == "accepted"
    assert rows("arrivals", payment_id=debit.payment_id) == []
    assert the("arrivals", payment_id=other.payment_id).debit_key == other.key


def test_a_settlement_of_a_withdrawn_order_is_kept(http: TestClient, gateways: Gateways) -> None:
    debit = to_pay(http, gateways)
    submit(http, envelope("cancel.requested", {}, subject=debit.payment_id))
    work(gateways)
    assert the("payments", id=debit.payment_id).state == "cancelled"
    answer = call_back(http, "bank", settled(debit))
    assert (answer.status_code, answer.json()) == (202, {"status": "kept", "code": "paid_after_end"})
    assert the("arrivals", payment_id=debit.payment_id).amount_fen == debit.amount_fen


def test_a_service_speaks_of_its_own_matters_only(http: TestClient, gateways: Gateways) -> None:
    debit = to_pay(http, gateways)
    problem(call_back(http, "esign", settled(debit)), 403, "forbidden_type")
    problem(call_back(http, "authority", settled(debit)), 422, "unknown_type")
    problem(call_back(http, "bank", fresh()), 403, "forbidden_type")
    assert call_back(http, "nobody", settled(debit)).status_code == 422


def test_a_callback_that_is_not_signed_as_agreed_is_refused(http: TestClient, gateways: Gateways) -> None:
    debit = to_pay(http, gateways)
    event = settled(debit)
    problem(call_back(http, "bank", event, secret=new_secret()), 401, "signature_wrong")
    problem(call_back(http, "bank", event, age=301), 401, "timestamp_outside")
    problem(call_back(http, "bank", event, age=-301), 401, "timestamp_outside")
    unsigned = http.post("/v1/callbacks/bank", content=json.dumps(event), headers={"Content-Type": STRUCTURED})
    problem(unsigned, 401, "signature_missing")
    assert the("payments", id=debit.payment_id).signalled == 0


@pytest.mark.parametrize("other", ["esign", "authority", "sms/sandbox"])
def test_a_callback_signed_with_the_secret_of_another_service_is_refused(
    http: TestClient, gateways: Gateways, other: str
) -> None:
    debit = to_pay(http, gateways)
    problem(call_back(http, "bank", settled(debit), secret=CALLBACK_SECRETS[other]), 401, "signature_wrong")
    report = {**envelope("x", {"message": "m"}, source="/sms"), "type": "cn.shebao.message.delivered.v1"}
    problem(call_back(http, "sms/another", report, secret=CALLBACK_SECRETS["sms/sandbox"]), 401, "signature_wrong")
    problem(call_back(http, "sms/unknown", report, secret=CALLBACK_SECRETS[other]), 401, "callbacks_closed")


def test_a_former_secret_holds_while_it_is_listed(http: TestClient, gateways: Gateways) -> None:
    debit = to_pay(http, gateways)
    assert call_back(http, "bank", settled(debit), secret=FORMER_BANK_SECRET).status_code == 202


def test_the_authority_can_only_make_its_step_ask(http: TestClient, gateways: Gateways) -> None:
    debit = to_pay(http, gateways)
    key = rows("declarations", payment_id=debit.payment_id)[0].key
    event = envelope("declaration.answered", {"key": key}, source="/tax")
    assert call_back(http, "authority", event).json()["status"] == "accepted"
    assert call_back(http, "authority", event).json()["status"] == "repeated"
    problem(call_back(http, "authority", {**event, "id": new_id(), "data": {"key": "none"}}), 422, "unknown_order")
    assert the("payments", id=debit.payment_id).signalled == 1


def test_an_sms_provider_reports_what_became_of_a_message(http: TestClient, gateways: Gateways) -> None:
    debit = to_pay(http, gateways)
    message = rows("messages", payment_id=debit.payment_id, channel="sms")[0]
    event = {**envelope("x", {"message": message.id}, source="/sms"), "type": "cn.shebao.message.delivered.v1"}
    assert call_back(http, "sms/sandbox", event).json()["status"] == "accepted"
    assert (the("messages", id=message.id).state, the("messages", id=message.id).due_at) == ("sent", None)
    failed = {**event, "id": new_id(), "type": "cn.shebao.message.undelivered.v1"}
    failed["data"] = {"message": message.id, "reason": "phone_off"}
    assert call_back(http, "sms/sandbox", failed).json()["status"] == "accepted"
    # What was delivered stays so, whatever a late report says.
    assert (the("messages", id=message.id).state, the("messages", id=message.id).reason) == ("sent", None)
    problem(call_back(http, "sms/another", {**failed, "id": new_id()}), 422, "unknown_order")


def test_reports_in_a_providers_own_form_come_at_an_address_that_is_a_secret(
    http: TestClient, gateways: Gateways
) -> None:
    debit = to_pay(http, gateways)
    message = rows("messages", payment_id=debit.payment_id, channel="sms")[0]
    report = {"out_id": message.id, "success": True, "err_code": "DELIVERED", "phone_number": "13800138000"}
    secret = address_token(CALLBACK_SECRETS["sms/aliyun"], "aliyun")
    for wrong in (address_token(CALLBACK_SECRETS["sms/aliyun"], "tencent"), "x"):
        problem(http.post(f"/v1/callbacks/sms/aliyun/{wrong}", json=[report]), 404, "unknown_address")
    assert the("messages", id=message.id).state == "due"
    taken = http.post(f"/v1/callbacks/sms/aliyun/{secret}", json=[report, report, {"out_id": "other"}])
    assert (taken.status_code, taken.json()) == (200, {"code": 0, "msg": "OK"})
    assert the("messages", id=message.id).delivered_at is not None
    problem(http.post(f"/v1/callbacks/sms/aliyun/{secret}", content=b"{"), 400, "invalid_json")
    assert http.post(f"/v1/callbacks/sms/tencent/{secret}", json=[]).status_code == 404


NO_KEYS = ["\x00", "a\x00b", "\ud800", "x" * 20_000, "\u202e", 7, 2**70, True, [], {}, None]


@pytest.mark.parametrize("service", ["bank", "esign", "authority", "sms/sandbox"])
def test_what_is_no_name_of_an_order_is_refused_and_breaks_nothing(http: TestClient, service: str) -> None:
    kinds = {"bank": "payment.debit.failed", "esign": "contract.signed", "authority": "declaration.answered"}
    kind = kinds.get(service, "message.delivered")
    for member in ("key", "order", "debit", "contract", "message"):
        for value in NO_KEYS:
            data = {"document_sha256": "0" * 64, "amount": "1.00", member: value}
            event = {**envelope("x", data, source="/x"), "type": f"cn.shebao.{kind}.v1"}
            answer = call_back(http, service, event)
            assert answer.status_code in (400, 422), (member, value, answer.text)


def test_a_pushed_report_that_names_nothing_is_left_out(http: TestClient) -> None:
    secret = address_token(CALLBACK_SECRETS["sms/aliyun"], "aliyun")
    reports = [{"out_id": value, "success": True} for value in NO_KEYS]
    for body in ([one] for one in reports):
        assert http.post(f"/v1/callbacks/sms/aliyun/{secret}", content=json.dumps(body)).status_code == 200
    assert http.post(f"/v1/callbacks/sms/aliyun/{secret}", content=json.dumps(reports * 40)).status_code == 200


# -- Documents -------------------------------------------------------------------------------------------------------


def test_the_client_that_started_a_payment_gets_its_documents_and_each_reading_is_recorded(
    http: TestClient, clock: Clock, gateways: Gateways
) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    payment = submit(http, fresh()).json()["payment_id"]
    work(gateways)
    kinds = {"declaration": "text/html", "contract": "text/html", "voucher": "application/pdf"}
    for kind, media in kinds.items():
        path = f"/v1/payments/{payment}/documents/{kind}"
        found = http.get(path, headers=token())
        assert (found.status_code, found.headers["content-type"].partition(";")[0]) == (200, media)
        assert "sandbox" in found.headers["content-security-policy"]
        if media == "text/html":
            assert sha256(found.content).hexdigest() in {row.sha256 for row in rows("documents", payment_id=payment)}
        # One client that may read the payment, and one that may not.
        for other, code in (("shanghai", "document_not_found"), ("stranger", "payment_not_found")):
            problem(http.get(path, headers=token(other)), 404, code)
        assert http.get(path).status_code == 401
    said = [(row.action, row.actor, row.details["kind"]) for row in rows("audit", payment_id=payment)]
    assert sorted(said) == sorted(("read_document", "client portal", kind) for kind in kinds)
    assert http.get(f"/v1/payments/{payment}/documents/other", headers=token()).status_code == 422
    empty = submit(http, fresh(materials=None)).json()["payment_id"]
    problem(http.get(f"/v1/payments/{empty}/documents/contract", headers=token()), 404, "document_not_found")


def test_a_voucher_is_checked_with_the_published_key_and_a_few_lines(
    http: TestClient, clock: Clock, gateways: Gateways
) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    payment = submit(http, fresh()).json()["payment_id"]
    work(gateways)
    pdf = http.get(f"/v1/payments/{payment}/documents/voucher", headers=token()).content
    keys = {key["key_id"]: key["public_key"] for key in http.get("/v1/voucher-keys").json()["keys"]}
    assert check(pdf, keys)["no"] == the("vouchers", payment_id=payment).no
    with pytest.raises(InvalidSignature):
        check(pdf.replace(b'"total_fen":', b'"total_fen":1'), keys)


# -- Health and metrics ----------------------------------------------------------------------------------------------


def test_many_people_behind_one_proxy_can_check_their_vouchers(
    http: TestClient, clock: Clock, gateways: Gateways
) -> None:
    voucher = paid(http, clock, gateways)
    address = f"/v1/vouchers/{voucher.no}?code={voucher.check_code}"
    assert {http.get(address).status_code for _ in range(60)} == {200}


def test_head_is_answered_where_get_is(http: TestClient, clock: Clock, gateways: Gateways) -> None:
    voucher = paid(http, clock, gateways)
    for address in ("/healthz", "/readyz", f"/v1/vouchers/{voucher.no}?code={voucher.check_code}"):
        assert http.head(address).status_code == 200


def test_a_byte_order_mark_before_the_json_is_left_aside(http: TestClient) -> None:
    assert submit(http, b"\xef\xbb\xbf" + json.dumps(fresh()).encode()).status_code == 202


def test_health_is_told_without_a_token(http: TestClient) -> None:
    assert http.get("/healthz").json() == {"status": "ok"}
    assert http.get("/readyz").json()["status"] == "ok"


def test_metrics_count_what_is_in_the_database_and_name_nobody(http: TestClient) -> None:
    event = fresh()
    payment = submit(http, event).json()["payment_id"]
    text = http.get("/metrics").text
    assert 'shebao_payments{reason="",region="310000",state="running",step="materials"}' in text
    assert 'shebao_inbox{channel="http",state="used"}' in text
    for value in (*PERSONAL, payment, event["id"], event["source"], event["data"]["reference"]):
        assert value not in text


def test_a_database_that_is_away_is_503_and_nothing_is_taken(use_settings: Callable[..., None]) -> None:
    use_settings(database_url="postgresql+psycopg://nobody@127.0.0.1:1/none", **SECRETS, **SETTINGS)
    with serving() as client:
        answer = client.post("/v1/events", **structured(fresh()))
        problem(answer, 503, "no_database")
        assert answer.headers["retry-after"]
        assert client.get("/readyz").status_code == 503
        assert client.get("/healthz").status_code == 200
        problem(client.get("/metrics"), 503, "no_database")


def test_a_broken_region_file_makes_the_api_unready_with_file_and_line(
    http: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last good state stays in force, so events are still taken."""
    policy = PolicyFiles(tmp_path, monkeypatch)
    policy.change("310000-shanghai.toml", 'min = "7310"', 'min = "99999"')
    answer = http.get("/readyz")
    assert answer.status_code == 503
    assert "310000-shanghai.toml:16: " in answer.json()["status"]
    assert submit(http, fresh()).status_code == 202
    policy.change("310000-shanghai.toml", 'min = "99999"', 'min = "7310"')
    assert http.get("/readyz").status_code == 200


def test_region_files_that_were_never_good_are_503_and_nothing_is_taken(
    http: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FOLDER, tmp_path / "regions", ignore=shutil.ignore_patterns("*.py"))
    (tmp_path / "regions" / "310000-shanghai.toml").write_text("broken = ", encoding="utf-8")
    folder = tmp_path / "regions"
    monkeypatch.setattr(current, "_regions", current.Watched(lambda: load(folder), lambda: current.fingerprint(folder)))
    assert http.get("/readyz").status_code == 503
    problem(http.post("/v1/events", **structured(fresh())), 503, "policy_broken")


# -- Hostile bodies --------------------------------------------------------------------------------------------------

_ODD: list[Any] = [
    None, True, 0, -1, 1e308, 10**40, "", " ", "\x00", "\ud800", "\u202e", "x" * 300, [], [[]], {}, {"\x00": 1},
    "2026-13", "../..", "' OR 1=1 --", "${jndi:x}", "{{7*7}}", "１２３", "NaN", "1e9", "-0.01", "999999999999.99",
    [None] * 30, {"from": []}, {"\ud800": "\ud800"},
]  # fmt: skip


def hostile(chance: random.Random) -> bytes:
    """A body made of a good event by one to three cruelties."""
    event: Any = requested(chance.randrange(10_000, 20_000))
    for _ in range(chance.randrange(1, 4)):
        place: Any = event
        while isinstance(place, dict) and place and chance.random() < 0.6:
            child = chance.choice(list(place.values()))
            if not isinstance(child, dict):
                break
            place = child
        if isinstance(place, dict):
            name = chance.choice([*place, "new", "Ext", "data_base64", "\x00"])
            place[name] = copy.deepcopy(chance.choice(_ODD))
    body = json.dumps(event, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    match chance.randrange(8):
        case 0:
            at = chance.randrange(len(body))
            body = body[:at] + bytes([chance.randrange(256)]) + body[at + 1 :]
        case 1:
            body = body[: chance.randrange(len(body))]
        case 2:
            body = body.replace(b'"data"', chance.choice([b'"data": {}, "data"', b'"id": "2", "data"', b"data"]), 1)
        case 3:
            body = chance.choice([b"[" * 9000, b"9" * 5000, b'{"a":' * 5000, b"\xef\xbb\xbf" + body, body * 2])
    return body


def batches(chance: random.Random, count: int, size: int) -> Iterator[bytes]:
    """Batches of hostile events that are JSON at least: others would refuse the batch as a whole."""
    for _ in range(count):
        good: list[bytes] = []
        while len(good) < size:
            body = hostile(chance)
            with suppress(Refused, UnicodeDecodeError):
                parse_json(body.decode())
                good.append(body.removeprefix(b"\xef\xbb\xbf"))
        yield b"[" + b",".join(good) + b"]"


def test_ten_thousand_hostile_events_are_refused_and_the_process_goes_on(
    use_settings: Callable[..., None], postgres_url: str
) -> None:
    use_settings(database_url=postgres_url, **SECRETS, **SETTINGS)
    chance = random.Random(20261122)
    kinds = (STRUCTURED, STRUCTURED, "application/json")
    bodies = [(kinds[number % 3], hostile(chance)) for number in range(3000)]
    bodies += [(BATCH, body) for body in batches(chance, 70, 100)]

    async def send_all() -> list[httpx2.Response]:
        app = create_app()
        async with app.router.lifespan_context(app):
            transport = httpx2.ASGITransport(app=app, raise_app_exceptions=True)
            async with httpx2.AsyncClient(transport=transport, base_url="http://http") as client:
                gate = asyncio.Semaphore(100)

                async def send(number: int, kind: str, body: bytes) -> httpx2.Response:
                    attributes = {"ce-id": str(number), "ce-source": "/h", "ce-specversion": "1.0", "ce-type": "t"}
                    more = attributes if kind == "application/json" else {}
                    key = {"Idempotency-Key": str(number)} if number % 10 == 0 else {}
                    headers = {**token(), "Content-Type": kind, **more, **key}
                    async with gate:
                        return await client.post("/v1/events", content=body, headers=headers)

                answers = await asyncio.gather(*(send(number, *body) for number, body in enumerate(bodies)))
                assert (await client.post("/v1/events", **structured(fresh()))).status_code == 202
                return answers

    answers = asyncio.run(send_all())
    assert {answer.status_code for answer in answers} <= {202, 207, 400, 409, 413, 422}
    refused = [one for one in answers if one.status_code >= 400]
    told = [one for answer in answers if answer.status_code == 207 for one in answer.json()["results"]]
    assert len(refused) + len(told) > 9000
    assert all(answer.headers["content-type"] == "application/problem+json" for answer in refused)
    assert not any(value in answer.text for answer in answers for value in PERSONAL)
