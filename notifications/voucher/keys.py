"""The Ed25519 keys that sign vouchers, and the check code that goes with a number."""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from notifications.voucher.data import draw

_PEM = re.compile("-----BEGIN [A-Z ]+-----.*?-----END [A-Z ]+-----", re.DOTALL)


@dataclass(frozen=True, slots=True)
class VoucherKey:
    """A signing key. `key_id` is the start of the SHA-256 of the public key, so it never has to be chosen."""

    key_id: str
    private: Ed25519PrivateKey | None = field(repr=False)
    public: Ed25519PublicKey = field(repr=False)
    code_key: bytes = field(repr=False)

    @classmethod
    def from_text(cls, text: str) -> "VoucherKey":
        """Read a PKCS#8 PEM, the base64 of a 32-byte seed, or a public key in PEM, which checks and does not sign.

        Raises ValueError that says what is wrong.
        """
        text = text.strip()
        if not text:
            raise ValueError("no voucher key is given: set SHEBAO_VOUCHER_KEY to an Ed25519 PEM or a base64 seed")
        if text.startswith("-----BEGIN PUBLIC KEY"):
            public = _read_public(text)
            return cls(key_id_of(public), None, public, b"")
        private = _read_pem(text) if text.startswith("-----BEGIN") else _read_seed(text)
        code_key = hmac.digest(private.private_bytes_raw(), b"shebao check code 1", "sha256")
        return cls(key_id_of(private.public_key()), private, private.public_key(), code_key)

    def sign(self, content: bytes) -> bytes:
        """Ed25519 signature (64 bytes) over the voucher's canonical bytes; the same each time.

        Raises ValueError if only the public half is loaded.
        """
        if self.private is None:
            raise ValueError("only the public half of the voucher key is loaded here")
        return self.private.sign(content)

    def public_pem(self) -> str:
        """The public key as PEM, for those who check vouchers with tools of their own."""
        return self.public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def _read_pem(text: str) -> Ed25519PrivateKey:
    try:
        private = load_pem_private_key(text.encode("ascii"), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise ValueError("the voucher key is not a readable PEM private key without password") from None
    if not isinstance(private, Ed25519PrivateKey):
        raise ValueError("the voucher key is not an Ed25519 key")
    return private


def _read_seed(text: str) -> Ed25519PrivateKey:
    try:
        seed = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("the voucher key is neither PEM nor base64") from None
    if len(seed) != 32:
        raise ValueError(f"the voucher key's seed has {len(seed)} bytes; Ed25519 needs 32")
    return Ed25519PrivateKey.from_private_bytes(seed)


def _read_public(text: str) -> Ed25519PublicKey:
    try:
        public = load_pem_public_key(text.encode("ascii"))
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise ValueError("the voucher key is not a readable PEM public key") from None
    if not isinstance(public, Ed25519PublicKey):
        raise ValueError("the voucher key is not an Ed25519 key")
    return public


def keys_from_text(text: str) -> tuple[VoucherKey, ...]:
    """Read SHEBAO_VOUCHER_KEY: one key, or several newest first (base64 with commas between, PEM one after another).

    The first signs; the others are kept so that vouchers signed before a change of key can still be checked.
    Raises ValueError.
    """
    parts = _PEM.findall(text) or text.split(",")
    return tuple(VoucherKey.from_text(part) for part in parts)


def public_keys(keys: tuple[VoucherKey, ...]) -> dict[str, Ed25519PublicKey]:
    """The public halves by key id, as `verify_pdf` takes them."""
    return {key.key_id: key.public for key in keys}


def key_id_of(public: Ed25519PublicKey) -> str:
    """Sixteen hex digits that name a public key."""
    return hashlib.sha256(public.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]


def verify(content: bytes, signature: bytes, key_id: str, keys: Mapping[str, Ed25519PublicKey]) -> bool:
    """Whether `signature` over `content` was made with the known key `key_id`."""
    public = keys.get(key_id)
    if public is None:
        return False
    try:
        public.verify(signature, content)
    except InvalidSignature:
        return False
    return True


def check_code(no: str, key: VoucherKey) -> str:
    """Six characters that prove to the public check page that someone holds the voucher and did not guess a number.

    Drawn by HMAC-SHA256 from the number, so the same number and key always give the same code.
    """
    drawn = int.from_bytes(hmac.digest(key.code_key, no.encode("ascii"), "sha256"), "big")
    return draw(drawn, 6)
