"""Whether a PDF file is a voucher of ours, unchanged."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from notifications.voucher.data import TEMPLATE, VoucherData, VoucherError, is_voucher_no
from notifications.voucher.keys import verify
from notifications.voucher.pdf import DATA_MARK, HEAD, render_pdf
from notifications.voucher.pdf_signature import PdfSigner
from notifications.voucher.stamp import Stamp

# A page of ours has well under 200 KB; anything much larger is not worth reading.
_LARGEST: Final = 2_000_000


class Finding(StrEnum):
    """What a check says: ours and unchanged; the same, but not valid any more (two); ours but changed; or nothing of
    ours that we can recognise."""

    GENUINE = "genuine"
    ANNULLED = "annulled"
    REPLACED = "replaced"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class StoredVoucher:
    """What is on file under a number; `stamp` where it is not valid any more, and the number that replaces it."""

    no: str
    digest: str
    stamp: Stamp | None = None
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The finding, the number the file claims (None if it cannot be read), codes that say why, and the number of the
    voucher that replaces it.

    Codes: ``not_a_voucher`` ``too_large`` ``data_unreadable`` ``signature_wrong`` ``unknown_key``
    ``template_unknown`` ``page_differs`` ``not_on_file`` ``differs_from_file``; none for a genuine voucher.
    """

    finding: Finding
    no: str | None = None
    reasons: tuple[str, ...] = ()
    replaced_by: str | None = None


def verify_pdf(
    pdf: bytes,
    find: Callable[[str], StoredVoucher | None],
    public_keys: Mapping[str, Ed25519PublicKey],
    signer: PdfSigner | None = None,
) -> Verdict:
    """Judge a PDF file that somebody presents.

    Genuine takes all of: the signature over the attached data was made with one of `public_keys`; printing the data
    again gives this file byte for byte, apart from a PDF signature behind it that `signer` knows as ours; `find` knows
    the number with the same digest. Such a file is annulled or replaced if that is on file, with the stamp or printed
    before it. A file is altered when it is recognisably ours and one of these fails, unknown when it bears none of our
    marks, names a key that is not ours, or a number that is not on file.
    """
    if len(pdf) > _LARGEST:
        return Verdict(Finding.UNKNOWN, reasons=("too_large",))
    attached = _find_attached(pdf)
    if isinstance(attached, Verdict):
        return attached
    stored = find(attached.no)
    if attached.key_id not in public_keys:
        return Verdict(Finding.ALTERED if stored else Finding.UNKNOWN, attached.no, ("unknown_key",))
    if not verify(attached.raw, attached.signature, attached.key_id, public_keys):
        return Verdict(Finding.ALTERED, attached.no, ("signature_wrong",))
    if attached.template != TEMPLATE:
        return Verdict(Finding.UNKNOWN, attached.no, ("template_unknown",))
    return _compare(pdf, attached, stored, signer)


def _find_attached(pdf: bytes) -> "_Attached | Verdict":
    at = pdf.find(DATA_MARK)
    if at < 0:
        # One of the two marks may have been hit; a file with neither is somebody else's.
        finding, reason = (Finding.ALTERED, "data_unreadable") if HEAD in pdf else (Finding.UNKNOWN, "not_a_voucher")
        return Verdict(finding, reasons=(reason,))
    try:
        return _attached(pdf, at + len(DATA_MARK))
    except ValueError:
        return Verdict(Finding.ALTERED, reasons=("data_unreadable",))


def _compare(pdf: bytes, attached: "_Attached", stored: StoredVoucher | None, signer: PdfSigner | None) -> Verdict:
    """What a file says whose data are signed by us, beside the page that they print and what is on file."""
    reasons: list[str] = []
    pages = _pages(attached, stored.stamp if stored else None)
    if not any(page == pdf or (signer is not None and signer.has_signed(pdf, page)) for page in pages):
        reasons.append("page_differs")
    if stored is not None and stored.digest != hashlib.sha256(attached.raw).hexdigest():
        reasons.append("differs_from_file")
    if reasons:
        return Verdict(Finding.ALTERED, attached.no, tuple(reasons))
    if stored is None:
        return Verdict(Finding.UNKNOWN, attached.no, ("not_on_file",))
    if stored.stamp is not None:
        return Verdict(Finding(stored.stamp), attached.no, replaced_by=stored.replaced_by)
    return Verdict(Finding.GENUINE, attached.no)


def _pages(attached: "_Attached", stamp: Stamp | None) -> list[bytes]:
    """The pages that the data print: with the stamp, and as it was before."""
    try:
        data = VoucherData.from_bytes(attached.raw)
        return [render_pdf(data, attached.signature, attached.key_id, one) for one in {None, stamp}]
    except VoucherError:
        return []


@dataclass(frozen=True, slots=True)
class _Attached:
    """What voucher.json holds; `raw` are the canonical bytes of its data."""

    raw: bytes
    no: str
    template: str
    signature: bytes
    key_id: str


def _attached(pdf: bytes, at: int) -> _Attached:
    """Read the attachment whose length is written at `at`; raises ValueError."""
    end = pdf.index(b">>\nstream\n", at)
    start = end + len(b">>\nstream\n")
    values = orjson.loads(pdf[start : start + int(pdf[at:end])])
    data = values["data"] if isinstance(values, dict) and isinstance(values.get("data"), dict) else {}
    texts = [data.get("no"), data.get("template"), *(values.get(name) for name in ("signature", "key_id") if data)]
    if not all(isinstance(text, str) for text in texts) or not is_voucher_no(data["no"]):
        raise ValueError("the attachment has not the documented fields")
    # Written again and compared by the caller, so another spelling of the same values gains nothing.
    raw = orjson.dumps(data, option=orjson.OPT_SORT_KEYS)
    return _Attached(raw, data["no"], data["template"], bytes.fromhex(values["signature"]), values["key_id"])
