"""Checking a PDF that somebody presents: genuine, altered or unknown, and never a changed one genuine."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from notifications.voucher import (
    Finding,
    StoredVoucher,
    VoucherKey,
    public_keys,
    render_pdf,
    verify_pdf,
    voucher_digest,
)
from notifications.voucher.pdf import DATA_MARK
from tests.unit.notifications.voucher_samples import KEY, NO, make_data, make_english, make_pdf

DATA = make_data()
PDF = make_pdf(DATA)
FILE = {NO: StoredVoucher(NO, voucher_digest(DATA))}
KEYS = public_keys((KEY,))
OTHER = VoucherKey.from_text(base64.b64encode(bytes(32)).decode())
MARK = PDF.index(DATA_MARK)


def judge(pdf: bytes, file: dict[str, StoredVoucher] = FILE):
    return verify_pdf(pdf, file.get, KEYS)


def test_a_voucher_as_it_was_sent_is_genuine() -> None:
    verdict = judge(PDF)
    assert (verdict.finding, verdict.no, verdict.reasons) == (Finding.GENUINE, NO, ())


def test_an_english_voucher_with_stand_ins_is_genuine_too() -> None:
    data = make_english(payer_name="龘𠮷\U0002a6d6")
    verdict = judge(make_pdf(data), {NO: StoredVoucher(NO, voucher_digest(data))})
    assert verdict.finding is Finding.GENUINE


@given(st.integers(0, len(PDF) - 1), st.integers(1, 255))
@settings(max_examples=300, deadline=None)
def test_one_changed_byte_anywhere_makes_it_altered(at: int, change: int) -> None:
    altered = PDF[:at] + bytes([PDF[at] ^ change]) + PDF[at + 1 :]
    assert judge(altered).finding is Finding.ALTERED


@pytest.mark.parametrize("bit", [1, 0x20, 0x80])
def test_one_changed_byte_in_the_marks_the_signed_data_or_the_head_is_altered(bit: int) -> None:
    end = PDF.index(b"endstream", MARK)
    for at in (*range(40), *range(MARK, end + 9), *range(len(PDF) - 40, len(PDF))):
        altered = PDF[:at] + bytes([PDF[at] ^ bit]) + PDF[at + 1 :]
        assert judge(altered).finding is Finding.ALTERED, at


@given(st.integers(0, len(PDF)), st.binary(min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_inserted_bytes_make_it_altered(at: int, added: bytes) -> None:
    verdict = judge(PDF[:at] + added + PDF[at:])
    assert verdict.finding is Finding.ALTERED


@given(st.integers(0, len(PDF) - 1))
@settings(max_examples=60, deadline=None)
def test_a_file_cut_short_is_never_genuine(end: int) -> None:
    assert judge(PDF[:end]).finding is not Finding.GENUINE


def test_an_appended_revision_that_repaints_the_page_is_altered() -> None:
    assert judge(PDF + b"4 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n%%EOF\n").reasons == ("page_differs",)


def test_a_page_with_another_amount_under_the_old_signature_is_altered() -> None:
    richer = replace(DATA, bank_reference="BK20261112000000999999")
    forged = render_pdf(richer, KEY.sign(DATA.to_bytes()), KEY.key_id)
    verdict = judge(forged)
    assert (verdict.finding, verdict.reasons) == (Finding.ALTERED, ("signature_wrong",))


def test_a_properly_signed_page_that_differs_from_the_file_is_altered() -> None:
    verdict = judge(make_pdf(replace(DATA, payer_name="王大明")))
    assert (verdict.finding, verdict.reasons) == (Finding.ALTERED, ("differs_from_file",))


def test_a_number_that_is_not_on_file_is_unknown() -> None:
    verdict = judge(PDF, {})
    assert (verdict.finding, verdict.no, verdict.reasons) == (Finding.UNKNOWN, NO, ("not_on_file",))


def test_a_page_signed_by_a_strangers_key_is_unknown_or_altered_when_it_borrows_our_number() -> None:
    foreign = render_pdf(DATA, OTHER.sign(DATA.to_bytes()), OTHER.key_id)
    assert judge(foreign, {}).finding is Finding.UNKNOWN
    assert judge(foreign).finding is Finding.ALTERED
    assert judge(foreign).reasons == ("unknown_key",)


def test_a_page_that_claims_our_key_with_a_strangers_signature_is_altered() -> None:
    forged = render_pdf(DATA, OTHER.sign(DATA.to_bytes()), KEY.key_id)
    assert judge(forged, {}).reasons == ("signature_wrong",)


def test_a_voucher_signed_before_a_change_of_key_stays_genuine() -> None:
    assert verify_pdf(PDF, FILE.get, public_keys((OTHER, KEY))).finding is Finding.GENUINE


def test_a_template_of_another_release_is_unknown_rather_than_altered() -> None:
    raw = DATA.to_bytes().replace(b'"voucher@1"', b'"voucher@2"')
    later = PDF.replace(DATA.to_bytes(), raw).replace(
        KEY.sign(DATA.to_bytes()).hex().encode(), KEY.sign(raw).hex().encode()
    )
    assert judge(later).reasons == ("template_unknown",)


@pytest.mark.parametrize("pdf", [b"", b"hello", b"%PDF-1.7\n%%EOF\n", b"Shebao"])
def test_files_of_others_are_unknown(pdf: bytes) -> None:
    verdict = judge(pdf)
    assert (verdict.finding, verdict.no, verdict.reasons) == (Finding.UNKNOWN, None, ("not_a_voucher",))


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_whatever_follows_our_mark_never_crashes_the_check(rest: bytes) -> None:
    assert judge(b"%PDF-1.7\n" + DATA_MARK + rest).finding is Finding.ALTERED


@pytest.mark.parametrize(
    "content", [b"{}", b"[]", b'{"data":{}}', b'{"data":{"no":5}}', b'{"data":null,"key_id":"x","signature":"00"}']
)
def test_json_of_another_shape_after_our_mark_is_altered(content: bytes) -> None:
    pdf = DATA_MARK + b"%d>>\nstream\n%b\nendstream" % (len(content), content)
    assert judge(pdf).reasons == ("data_unreadable",)


def test_a_huge_file_is_refused_unread() -> None:
    assert judge(PDF + bytes(2_000_000)).reasons == ("too_large",)
