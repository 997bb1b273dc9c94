"""Sealing: what is sealed opens for its own place and row, unaltered, with a key that is loaded; else it does not."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.crypto import Keyring, SealError, new_key

INDEX = base64.b64encode(b"i" * 32).decode()
OLD, NEW = base64.b64encode(b"o" * 32).decode(), base64.b64encode(b"n" * 32).decode()
RING = Keyring.from_text(f"new:{NEW},old:{OLD}", INDEX)


@given(st.binary(max_size=300), st.text(max_size=30), st.text(max_size=30))
def test_what_is_sealed_opens_at_its_own_place_and_row(content: bytes, place: str, row: str) -> None:
    assert RING.open(place, row, RING.seal(place, row, content)) == content


def test_json_comes_back_as_it_was() -> None:
    content = {"name": "王小明", "account": {"number": "6222"}, "uris": [None, 1]}
    assert RING.open_json("requests.payer", "r1", RING.seal_json("requests.payer", "r1", content)) == content


def test_the_same_content_is_sealed_differently_each_time() -> None:
    assert RING.seal("p", "r", b"x") != RING.seal("p", "r", b"x")


@pytest.mark.parametrize(("place", "row"), [("requests.payer", "r2"), ("inbox.body", "r1"), ("requests.payer|r", "1")])
def test_moved_to_another_row_or_column_it_does_not_open(place: str, row: str) -> None:
    sealed = RING.seal("requests.payer", "r1", b"secret")
    with pytest.raises(SealError, match="altered, or moved"):
        RING.open(place, row, sealed)


def test_any_character_altered_is_found() -> None:
    sealed = RING.seal("p", "r", b"secret content")
    for at in range(len(sealed)):
        other = "A" if sealed[at] != "A" else "B"
        with pytest.raises(SealError):
            RING.open("p", "r", sealed[:at] + other + sealed[at + 1 :])


@pytest.mark.parametrize(
    "sealed",
    [
        "",
        "v1",
        "v1.new",
        "v1.new.",
        "v1.new.AAAA",
        "v1.new.%%%",
        "v2.new.AAAA",
        "v1.gone.AAAA",
        "plain text",
        "v1.new.é",
    ],
)
def test_what_was_never_sealed_is_told_in_one_way(sealed: str) -> None:
    with pytest.raises(SealError) as told:
        RING.open("requests.payer", "r1", sealed)
    assert "requests.payer of r1" in str(told.value)


def test_the_error_holds_no_content() -> None:
    with pytest.raises(SealError) as told:
        RING.open("p", "r", RING.seal("p", "q", "王小明".encode())[:-4] + "AAA=")
    assert "王" not in str(told.value)
    assert told.value.__cause__ is None


def test_keys_rotate_newest_first() -> None:
    old_ring = Keyring.from_text(f"old:{OLD}", INDEX)
    before = old_ring.seal("p", "r", b"content")
    assert before.startswith("v1.old.")
    assert RING.seal("p", "r", b"content").startswith("v1.new.")
    assert RING.open("p", "r", before) == b"content"
    with pytest.raises(SealError, match="key that is not loaded"):
        old_ring.open("p", "r", RING.seal("p", "r", b"content"))


def test_the_blind_index_is_the_same_for_the_same_value_and_tells_columns_and_keys_apart() -> None:
    number = "360426199101010071"
    assert RING.blind_index("id_number", number) == RING.blind_index("id_number", number)
    assert len(RING.blind_index("id_number", number)) == 64
    others = {
        RING.blind_index("account", number),
        RING.blind_index("id_number", number[:-1] + "2"),
        Keyring.from_text(f"new:{NEW}", OLD).blind_index("id_number", number),
    }
    assert RING.blind_index("id_number", number) not in others


def test_rotation_does_not_change_the_blind_index() -> None:
    assert Keyring.from_text(f"x:{new_key()}", INDEX).blind_index("c", "v") == RING.blind_index("c", "v")


def test_the_repr_shows_key_ids_and_no_key() -> None:
    shown = repr(RING) + str(RING)
    assert "new" in shown
    for secret in (OLD, NEW, INDEX, "iiii", "nnnn", "oooo"):
        assert secret not in shown


@pytest.mark.parametrize(
    ("keys", "index", "told"),
    [
        ("", INDEX, "no encryption key"),
        (f"a:{OLD},a:{NEW}", INDEX, "an id of its own"),
        (OLD, INDEX, "an id of its own"),
        (f"a.b:{OLD}", INDEX, "of letters and digits"),
        ("a:AAAA", INDEX, "has 3 bytes"),
        ("a:not base64!", INDEX, "not base64"),
        (f"a:{OLD}", "AAAA", "index key has fewer than 32"),
        (f"a:{OLD}", "?", "index key is not base64"),
    ],
)
def test_a_bad_key_is_told_without_showing_it(keys: str, index: str, told: str) -> None:
    with pytest.raises(ValueError, match=told) as error:
        Keyring.from_text(keys, index)
    assert OLD not in str(error.value)


def test_new_keys_differ_and_fit() -> None:
    first, second = new_key(), new_key()
    assert first != second
    Keyring.from_text(f"a:{first}", second)
