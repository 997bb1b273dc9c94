"""The command as a whole: help, exit codes, stdout and stderr, colour, ends by force."""

import json
import os
import pty
import shlex
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from cli.main import COMMANDS, root
from foundation.version import VERSION
from models.migrate import upgrade
from tests.command import ROOT, clean_environment, shebao, shebao_process

ASSESS = ("regions", "assess", "--region", "310000", "--scheme", "flexible", "--insurances", "pension,medical")


def test_help_lists_every_command_without_importing_one() -> None:
    script = (
        "import sys; from cli.main import main\n"
        "code = main(['--help'])\n"
        "heavy = {'sqlalchemy', 'celery', 'pydantic', 'rich.table', 'workflows.intake.accept'} & set(sys.modules)\n"
        "print('imported', sorted(heavy), file=sys.stderr); sys.exit(code)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, env=clean_environment()
    )
    assert shown.returncode == 0
    assert "imported []" in shown.stderr
    for name in COMMANDS:
        assert f"\n  {name} " in shown.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_be_imported_and_helps(name: str) -> None:
    shown = shebao(name, "--help")
    assert shown.exit_code == 0, shown.stderr
    assert shown.stdout.startswith(f"Usage: shebao {name}")


def test_the_version_is_the_project_s() -> None:
    made = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert made["project"]["dynamic"] == ["version"]
    assert made["tool"]["hatch"]["version"]["path"] == "foundation/version.py"
    assert shebao("--version").stdout == f"shebao {VERSION}\n"


@pytest.mark.parametrize(
    "args",
    [("nope",), ("payments", "nope"), ("payments", "list", "--state", "nope"), ("submit", "/no/such/file"), ("send",)],
)
def test_wrong_usage_ends_with_2_and_says_so_on_stderr_alone(args: tuple[str, ...]) -> None:
    shown = shebao(*args)
    assert shown.exit_code == 2
    assert shown.stdout == ""
    assert "Error" in shown.stderr


def test_an_unknown_setting_s_value_ends_with_2_and_one_line(tmp_path: Path) -> None:
    shown = shebao_process("payments", "list", cwd=tmp_path, SHEBAO_DATABASE_URL="mysql://u:geheim@h/db")
    assert shown.returncode == 2
    assert shown.stdout == b""
    lines = shown.stderr.decode().splitlines()
    assert len(lines) == 1
    assert "SHEBAO_DATABASE_URL" in lines[0]
    assert "geheim" not in lines[0]


def test_no_database_ends_with_69_and_makes_none(tmp_path: Path) -> None:
    shown = shebao_process("payments", "list", "--json", cwd=tmp_path)
    assert shown.returncode == 69
    assert json.loads(shown.stdout)["error"]["code"] == "database_unreachable"
    assert b"shebao up" in shown.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_database_server_that_is_away_ends_with_69_and_shows_no_password(tmp_path: Path) -> None:
    url = "postgresql+psycopg://shebao:geheim@127.0.0.1:1/shebao"
    shown = shebao_process("payments", "list", cwd=tmp_path, SHEBAO_DATABASE_URL=url)
    assert shown.returncode == 69
    assert b"the database cannot be used" in shown.stderr
    assert b"geheim" not in shown.stderr
    assert b"Traceback" not in shown.stderr


def test_a_database_without_tables_ends_with_69_and_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "empty.sqlite").touch()
    shown = shebao_process("payments", "list", cwd=tmp_path, SHEBAO_DATABASE_URL=f"sqlite:///{tmp_path}/empty.sqlite")
    assert shown.returncode == 69
    assert b"schema" in shown.stderr


def test_a_reader_that_goes_away_ends_the_command_quietly() -> None:
    command = f"{shlex.quote(sys.executable)} -m cli regions list --json | head -c 10; exit ${{PIPESTATUS[0]}}"
    shown = subprocess.run(["bash", "-c", command], capture_output=True, check=False, env=clean_environment())
    assert shown.stdout.startswith(b"[")
    assert shown.stderr == b""


def test_ctrl_c_ends_with_130(tmp_path: Path) -> None:
    """Its note that it reads from the terminal shows that the command has begun."""
    (tmp_path / "there.sqlite").touch()
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "submit", "-"],
        stdin=theirs,
        stderr=subprocess.PIPE,
        env=clean_environment(SHEBAO_DATABASE_URL=f"sqlite:///{tmp_path}/there.sqlite"),
    )
    os.close(theirs)
    assert process.stderr is not None
    assert b"Ctrl-D" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    os.close(ours)
    assert process.returncode == 130
    assert told.strip() == b"shebao: interrupted"


