"""`shebao config`: what is in force, without secrets."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.system.config import mask_urls
from foundation.settings import Settings
from tests.builders import SECRETS
from tests.command import shebao, shebao_process

Use = Callable[..., None]


def test_every_setting_is_shown_with_its_value_and_where_it_comes_from(use_settings: Use) -> None:
    use_settings(lease_seconds=30, **SECRETS)
    shown = shebao("config", "--json")
    assert shown.exit_code == 0, shown.stderr
    found = json.loads(shown.stdout)
    assert set(found) == {f"SHEBAO_{name.upper()}" for name in Settings.model_fields} | {"FLOWER_BASIC_AUTH"}
    assert found["SHEBAO_LEASE_SECONDS"] == {"value": 30, "from": "environment"}
    assert found["SHEBAO_RUN_SIZE"] == {"value": 500, "from": "default"}
    people = shebao("config").stdout
    assert all(name in people for name in found)


def test_no_secret_is_shown(use_settings: Use, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWER_BASIC_AUTH", "operator:geheim")
    use_settings(
        broker_url="redis://shebao:geheim@broker:6379/0",
        without_tls="broker",
        smtp_url="smtp://letters:geheim@127.0.0.1:25?bounce=b@example.com",
        gateway_url="https://me:geheim@gateway.example.com/x?token=geheim",
        callback_secret=f"bank:geheim:whsec_{'Y2Fu' * 8}",
        api_tokens="geheim",
        **SECRETS,
    )
    for shown in (shebao("config"), shebao("config", "--json")):
        assert shown.exit_code == 0, shown.stderr
        assert "geheim" not in shown.output
        for secret in SECRETS.values():
            assert secret.rpartition(":")[2] not in shown.output
        assert "redis://shebao:***@broker:6379/0" in shown.output
        assert "bounce=b@example.com" in shown.output


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("", ""),
        ("sqlite:////var/shebao.sqlite", "sqlite:////var/shebao.sqlite"),
        ("redis+socket:///run/b.sock?virtual_host=0", "redis+socket:///run/b.sock?virtual_host=0"),
        ("redis://:pw@h/0", "redis://:***@h/0"),
        (
            "postgresql+psycopg://u:p%40w@h/d?sslpassword=x&host=/tmp",
            "postgresql+psycopg://u:***@h/d?host=%2Ftmp&sslpassword=***",
        ),
        ("aliyun://K:S@h?sign=社保,tencent://I:S2@h2", "aliyun://K:***@h?sign=社保,tencent://I:***@h2"),
        ("smtp://h:25?bounce=a@b.c", "smtp://h:25?bounce=a@b.c"),
    ],
)
def test_urls_are_shown_without_passwords(url: str, shown: str) -> None:
    assert mask_urls(url) == shown


@given(st.text(st.characters(codec="ascii", exclude_categories=("Cc",), exclude_characters=",/?#"), min_size=1))
def test_no_password_of_a_url_is_shown(password: str) -> None:
    secret = f"<<{password}>>"
    assert secret not in mask_urls(f"smtp://user:{secret}@host:25")
    assert secret not in mask_urls(f"redis://:{secret}@host/0")


@given(st.text(st.characters(codec="ascii", exclude_categories=("Cc",), exclude_characters="@"), min_size=1))
def test_no_password_of_a_database_is_shown(password: str) -> None:
    secret = f"<<{password}>>"
    assert secret not in mask_urls(f"postgresql+psycopg://user:{secret}@host:5432/shebao")


@pytest.mark.parametrize("password", ["gehe/im", "gehe?im", "gehe#im", "12?geheim", "12/geheim"])
def test_a_password_that_had_to_be_escaped_hides_the_whole_address(password: str) -> None:
    assert mask_urls(f"smtp://user:{password}@host:25") == "smtp://***"


@pytest.mark.parametrize(
    ("setting", "value", "part"),
    [
        ("keys", "t1:AAAA", "AES-256 needs 32"),
        ("voucher_key", "AAAA", "SHEBAO_VOUCHER_KEY"),
        ("smtp_url", "http://u:geheim@h", "SHEBAO_SMTP_URL"),
        ("sms_providers", "pigeon://u:geheim@h", "SHEBAO_SMS_PROVIDERS, entry 1"),
        ("run_size", "0", "SHEBAO_RUN_SIZE"),
        ("lease_seconds", "soon", "SHEBAO_LEASE_SECONDS"),
    ],
)
def test_a_bad_value_is_one_clear_line_and_exit_code_2(use_settings: Use, setting: str, value: str, part: str) -> None:
    use_settings(**{**SECRETS, setting: value})
    shown = shebao("config")
    assert shown.exit_code == 2
    assert len(shown.stderr.splitlines()) == 1
    assert part in shown.stderr
    assert "geheim" not in shown.output


def test_limits_that_do_not_fit_the_lease_are_named(tmp_path: Path) -> None:
    shown = shebao_process("config", cwd=tmp_path, SHEBAO_LEASE_SECONDS="3", SHEBAO_HTTP_TIMEOUT_SECONDS="9")
    assert shown.returncode == 2
    assert b"SHEBAO_HTTP_TIMEOUT_SECONDS" in shown.stderr


def test_a_deployment_of_its_own_has_to_bring_its_keys(tmp_path: Path) -> None:
    postgres = {"SHEBAO_DATABASE_URL": "postgresql+psycopg://shebao@db/shebao?sslmode=verify-full"}
    shown = shebao_process("config", cwd=tmp_path, **postgres)
    assert shown.returncode == 2
    assert b"SHEBAO_KEYS is not set" in shown.stderr
    assert b"SHEBAO_VOUCHER_KEY" in shown.stderr
    given_keys = {f"SHEBAO_{name.upper()}": value for name, value in SECRETS.items()}
    assert shebao_process("config", cwd=tmp_path, **postgres, **given_keys).returncode == 0


def test_a_fresh_clone_has_nothing_to_complain_of(tmp_path: Path) -> None:
    shown = shebao_process("config", cwd=tmp_path)
    assert (shown.returncode, shown.stderr) == (0, b"")


def test_each_source_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SHEBAO_RUN_SIZE=7\n", encoding="utf-8")
    (tmp_path / "secret").write_text(f"t1:{base64.b64encode(b'k' * 32).decode()}\n", encoding="utf-8")
    (tmp_path / "var" / "secrets").mkdir(parents=True)
    (tmp_path / "var" / "secrets" / "index_key").write_text(SECRETS["index_key"], encoding="utf-8")
    env = {"SHEBAO_KEYS_FILE": str(tmp_path / "secret"), "SHEBAO_POLL_SECONDS": "3"}
    found: dict[str, Any] = json.loads(shebao_process("config", "--json", cwd=tmp_path, **env).stdout)
    sources = {name.removeprefix("SHEBAO_").lower(): row["from"] for name, row in found.items()}
    assert sources["run_size"] == ".env"
    assert sources["keys"] == "file"
    assert sources["index_key"] == "embedded stack"
    assert sources["poll_seconds"] == "environment"
    assert sources["home"] == "default"
    assert found["SHEBAO_RUN_SIZE"]["value"] == 7
