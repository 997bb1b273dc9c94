"""What signs the PDF of vouchers, if anything does."""

from functools import lru_cache

from foundation.settings import SettingsError, get_settings
from notifications.voucher import PdfSigner


def get_pdf_signer() -> PdfSigner | None:
    """The signer of SHEBAO_VOUCHER_PDF_KEY with the seal of SHEBAO_VOUCHER_SEAL; None where no key is set.

    Raises SettingsError.
    """
    settings = get_settings()
    return _read_signer(settings.voucher_pdf_key.get_secret_value(), settings.voucher_seal)


@lru_cache(maxsize=4)
def _read_signer(pem: str, seal: str) -> PdfSigner | None:
    if not pem and seal:
        raise SettingsError("SHEBAO_VOUCHER_SEAL: the seal shows the PDF's signature; set SHEBAO_VOUCHER_PDF_KEY too")
    try:
        return PdfSigner.from_text(pem, seal) if pem else None
    except ValueError as error:
        raise SettingsError(f"SHEBAO_VOUCHER_PDF_KEY: {error}") from None
