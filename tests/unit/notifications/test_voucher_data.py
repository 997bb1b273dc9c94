"""The voucher's number, data, keys and check code."""

import base64
import os
from datetime import UTC, datetime, timedelta, timezone

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from foundation.ids import new_id
from notifications.voucher import (
    VoucherData,
    VoucherError,
    VoucherItem,
    VoucherKey,
    check_code,
    clean_no,
    keys_from_text,
    verify,
    voucher_digest,
    voucher_no,
)
from notifications.voucher.data import ALPHABET
from tests.unit.notifications.voucher_samples import KEY, SEED, make_data


def test_a_payment_always_gets_the_same_number_and_other_payments_get_others() -> None:
    ids = [new_id() for _ in range(5000)]
    numbers = [voucher_no("310000", one) for one in ids]
    assert numbers == [voucher_no("310000", one) for one in ids]
    assert len(set(numbers)) == len(ids)


def test_a_number_is_its_region_and_fourteen_unmistakable_characters_and_fits_an_sms_variable() -> None:
    no = voucher_no("440300", new_id())
    assert len(no) == 20
    assert no[:6] == "440300"
    assert set(no[6:]) <= set(ALPHABET)
    assert not set("0O1IL2Z5S8B") & set(ALPHABET)


def test_numbers_never_change_between_releases() -> None:
    assert voucher_no("310000", "019362d1a2b37c3d8e4f5a6b7c8d9e0f") == "3100007JK9V9G93XWF6Y"


@pytest.mark.parametrize("region", ["CN", "31000", "3100000", "31000x", ""])
def test_a_number_needs_a_region_of_six_digits(region: str) -> None:
    with pytest.raises(VoucherError, match="six digits"):
        voucher_no(region, new_id())


def test_a_number_typed_with_blanks_hyphens_and_small_letters_is_understood() -> None:
    assert clean_no(" 310000-7jk9v9g 93xwf6y\n") == "3100007JK9V9G93XWF6Y"


def test_the_check_code_depends_on_the_number_and_on_the_key_and_on_nothing_else() -> None:
    other = VoucherKey.from_text(base64.b64encode(bytes(32)).decode())
    no = voucher_no("310000", new_id())
    code = check_code(no, KEY)
    assert code == check_code(no, VoucherKey.from_text(SEED))
    assert len(code) == 6
    assert set(code) <= set(ALPHABET)
    codes = {check_code(voucher_no("310000", new_id()), KEY) for _ in range(200)}
    assert len(codes) > 190
    assert code != check_code(no, other)


def test_canonical_bytes_read_back_as_the_same_data() -> None:
    data = make_data()
    assert VoucherData.from_bytes(data.to_bytes()) == data


def test_the_digest_does_not_depend_on_the_zone_in_which_an_instant_is_written() -> None:
    data = make_data()
    shanghai = timezone(timedelta(hours=8))
    same = replace(data, paid_at=data.paid_at.astimezone(shanghai), issued_at=data.issued_at.astimezone(shanghai))
    assert voucher_digest(same) == voucher_digest(data)


