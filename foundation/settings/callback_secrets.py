"""Secrets of callbacks: each service has its own, and several while one is exchanged for another.

`SHEBAO_CALLBACK_SECRET` is a list of `SERVICE:ID:SECRET`, separated by blanks, line ends or commas, newest first:

    bank:2026b:whsec_… bank:2026a:whsec_… esign:2026a:whsec_… authority:2026a:whsec_… sms/aliyun:2026a:whsec_…

A secret is `whsec_` and the base64 of 24 to 64 random bytes, as Standard Webhooks 1.0 demands.
"""

import base64
import hmac
import re
from collections.abc import Iterable
from typing import Final

PREFIX: Final = "whsec_"
LEAST_BYTES: Final = 24
MOST_BYTES: Final = 64
_SERVICE = re.compile(r"bank|esign|authority|sms/[a-z0-9_-]{1,32}")
_KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,24}")


def read_callback_secrets(text: str) -> dict[str, tuple[str, ...]]:
    """The secrets of each service, newest first; raises ValueError that names the entry and shows no secret."""
    found: dict[str, dict[str, str]] = {}
    for number, entry in enumerate(re.split(r"[\s,]+", text.strip()) if text.strip() else (), start=1):
        service, _, rest = entry.partition(":")
        key_id, _, secret = rest.partition(":")
        if not _SERVICE.fullmatch(service) or not _KEY_ID.fullmatch(key_id):
            raise ValueError(f"entry {number} is not SERVICE:ID:SECRET with bank, esign, authority or sms/NAME")
        if key_id in found.setdefault(service, {}):
            raise ValueError(f"entry {number}: the id {key_id} of {service} is listed twice")
        try:
            hmac_key(secret)
        except ValueError as error:
            raise ValueError(f"entry {number}, {service}:{key_id}: {error}") from None
        found[service][key_id] = secret
    _check_unshared(found)
    return {service: tuple(secrets.values()) for service, secrets in found.items()}


def hmac_key(secret: str) -> bytes:
    """The HMAC key of a secret; raises ValueError for another form and for a key that is too short."""
    if not secret.startswith(PREFIX):
        raise ValueError(f"a secret is {PREFIX} and base64")
    try:
        key = base64.b64decode(secret[len(PREFIX) :], validate=True)
    except ValueError:
        raise ValueError(f"what follows {PREFIX} is not base64") from None
    if not LEAST_BYTES <= len(key) <= MOST_BYTES:
        raise ValueError(f"the secret has {len(key)} bytes; {LEAST_BYTES} to {MOST_BYTES} are needed")
    return key


def address_token(secret: str, provider: str) -> str:
    """The part of an address that only we and an SMS provider know, for reports that the provider cannot sign."""
    return hmac.digest(hmac_key(secret), f"reports/{provider}".encode(), "sha256").hex()


def _check_unshared(found: dict[str, dict[str, str]]) -> None:
    """No two services may have one secret: each could then speak for the other."""
    seen: dict[str, str] = {}
    for service, secrets in found.items():
        for secret in _keys(secrets.values()):
            if seen.setdefault(secret, service) != service:
                raise ValueError(f"{service} and {seen[secret]} have the same secret; each needs its own")


def _keys(secrets: Iterable[str]) -> set[str]:
    return {hmac_key(secret).hex() for secret in secrets}
