"""The order of timeouts that keeps a payment in one pair of hands (celeryconfig.py)."""

import os
import subprocess
import sys

import pytest

SHOW = """
import celeryconfig, foundation.settings
s = foundation.settings.get_settings()
print(s.http_timeout_seconds, celeryconfig.task_soft_time_limit, celeryconfig.task_time_limit, s.lease_seconds,
      celeryconfig.broker_transport_options["visibility_timeout"])
print(celeryconfig.worker_soft_shutdown_timeout, celeryconfig.beat_schedule["sweep"]["schedule"])
"""


def settings_in_force(**environment: str) -> subprocess.CompletedProcess[str]:
    """celeryconfig as a fresh process sees it: it reads the settings once, when it is imported."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("SHEBAO_")}
    return subprocess.run(
        [sys.executable, "-c", SHOW], env=inherited | environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("lease", ["", "6", "12", "60"])
def test_http_timeout_soft_limit_hard_limit_lease_and_visibility_timeout_stand_in_this_order(lease: str) -> None:
    given = {"SHEBAO_LEASE_SECONDS": lease, "SHEBAO_HTTP_TIMEOUT_SECONDS": "2"} if lease else {}
    shown = settings_in_force(**given)
    order = [float(value) for value in shown.stdout.splitlines()[0].split()]
    assert order == sorted(set(order)), f"HTTP < soft < hard < lease < visibility does not hold: {order}"


def test_a_killed_worker_costs_less_than_fifteen_seconds_by_default() -> None:
    first, second = settings_in_force().stdout.splitlines()
    lease, sweep = float(first.split()[3]), float(second.split()[1])
    assert lease + sweep < 15


def test_a_worker_asked_twice_to_stop_still_gives_a_running_step_its_full_time() -> None:
    first, second = settings_in_force().stdout.splitlines()
    assert float(second.split()[0]) > float(first.split()[2])


def test_an_http_timeout_that_outlives_the_step_is_refused_by_name() -> None:
    refused = settings_in_force(SHEBAO_HTTP_TIMEOUT_SECONDS="9")
    assert refused.returncode != 0
    assert (
        "SHEBAO_HTTP_TIMEOUT_SECONDS is 9, but must be below two thirds of SHEBAO_LEASE_SECONDS (8)" in refused.stderr
    )
