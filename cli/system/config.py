"""`shebao config`: the settings in force, secrets masked."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import click
from pydantic import SecretStr
from sqlalchemy.engine import make_url

from cli import output
from cli.failures import DONE, USAGE, explain
from cli.groups import Command
from cli.intake.sources import Source, find_source
from cli.options import json_option
from cli.tables import table
from foundation.settings import Settings, SettingsError, get_keyring, get_settings, unknown_settings

MASK = "***"
_OPTION_WITH_ADDRESS = re.compile(r"[?&][a-z_]+=[^@&]*@[^@&]*$")
_SECRET_OPTION = re.compile(r"((?:password|passwd|pwd|secret|token|key)[^=&,]*=)[^&,\s]+", re.IGNORECASE)


@click.command(cls=Command)
@json_option
def config(as_json: bool) -> int:
    """Show the settings in force, secrets masked, and where each comes from.

    A bad value, an unknown name, or a missing one that this deployment needs is named on stderr; then it ends with 2.
    """
    settings = get_settings()
    rows = [(f"SHEBAO_{name.upper()}", shown(name, settings), find_source(name)) for name in Settings.model_fields]
    rows.append(_flower())
    if as_json:
        output.show_json({name: {"value": value, "from": source} for name, value, source in rows})
    else:
        table(("setting", "value", "from"), [(name, _text(value), source) for name, value, source in rows])
    problems = [*unknown_settings(), *find_problems(settings)]
    for problem in problems:
        output.complain(problem)
    return USAGE if problems else DONE


def _flower() -> tuple[str, str, Source]:
    """Flower reads its password by itself (flowerconfig.py), by the same rules."""
    source = find_source("flower_basic_auth", "FLOWER_BASIC_AUTH")
    return "FLOWER_BASIC_AUTH", "" if source == "default" else MASK, source


def shown(name: str, settings: Settings) -> object:
    """A setting's value as it may be seen."""
    value = settings.database if name == "database_url" else getattr(settings, name)
    if isinstance(value, SecretStr):
        return MASK if value.get_secret_value() else ""
    return mask_urls(value) if isinstance(value, str) else value


def _text(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def mask_urls(text: str) -> str:
    """A URL, or several with commas between, without passwords. In doubt more is hidden rather than less."""
    if text.startswith(("sqlite:", "postgresql")):
        return _options_masked(make_url(text).render_as_string(hide_password=True))
    return ",".join(map(_mask_url, text.split(","))) if "://" in text else text


def _mask_url(url: str) -> str:
    scheme, mark, rest = url.partition("://")
    try:
        authority = urlsplit(url).netloc
    except ValueError:
        return f"{scheme}{mark}{MASK}"
    person, at, host = authority.rpartition("@")
    tail = rest[len(authority) :]
    if not mark or not rest.startswith(authority) or ("@" in tail and not _OPTION_WITH_ADDRESS.search(tail)):
        return f"{scheme}{mark}{MASK}" if mark else MASK  # a password that is not escaped reads like a path
    user, colon, _ = person.partition(":")
    return f"{scheme}{mark}{user}{colon}{MASK if colon else ''}{at}{host}{_options_masked(tail)}"


def _options_masked(text: str) -> str:
    return _SECRET_OPTION.sub(rf"\g<1>{MASK}", text)


def find_problems(settings: Settings) -> list[str]:
    """One line for each value that cannot work, and each missing one that this deployment needs."""
    return [problem for check in _checks(settings) if (problem := _problem(check))]


def _checks(settings: Settings) -> Iterator[Callable[[], object]]:
    # On SQLite the embedded stack makes the keys at its first start; a deployment of its own has to bring them.
    own = settings.database.startswith("postgresql")
    keys = settings.keys.get_secret_value() or settings.index_key.get_secret_value()
    signing = settings.voucher_key.get_secret_value()
    checks: tuple[tuple[object, Callable[[], object]], ...] = (
        (True, _check_order),
        (settings.smtp_url, lambda: _check_smtp(settings.smtp_url)),
        (settings.sms_providers, lambda: _check_providers(settings)),
        (own or keys, get_keyring),
        (own or signing, lambda: _check_voucher_key(signing)),
        (True, _check_pdf_signer),
    )
    return (check for needed, check in checks if needed)


def _problem(check: Callable[[], object]) -> str | None:
    try:
        check()
    except ValueError as error:
        return str(error)
    except Exception as error:
        failure = explain(error)
        if failure is None:
            raise
        return failure.message
    return None


def _check_order() -> None:
    import celeryconfig  # noqa: F401  # it raises SettingsError when limits and lease do not fit together


def _check_smtp(url: str) -> None:
    from notifications.smtp import SmtpUrl

    SmtpUrl.parse(url)


def _check_providers(settings: Settings) -> None:
    from notifications.sms import ProviderError, providers_from

    try:
        providers_from(settings)
    except ProviderError as error:
        raise SettingsError(str(error)) from None


def _check_pdf_signer() -> None:
    from workflows.messages.signing import get_pdf_signer

    get_pdf_signer()


def _check_voucher_key(text: str) -> None:
    from notifications.voucher import keys_from_text

    try:
        keys_from_text(text)
    except ValueError as error:
        raise SettingsError(f"SHEBAO_VOUCHER_KEY: {error}") from None
