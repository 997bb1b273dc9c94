"""Accounts of operators: passwords, roles, and what they forbid by command."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from freezegun import freeze_time

from models.session import read
from models.states import Role
from tests.builders import a_payment, rows
from tests.command import shebao
from workflows.operator.access.accounts import add_account, disable_account, find_session, sign_in, sign_out
from workflows.payment.errors import Refused

PASSWORD = "a horse of another colour"


@pytest.fixture(autouse=True)
def _no_broker(settings: Callable[..., None]) -> None:
    settings(broker_url="")


def session(token: str | None) -> Any:
    assert token is not None
    with read() as connection:
        return find_session(connection, token)


def test_a_session_begins_with_the_right_password_and_ends_with_time_or_account() -> None:
    add_account("zhao", Role.APPROVER, PASSWORD, actor="root")
    add_account("li", Role.OPERATOR, PASSWORD, actor="root")
    assert sign_in("li", PASSWORD + "x") is None
    assert sign_in("wang", PASSWORD) is None
    token = sign_in("li", PASSWORD)
    assert session(token) == ("li", Role.OPERATOR)
    [kept] = rows("operator_sessions")
    assert token not in str(kept)
    assert PASSWORD not in str(rows("operators"))
    with freeze_time("2099-01-01"):
        assert session(token) is None
    other = sign_in("li", PASSWORD)
    sign_out(str(other))
    assert (session(other), session(token)) == (None, ("li", Role.OPERATOR))
    disable_account("li", actor="root")
    assert (session(token), sign_in("li", PASSWORD)) == (None, None)


def test_the_command_asks_for_the_role_once_there_are_accounts() -> None:
    payment = a_payment(1)

    def code(*args: str, stdin: str | None = None) -> Any:
        shown = shebao(*args, "--json", stdin=stdin)
        return shown.exit_code, (json.loads(shown.stdout) if shown.stdout else shown.stderr)

    cancel = ("payments", "cancel", payment, "--reason", "asked", "--dry-run")
    assert code(*cancel, "--by", "anyone")[0] == 0
    assert code("operators", "add", "wu", "--role", "approver", stdin="short")[1]["error"]["code"] == "password_weak"
    for name, role in (("zhao", "approver"), ("li", "operator"), ("sun", "viewer")):
        by = ("--by", "zhao") if name != "zhao" else ()
        assert code("operators", "add", name, "--role", role, *by, stdin=PASSWORD)[0] == 0
    for name, wanted in (("zhao", 0), ("li", 0), ("sun", 1), ("anyone", 1)):
        assert code(*cancel, "--by", name)[0] == wanted, name
    assert code("operators", "disable", "sun", "--by", "li")[1]["error"]["code"] == "role_missing"
    assert code("refunds", "approve", "x", "--reason", "y", "--by", "li")[0] == 1
    assert code("operators", "disable", "li", "--by", "zhao")[0] == 0
    assert code(*cancel, "--by", "li")[0] == 1
    assert [one["name"] for one in code("operators", "list")[1]] == ["li", "sun", "zhao"]


def test_an_approver_always_remains_to_manage_accounts() -> None:
    with pytest.raises(Refused, match="add an approver first"):
        add_account("li", Role.OPERATOR, PASSWORD, actor="root")
    for name, role in (("zhao", Role.APPROVER), ("qian", Role.APPROVER), ("li", Role.OPERATOR)):
        add_account(name, role, PASSWORD, actor="root")
    with ThreadPoolExecutor(2) as threads:
        done = [threads.submit(disable_account, name, actor="zhao") for name in ("zhao", "qian")]
        codes = [getattr(one.exception(), "code", None) for one in done]
    assert set(codes) == {None, "last_approver"}
    [left] = [row.name for row in rows("operators") if row.role == "approver" and row.disabled_at is None]
    shown = shebao("operators", "disable", left, "--by", left, "--json")
    assert (shown.exit_code, json.loads(shown.stdout)["error"]["code"]) == (1, "last_approver")
    disable_account("li", actor=left)
    disable_account("li", actor=left)
