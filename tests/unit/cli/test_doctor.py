"""`shebao doctor`: no check can hold up or hide the others, and each finding says what to do."""

import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from celery.worker.control import Panel
from freezegun import freeze_time

from cli.checks.broker import _clocks, check_broker
from cli.checks.database import check_database
from cli.checks.finding import Finding
from cli.checks.inside import check_calendar, check_clock_file, check_fonts, check_keys, check_policy
from cli.checks.outside import check_bounces, check_encryption, check_gateways, check_sms, check_smtp
from cli.system.doctor import examine
from foundation.clock import utcnow
from tasks.worker.clock import utc_now
from tests.builders import SECRETS
from tests.command import shebao
from tests.policy import PolicyFiles

Use = Callable[..., None]


def test_a_check_that_hangs_is_a_finding_and_the_others_are_told() -> None:
    release = threading.Event()

    def hangs() -> list[Finding]:
        release.wait(30)
        return []

    def breaks() -> list[Finding]:
        raise LookupError("王小明")

    begun = time.monotonic()
    findings = examine(
        [("slow", True, hangs), ("broken", False, breaks), ("good", False, lambda: [Finding("good", "ok", "fine")])],
        0.3,
    )
    release.set()
    assert time.monotonic() - begun < 5
    assert [(it.what, it.level, it.service) for it in findings] == [
        ("slow", "fail", True),
        ("broken", "fail", False),
        ("good", "ok", False),
    ]
    assert "王小明" not in findings[1].found


def test_nothing_there_ends_with_69_and_every_failure_says_what_to_do(use_settings: Use) -> None:
    use_settings(broker_url="", **SECRETS)
    shown = shebao("doctor", "--json")
    assert shown.exit_code == 69
    findings = {it["what"]: it for it in json.loads(shown.stdout)}
    for what in ("database", "broker", "gateways"):
        assert findings[what]["level"] == "fail"
        assert findings[what]["remedy"]
    assert findings["mail server"]["level"] == "warn"
    assert (
        findings["encryption keys"]["level"] == findings["voucher keys"]["level"] == findings["fonts"]["level"] == "ok"
    )
    people = shebao("doctor")
    assert people.exit_code == 69
    assert all(what in people.stdout for what in findings)


def test_a_database_file_that_is_missing_is_not_made(use_settings: Use, tmp_path: Path) -> None:
    use_settings(database_url=f"sqlite:///{tmp_path}/none.sqlite")
    (found,) = check_database()
    assert (found.level, found.service) == ("fail", True)
    assert "none.sqlite" in found.found


def test_keys_go_both_ways(use_settings: Use) -> None:
    use_settings(**SECRETS)
    assert [(it.what, it.level) for it in check_keys()] == [("encryption keys", "ok"), ("voucher keys", "ok")]


def test_fonts_are_there() -> None:
    (found,) = check_fonts()
    assert found.level == "ok"


@pytest.mark.parametrize(("offset", "level"), [("2150-03-01", "warn"), ("2025-03-01", "ok")])
def test_a_year_without_published_holidays_is_a_warning(offset: str, level: str) -> None:
    with freeze_time(offset):
        (found,) = check_calendar()
    assert found.level == level
    assert ("not announced" in found.found) == (level == "warn")