def test_a_terminal_gets_colour_and_no_color_takes_it_away() -> None:
    assert "\x1b[" in on_a_terminal("regions", "show", "310000", TERM="xterm-256color")
    plain = on_a_terminal("regions", "show", "310000", TERM="xterm-256color", NO_COLOR="1")
    assert "\x1b[3" not in plain
    assert "\x1b" not in on_a_terminal("regions", "show", "310000", TERM="dumb")


def on_a_terminal(*args: str, **env: str) -> str:
    """What the command writes when stdout is a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "cli", *args], stdout=theirs, env=clean_environment(**env))
    os.close(theirs)
    written = b""
    while True:
        try:
            block = os.read(ours, 65536)
        except OSError:  # Linux: the other end is closed
            break
        if not block:
            break
        written += block
    os.close(ours)
    assert process.wait(30) == 0
    return written.decode()


def test_off_a_terminal_nothing_is_coloured_or_cut() -> None:
    shown = shebao_process("regions", "show", "310000", COLUMNS="40")
    assert b"\x1b" not in shown.stdout
    assert b"citynewsservice.cn, on social insurance of flexible workers; Shangguan News" in shown.stdout


def test_where_stdout_cannot_show_chinese_json_is_escaped_and_still_says_the_same() -> None:
    shown = shebao_process("regions", "list", "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert shown.returncode == 0
    assert {"zh-CN": "上海市", "en": "Shanghai"} in [row["name"] for row in json.loads(shown.stdout)]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_of_a_shell(shell: str) -> None:
    shown = shebao("completion", shell)
    assert shown.exit_code == 0
    assert "_SHEBAO_COMPLETE" in shown.stdout


def test_completion_completes_commands() -> None:
    shown = shebao_process(_SHEBAO_COMPLETE="bash_complete", COMP_WORDS="shebao pay", COMP_CWORD="1")
    assert shown.stdout == b"plain,payments\n"


def test_a_defect_shows_its_place_and_not_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    personal = "小明" * 2

    def broken() -> None:
        raise LookupError(personal)

    monkeypatch.setattr("cli.policy.regions.get_regions", broken)
    shown = shebao("regions", "list")
    assert shown.exit_code == 1
    assert "LookupError" in shown.stderr
    assert "test_command.py" in shown.stderr
    assert personal not in shown.output


def test_the_root_can_be_called_as_click_calls_a_group() -> None:
    assert root.main(["--version"], standalone_mode=False) == 0


@pytest.mark.parametrize(
    ("closed", "args", "code"),
    [
        ("<&-", "submit -", 1),
        (">&-", "regions list", 0),
        (">&-", "regions list --json", 0),
        ("2>&-", "payments list --region nowhere", 69),
        ("<&- >&- 2>&-", "regions list", 0),
    ],
)
def test_a_closed_stream_is_no_defect(closed: str, args: str, code: int, tmp_path: Path) -> None:
    database = tmp_path / "shebao.sqlite"
    env = {"SHEBAO_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    if "submit" in args:
        upgrade(f"sqlite:///{database}")
    command = f"{shlex.quote(sys.executable)} -m cli {args} {closed}"
    ended = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=clean_environment(**env), capture_output=True, check=False
    )
    assert ended.returncode == code, ended.stderr
    assert b"Traceback" not in ended.stderr
    assert b"defect" not in ended.stderr


def test_an_unknown_time_zone_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Nonsense/Zone", "../etc/passwd"):
        monkeypatch.setenv("TZ", name)
        shown = shebao("regions", "list")
        assert (shown.exit_code, shown.stdout) == (2, "")
        assert shown.stderr.startswith("shebao: TZ: no such time zone")
    for name in ("Asia/Shanghai", "CST-8", "", "UTC"):
        monkeypatch.setenv("TZ", name)
        assert shebao("regions", "list").exit_code == 0


def test_a_broker_address_of_another_kind_is_one_clear_line(tmp_path: Path) -> None:
    shown = shebao_process(
        "doctor", cwd=tmp_path, SHEBAO_BROKER_URL="amqp://guest:geheim@host", SHEBAO_HOME=str(tmp_path)
    )
    assert shown.returncode == 2
    assert len(shown.stderr.splitlines()) == 1
    assert b"SHEBAO_BROKER_URL: use redis://" in shown.stderr
    assert b"geheim" not in shown.stderr + shown.stdout
