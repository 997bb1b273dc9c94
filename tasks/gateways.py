"""The gateways and senders of this worker process, made once and reused."""

from functools import lru_cache

from foundation.settings import SettingsError, get_settings
from gateways.http import connect
from gateways.ports import Gateways
from notifications.providers.base import SmsProvider
from notifications.sms import providers_from
from notifications.smtp import SmtpSender


@lru_cache(maxsize=1)
def get_gateways() -> Gateways:
    """Authority, e-signature and bank behind SHEBAO_GATEWAY_URL; raises SettingsError."""
    settings = get_settings()
    if not settings.gateway_url:
        raise SettingsError("SHEBAO_GATEWAY_URL is not set: where are tax authority, e-signature and bank?")
    secrets = settings.gateway_secret.get_secret_value().split()
    return connect(settings.gateway_url, timeout_s=settings.http_timeout_seconds, secrets=secrets)


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
