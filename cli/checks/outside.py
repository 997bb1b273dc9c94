"""Checks of the other sides: mail server, SMS providers, gateways."""

import os
import smtplib
import ssl
import time
from pathlib import Path
from typing import TYPE_CHECKING

from cli.checks.finding import Finding, Level
from cli.failures import Failure
from foundation.settings import get_settings

if TYPE_CHECKING:
    from notifications.smtp import SmtpUrl

_ANSWER_S = 3.0
_LATE_S = 600


def check_smtp() -> list[Finding]:
    """The mail server greets us, takes TLS and login where set, and answers."""
    from notifications.smtp import SmtpUrl

    settings = get_settings()
    if not settings.smtp_url:
        return [Finding("mail server", "warn", "none is set: e-mails wait", "set SHEBAO_SMTP_URL")]
    try:
        url = SmtpUrl.parse(settings.smtp_url)
        code = _ask_smtp(url)
    except ValueError as error:
        raise Failure("settings_invalid", str(error)) from None
    except (OSError, smtplib.SMTPException) as error:
        remedy = "start it, or correct SHEBAO_SMTP_URL; meanwhile e-mails wait"
        return [Finding("mail server", "fail", f"cannot be used ({type(error).__name__})", remedy, service=True)]
    level: Level = "ok" if code == 250 else "warn"
    return [Finding("mail server", level, f"{url.host}:{url.port} answers {code}", "look at its log", service=True)]


def check_bounces() -> list[Finding]:
    """The Maildir of bounces, if one is set, can be read and is emptied, and bounces name their messages."""
    from notifications.smtp import SmtpUrl

    settings = get_settings()
    if not settings.bounce_maildir:
        return []
    if settings.smtp_url and SmtpUrl.parse(settings.smtp_url).bounce is None:
        return [Finding("bounces", "warn", "they name no message", "add bounce=ADDRESS to SHEBAO_SMTP_URL")]
    folder = Path(settings.bounce_maildir)
    try:
        waiting = [path for path in (folder / "new").iterdir() if time.time() - path.stat().st_mtime > _LATE_S]
        writable = os.access(folder / "cur", os.W_OK)
    except OSError as error:
        return [Finding("bounces", "fail", f"{folder}: {error.strerror}", "SHEBAO_BOUNCE_MAILDIR names a Maildir")]
    if waiting or not writable:
        found = f"{len(waiting)} are not read" if writable else f"{folder}/cur cannot be written"
        return [Finding("bounces", "fail", found, "is the worker of the queue sms running, and may it write there?")]
    return [Finding("bounces", "ok", f"{folder} is read")]


def _ask_smtp(url: "SmtpUrl") -> int:
    """The code with which the mail server answers NOOP; raises OSError, SMTPException."""
    context = ssl.create_default_context()
    if url.tls:
        server: smtplib.SMTP = smtplib.SMTP_SSL(url.host, url.port, "localhost", timeout=_ANSWER_S, context=context)
    else:
        server = smtplib.SMTP(url.host, url.port, "localhost", timeout=_ANSWER_S)
    with server:
        server.ehlo()
        if url.starttls:
            server.starttls(context=context)
            server.ehlo()
        if url.user:
            server.login(url.user, url.password)
        return server.noop()[0]


def check_sms() -> list[Finding]:
    """The providers' entries can be read. None is asked: a question costs money at some."""
    from notifications.sms import ProviderError, providers_from

    try:
        providers = providers_from(get_settings())
    except ProviderError as error:
        return [Finding("SMS", "fail", str(error), "correct SHEBAO_SMS_PROVIDERS")]
    if not providers:
        return [Finding("SMS", "warn", "no provider is set: SMS wait", "set SHEBAO_SMS_PROVIDERS")]
    return [Finding("SMS", "ok", f"set, not asked: {', '.join(provider.name for provider in providers)}")]


def check_gateways() -> list[Finding]:
    """The gateways' address answers HTTP; any answer will do."""
    import httpx2

    url = get_settings().gateway_url
    if not url:
        return [Finding("gateways", "fail", "no address is set", "set SHEBAO_GATEWAY_URL", service=True)]
    try:
        answer = httpx2.get(url, timeout=_ANSWER_S, trust_env=False, follow_redirects=False)
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        remedy = "start them, or correct SHEBAO_GATEWAY_URL; payments wait at their steps meanwhile"
        return [Finding("gateways", "fail", f"cannot be reached ({type(error).__name__})", remedy, service=True)]
    return [Finding("gateways", "ok", f"answer (HTTP {answer.status_code})", service=True)]


def check_encryption() -> list[Finding]:
    """Which connections leave the machine without TLS, as SHEBAO_WITHOUT_TLS allows."""
    return [
        Finding("encryption", "warn", f"{name}: without TLS, by SHEBAO_WITHOUT_TLS", remedy)
        for name, remedy in get_settings().plain_connections
    ] or [Finding("encryption", "ok", "all that leaves this machine is encrypted")]
