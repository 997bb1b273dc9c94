"""Tokens, rights and rates of clients."""

import hashlib
import json
from typing import Any

import pytest
from freezegun import freeze_time

from api.buckets import Bucket, Buckets
from api.clients import Clients
from api.problems import Problem
from foundation.settings import SettingsError
from workflows.intake.rights import PORTAL_TYPES, read_stream_clients

TOKEN = "t" * 32


def clients(**entry: Any) -> Clients:
    return Clients.from_text(json.dumps([{"client": "portal", **entry}]))


def test_a_token_is_known_by_itself_or_by_its_digest() -> None:
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    for known in (clients(token=TOKEN), clients(token_sha256=digest)):
        assert known.authenticate(f"Bearer {TOKEN}").name == "portal"


def test_clients_with_nothing_but_a_token_can_be_written_short() -> None:
    known = Clients.from_text(f"portal:{TOKEN}, bank:{'b' * 32}\n")
    assert known.authenticate(f"Bearer {TOKEN}").name == "portal"
    assert known.authenticate(f"Bearer {'b' * 32}").sender.types == PORTAL_TYPES


@pytest.mark.parametrize(
    "header", [None, "", "Bearer", "Bearer ", f"Basic {TOKEN}", TOKEN, "Bearer wrong", f"Bearer {TOKEN}x"]
)
def test_nothing_but_the_token_as_bearer_lets_in(header: str | None) -> None:
    with pytest.raises(Problem) as caught:
        clients(token=TOKEN).authenticate(header)
    assert (caught.value.status, caught.value.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_without_tokens_nobody_is_let_in() -> None:
    with pytest.raises(Problem):
        Clients.from_text("").authenticate("Bearer ")


def test_a_token_without_rights_can_do_nothing() -> None:
    client = clients(token=TOKEN).authenticate(f"Bearer {TOKEN}")
    assert (client.sender.types, client.sender.regions, client.may_read) == (frozenset(), frozenset(), False)
    assert not client.sender.may_act_on("portal", "310000")


def test_a_portal_may_send_what_portals_send() -> None:
    sender = clients(token=TOKEN, types="portal").authenticate(f"Bearer {TOKEN}").sender
    assert sender.types == PORTAL_TYPES
    assert not any("settled" in name or "signed" in name for name in PORTAL_TYPES)


def test_a_client_acts_on_its_own_payments_and_on_those_of_clients_that_it_is_given() -> None:
    sender = clients(token=TOKEN, regions="*", clients=["hr"]).authenticate(f"Bearer {TOKEN}").sender
    assert [sender.may_act_on(name, "310000") for name in ("portal", "hr", "bank")] == [True, True, False]
    everyone = clients(token=TOKEN, regions="*", clients="*").authenticate(f"Bearer {TOKEN}").sender
    assert everyone.may_act_on("bank", "310000")


@pytest.mark.parametrize("expires", ["2026-11-22", "2026-11-23T00:00:00+08:00"])
def test_a_token_ends_with_its_last_day(expires: str) -> None:
    known = clients(token=TOKEN, expires=expires)
    with freeze_time("2026-11-22T15:59:59Z"):
        assert known.authenticate(f"Bearer {TOKEN}").name == "portal"
    with freeze_time("2026-11-22T16:00:00Z"), pytest.raises(Problem) as caught:
        known.authenticate(f"Bearer {TOKEN}")
    assert caught.value.status == 401


def test_types_have_short_names_and_a_star_means_all() -> None:
    short = clients(token=TOKEN, types=["payment.settled"], regions=["310000"]).authenticate(f"Bearer {TOKEN}").sender
    assert short.types == frozenset({"cn.shebao.payment.settled.v1"})
    assert short.may_act_on("portal", "310000")
    assert not short.may_act_on("portal", "110000")
    assert clients(token=TOKEN, types="*").authenticate(f"Bearer {TOKEN}").sender.types is None


BAD: list[Any] = [
    {"client": "portal"},
    [{"client": "portal"}],
    [{"client": "Por tal", "token": TOKEN}],
    [{"client": "portal", "token": "short-SECRET"}],
    [{"client": "portal", "token": TOKEN, "token_sha256": "0" * 64}],
    [{"client": "portal", "token": TOKEN, "types": ["payment.paid"]}],
    [{"client": "portal", "token": TOKEN, "regions": ["Shanghai"]}],
    [{"client": "portal", "token": TOKEN, "rate": 0}],
    [{"client": "operator", "token": TOKEN}],
    [{"client": "statement", "token": TOKEN}],
    [{"client": "portal", "token": TOKEN, "clients": ["operator"]}],
    [{"client": "portal", "token": TOKEN, "expires": "soon"}],
    [{"client": "portal", "token": TOKEN, "expires": "2027-01-31T00:00:00"}],
    [{"client": "portal", "token": TOKEN, "colour": "red"}],
    [{"client": "a", "token": TOKEN}, {"client": "b", "token": TOKEN}],
]


@pytest.mark.parametrize("text", ["portal:SECRET", "SECRET", "a:,", "[", *map(json.dumps, BAD)])
def test_a_bad_entry_is_told_in_one_line_without_its_token(text: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Clients.from_text(text)
    line = str(caught.value)
    assert line.startswith("SHEBAO_API_TOKENS")
    assert "\n" not in line
    assert TOKEN not in line
    assert "SECRET" not in line


def test_a_bucket_that_is_empty_says_when_to_come_again() -> None:
    bucket = Bucket(rate=10.0)
    bucket.take(100)  # a batch may overdraw it
    with pytest.raises(Problem) as caught:
        bucket.take(1)
    assert caught.value.status == 429
    assert 1 <= int(caught.value.headers["Retry-After"]) <= 9


def test_each_caller_has_a_bucket_and_their_number_is_bounded() -> None:
    buckets = Buckets(rate=0.5, most=2)
    buckets.of("a").take()
    with pytest.raises(Problem):
        buckets.of("a").take()
    buckets.of("b").take()
    buckets.of("c").take()
    buckets.of("a").take()  # forgotten in the meantime


def test_producers_of_streams_have_rights_of_their_own() -> None:
    short = read_stream_clients("portal, hr")
    assert [(stream, sender.client, sender.types) for stream, sender in short.items()] == [
        ("shebao:events:in:portal", "portal", PORTAL_TYPES),
        ("shebao:events:in:hr", "hr", PORTAL_TYPES),
    ]
    [sender] = read_stream_clients('[{"client": "hr", "regions": ["310000"]}]').values()
    assert (sender.types, sender.regions, sender.others) == (frozenset(), {"310000"}, frozenset())


@pytest.mark.parametrize("text", ["operator", "hr,hr", "{}", "[{", '[{"client": "hr", "token": "x"}]', "a b"])
def test_producers_that_cannot_be_read_are_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="SHEBAO_STREAM_CLIENTS"):
        read_stream_clients(text)