def test_a_turned_clock_is_a_warning(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert check_clock_file() == []
    (tmp_path / "clock").write_text("86400", encoding="ascii")
    monkeypatch.setenv("SHEBAO_CLOCK_FILE", f"{tmp_path}/clock")
    (found,) = check_clock_file()
    assert found.level == "warn"
    assert "+86,400 s" in found.found


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that is taken, but where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def test_services_that_are_away_are_failures(use_settings: Use, closed_port: int) -> None:
    use_settings(smtp_url=f"smtp://127.0.0.1:{closed_port}", gateway_url=f"http://127.0.0.1:{closed_port}")
    for check in (check_smtp, check_gateways):
        (found,) = check()
        assert (found.level, found.service) == ("fail", True)
        assert found.remedy


def test_no_broker_at_all_is_a_failure(use_settings: Use) -> None:
    use_settings(broker_url="")
    (found,) = check_broker()
    assert (found.level, found.service) == ("fail", True)


def test_connections_without_tls_are_named_with_the_setting_that_allows_them(use_settings: Use) -> None:
    use_settings(smtp_url="smtp://127.0.0.1:25")
    (found,) = check_encryption()
    assert found.level == "ok"
    use_settings(smtp_url="smtp://mail.example.com:25", without_tls="smtp,gateways")
    (found,) = check_encryption()
    assert (found.level, found.found) == ("warn", "smtp: without TLS, by SHEBAO_WITHOUT_TLS")


def test_sms_providers_are_read_but_not_asked(use_settings: Use, closed_port: int) -> None:
    use_settings(sms_providers=f"http+sandbox://127.0.0.1:{closed_port}")
    (found,) = check_sms()
    assert (found.level, found.found) == ("ok", "set, not asked: sandbox")
    use_settings(sms_providers="pigeon://u:geheim@h")
    (found,) = check_sms()
    assert found.level == "fail"
    assert "geheim" not in found.found


class _Refusing(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass


def test_a_folder_of_bounces_that_is_not_read_is_named(use_settings: Callable[..., None], tmp_path: Path) -> None:
    use_settings(bounce_maildir="")
    assert check_bounces() == []
    use_settings(bounce_maildir=str(tmp_path), smtp_url="smtp://127.0.0.1:1")
    assert [(one.level, one.found) for one in check_bounces()] == [("warn", "they name no message")]
    use_settings(bounce_maildir=str(tmp_path), smtp_url="smtp://127.0.0.1:1?bounce=bounce@example.org")
    assert [one.level for one in check_bounces()] == ["fail"]  # no Maildir
    for name in ("new", "cur"):
        (tmp_path / name).mkdir()
    assert [one.level for one in check_bounces()] == ["ok"]
    (tmp_path / "new" / "1.a").touch()
    assert [one.level for one in check_bounces()] == ["ok"]
    os.utime(tmp_path / "new" / "1.a", (0, 0))
    assert [(one.level, one.found) for one in check_bounces()] == [("fail", "1 are not read")]


def test_gateways_that_answer_anything_are_there(use_settings: Use) -> None:
    with HTTPServer(("127.0.0.1", 0), _Refusing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        use_settings(gateway_url=f"http://127.0.0.1:{server.server_port}")
        (found,) = check_gateways()
        server.shutdown()
    assert (found.level, found.found) == ("ok", "answer (HTTP 404)")


def test_a_mail_server_is_greeted(use_settings: Use) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        said: list[bytes] = []
        thread = threading.Thread(target=_serve_mail, args=(server, said))
        thread.start()
        use_settings(smtp_url=f"smtp://127.0.0.1:{server.getsockname()[1]}")
        (found,) = check_smtp()
        thread.join(10)
    assert found.level == "ok"
    assert [line.split()[0].upper() for line in said] == [b"EHLO", b"NOOP", b"QUIT"]


def _serve_mail(server: socket.socket, said: list[bytes]) -> None:
    """Answer one conversation with 250 to everything."""
    connection, _ = server.accept()
    with connection, connection.makefile("rb") as lines:
        connection.sendall(b"220 mail\r\n")
        for line in lines:
            said.append(line.strip())
            connection.sendall(b"221 bye\r\n" if line.upper().startswith(b"QUIT") else b"250 yes\r\n")
            if line.upper().startswith(b"QUIT"):
                return


def test_a_broken_region_file_is_red_with_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [(it.level, it.what) for it in check_policy()] == [("ok", "region files")]
    PolicyFiles(tmp_path, monkeypatch).change("310000-shanghai.toml", 'min = "7310"', 'min = "99999"')
    (found,) = check_policy()
    assert (found.level, found.found.partition(" ")[0]) == ("fail", "310000-shanghai.toml:16:")


def test_a_worker_whose_clock_is_a_day_slow_is_named() -> None:
    now = utcnow()
    answers = [
        {"letters@a": (now - timedelta(days=1)).isoformat()},
        {"payments@a": now.isoformat()},
        {"old@b": {"error": "unknown"}},
    ]
    [finding] = _clocks(answers, now)
    assert (finding.level, finding.found) == ("fail", "letters@a is -86,400 s from this machine's")


def test_workers_answer_what_time_it_is_for_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "clock").write_text("-86400", encoding="ascii")
    monkeypatch.setenv("SHEBAO_CLOCK_FILE", str(tmp_path / "clock"))
    answer = Panel.data[utc_now.__name__](None)
    assert abs(datetime.fromisoformat(answer) - datetime.now(UTC) + timedelta(days=1)) < timedelta(minutes=1)
