"""The gateways and senders of this worker process, made once and reused."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import httpx2

from foundation.settings import SettingsError, get_settings
from gateways.http import connect
from gateways.ports import Answer, Bank, CloseOrder, ESign, Gateways, PayOrder, RefundOrder, RevokeOrder
from notifications.providers.base import SmsProvider
from notifications.sms import providers_from
from notifications.smtp import SmtpSender
from workflows.engine import breaker


@lru_cache(maxsize=1)
def get_gateways() -> Gateways:
    """Authority, e-signature and bank behind SHEBAO_GATEWAY_URL; raises SettingsError."""
    settings = get_settings()
    if not settings.gateway_url:
        raise SettingsError("SHEBAO_GATEWAY_URL is not set: where are tax authority, e-signature and bank?")
    secrets = settings.gateway_secret.get_secret_value().split()
    return connect(settings.gateway_url, timeout_s=settings.http_timeout_seconds, secrets=secrets)


def find_bank() -> Bank | None:
    """The bank behind SHEBAO_GATEWAY_URL; None where it is not set."""
    return get_gateways().bank if get_settings().gateway_url else None


def find_esign() -> ESign | None:
    """The e-signature platform behind SHEBAO_GATEWAY_URL; None where it is not set."""
    return get_gateways().esign if get_settings().gateway_url else None


@lru_cache(maxsize=1)
def get_email_sender() -> SmtpSender:
    """The mail server behind SHEBAO_SMTP_URL; raises SettingsError."""
    settings = get_settings()
    if not settings.smtp_url:
        raise SettingsError("SHEBAO_SMTP_URL is not set: letters wait until there is a mail server")
    return SmtpSender(settings.smtp_url, settings.mail_from, settings.smtp_timeout_seconds)


@lru_cache(maxsize=1)
def get_sms_providers() -> tuple[SmsProvider, ...]:
    """The SMS providers of SHEBAO_SMS_PROVIDERS, in order of preference; raises ProviderError."""
    return tuple(providers_from(get_settings()))


def is_sandbox() -> bool:
    """Whether the gateways behind SHEBAO_GATEWAY_URL say that they are a sandbox."""
    settings = get_settings()
    if not settings.gateway_url:
        return False
    address = f"{settings.gateway_url.rstrip('/')}/healthz"
    try:
        answer = httpx2.get(address, timeout=settings.http_timeout_seconds)
        return bool(answer.is_success and answer.json().get("sandbox") is True)
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError, AttributeError):
        return False


class _Key(NamedTuple):
    key: str


class GuardedBank:
    """Refunds and top-ups at a bank behind its circuit breaker. Keys that the breaker holds back are answered as
    unavailable."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def refund(self, orders: Sequence[RefundOrder]) -> list[Answer]:
        """Return money."""
        return breaker.call_gateway("bank", orders, self._bank.refund)[0]

    def open_orders(self, orders: Sequence[PayOrder]) -> list[Answer]:
        """Open pay orders."""
        return breaker.call_gateway("bank", orders, self._bank.open_orders)[0]

    def close_orders(self, orders: Sequence[CloseOrder]) -> list[Answer]:
        """Close pay orders."""
        return breaker.call_gateway("bank", orders, self._bank.close_orders)[0]

    def find(self, keys: Sequence[str]) -> list[Answer]:
        """Ask what became of orders, closings and refunds with these keys."""
        asked = [_Key(key) for key in keys]
        return breaker.call_gateway("bank", asked, lambda some: self._bank.find([one.key for one in some]))[0]


class GuardedESign:
    """Revocations at a platform behind its circuit breaker."""

    def __init__(self, esign: ESign) -> None:
        self._esign = esign

    def revoke(self, orders: Sequence[RevokeOrder]) -> list[Answer]:
        """Revoke contracts."""
        return breaker.call_gateway("esign", orders, self._esign.revoke)[0]

    def find(self, keys: Sequence[str]) -> list[Answer]:
        """Ask what became of revocations with these keys."""
        asked = [_Key(key) for key in keys]
        return breaker.call_gateway("esign", asked, lambda some: self._esign.find([one.key for one in some]))[0]
