"""Sign-in through a proxy: the header counts from trusted addresses alone, and for an account that is active."""

import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from foundation.settings import SettingsError, get_settings
from models.states import Role
from tests.builders import Clock, rows
from tests.contract.http_app import SETTINGS
from workflows.operator.access.accounts import add_account, disable_account

PASSWORD = "a horse of another colour"
TRUSTED = "10.0.0.7,2001:db8::/32"


def visit(address: str) -> TestClient:
    return TestClient(create_app(), base_url="http://console.example", follow_redirects=False, client=(address, 40_000))


@pytest.fixture
def accounts(settings: Callable[..., None], clock: Clock) -> None:
    settings(broker_url="", console_proxies=TRUSTED, **SETTINGS)
    for name, role in (("zhao", Role.APPROVER), ("sun", Role.VIEWER), ("li", Role.OPERATOR)):
        add_account(name, role, PASSWORD, actor="root")


@pytest.mark.parametrize(
    ("address", "status"), [("10.0.0.7", 200), ("2001:db8::7", 200), ("10.0.0.8", 303), ("not-an-address", 303)]
)
def test_the_header_counts_from_trusted_addresses_alone(accounts: None, address: str, status: int) -> None:
    shown = visit(address).get("/console/", headers={"X-Forwarded-User": "li", "X-Forwarded-For": "10.0.0.7"})
    assert shown.status_code == status


def test_an_account_must_be_there_and_active(accounts: None) -> None:
    site = visit("10.0.0.7")
    assert site.get("/console/", headers={"X-Forwarded-User": "wang"}).status_code == 403
    disable_account("li", actor="root")
    assert site.get("/console/", headers={"X-Forwarded-User": "li"}).status_code == 403
    assert site.get("/console/").status_code == 303
    both = [("X-Forwarded-User", "sun"), ("X-Forwarded-User", "li")]
    assert site.get("/console/", headers=both).status_code == 403


def test_without_the_setting_the_header_is_nothing(settings: Callable[..., None], clock: Clock) -> None:
    settings(broker_url="", **SETTINGS)
    add_account("li", Role.APPROVER, PASSWORD, actor="root")
    assert visit("10.0.0.7").get("/console/", headers={"X-Forwarded-User": "li"}).status_code == 303


def test_roles_and_tokens_of_forms_hold_behind_the_proxy(accounts: None) -> None:
    site = visit("10.0.0.7")
    tokens = {}
    for name in ("sun", "li"):
        shown = site.get("/console/payments?lang=en", headers={"X-Forwarded-User": name}).text
        assert "Sign out" not in shown
        shown = site.get("/console/find", headers={"X-Forwarded-User": name}).text
        found = re.search(r'name="token" value="([0-9a-f]{64})"', shown)
        tokens[name] = found[1] if found else ""
    form = {"what": "gateway:bank", "why": "maintenance"}

    def post(name: str, token: str, **headers: str) -> int:
        sent = {"X-Forwarded-User": name} | headers
        return site.post("/console/pauses", data=form | {"token": token}, headers=sent).status_code

    assert post("sun", tokens["li"]) == 403
    assert post("li", "") == 403
    assert post("li", tokens["li"], **{"Sec-Fetch-Site": "cross-site"}) == 403
    assert rows("pauses") == []
    assert post("li", tokens["li"]) == 303
    assert [(row.name, row.person) for row in rows("pauses")] == [("bank", "li")]


def test_a_list_that_holds_no_address_is_refused(settings: Callable[..., None]) -> None:
    settings(console_proxies="proxy.example")
    with pytest.raises(SettingsError, match="SHEBAO_CONSOLE_PROXIES"):
        get_settings()