@given(name=st.text(max_size=40), total=st.integers(min_value=0, max_value=10**15))
def test_any_change_of_a_shown_value_changes_the_digest(name: str, total: int) -> None:
    data = make_data()
    items = (VoucherItem("pension", "养老保险", total),)
    changed = replace(data, payer_name=name, items=items, total_fen=total)
    same = (changed.payer_name, changed.items) == (data.payer_name, data.items)
    assert (voucher_digest(changed) == voucher_digest(data)) == same
    assert VoucherData.from_bytes(changed.to_bytes()) == changed


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw + b" ",
        lambda raw: raw.replace(b'"check_code"', b'"check_codes"'),
        lambda raw: raw.replace(b'"total_fen":226380', b'"total_fen":226380.0'),
        lambda raw: raw.replace(b'"provisional":false', b'"provisional":0'),
        lambda raw: raw.replace(b'"months":1', b'"months":true'),
        lambda raw: raw.replace(b"2026-11-12T01:30:05Z", b"2026-11-12T09:30:05+08:00"),
        lambda raw: raw[:-1],
        lambda raw: b"[]",
        lambda raw: b'"x"',
        lambda raw: b"\xff",
    ],
)
def test_bytes_that_are_not_canonical_voucher_data_are_refused(spoil) -> None:
    raw = make_data().to_bytes()
    assert spoil(raw) != raw
    with pytest.raises(VoucherError):
        VoucherData.from_bytes(spoil(raw))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"total_fen": 226381}, "total_fen"),
        ({"locale": "fr"}, "locale"),
        ({"template": "voucher@9"}, "template"),
        ({"no": "3100007JK9V9G93XWF60"}, "no"),
        ({"region": "330100"}, "no"),
        ({"check_code": "ABCDEF"}, "check_code"),
        ({"period_to": "2026-13"}, "period_to"),
        ({"period_to": "2026-10"}, "period_to"),
        ({"period_to": "2026"}, "period_to"),
        ({"items": (), "total_fen": 0}, "items"),
        ({"items": (VoucherItem("pension", "x", -1),), "total_fen": -1}, "items"),
        ({"items": (VoucherItem("pension", "x", 5, rate="20%"),), "total_fen": 5}, "items"),
        ({"items": (VoucherItem("pension", "x", 5, pooling_fen=3, individual_fen=3),), "total_fen": 5}, "items"),
    ],
)
def test_data_that_must_not_be_printed_are_refused_by_the_name_of_the_field(change: dict, field: str) -> None:
    with pytest.raises(VoucherError, match=f"^{field}:"):
        replace(make_data(), **change).check()


def test_nothing_of_the_payer_shows_in_a_repr_or_an_error() -> None:
    data = replace(make_data(), payer_name="王小明\ud800")
    assert "王" not in repr(data)
    assert "0071" not in repr(data)
    with pytest.raises(VoucherError) as caught:
        data.to_bytes()
    assert "王" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_naive_instants_are_refused() -> None:
    naive = datetime(2026, 11, 12, 9, 30)  # noqa: DTZ001 - what the test is about
    with pytest.raises(VoucherError, match="aware"):
        replace(make_data(), paid_at=naive).to_bytes()


def test_pem_and_seed_of_one_key_give_one_key_id_and_one_signature() -> None:
    private = Ed25519PrivateKey.generate()
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    first, second = (
        VoucherKey.from_text(text) for text in (pem, base64.b64encode(private.private_bytes_raw()).decode())
    )
    assert first.key_id == second.key_id
    assert first.sign(b"x") == second.sign(b"x")
    assert verify(b"x", first.sign(b"x"), first.key_id, {second.key_id: second.public})
    assert not verify(b"y", first.sign(b"x"), first.key_id, {second.key_id: second.public})
    assert not verify(b"x", first.sign(b"x"), "other", {second.key_id: second.public})


def test_several_keys_are_read_newest_first_in_either_form() -> None:
    seeds = [base64.b64encode(os.urandom(32)).decode() for _ in range(2)]
    keys = [VoucherKey.from_text(seed) for seed in seeds]
    pems = [key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode() for key in keys]
    expected = [key.key_id for key in keys]
    assert [key.key_id for key in keys_from_text(", ".join(seeds))] == expected
    assert [key.key_id for key in keys_from_text("\n".join(pems))] == expected


def _rsa() -> str:
    return generate_private_key(65537, 2048).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no voucher key"),
        ("not base64!", "neither PEM nor base64"),
        (base64.b64encode(b"short").decode(), "has 5 bytes"),
        ("-----BEGIN PRIVATE KEY-----\nxx\n-----END PRIVATE KEY-----", "not a readable PEM"),
        (_rsa, "not an Ed25519 key"),
    ],
)
def test_a_key_that_cannot_be_used_is_named_without_being_shown(text, message: str) -> None:
    text = text() if callable(text) else text
    with pytest.raises(ValueError, match=message) as caught:
        VoucherKey.from_text(text)
    assert not text or text not in str(caught.value)


def test_a_keys_repr_shows_its_id_only() -> None:
    assert repr(KEY) == f"VoucherKey(key_id='{KEY.key_id}')"


def test_instants_are_kept_to_the_second() -> None:
    data = replace(make_data(), paid_at=datetime(2026, 11, 12, 1, 30, 5, 999999, tzinfo=UTC))
    assert data.to_bytes() == make_data().to_bytes()
