"""Signatures of Standard Webhooks, with the library of the specification's authors as a second opinion."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standardwebhooks import Webhook

from workflows.outbox.signatures import SignatureError, new_secret, sign, verify

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
BODY = '{"name": "社保"}'.encode()
SECRET = new_secret()


def code(
    headers: dict[str, str], *, secrets: tuple[str, ...] = (SECRET,), now: datetime = NOW, body: bytes = BODY
) -> str:
    with pytest.raises(SignatureError) as caught:
        verify(secrets, headers, now, body)
    return caught.value.code


@settings(max_examples=50)
@given(body=st.text(max_size=200).map(str.encode), seconds=st.integers(0, 2_000_000_000))
def test_the_library_of_the_standard_signs_the_same(body: bytes, seconds: int) -> None:
    at = datetime.fromtimestamp(seconds, UTC)
    theirs = Webhook(SECRET).sign("msg_1", at, body.decode())
    assert sign([SECRET], "msg_1", at, body)["webhook-signature"] == theirs


def test_the_library_of_the_standard_takes_what_was_signed_with_two_secrets() -> None:
    now = datetime.now(UTC)
    former, newest = new_secret(), new_secret()
    headers = sign([newest, former], "msg_1", now, BODY)
    for secret in (former, newest):
        assert Webhook(secret).verify(BODY, headers)


def test_what_is_signed_is_verified_by_the_new_and_the_former_secret() -> None:
    headers = sign([SECRET], "msg_1", NOW, BODY)
    assert verify([new_secret(), SECRET], headers, NOW, BODY) == "msg_1"


def test_the_zone_of_the_clock_does_not_matter() -> None:
    shanghai = datetime.fromisoformat("2026-11-22T10:00:00+08:00")
    assert sign([SECRET], "m", shanghai, BODY) == sign([SECRET], "m", NOW, BODY)


def test_a_changed_body_id_or_time_is_refused() -> None:
    headers = sign([SECRET], "msg_1", NOW, BODY)
    assert code(headers, body=BODY + b" ") == "signature_wrong"
    assert code(headers | {"webhook-id": "msg_2"}) == "signature_wrong"
    assert code(headers | {"webhook-timestamp": str(int(NOW.timestamp()) + 1)}) == "signature_wrong"
    assert code(headers, secrets=(new_secret(),)) == "signature_wrong"


def test_five_minutes_are_the_window_on_both_sides() -> None:
    headers = sign([SECRET], "msg_1", NOW, BODY)
    for offset in (-300, 300):
        assert verify([SECRET], headers, NOW + timedelta(seconds=offset), BODY)
    for offset in (-301, 301):
        assert code(headers, now=NOW + timedelta(seconds=offset)) == "timestamp_outside"


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"webhook-signature": ""}, "signature_missing"),
        ({"webhook-id": ""}, "signature_missing"),
        ({"webhook-id": "a.b"}, "signature_missing"),
        ({"webhook-timestamp": "soon"}, "timestamp_invalid"),
        ({"webhook-timestamp": "٣"}, "timestamp_invalid"),
        ({"webhook-timestamp": "1" * 400}, "timestamp_invalid"),
        ({"webhook-signature": "v1"}, "signature_wrong"),
        ({"webhook-signature": "v1,é😀"}, "signature_wrong"),
        ({"webhook-signature": "v1a,AAAA " * 500}, "signature_wrong"),
    ],
)
def test_malformed_headers_are_refused_with_a_code(changes: dict[str, str], wanted: str) -> None:
    assert code(sign([SECRET], "msg_1", NOW, BODY) | changes) == wanted
