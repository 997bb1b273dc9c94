"""The console: what each role sees and may do, by address too; no personal data but in a field that was revealed."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from threading import BoundedSemaphore
from typing import Any

import pytest
from fastapi.routing import APIRoute
from sqlalchemy import update
from starlette.testclient import TestClient

from api.app import create_app
from console.app import ROUTERS
from console.pages import signing
from foundation.clock import utcnow
from gateways.ports import Gateways
from models.session import write
from models.states import PauseKind, Role
from models.tables import Message
from models.write import insert_rows
from tests.builders import Clock, a_payment, id_number, rows, scripted, send, stuck_payments, the, work
from tests.command import shebao
from tests.contract.http_app import SETTINGS
from workflows.operator.access.accounts import add_account
from workflows.operator.pauses import pause

PASSWORD = "a horse of another colour"
PAGES = (
    *("/", "/payments", "/attention", "/messages", "/money", "/approvals"),
    *("/inbox", "/runs", "/gateways", "/pauses", "/find"),
)


@pytest.fixture
def site(settings: Callable[..., None], clock: Clock) -> Iterator[TestClient]:
    settings(broker_url="", retry_seconds="1", **SETTINGS)
    for name, role in (("zhao", Role.APPROVER), ("sun", Role.VIEWER), ("li", Role.OPERATOR)):
        add_account(name, role, PASSWORD, actor="root")
    with TestClient(create_app(), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


def enter(site: TestClient, name: str) -> str:
    """Sign in; returns the token of this session's forms."""
    site.cookies.clear()
    answer = site.post("/console/login", data={"name": name, "password": PASSWORD})
    assert (answer.status_code, answer.headers["location"]) == (303, "/console/")
    cookie = answer.headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=strict", "Path=/console"))
    shown = site.get("/console/")
    assert shown.status_code == 200, shown.headers
    found = re.search(r'name="token" value="([0-9a-f]{64})"', shown.text)
    assert found is not None
    return found[1]


@pytest.fixture
def stuck(site: TestClient, clock: Clock, gateways: Gateways) -> list[str]:
    return stuck_payments(3, clock, gateways)


def addresses() -> list[tuple[str, str]]:
    """Method and path of all that the console serves but the form for signing in and the style sheet."""
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    found = [(method, route.path) for route in routes for method in route.methods or ()]
    return [(method, path) for method, path in found if path not in ("/login", "/style.css")]


def test_nothing_is_seen_or_done_without_a_session_and_nothing_done_by_a_viewer(
    site: TestClient, stuck: list[str]
) -> None:
    listed = [(method, f"/console{path.format(name=stuck[0])}") for method, path in addresses()]
    assert len(listed) >= 15
    form = {"why": "x", "field": "name", "what": "step:voucher", "terms": "x", "reason": "authority_unknown"}
    for method, path in listed:
        answer = site.request(method, path, data=form if method == "POST" else None)
        assert (answer.status_code, answer.headers.get("location")) == (303, "/console/login"), path
    token = enter(site, "sun")
    for method, path in listed:
        if method == "POST" and not path.endswith("/logout"):
            assert site.post(path, data=form | {"token": token}).status_code == 403, path
        elif method == "GET":
            assert site.get(path.replace(f"/runs/{stuck[0]}", "/runs")).status_code == 200, path
    enter(site, "li")
    for method, path in listed:
        if method == "POST":
            assert site.post(path, data=form | {"token": token}).status_code == 403, f"{path}: another session's token"
    assert {row.state for row in rows("payments")} == {"attention"}
    assert rows("pauses") == []


def test_wrong_passwords_are_refused_and_slowed_down(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "_tries", signing.Tries())  # those of the other database do not count
    answers = [site.post("/console/login", data={"name": "wu", "password": "x"}).status_code for _ in range(7)]
    assert (answers[0], answers[-1]) == (401, 429)
    other = site.post(
        "/console/login", data={"name": "li", "password": PASSWORD}, headers={"sec-fetch-site": "cross-site"}
    )
    assert other.status_code == 403
    monkeypatch.setattr(signing, "_at_once", BoundedSemaphore(1))
    monkeypatch.setattr(signing, "_WAIT_SECONDS", 0.01)
    with signing._at_once:  # each try takes 19 MiB
        assert site.post("/console/login", data={"name": "li", "password": PASSWORD}).status_code == 429
    assert site.post("/console/login", data={"name": "li", "password": PASSWORD}).status_code == 303


