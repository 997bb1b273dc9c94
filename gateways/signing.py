"""HMAC-SHA256 of what goes to gateways and comes from them, in the form of Standard Webhooks (`v1,` and Base64)."""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

TIMESTAMP_HEADER: Final = "shebao-timestamp"
SIGNATURE_HEADER: Final = "shebao-signature"
WINDOW_S: Final = 300
"""A request whose timestamp is further than this from the receiver's clock is refused, in seconds."""
_PREFIX: Final = "whsec_"
_STAMP: Final = re.compile(r"[0-9]{1,12}")


def key_of(secret: str) -> bytes:
    """Give the HMAC key in a secret: `whsec_` and Base64 as Standard Webhooks writes it, or else the text itself.

    Raises ValueError when the part after `whsec_` is not Base64.
    """
    if not secret.startswith(_PREFIX):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except binascii.Error:
        raise ValueError("the secret starts with whsec_ but the rest is not Base64") from None


def signature(key: bytes, *parts: bytes) -> str:
    """Give the signature over `parts`, joined by dots: `v1,` and the HMAC-SHA256 in Base64."""
    return "v1," + base64.b64encode(hmac.digest(key, b".".join(parts), hashlib.sha256)).decode("ascii")


def signed_headers(keys: Sequence[bytes], path: str, body: bytes, at: datetime) -> dict[str, str]:
    """Give the headers of a request sent at `at`; one signature for each key, none without keys.

    Signed are the timestamp (Unix seconds), the path below the base URL and the body.
    """
    stamp = str(int(at.timestamp()))
    made = " ".join(signature(key, stamp.encode(), path.encode(), body) for key in keys)
    return {TIMESTAMP_HEADER: stamp} | ({SIGNATURE_HEADER: made} if made else {})


def is_signed(keys: Sequence[bytes], headers: Mapping[str, str], path: str, body: bytes, now: datetime) -> bool:
    """Say whether a request carries a signature by one of the keys, made within WINDOW_S of `now`.

    `headers` have names in lower case.
    """
    stamp, given = headers.get(TIMESTAMP_HEADER, ""), headers.get(SIGNATURE_HEADER, "").split(" ")
    if not _STAMP.fullmatch(stamp) or abs(now.timestamp() - int(stamp)) > WINDOW_S:
        return False
    wanted = [signature(key, stamp.encode(), path.encode(), body) for key in keys]
    return any(hmac.compare_digest(one.encode(), other.encode()) for one in wanted for other in given)
