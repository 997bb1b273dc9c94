"""What a role forbids is refused by address and by command alike: each action and role of one table."""

import re
from collections.abc import Callable, Iterator

import click
import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from api.app import create_app
from cli.main import root
from console.app import ROUTERS
from models.states import Role
from tests.builders import Clock, a_payment, rows
from tests.command import shebao
from tests.contract.http_app import SETTINGS
from workflows.operator.access.accounts import add_account
from workflows.operator.access.permissions import NEEDED, Permission

PASSWORD = "a horse of another colour"
NOTHING = "0" * 32
WHY = ("--reason", "x")

FORMS: dict[Permission, dict[str, dict[str, str]]] = {
    Permission.FIND: {"/find": {"terms": "x"}},
    Permission.REVEAL: {"/payments/{name}/reveal": {"field": "phone"}},
    Permission.RETRY: {"/payments/{name}/retry": {}, "/attention/retry": {"reason": "bank_unknown", "step": "voucher"}},
    Permission.CANCEL: {"/payments/{name}/cancel": {}},
    Permission.RESOLVE: {"/payments/{name}/resolve": {"outcome": "happened"}},
    Permission.PAUSE: {
        "/pauses": {"what": "step:voucher"},
        "/pauses/resume": {"what": "step:voucher"},
        "/payments/{name}/pause": {},
        "/payments/{name}/resume": {},
    },
    Permission.ASK_REFUND: {"/refunds/{name}/ask": {}},
    Permission.APPROVE_REFUND: {"/refunds/{name}/approve": {}, "/refunds/{name}/decline": {}},
}
COMMANDS: dict[Permission, tuple[tuple[str, ...], ...]] = {
    Permission.FIND: (("payments", "find", *WHY),),
    Permission.REVEAL: (("documents", "show", NOTHING), ("vouchers", "pdf", "X")),
    Permission.RETRY: (("payments", "retry", NOTHING),),
    Permission.CANCEL: (("payments", "cancel", NOTHING, *WHY),),
    Permission.RESOLVE: (("payments", "resolve", NOTHING, "--outcome", "happened", *WHY),),
    Permission.PAUSE: tuple(
        (verb, kind, NOTHING, *WHY)
        for verb in ("pause", "resume")
        for kind in ("region", "step", "client", "payment", "gateway", "provider")
    )
    + tuple((kind, verb, NOTHING, *WHY) for kind in ("gateways", "providers") for verb in ("pause", "resume")),
    Permission.RESEND: (("messages", "resend", NOTHING), ("vouchers", "resend", "X")),
    Permission.REVOKE_MANDATE: (("mandates", "revoke", "x", *WHY),),
    Permission.RECONCILE: (("reconcile", "--authority"),),
    Permission.RERATE: (
        ("regions", "rerate", "--period", "2026-07"),
        ("top-ups", "ask", NOTHING, *WHY),
        ("top-ups", "cancel", NOTHING, *WHY),
    ),
    Permission.ASK_REFUND: (("refunds", "ask", NOTHING, *WHY),),
    Permission.APPROVE_REFUND: tuple(("refunds", verb, NOTHING, *WHY) for verb in ("approve", "decline", "settle")),
    Permission.MANAGE_ACCOUNTS: (
        ("operators", "add", "wu", "--role", "viewer"),
        ("operators", "password", "nobody"),
        ("operators", "disable", "nobody"),
    ),
    Permission.EXPORT: (("subjects", "export", "--output", "/nowhere", *WHY),),
    Permission.RESTRICT: (("subjects", "restrict", *WHY),),
    Permission.ERASE: (("subjects", "erase", *WHY),),
    Permission.PURGE: (("purge", "--dry-run"),),
    Permission.ARCHIVE: (("archive", "--before", "2020-01", "--dry-run"),),
}
MATRIX = [(permission, role) for permission in Permission for role in Role]


@pytest.fixture
def site(settings: Callable[..., None], clock: Clock) -> Iterator[TestClient]:
    settings(broker_url="", **SETTINGS)
    for role in reversed(Role):
        add_account(role.value, role, PASSWORD, actor="root")
    with TestClient(create_app(), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


def enter(site: TestClient, role: Role) -> str:
    site.post("/console/login", data={"name": role.value, "password": PASSWORD})
    found = re.search(r'name="token" value="([0-9a-f]{64})"', site.get("/console/find").text)
    assert found is not None
    return found[1]


def test_each_action_by_address_is_refused_to_every_role_that_does_not_suffice(site: TestClient) -> None:
    payment = a_payment()
    for role in Role:
        token = enter(site, role)
        for permission, forms in FORMS.items():
            for path, form in forms.items():
                before = rows("audit"), rows("history"), rows("pauses"), rows("refunds")
                sent = form | {"token": token, "why": "x"}
                status = site.post(f"/console{path.format(name=payment)}", data=sent).status_code
                allowed = role.includes(NEEDED[permission])
                assert (status != 403) == allowed, (path, role, status)
                if not allowed:
                    assert (rows("audit"), rows("history"), rows("pauses"), rows("refunds")) == before, (path, role)


def test_each_action_by_command_is_refused_to_every_role_that_does_not_suffice(site: TestClient) -> None:
    for permission, role in MATRIX:
        for args in COMMANDS[permission]:
            shown = shebao(*args, "--by", role.value, stdin=PASSWORD)
            refused = shown.exit_code == 1 and "this needs the role" in shown.stderr
            assert refused == (not role.includes(NEEDED[permission])), (args, role, shown.output)


def test_the_table_has_every_form_and_every_command_that_acts() -> None:
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    posted = {route.path for route in routes if "POST" in (route.methods or ())} - {"/login", "/logout"}
    assert {path for forms in FORMS.values() for path in forms} == posted
    acting = set(_with_by(root, ())) - {("payments", "totals")}  # its --by groups
    named = {args[: len(command)] for calls in COMMANDS.values() for args in calls for command in acting}
    assert acting <= named
    assert len(acting) >= 20
    assert set(NEEDED) == set(COMMANDS) == set(Permission)


def _with_by(group: click.Group, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from _with_by(command, (*path, name))
        elif any(parameter.name == "by" for parameter in command.params):
            yield (*path, name)
