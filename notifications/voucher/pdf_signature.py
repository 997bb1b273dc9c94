"""The PDF signature of a voucher (PAdES), and the seal that shows it. Optional; pyHanko makes it.

The signature follows the page as an incremental update, so a signed file begins with the page, byte for byte. The seal
is the picture of the signature's field: it is part of the update and of no page that is printed again.
"""

import hashlib
import logging
from dataclasses import dataclass, field
from datetime import datetime
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

if TYPE_CHECKING:
    from PIL import Image
    from pyhanko.pdf_utils.generic import DictionaryObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.signers import SimpleSigner

_FIELD: Final = "Signature"
_NAMES: Final = {"zh-CN": "电子签章", "en": "Electronic signature and seal"}
# 40 mm wide, as the seals of institutions are at most, to the right above the notes. Points from the lower left corner.
_PLACE: Final = (428, 212, 541, 325)
_LEAST_RSA_BITS: Final = 2048
_MOST_SEAL_BYTES: Final = 200_000

_CURVES: Final = (ec.SECP256R1, ec.SECP384R1, ec.SECP521R1)
PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class PdfSigner:
    """Signs pages, and knows its own signatures and those of the certificates that it had before.

    `expires`: until when the certificate that signs is valid.
    """

    expires: datetime
    _signer: "SimpleSigner" = field(repr=False)
    _ours: frozenset[str] = field(repr=False)
    _seal: "Image.Image | None" = field(repr=False)

    @classmethod
    def from_text(cls, pem: str, seal: str = "") -> "PdfSigner":
        """Read a private key (RSA or ECDSA) with its certificate, the chain, and earlier certificates, all in PEM.

        Certificates of authorities go into the signature. The others count as ours when a file is checked. `seal` is
        the path of a picture, or empty. Raises ValueError that says what is wrong.
        """
        if not all(map(find_spec, ("pyhanko", "PIL"))):
            raise ValueError("pyHanko is not installed: install requirements-pdf-signature.txt")
        key, certificates = _read_key(pem), _read_certificates(pem)
        own = next((one for one in certificates if _public(one) == _public(key)), None)
        if own is None:
            raise ValueError("no certificate in it belongs to the private key")
        authorities = [one for one in certificates if one != own and _is_authority(one)]
        ours = frozenset(_fingerprint(one) for one in certificates if one not in authorities)
        return cls(own.not_valid_after_utc, _signer(key, own, authorities), ours, _read_seal(seal) if seal else None)

    def sign(self, page: bytes, locale: str) -> bytes:
        """The page with the signature behind it, made now; with the seal in it if there is one."""
        from pyhanko.pdf_utils.images import PdfImage
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import fields, signers
        from pyhanko.stamp import StaticStampStyle

        writer = IncrementalPdfFileWriter(BytesIO(page))
        seal = self._seal
        box = _PLACE if seal else None
        fields.append_signature_field(writer, fields.SigFieldSpec(_FIELD, box=box, readable_field_name=_NAMES[locale]))
        _tag(writer, _NAMES[locale])
        about = signers.PdfSignatureMetadata(
            field_name=_FIELD, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
        )
        # One of its own for each page: it keeps where it was written last.
        style = StaticStampStyle(border_width=0, background=PdfImage(seal), background_opacity=1) if seal else None
        signed = signers.PdfSigner(about, self._signer, stamp_style=style).sign_pdf(writer)
        return bytes(signed.getvalue())

    def has_signed(self, pdf: bytes, page: bytes) -> bool:
        """Whether a file is this page with a signature of ours behind it, and nothing else."""
        return pdf.startswith(page) and _is_signed_by(pdf, self._ours)


