"""The voucher: its data and number, signature and check code, the PDF page, and the check of a page.

The voucher step keeps data, digest and signature; the page is made from them when a letter or an operator needs it,
the same bytes each time. See docs/reference/voucher.md.
"""

from notifications.voucher.data import (
    TEMPLATE,
    MissingGlyph,
    VoucherData,
    VoucherError,
    VoucherItem,
    clean_no,
    voucher_digest,
    voucher_no,
)
from notifications.voucher.keys import VoucherKey, check_code, keys_from_text, public_keys, verify
from notifications.voucher.pdf import render_pdf, unprintable
from notifications.voucher.pdf_signature import PdfSigner
from notifications.voucher.stamp import Stamp
from notifications.voucher.verification import Finding, StoredVoucher, Verdict, verify_pdf

__all__ = [
    "TEMPLATE",
    "Finding",
    "MissingGlyph",
    "PdfSigner",
    "Stamp",
    "StoredVoucher",
    "Verdict",
    "VoucherData",
    "VoucherError",
    "VoucherItem",
    "VoucherKey",
    "check_code",
    "clean_no",
    "keys_from_text",
    "public_keys",
    "render_pdf",
    "unprintable",
    "verify",
    "verify_pdf",
    "voucher_digest",
    "voucher_no",
]
