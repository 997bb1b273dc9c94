"""The PDF signature: pyHanko and readers accept it, the page below it stays whole, and no other file passes."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from foundation.settings import SettingsError
from notifications.voucher import Finding, PdfSigner, StoredVoucher, public_keys, verify_pdf, voucher_digest
from notifications.voucher.verification import Verdict
from tests.unit.notifications.voucher_samples import KEY, NO, make_data, make_pdf
from workflows.messages.signing import get_pdf_signer

DATA = make_data()
PAGE = make_pdf(DATA)
_DAY = datetime(2026, 1, 1, tzinfo=UTC)
Private = ec.EllipticCurvePrivateKey


def _issue(name: str, key: Private, issuer: str, issuer_key: Private, *, authority: bool) -> str:
    subject, by = (x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, one)]) for one in (name, issuer))
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(by).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(_DAY).not_valid_after(_DAY + timedelta(days=3650))
    usage = x509.KeyUsage(not authority, not authority, False, False, False, authority, authority, False, False)
    builder = builder.add_extension(usage, critical=True)
    builder = builder.add_extension(x509.BasicConstraints(authority, None), critical=True)
    return builder.sign(issuer_key, hashes.SHA256()).public_bytes(Encoding.PEM).decode()


def _pem(key: Private | ed25519.Ed25519PrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


ROOT_KEY, OWN_KEY, NEW_KEY = (ec.generate_private_key(ec.SECP256R1()) for _ in range(3))
ROOT = _issue("测试根证书", ROOT_KEY, "测试根证书", ROOT_KEY, authority=True)
OWN = _issue("社保缴费服务", OWN_KEY, "测试根证书", ROOT_KEY, authority=False)
NEW = _issue("社保缴费服务", NEW_KEY, "测试根证书", ROOT_KEY, authority=False)
TEXT = _pem(OWN_KEY) + OWN + ROOT
SIGNER = PdfSigner.from_text(TEXT)
BEGUN = datetime.now(UTC).replace(microsecond=0)
SIGNED = SIGNER.sign(PAGE, "zh-CN")


@pytest.fixture
def seal(tmp_path: Path) -> str:
    path = tmp_path / "seal.png"
    Image.new("RGBA", (40, 40), (200, 0, 0, 128)).save(path)
    return str(path)


def judge(pdf: bytes, signer: PdfSigner | None = SIGNER) -> Verdict:
    return verify_pdf(pdf, {NO: StoredVoucher(NO, voucher_digest(DATA))}.get, public_keys((KEY,)), signer)


def test_pyhanko_trusts_the_signature_over_the_whole_file() -> None:
    [signature] = PdfFileReader(BytesIO(SIGNED)).embedded_signatures
    roots = list(load_certs_from_pemder_data(ROOT.encode()))
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=roots, allow_fetching=False))
    assert (status.bottom_line, status.intact, status.valid, status.trusted) == (True, True, True, True)
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"  # PAdES
    assert status.signer_reported_dt is not None
    assert BEGUN <= status.signer_reported_dt <= datetime.now(UTC)


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_a_signed_page_stays_tagged_with_language_and_xmp_and_shows_the_seal(seal: str, locale: str) -> None:
    page = make_pdf(make_data(locale=locale))
    reader = PdfReader(BytesIO(PdfSigner.from_text(TEXT, seal).sign(page, locale)), strict=True)
    catalog: Any = reader.trailer["/Root"]
    before = PdfReader(BytesIO(page))
    assert (catalog["/Lang"], catalog["/MarkInfo"]["/Marked"]) == (locale, True)
    about = reader.xmp_metadata
    assert about is not None
    assert (about.dc_language, about.dc_title) == ([locale], before.xmp_metadata.dc_title)  # type: ignore[union-attr]  # it has them
    assert reader.pages[0].extract_text() == before.pages[0].extract_text()
    [field] = catalog["/AcroForm"]["/Fields"]
    elements = catalog["/StructTreeRoot"]["/K"]["/K"]
    assert [one.get_object()["/S"] for one in elements][-1] == "/Form"
    assert elements[-1]["/K"][0]["/Obj"] == field.get_object()
    numbers = catalog["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    assert numbers[numbers.index(field["/StructParent"]) + 1].get_object() == elements[-1].get_object()
    assert elements[-1]["/Alt"] == field["/TU"]
    assert {"zh-CN": "签章", "en": "seal"}[locale] in field["/TU"]
    pictures = field["/AP"]["/N"]["/Resources"]["/XObject"].values()
    assert [one["/Subtype"] for one in pictures] == ["/Image"]


def test_a_signed_voucher_is_genuine_and_so_is_the_page_without_its_signature() -> None:
    assert SIGNED.startswith(PAGE)
    assert judge(SIGNED).finding is judge(PAGE).finding is Finding.GENUINE


def test_a_certificate_that_was_replaced_is_still_known_where_it_is_kept() -> None:
    assert judge(SIGNED, PdfSigner.from_text(_pem(NEW_KEY) + NEW + ROOT + OWN)).finding is Finding.GENUINE
    assert judge(SIGNED, PdfSigner.from_text(_pem(NEW_KEY) + NEW + ROOT)).reasons == ("page_differs",)
    assert judge(SIGNED, None).reasons == ("page_differs",)


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: pdf + b"\n",
        lambda pdf: PdfSigner.from_text(_pem(NEW_KEY) + NEW).sign(PAGE, "zh-CN"),
        lambda pdf: make_pdf(make_data(payer_name="王大明")) + pdf[len(PAGE) :],
        lambda pdf: pdf[:-200],
    ],
)
def test_another_file_behind_the_page_is_altered(change: Callable[[bytes], bytes]) -> None:
    assert judge(change(SIGNED)).finding is Finding.ALTERED


@given(st.integers(len(PAGE), len(SIGNED) - 1), st.integers(1, 255))
@settings(max_examples=40, deadline=None)
def test_one_changed_byte_of_the_signature_makes_it_altered_or_leaves_what_it_says(at: int, change: int) -> None:
    """The padding behind the signature's own value is not signed, and says nothing."""
    altered = SIGNED[:at] + bytes([SIGNED[at] ^ change]) + SIGNED[at + 1 :]
    start = SIGNED.index(b"/Contents <", len(PAGE))
    assert judge(altered).finding is Finding.ALTERED or start < at < SIGNED.index(b">", start)


