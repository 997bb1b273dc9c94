"""The checks of `shebao doctor`: what is checked, whether Shebao cannot work without it, and the check."""

from collections.abc import Callable

from cli.checks.finding import Finding
from cli.checks.inside import check_calendar, check_clock_file, check_fonts, check_keys
from cli.checks.services import check_broker, check_database, check_gateways, check_sms, check_smtp

CHECKS: tuple[tuple[str, bool, Callable[[], list[Finding]]], ...] = (
    ("database", True, check_database),
    ("broker", True, check_broker),
    ("mail server", True, check_smtp),
    ("SMS", False, check_sms),
    ("gateways", True, check_gateways),
    ("clock", False, check_clock_file),
    ("calendar", False, check_calendar),
    ("keys", False, check_keys),
    ("fonts", False, check_fonts),
)
