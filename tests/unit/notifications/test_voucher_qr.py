"""The QR code equals the one of a well-kept library, for the version and mask we fix."""

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from segno import consts, encoder

from notifications.voucher import VoucherError
from notifications.voucher.page import QR_SIDE, QR_SQUARE
from notifications.voucher.qr import make_qr

address = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=180)


@pytest.fixture(autouse=True)
def _segno_pads_as_the_standard_says(monkeypatch: pytest.MonkeyPatch) -> None:
    # segno 1.6.6 adds a whole codeword of zeros where the bits end on a codeword already (ISO/IEC 18004, 7.4.10, asks
    # for none). Readers do not mind; for comparing bit by bit the oracle is mended.
    original = encoder.write_padding_bits

    def padded(buff, version, length: int) -> None:
        if version in (consts.VERSION_M1, consts.VERSION_M3) or length % 8:
            original(buff, version, length)

    monkeypatch.setattr(encoder, "write_padding_bits", padded)


def rows_of(text: str) -> list[str]:
    code = make_qr(text)
    wide = len(code.rows) // code.size
    rows = [code.rows[start : start + wide] for start in range(0, len(code.rows), wide)]
    return [f"{int.from_bytes(row, 'big'):0{8 * wide}b}"[: code.size] for row in rows]


def segnos_rows(text: str, version: int) -> list[str]:
    code = segno.make(text, version=version, error="m", mask=2, mode="byte", boost_error=False, micro=False)
    return ["".join("1" if dark else "0" for dark in row) for row in code.matrix_iter(border=0)]


@given(address)
@settings(max_examples=60, deadline=None)
def test_a_code_equals_segnos(text: str) -> None:
    rows = rows_of(text)
    assert rows == segnos_rows(text, (len(rows) - 17) // 4)


@pytest.mark.parametrize("length", [1, 42, 43, 62, 63, 84, 85, 106, 107, 122, 123, 152, 153, 180])
def test_every_version_is_filled_to_its_last_byte(length: int) -> None:
    rows = rows_of("x" * length)
    version = (len(rows) - 17) // 4
    assert rows == segnos_rows("x" * length, version)
    smallest = segno.make("x" * length, error="m", mode="byte", boost_error=False, micro=False).version
    assert version == max(3, smallest)


def test_an_address_that_is_too_long_or_not_ascii_is_refused() -> None:
    with pytest.raises(VoucherError, match=r"^check_url: longer"):
        make_qr("x" * 181)
    with pytest.raises(VoucherError, match=r"^check_url: only ASCII"):
        make_qr("https://例.cn")


def test_the_white_square_leaves_four_light_modules_round_the_usual_codes() -> None:
    size = make_qr("x" * 84).size
    assert 4 * QR_SIDE / size <= (QR_SQUARE - QR_SIDE) / 2
