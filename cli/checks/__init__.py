"""The checks of `shebao doctor`: what is checked, whether Shebao cannot work without it, and the check."""

from collections.abc import Callable

from cli.checks.broker import check_broker
from cli.checks.database import check_database
from cli.checks.finding import Finding
from cli.checks.inside import (
    check_calendar,
    check_clock_file,
    check_fonts,
    check_keys,
    check_policy,
    check_settings,
    check_stack,
)
from cli.checks.outside import check_bounces, check_encryption, check_gateways, check_sms, check_smtp

CHECKS: tuple[tuple[str, bool, Callable[[], list[Finding]]], ...] = (
    ("database", True, check_database),
    ("broker", True, check_broker),
    ("mail server", True, check_smtp),
    ("bounces", False, check_bounces),
    ("SMS", False, check_sms),
    ("gateways", True, check_gateways),
    ("encryption", False, check_encryption),
    ("stack", False, check_stack),
    ("settings", False, check_settings),
    ("clock", False, check_clock_file),
    ("region files", False, check_policy),
    ("calendar", False, check_calendar),
    ("keys", False, check_keys),
    ("fonts", False, check_fonts),
)
