"""Whether a PDF file is a voucher of ours, unchanged."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from notifications.voucher.data import TEMPLATE, VoucherData, VoucherError, voucher_digest
from notifications.voucher.keys import verify
from notifications.voucher.pdf import DATA_MARK, HEAD, render_pdf

# A page of ours has well under 200 KB; anything much larger is not worth reading.
_LARGEST: Final = 2_000_000


class Finding(StrEnum):
    """What a check says: ours and unchanged; ours but changed; or nothing of ours that we can recognise."""

    GENUINE = "genuine"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class StoredVoucher:
    """What is on file under a number."""

    no: str
    digest: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The finding, the number the file claims (None if it cannot be read), and codes that say why.

    Codes: ``not_a_voucher`` ``too_large`` ``data_unreadable`` ``signature_wrong`` ``unknown_key``
    ``template_unknown`` ``page_differs`` ``not_on_file`` ``differs_from_file``; none for a genuine voucher.
    """

    finding: Finding
    no: str | None = None
    reasons: tuple[str, ...] = ()


def verify_pdf(
    pdf: bytes, find: Callable[[str], StoredVoucher | None], public_keys: Mapping[str, Ed25519PublicKey]
) -> Verdict:
    """Judge a PDF file that somebody presents.

    Genuine takes all of: the signature over the attached data was made with one of `public_keys`; printing the data
    again gives this file byte for byte; `find` knows the number with the same digest. A file is altered when it is
    recognisably ours and one of these fails, unknown when it bears none of our marks, names a key that is not ours, or
    a number that is not on file.
    """
    if len(pdf) > _LARGEST:
        return Verdict(Finding.UNKNOWN, reasons=("too_large",))
    at = pdf.find(DATA_MARK)
    if at < 0:
        # One of the two marks may have been hit; a file with neither is somebody else's.
        finding, reason = (Finding.ALTERED, "data_unreadable") if HEAD in pdf else (Finding.UNKNOWN, "not_a_voucher")
        return Verdict(finding, reasons=(reason,))
    try:
        raw, signature, key_id = _attached(pdf, at + len(DATA_MARK))
        data = VoucherData.from_bytes(raw)
    except ValueError:
        return Verdict(Finding.ALTERED, reasons=("data_unreadable",))
    stored = find(data.no)
    if key_id not in public_keys:
        return Verdict(Finding.ALTERED if stored else Finding.UNKNOWN, data.no, ("unknown_key",))
    if not verify(raw, signature, key_id, public_keys):
        return Verdict(Finding.ALTERED, data.no, ("signature_wrong",))
    if data.template != TEMPLATE:
        return Verdict(Finding.UNKNOWN, data.no, ("template_unknown",))
    reasons: list[str] = []
    try:
        if render_pdf(data, signature, key_id) != pdf:
            reasons.append("page_differs")
    except VoucherError:
        reasons.append("page_differs")
    if stored is not None and stored.digest != voucher_digest(data):
        reasons.append("differs_from_file")
    if reasons:
        return Verdict(Finding.ALTERED, data.no, tuple(reasons))
    if stored is None:
        return Verdict(Finding.UNKNOWN, data.no, ("not_on_file",))
    return Verdict(Finding.GENUINE, data.no)


def _attached(pdf: bytes, at: int) -> tuple[bytes, bytes, str]:
    """Canonical data, signature and key id from the attachment whose length stands at `at`; raises ValueError."""
    end = pdf.index(b">>\nstream\n", at)
    start = end + len(b">>\nstream\n")
    content = pdf[start : start + int(pdf[at:end])]
    values = orjson.loads(content)
    if not isinstance(values, dict) or not all(isinstance(values.get(name), str) for name in ("key_id", "signature")):
        raise ValueError("the attachment has not the documented fields")
    # Written again and compared by the caller, so another spelling of the same values gains nothing.
    raw = orjson.dumps(values.get("data"), option=orjson.OPT_SORT_KEYS)
    return raw, bytes.fromhex(values["signature"]), values["key_id"]
