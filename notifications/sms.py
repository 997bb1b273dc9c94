"""SMS: how long a text is, the providers in force, and what every provider can do.

A provider's name and address come as a URL in `SHEBAO_SMS_PROVIDERS`, several separated by commas in order of
preference:

    http+sandbox://127.0.0.1:8025
    aliyun://KEY:SECRET@dysmsapi.aliyuncs.com?sign=社保缴费&codes=/etc/shebao/aliyun.toml
    tencent://ID:KEY@sms.tencentcloudapi.com?app=1400000000&region=ap-guangzhou&sign=社保缴费&codes=/etc/shebao/tencent.toml
"""

from collections.abc import Callable
from typing import Protocol

from notifications.providers import aliyun, sandbox, tencent
from notifications.providers.base import ProviderError, ProviderUrl, SmsOrder, SmsProvider, SmsQuestion
from notifications.segments import count_segments, split_segments

__all__ = [
    "ProviderError",
    "SmsOrder",
    "SmsProvider",
    "SmsQuestion",
    "count_segments",
    "providers_from",
    "split_segments",
]

_KINDS: dict[str, Callable[[ProviderUrl, float], SmsProvider]] = {
    "http+sandbox": sandbox.from_url,
    "aliyun": aliyun.from_url,
    "tencent": tencent.from_url,
}
_PLAIN_HTTP = ("aliyun+http", "tencent+http")


class SmsSettings(Protocol):
    """The settings that SMS needs; `foundation.settings.Settings` has them."""

    @property
    def sms_providers(self) -> str:
        """Comma list of provider URLs."""

    @property
    def http_timeout_seconds(self) -> float:
        """Longest wait for an answer, in seconds."""


def providers_from(settings: SmsSettings) -> list[SmsProvider]:
    """The providers of `SHEBAO_SMS_PROVIDERS`, in order of preference; none when it is empty.

    Raises:
        ProviderError: an entry that cannot be used; the message names the entry by its place and kind, never a secret.
    """
    entries = [entry.strip() for entry in settings.sms_providers.split(",") if entry.strip()]
    return [_provider(entry, place, settings.http_timeout_seconds) for place, entry in enumerate(entries, start=1)]


def _provider(entry: str, place: int, timeout: float) -> SmsProvider:
    url = ProviderUrl.parse(entry, place)
    kind = url.scheme.removesuffix("+http") if url.scheme in _PLAIN_HTTP else url.scheme
    if kind not in _KINDS:
        known = ", ".join(sorted(_KINDS))
        raise ProviderError(f"SHEBAO_SMS_PROVIDERS, entry {place}: unknown kind {url.scheme!r}; use one of {known}")
    if url.scheme in _PLAIN_HTTP and not url.loopback:
        raise ProviderError(f"SHEBAO_SMS_PROVIDERS, entry {place}: {url.scheme} is for a peer on this machine only")
    return _KINDS[kind](url, timeout)