def test_an_operator_retries_a_hundred_of_a_reason_with_name_and_reason(
    site: TestClient, clock: Clock, gateways: Gateways
) -> None:
    stuck = sorted(stuck_payments(100, clock, gateways))
    token = enter(site, "li")
    assert "authority_unknown" in site.get("/console/attention").text
    form = {"token": token, "reason": "authority_unknown", "step": "declaration", "why": "it answers again"}
    preview = site.post("/console/attention/retry", data=form)
    assert all(payment in preview.text for payment in stuck)
    assert {row.state for row in rows("payments")} == {"attention"}, "a preview does nothing"
    done = site.post("/console/attention/retry", data=form | {"confirmed": "yes"})
    assert "100 / 100" in done.text
    lines = [row for row in rows("history") if row.reason == "retried"]
    assert [(line.payment_id, line.actor, line.details["why"]) for line in lines] == [
        (payment, "li", "it answers again") for payment in stuck
    ]
    shown = site.get(f"/console/payments/{stuck[0]}").text
    assert "it answers again" in shown


def test_personal_data_is_masked_until_a_field_is_revealed_and_recorded(site: TestClient, stuck: list[str]) -> None:
    token = enter(site, "li")
    planted = ("王小明", id_number(1), "13800138000", "wang@example.com", "6222021001000000112")
    texts = [site.get(f"/console{path}").text for path in (*PAGES, f"/payments/{stuck[0]}")]
    assert not [value for value in planted for text in texts if value in text]
    form = {"token": token, "field": "phone", "why": "the payer is on the phone"}
    shown = site.post(f"/console/payments/{stuck[0]}/reveal", data=form)
    assert [value for value in planted if value in shown.text] == ["13800138000"]
    [entry] = [row for row in rows("audit") if row.action == "reveal"]
    assert (entry.actor, entry.payment_id, entry.reason) == ("li", stuck[0], "the payer is on the phone")
    assert entry.details == {"field": "phone"}
    assert site.post(f"/console/payments/{stuck[0]}/reveal", data=form | {"why": ""}).status_code == 409
    found = site.post("/console/find", data={"token": token, "terms": id_number(1), "why": "on the phone"})
    assert stuck[0] in found.text
    assert id_number(1) not in found.text


def test_a_payment_and_a_gateway_are_paused_and_resumed(site: TestClient, stuck: list[str]) -> None:
    token = enter(site, "li")
    site.post(f"/console/payments/{stuck[0]}/pause", data={"token": token, "why": "to be looked at"})
    site.post("/console/pauses", data={"token": token, "what": "gateway:bank", "why": "maintenance", "until": ""})
    assert {(row.kind, row.name, row.person) for row in rows("pauses")} == {
        ("payment", stuck[0], "li"),
        ("gateway", "bank", "li"),
    }
    assert "to be looked at" in site.get(f"/console/payments/{stuck[0]}").text
    for what in (f"payment:{stuck[0]}", "gateway:bank"):
        assert site.post("/console/pauses/resume", data={"token": token, "what": what}).status_code == 303
    assert rows("pauses") == []
    assert site.post("/console/pauses", data={"token": token, "what": "gateway:x", "why": "y"}).status_code == 403


def test_gateways_and_providers_show_what_is_wrong_and_are_paused_from_their_page(
    site: TestClient, settings: Callable[..., None]
) -> None:
    settings(broker_url="", rates="bank=50", smtp_url="smtp://127.0.0.1:1025", **SETTINGS)
    out = {"name": "authority", "state": "open", "reason": "timeout", "failures": 5, "changed_at": utcnow()}
    with write() as connection:
        insert_rows(connection, "breakers", [out | {"open_until": utcnow()}])
    token = enter(site, "li")
    shown = site.get("/console/gateways?lang=en").text
    assert all(word in shown for word in ("tax authority", "no answer in time", "mail server", "no limit", ">50<"))
    for what in ("gateway:bank", "provider:smtp"):
        sent = {"token": token, "what": what, "why": "maintenance", "until": "2026-12-07T06:00"}
        assert site.post("/console/pauses", data=sent).headers["location"] == "/console/gateways"
    assert "2026-12-07 06:00:00" in site.get("/console/gateways").text
    for what in ("gateway:bank", "provider:smtp"):
        site.post("/console/pauses/resume", data={"token": token, "what": what})
    assert rows("pauses") == []


