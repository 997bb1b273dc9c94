"""Checks of what Shebao brings along: clock, calendar, keys, fonts."""

import os
from datetime import UTC, datetime, timedelta

from cli.checks.finding import Finding, Level
from foundation.clock import shanghai_day, utcnow
from foundation.settings import get_keyring, get_settings, unknown_settings
from notifications.voucher import VoucherKey, public_keys, verify
from notifications.voucher.typeface import shared_face
from regions import get_regions, policy_problem
from workflows.messages.signing import get_pdf_signer
from workflows.payment.context import get_voucher_keys

_PROBE = b"shebao doctor"
_RENEW = "write a new key and certificate into SHEBAO_VOUCHER_PDF_KEY, and keep this certificate in it"
_EXPIRES_SOON = timedelta(days=30)


def check_stack() -> list[Finding]:
    """The addresses of the embedded stack, if one runs on SHEBAO_HOME."""
    try:
        lines = (get_settings().home / "run" / "addresses").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    addresses = [line.partition("\t") for line in lines]
    shown = ", ".join(f"{name} {address}" for name, _, address in addresses if "://" in address)
    return [Finding("embedded stack", "ok", shown), *_troubles()]


def _troubles() -> list[Finding]:
    """Services of the embedded stack that die again and again."""
    try:
        lines = (get_settings().home / "run" / "troubles").read_text(encoding="ascii").splitlines()
    except OSError:
        return []
    remedy = "see its log in the folder `log` of SHEBAO_HOME, and the room on the disk; it is started again by itself"
    return [Finding("service", "fail", line, remedy) for line in lines]


def check_settings() -> list[Finding]:
    """Names that look like settings and are none."""
    return [Finding("settings", "warn", line, "correct or remove it") for line in unknown_settings()]


def check_clock_file() -> list[Finding]:
    """Whether the clock is turned, as the demo does it. The database's clock is compared where it is read."""
    if not os.environ.get("SHEBAO_CLOCK_FILE"):
        return []
    ahead = (utcnow() - datetime.now(UTC)).total_seconds()
    found = f"SHEBAO_CLOCK_FILE moves the clock by {ahead:+,.0f} s"
    return [Finding("clock file", "warn", found, "unset it: it is for demonstrations only")]


def check_policy() -> list[Finding]:
    """Whether the region files can be read; if not, running processes keep the last good state."""
    if problem := policy_problem():
        remedy = "correct the file: running processes keep the last good state, others take no work"
        return [Finding("region files", "fail", problem, remedy)]
    return [Finding("region files", "ok", f"{len(get_regions().all())} regions")]


def check_calendar() -> list[Finding]:
    """Whether the holidays of this year and the next are announced; days of other years are provisional."""
    year = shanghai_day(utcnow()).year
    calendar = get_regions().calendar
    unknown = [str(it) for it in (year, year + 1) if not calendar.is_announced(it)]
    if not unknown:
        return [Finding("calendar", "ok", f"holidays of {year} and {year + 1} are known")]
    found = f"the holidays of {' and '.join(unknown)} are not announced here: debit days go by the statutory days"
    remedy = "update chinesecalendar, or write the State Council's notice (November) into regions/holidays.toml"
    return [Finding("calendar", "warn", found, remedy)]


def check_keys() -> list[Finding]:
    """Whether what is sealed opens and what is signed is found genuine."""
    keyring = get_keyring()
    sealed = keyring.seal("doctor.probe", "1", _PROBE)
    opened = keyring.open("doctor.probe", "1", sealed) == _PROBE
    ids = ", ".join(keyring.ciphers)
    found = [_round_trip("encryption keys", opened, f"{ids}; {keyring.newest} seals", "SHEBAO_KEYS")]
    keys = get_voucher_keys()
    genuine = all(_signs(key, keys) for key in keys if key.private is not None)
    signs = "none signs here" if keys[0].private is None else f"{keys[0].key_id} signs"
    signing = f"{', '.join(key.key_id for key in keys)}; {signs}"
    return [*found, _round_trip("voucher keys", genuine, signing, "SHEBAO_VOUCHER_KEY"), *_pdf_signature()]


def _pdf_signature() -> list[Finding]:
    """Until when the certificate that signs the PDF of vouchers is valid, if there is one."""
    signer = get_pdf_signer()
    if signer is None:
        return []
    left = signer.expires - utcnow()
    level: Level = "ok" if left > _EXPIRES_SOON else "warn" if left > timedelta() else "fail"
    remedy = "" if level == "ok" else _RENEW
    return [Finding("PDF signature", level, f"its certificate is valid to {signer.expires:%Y-%m-%d}", remedy)]


def _signs(key: VoucherKey, keys: tuple[VoucherKey, ...]) -> bool:
    return verify(_PROBE, key.sign(_PROBE), key.key_id, public_keys(keys))


def _round_trip(what: str, good: bool, words: str, setting: str) -> Finding:
    return Finding(what, "ok" if good else "fail", words, f"replace the key in {setting}: it does not work both ways")


def check_fonts() -> list[Finding]:
    """Whether the fonts of the voucher are there and whole."""
    try:
        face = shared_face()
    except (OSError, ValueError, LookupError, EOFError) as error:
        remedy = "install the package again: a file under notifications/fonts is missing or damaged"
        return [Finding("fonts", "fail", type(error).__name__, remedy)]
    return [Finding("fonts", "ok", f"{len(face.codes)} characters prepared for vouchers")]