@pytest.mark.parametrize(
    ("pem", "words"),
    [
        ("nonsense", "no readable PEM private key"),
        (_pem(OWN_KEY), "no readable PEM certificate"),
        (_pem(OWN_KEY) + NEW, "no certificate in it belongs to the private key"),
        (_pem(ed25519.Ed25519PrivateKey.generate()) + OWN, "neither RSA of 2048 bits or more nor ECDSA"),
    ],
)
def test_a_key_that_cannot_sign_is_refused_at_start(use_settings: Callable[..., None], pem: str, words: str) -> None:
    use_settings(voucher_pdf_key=pem)
    with pytest.raises(SettingsError, match=f"^SHEBAO_VOUCHER_PDF_KEY: .*{words}"):
        get_pdf_signer()


def test_a_seal_that_cannot_be_shown_is_refused_at_start(
    use_settings: Callable[..., None], tmp_path: Path, seal: str
) -> None:
    use_settings(voucher_pdf_key=TEXT, voucher_seal=seal)
    assert get_pdf_signer() is not None
    no_picture = tmp_path / "seal.txt"
    no_picture.write_text("no picture", encoding="ascii")
    for path, words in ((tmp_path / "none.png", "No such file"), (no_picture, "it is no picture")):
        use_settings(voucher_pdf_key=TEXT, voucher_seal=path)
        with pytest.raises(SettingsError, match=f"SHEBAO_VOUCHER_SEAL: .*{words}"):
            get_pdf_signer()
    use_settings(voucher_pdf_key="", voucher_seal=seal)
    with pytest.raises(SettingsError, match="set SHEBAO_VOUCHER_PDF_KEY too"):
        get_pdf_signer()