def test_a_list_goes_on_by_key_and_keeps_its_filters(site: TestClient, clock: Clock) -> None:
    payments = sorted(a_payment(serial) for serial in range(1, 53))
    a_payment(99, region="320100", insurances=["pension"])
    enter(site, "sun")
    first = site.get("/console/payments?region=310000").text
    listed = re.findall(r'href="/console/payments/([0-9a-f]{32})"', first)
    assert listed == payments[:1:-1]
    older = re.search(r'href="(/console/payments\?[^"]*before=[^"]*)"', first)
    assert older is not None
    rest = site.get(older[1].replace("&amp;", "&")).text
    assert re.findall(r'href="/console/payments/([0-9a-f]{32})"', rest) == payments[1::-1]


class Page(HTMLParser):
    """What assistive technology needs: the language, one first heading, labels of fields, heads of columns."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]


@pytest.mark.parametrize(("lang", "word"), [("zh-CN", "总览"), ("en", "Overview")])
def test_every_page_is_accessible_in_both_languages(site: TestClient, stuck: list[str], lang: str, word: str) -> None:
    pause(PauseKind.STEP, "voucher", actor="li", reason="x")
    enter(site, "li")
    for path in (*PAGES, "/login", f"/payments/{stuck[0]}"):
        answer = site.get(f"/console{path}?lang={lang}")
        assert answer.status_code == 200, path
        assert "script" not in answer.text
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        shown = Page(answer.text)
        assert shown.all("html") == [{"lang": lang}]
        assert len(shown.all("h1")) == 1, path
        assert word in answer.text or path == "/login"
        labelled = {label.get("for") for label in shown.all("label")}
        fields = [field for field in shown.all("input", "select", "textarea") if field.get("type") != "hidden"]
        assert all(field.get("id") in labelled for field in fields), path
        ids = [attributes["id"] for _, attributes in shown.tags if "id" in attributes]
        assert len(ids) == len(set(ids)), path
        assert all(head.get("scope") for head in shown.all("th")), path
        assert all(one.get("aria-label") for _, one in shown.tags if one.get("tabindex") == "0"), path


def test_money_messages_and_events_that_need_somebody_are_listed(site: TestClient, clock: Clock) -> None:
    payment = a_payment(1, method="tax_app", bank_account=None)
    work(scripted())
    send("settled", payment, key=the("debits", payment_id=payment).key, amount="1.00", bank_reference="B-77")
    send("method.chosen", "SH-2026-999999", method="alipay")
    enter(site, "sun")
    money = site.get("/console/money?lang=en").text
    assert payment[-8:] in money
    assert "B-77" in money
    assert "method chosen" in site.get("/console/inbox?lang=en").text
    letters = site.get("/console/messages?channel=sms").text
    assert payment[-8:] in letters
    assert payment[-8:] not in site.get("/console/messages?state=failed").text


def test_the_overview_names_letters_that_failed_today_and_the_page_says_why(site: TestClient, clock: Clock) -> None:
    clock.at(datetime.now(UTC).isoformat())  # ids begin with the machine's time
    a_payment(1, method="tax_app", bank_account=None)
    work(scripted())
    enter(site, "sun")
    assert "/console/messages?state=failed" not in site.get("/console/?lang=en").text
    with write() as connection:
        connection.execute(update(Message).values(state="failed", reason="invalid_number", due_at=None))
    assert "/console/messages?state=failed" in site.get("/console/?lang=en").text
    assert "号码无效" in site.get("/console/messages?state=failed&lang=zh-CN").text
    clock.forward(days=2)
    enter(site, "sun")
    assert "/console/messages?state=failed" not in site.get("/console/?lang=en").text


def test_what_is_not_there_and_what_is_refused_is_a_page(site: TestClient, stuck: list[str]) -> None:
    token = enter(site, "li")
    assert site.get("/console/payments/" + "0" * 32).status_code == 404
    assert site.get("/console/nowhere").status_code == 404
    assert site.get("/console").headers["location"] == "/console/"
    site.post(f"/console/payments/{stuck[0]}/retry", data={"token": token})
    assert the("payments", id=stuck[0]).state == "running"
    again: Any = site.post(f"/console/payments/{stuck[0]}/retry", data={"token": token})
    assert (again.status_code, "text/html" in again.headers["content-type"]) == (409, True)
    assert site.post("/console/logout", data={"token": token}).headers["location"] == "/console/login"
    assert site.get("/console/").status_code == 303


def test_a_value_of_a_wrong_form_is_named_so_and_not_repeated(site: TestClient) -> None:
    enter(site, "sun")
    for path in (
        "/payments?since=tomorrow",
        "/payments?before=x",
        f"/payments?reason={'9' * 65}",
        "/messages?before=x",
    ):
        answer = site.get(f"/console{path}")
        assert (answer.status_code, "格式不正确" in answer.text, "9" * 65 in answer.text) == (422, True, False), path
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_terms_are_taken_as_a_spreadsheet_gives_them_and_a_long_reason_is_no_lack_of_rights(site: TestClient) -> None:
    token, payment = enter(site, "li"), a_payment()
    found = site.post("/console/find", data={"token": token, "terms": f"{id_number(1)}\t\n", "why": "on\tthe phone"})
    assert (found.status_code, payment in found.text) == (200, True)
    for wrong in ("x" * 201, "a\x07bell"):
        answer = site.post(f"/console/payments/{payment}/pause", data={"token": token, "why": wrong})
        assert (answer.status_code, wrong in answer.text) == (422, False)


def test_what_no_database_takes_is_refused_and_no_defect(site: TestClient) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert site.post("/console/login", content="name=l%00i&password=x", headers=form).status_code == 403
    token = enter(site, "li")
    for method, path in addresses():
        address = f"/console{path.replace('{name}', '%00')}"
        if method == "GET":
            queries = ("?state=a%00", "?reason=%00", "?client=%00", "?before=%00")
            for query in ("",) if "{name}" in path else queries:
                assert site.get(address + query).status_code == 422, address
        elif path != "/logout":
            sent = f"token={token}&why=x&what=step:voucher&terms=x&field=name"
            whole = f"/console{path.replace('{name}', '0' * 32)}"
            assert site.post(whole, content=f"{sent}&reason=%00", headers=form).status_code == 403, whole
            if "{name}" in path:
                assert site.post(address, content=sent, headers=form).status_code == 422, address


@pytest.mark.parametrize("why", ["11010519491231002X 来电", "payer 138 0013 8000 called"])
def test_a_reason_that_names_a_person_reaches_no_record(site: TestClient, stuck: list[str], why: str) -> None:
    token = enter(site, "zhao")
    before = rows("audit"), rows("history"), rows("pauses")
    form = {"token": token, "why": why, "field": "name", "what": "step:voucher", "terms": "x", "outcome": "happened"}
    for method, path in addresses():
        if method == "POST" and path not in ("/logout", "/pauses/resume"):
            sent = form | {"reason": "authority_unknown", "step": "declaration", "confirmed": "yes"}
            answer = site.post(f"/console{path.replace('{name}', stuck[0])}", data=sent)
            assert (answer.status_code, why[:8] in answer.text) == (409, False), path
    assert (rows("audit"), rows("history"), rows("pauses")) == before
    for args in (("payments", "cancel", stuck[0]), ("payments", "retry", stuck[0]), ("pause", "step", "voucher")):
        refused = shebao(*args, "--by", "zhao", "--reason", why)
        assert (refused.exit_code, why[:8] in refused.output) == (2, False)
    assert (rows("audit"), rows("history"), rows("pauses")) == before
    receipt = send("cancel.requested", stuck[0], reason=why)
    assert (receipt.status, receipt.field) == ("refused", "/data/reason")


@pytest.mark.parametrize(
    ("host", "public", "secure"),
    [
        ("127.0.0.1", "https://shebao.invalid", False),
        ("127.0.0.1:8000", "http://127.0.0.1:8000", False),
        ("shebao.example.org", "https://shebao.invalid", True),
        ("127.0.0.1:8000", "https://shebao.example.org", True),  # as a proxy on this machine may name it
    ],
)
def test_the_cookie_travels_by_tls_alone_where_there_is_a_public_address(
    settings: Callable[..., None], clock: Clock, host: str, public: str, secure: bool
) -> None:
    settings(broker_url="", public_url=public, **SETTINGS)
    add_account("zhao", Role.APPROVER, PASSWORD, actor="root")
    with TestClient(create_app(), base_url=f"http://{host}", follow_redirects=False) as client:
        answer = client.post("/console/login", data={"name": "zhao", "password": PASSWORD})
    assert ("Secure" in answer.headers["set-cookie"]) == secure
