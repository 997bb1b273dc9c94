"""Standard Webhooks 1.0: the signature over id, timestamp and body, made and checked.

Source: github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md (symmetric scheme `v1`).
"""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from foundation.errors import ShebaoError
from foundation.settings.callback_secrets import PREFIX, hmac_key

WINDOW_SECONDS: Final = 300
_ID = re.compile(r"[\x21-\x2d\x2f-\x7e]{1,255}")


class SignatureError(ShebaoError):
    """The signature does not hold; `code` says why and nothing of the content."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def new_secret() -> str:
    """A fresh secret of 32 random bytes, in the form `whsec_<base64>`."""
    return PREFIX + base64.b64encode(secrets.token_bytes(32)).decode("ascii")


def sign(secrets_in_force: Iterable[str], message_id: str, at: datetime, body: bytes) -> dict[str, str]:
    """The three headers of a message sent at `at` (aware); one signature for each secret, newest first."""
    stamp = str(int(at.timestamp()))
    made = (_signature(hmac_key(secret), message_id, stamp, body) for secret in secrets_in_force)
    return {"webhook-id": message_id, "webhook-timestamp": stamp, "webhook-signature": " ".join(made)}


def verify(secrets_in_force: Iterable[str], headers: Mapping[str, str], now: datetime, body: bytes) -> str:
    """The message's id, if one of its signatures was made with one of the secrets within 5 minutes of `now`.

    Raises SignatureError: signature_missing, timestamp_invalid, timestamp_outside, signature_wrong.
    """
    found = [headers.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature")]
    message_id, stamp, given = found
    if not all(found) or not _ID.fullmatch(message_id):
        raise SignatureError("signature_missing")
    if not re.fullmatch(r"\d{1,12}", stamp, re.ASCII):
        raise SignatureError("timestamp_invalid")
    if abs(now.timestamp() - int(stamp)) > WINDOW_SECONDS:
        raise SignatureError("timestamp_outside")
    wanted = [_signature(hmac_key(secret), message_id, stamp, body).encode() for secret in secrets_in_force]
    offered = given.encode("utf-8", "replace").split(b" ")[:16]
    # All are compared, each in constant time.
    if not any([hmac.compare_digest(one, other) for one in wanted for other in offered]):  # noqa: C419  # no early end
        raise SignatureError("signature_wrong")
    return message_id


def _signature(key: bytes, message_id: str, stamp: str, body: bytes) -> str:
    signed = f"{message_id}.{stamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode("ascii")