def _read_key(pem: str) -> PrivateKey:
    try:
        key = load_pem_private_key(pem.encode(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise ValueError("there is no readable PEM private key without password in it") from None
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= _LEAST_RSA_BITS:
        return key
    if isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(
        key.curve, ec.SECP256R1 | ec.SECP384R1 | ec.SECP521R1
    ):
        return key
    raise ValueError("the private key is neither RSA of 2048 bits or more nor ECDSA over P-256, P-384 or P-521")


def _read_certificates(pem: str) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(pem.encode())
    except ValueError:
        raise ValueError("there is no readable PEM certificate in it") from None


def _public(owner: x509.Certificate | PrivateKey) -> bytes:
    return owner.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _fingerprint(certificate: x509.Certificate) -> str:
    return hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False


def _signer(key: PrivateKey, own: x509.Certificate, authorities: list[x509.Certificate]) -> "SimpleSigner":
    from pyhanko import keys
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    def read(certificate: x509.Certificate) -> object:
        return next(iter(keys.load_certs_from_pemder_data(certificate.public_bytes(Encoding.DER))))

    written = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        signing_cert=read(own),
        signing_key=keys.load_private_key_from_pemder_data(written, None),
        cert_registry=SimpleCertificateStore.from_certs(map(read, authorities)),
    )


def _read_seal(seal: str) -> "Image.Image":
    from PIL import Image

    try:
        content = Path(seal).read_bytes()
        picture = Image.open(BytesIO(content))
        picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        why = getattr(error, "strerror", None) or "it is no picture, or a damaged one"
        raise ValueError(f"SHEBAO_VOUCHER_SEAL: {seal} cannot be used as the seal: {why}") from None
    if len(content) > _MOST_SEAL_BYTES:
        raise ValueError(f"SHEBAO_VOUCHER_SEAL: {seal} has {len(content):,} bytes; 200,000 are the most")
    return picture


def _tag(writer: "IncrementalPdfFileWriter", name: str) -> None:
    """Give the field its place in the structure of the page, behind all else, as ISO 32000-1, 14.7.4.3 has it."""
    from pyhanko.pdf_utils import generic

    tree = writer.root["/StructTreeRoot"]
    document, parents, number = tree["/K"], tree["/ParentTree"], tree["/ParentTreeNextKey"]
    widget = writer.root["/AcroForm"]["/Fields"].raw_get(0)
    pointer = _dictionary(Type=generic.pdf_name("/OBJR"), Obj=widget)
    element = _dictionary(
        Type=generic.pdf_name("/StructElem"),
        S=generic.pdf_name("/Form"),
        P=tree.raw_get("/K"),
        Pg=writer.root["/Pages"]["/Kids"].raw_get(0),
        Alt=generic.pdf_string(name),
        K=generic.ArrayObject([pointer]),
    )
    added = writer.add_object(element)
    document["/K"].append(added)
    parents["/Nums"].extend([number, added])
    tree[generic.pdf_name("/ParentTreeNextKey")] = generic.NumberObject(number + 1)
    widget.get_object()[generic.pdf_name("/StructParent")] = number
    for changed in (tree, document, parents):
        writer.update_container(changed)


def _dictionary(**entries: object) -> "DictionaryObject":
    from pyhanko.pdf_utils import generic

    return generic.DictionaryObject({generic.pdf_name(f"/{name}"): value for name, value in entries.items()})


def _is_signed_by(pdf: bytes, fingerprints: frozenset[str]) -> bool:
    """Whether one signature covers the whole file and was made with one of these certificates (SHA-256)."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    # It reports each doubtful file with a traceback, which may hold what the file says.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    try:
        return _is_signed(PdfFileReader(BytesIO(pdf)), fingerprints)
    except Exception:  # noqa: BLE001  # a stranger's file, and the parser raises whatever its content leads to
        return False


def _is_signed(reader: "PdfFileReader", fingerprints: frozenset[str]) -> bool:
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    [signature] = reader.embedded_signatures
    certificate = signature.signer_cert
    if hashlib.sha256(certificate.dump()).hexdigest() not in fingerprints:
        return False
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[certificate], allow_fetching=False))
    return status.intact and status.valid and status.coverage is SignatureCoverageLevel.ENTIRE_FILE
