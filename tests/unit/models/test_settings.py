"""Settings: one clear line for what is wrong, and no secret in it."""

import ssl
from collections.abc import Callable
from pathlib import Path

import pytest
from kombu import Connection

from foundation.settings import (
    Settings,
    SettingsError,
    forget_settings,
    get_keyring,
    get_settings,
    unknown_settings,
)
from foundation.settings.sentinels import Login, read_sentinels
from gateways.ports import Gateways
from tests.builders import SECRETS


def test_defaults_do_without_any_setting(use_settings: Callable[..., None], tmp_path: Path) -> None:
    use_settings()
    settings = get_settings()
    assert settings.database == f"sqlite:///{tmp_path}/shebao.sqlite"
    assert (settings.materials_days, settings.reminder_days, settings.debit_tries) == (10, (3, 7), 3)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("run_size", "many", "SHEBAO_RUN_SIZE: "),
        ("run_size", "0", "SHEBAO_RUN_SIZE: "),
        ("run_size", "2001", "SHEBAO_RUN_SIZE: "),
        ("lease_seconds", "1", "SHEBAO_LEASE_SECONDS: "),
        ("http_timeout_seconds", "-1", "SHEBAO_HTTP_TIMEOUT_SECONDS: "),
        ("reminder_days", "3,x", "SHEBAO_REMINDER_DAYS: "),
        ("retry_seconds", "2;5", "SHEBAO_RETRY_SECONDS: "),
        ("retry_seconds", "abc", "SHEBAO_RETRY_SECONDS: write whole numbers with commas between, as 3,7"),
        ("retry_seconds", "-1", "SHEBAO_RETRY_SECONDS: write whole numbers"),
        ("public_url", "shebao.example.org", "SHEBAO_PUBLIC_URL: write the address"),
        ("public_url", "https://", "SHEBAO_PUBLIC_URL: write the address"),
        ("mail_from", "社保 no-reply@example.org", "SHEBAO_MAIL_FROM: write a name and an address"),
        ("mail_from", "no-reply", "SHEBAO_MAIL_FROM: write a name and an address"),
        ("broker_url", "rabbit://user:hunter2@host", "SHEBAO_BROKER_URL: use redis://"),
        ("broker_url", "redis://a:6379,b:6379/0", "SHEBAO_BROKER_URL: use redis://"),
        ("rates", "bank", "SHEBAO_RATES: "),
        ("rates", "bank=0", "SHEBAO_RATES: "),
        ("rates", "bank=-1", "SHEBAO_RATES: "),
        ("rates", "bank=nan", "SHEBAO_RATES: "),
        ("rates", "bank=50,bank=60", "SHEBAO_RATES: "),
        ("rates", "post=50", "SHEBAO_RATES: "),
        ("database_url", "mysql://user:hunter2@host/db", "SHEBAO_DATABASE_URL: "),
    ],
)
def test_a_bad_value_is_one_clear_line_that_names_the_setting(
    use_settings: Callable[..., None], name: str, value: str, told: str
) -> None:
    use_settings(**{name: value})
    with pytest.raises(SettingsError) as error:
        get_settings()
    assert str(error.value).startswith(told)
    assert "\n" not in str(error.value)
    assert "hunter2" not in str(error.value)


def test_a_sender_may_be_a_bare_address_and_a_public_url_loses_its_slash(use_settings: Callable[..., None]) -> None:
    use_settings(mail_from="no-reply@example.org", public_url="https://shebao.example.org/pay/")
    assert get_settings().mail_from == "no-reply@example.org"
    assert get_settings().public_url == "https://shebao.example.org/pay"


def test_a_misspelled_name_is_named_with_the_one_that_was_meant(
    use_settings: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    use_settings()
    assert unknown_settings() == []
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("SHEBAO_RETRY_SECNDS=5\nSHEBAO_VERSION=1\nOTHER=1\n", encoding="utf-8")
    monkeypatch.setenv("SHEBAO_SMTP_URL_FILES", "/run/x")
    assert unknown_settings() == [
        "SHEBAO_RETRY_SECNDS is no setting and has no effect; did you mean SHEBAO_RETRY_SECONDS?",
        "SHEBAO_SMTP_URL_FILES is no setting and has no effect; did you mean SHEBAO_SMTP_URL_FILE?",
    ]


@pytest.mark.parametrize(
    ("connection", "setting", "plain", "encrypted"),
    [
        ("database", "database_url", "postgresql+psycopg://u@db/x", "postgresql+psycopg://u@db/x?sslmode=verify-full"),
        (
            "database",
            "database_url",
            "postgresql+psycopg://u@db/x?sslmode=require",
            "postgresql+psycopg:///x?host=/run/pg",
        ),
        ("broker", "broker_url", "redis://u:p@redis:6379/0", "rediss://u:p@redis:6379/0"),
        ("broker", "broker_url", "rediss://redis:6379/0?ssl_cert_reqs=none", "redis+socket:///run/redis.sock"),
        ("broker", "broker_url", "sentinel://127.0.0.1:26379;sentinel://b:26379", "redis://127.0.0.1:6379/0"),
        ("broker", "broker_url", "sentinel://127.0.0.1:26379,b:26379/0", "sentinel+tls://a,b/0?ssl_ca_certs=/ca.pem"),
        ("smtp", "smtp_url", "smtp://mail.example.com:25", "smtp://mail.example.com:25?starttls=1"),
        ("sms", "sms_providers", "aliyun://k:s@a.example,http+sandbox://sandbox:8790", "http+sandbox://127.0.0.1:8790"),
        ("gateways", "gateway_url", "http://gateway.example.com", "https://gateway.example.com"),
    ],
)
def test_what_leaves_the_machine_without_tls_is_refused_unless_a_setting_says_so(
    use_settings: Callable[..., None], connection: str, setting: str, plain: str, encrypted: str
) -> None:
    use_settings(**{setting: encrypted})
    assert get_settings().plain_connections == []
    use_settings(**{setting: plain})
    with pytest.raises(SettingsError, match=rf"^SHEBAO_{setting.upper()}: .*name {connection} in SHEBAO_WITHOUT_TLS"):
        get_settings()
    use_settings(without_tls=connection)
    assert [name for name, _ in get_settings().plain_connections] == [connection]


def test_the_certificate_of_a_broker_is_checked_by_celery_too(use_settings: Callable[..., None]) -> None:
    use_settings(broker_url="rediss://redis:6379/0")
    assert Connection(get_settings().broker_url).ssl == {"ssl_cert_reqs": ssl.CERT_REQUIRED}


def test_an_unknown_connection_is_refused(use_settings: Callable[..., None]) -> None:
    use_settings(without_tls="broker,all")
    with pytest.raises(SettingsError, match="SHEBAO_WITHOUT_TLS: all is no connection"):
        get_settings()


def test_lists_of_days_are_read_from_commas(use_settings: Callable[..., None]) -> None:
    use_settings(reminder_days="1, 2,", retry_seconds="5")
    assert (get_settings().reminder_days, get_settings().retry_seconds) == ((1, 2), (5,))


def test_limits_are_read_by_gateway(use_settings: Callable[..., None]) -> None:
    use_settings()
    assert get_settings().rate_limits == {}
    use_settings(rates=" bank=50, esign = 0.5,authority=200,")
    assert get_settings().rate_limits == {"bank": 50.0, "esign": 0.5, "authority": 200.0}


def test_every_gateway_can_be_limited(use_settings: Callable[..., None]) -> None:
    use_settings(rates=",".join(f"{name}=1" for name in Gateways._fields))
    assert set(get_settings().rate_limits) == set(Gateways._fields)


def in_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / "secret"
    path.write_bytes(content)
    monkeypatch.setenv(f"SHEBAO_{name}_FILE", str(path))
    forget_settings()
    return path


def test_every_setting_can_come_from_a_file(
    use_settings: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    use_settings()
    for name, text in {"keys": "a:b", "run_size": "7", "reminder_days": "1,2"}.items():
        in_file(monkeypatch, tmp_path, name.upper(), f" {text}\n".encode())
        found = getattr(get_settings(), name)
        monkeypatch.delenv(f"SHEBAO_{name.upper()}_FILE")
        shown = found.get_secret_value() if name == "keys" else found
        assert shown == {"keys": "a:b", "run_size": 7, "reminder_days": (1, 2)}[name]


def test_both_a_value_and_a_file_is_an_error(
    use_settings: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    use_settings(keys="a:secret1")
    in_file(monkeypatch, tmp_path, "KEYS", b"b:secret2")
    with pytest.raises(SettingsError, match="SHEBAO_KEYS and SHEBAO_KEYS_FILE are both set") as error:
        get_settings()
    assert "secret" not in str(error.value)


def test_a_file_that_cannot_be_read_is_one_clear_line(
    use_settings: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    use_settings()
    in_file(monkeypatch, tmp_path, "KEYS", b"x").unlink()
    with pytest.raises(SettingsError, match=r"SHEBAO_KEYS_FILE: .* cannot be read"):
        get_settings()
    in_file(monkeypatch, tmp_path, "KEYS", b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"SHEBAO_KEYS_FILE: .* is not text in UTF-8"):
        get_settings()


def test_what_is_not_set_is_looked_for_where_the_embedded_stack_leaves_it(
    use_settings: Callable[..., None], tmp_path: Path
) -> None:
    use_settings()
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "index_key").write_text("from the stack\n")
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "smtp_url").write_text("smtp://127.0.0.1:1025\n")
    forget_settings()
    assert get_settings().index_key.get_secret_value() == "from the stack"
    assert get_settings().smtp_url == "smtp://127.0.0.1:1025"
    use_settings(smtp_url="smtps://mine")
    assert get_settings().smtp_url == "smtps://mine"


CANARY = "whsec_" + "Y2Fu" * 8


def test_secrets_are_not_shown(use_settings: Callable[..., None]) -> None:
    use_settings(**SECRETS, callback_secret=f"bank:k1:{CANARY}", api_tokens="canary-token")
    shown = repr(get_settings()) + str(get_settings().model_dump())
    for secret in (*SECRETS.values(), CANARY, "canary-token"):
        assert secret not in shown


def test_missing_or_bad_keys_are_one_clear_line(use_settings: Callable[..., None]) -> None:
    use_settings()
    with pytest.raises(SettingsError, match="SHEBAO_KEYS is not set"):
        get_keyring()
    use_settings(**SECRETS | {"keys": "a:AAAA"})
    with pytest.raises(SettingsError, match="SHEBAO_KEYS or SHEBAO_INDEX_KEY: key a has 3 bytes"):
        get_keyring()


def test_every_setting_is_described() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert field.description.endswith("."), name


@pytest.mark.parametrize("value", ["", "8-21", "21:00-08:00", "08:00-08:00", "08:60-21:00", "08:00-24:01", "08:00"])
def test_hours_for_letters_that_are_none_are_refused_by_name(use_settings: Callable[..., None], value: str) -> None:
    use_settings(letter_hours=value)
    with pytest.raises(SettingsError, match=r"^SHEBAO_LETTER_HOURS: .*08:00-21:00"):
        get_settings()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("whsec_", "entry 1 is not SERVICE:ID:SECRET"),
        ("whsec_abc", "entry 1 is not SERVICE:ID:SECRET"),
        (CANARY, "entry 1 is not SERVICE:ID:SECRET"),
        ("bank:k1:whsec_", "entry 1, bank:k1: the secret has 0 bytes"),
        ("bank:k1:whsec_abc", "entry 1, bank:k1: what follows whsec_ is not base64"),
        ("bank:k1:whsec_" + "Y2Fu" * 7, "entry 1, bank:k1: the secret has 21 bytes"),
        ("bank:k1:plain-text-that-is-long-enough-to-be-a-key", "entry 1, bank:k1: a secret is whsec_ and base64"),
        (f"bank:k1:{CANARY} bank:k1:{CANARY}", "entry 2: the id k1 of bank is listed twice"),
        (f"bank:k1:{CANARY},sms/aliyun:k1:{CANARY}", "sms/aliyun and bank have the same secret"),
        (f"sms:k1:{CANARY}", "entry 1 is not SERVICE:ID:SECRET"),
        (f"portal:k1:{CANARY}", "entry 1 is not SERVICE:ID:SECRET"),
    ],
)
def test_callback_secrets_that_protect_nothing_are_refused_in_one_line(
    use_settings: Callable[..., None], text: str, fault: str
) -> None:
    use_settings(**SECRETS, callback_secret=text)
    with pytest.raises(SettingsError) as caught:
        get_settings()
    line = str(caught.value)
    assert line.startswith("SHEBAO_CALLBACK_SECRET")
    assert fault in line
    assert "\n" not in line
    assert "Y2Fu" not in line


def test_each_service_has_its_secrets_newest_first(use_settings: Callable[..., None]) -> None:
    older = "whsec_" + "b2xk" * 8
    use_settings(**SECRETS, callback_secret=f"bank:b:{CANARY}\nbank:a:{older}, esign:a:whsec_{'c2ln' * 8}")
    assert get_settings().callback_secrets("bank") == (CANARY, older)
    assert get_settings().callback_secrets("esign") == ("whsec_" + "c2ln" * 8,)
    assert get_settings().callback_secrets("sms/aliyun") == ()


SENTINELS = "sentinel://app:p%25w%231@s1,s2:26380,[::1]:26379/3?master_name=shebao&sentinel_password=own"


def test_an_address_of_sentinels_is_read_with_its_logins_and_written_as_celery_takes_it() -> None:
    read = read_sentinels(SENTINELS)
    assert read.hosts == (("s1", 26379), ("s2", 26380), ("::1", 26379))
    assert (read.master_name, read.database, read.tls) == ("shebao", 3, None)
    assert (read.login, read.sentinel_login) == (Login("app", "p%w#1"), Login(None, "own"))
    assert "own" not in repr(read)
    first = Connection(read.celery_url)
    assert (first.hostname, first.userid, first.password, first.virtual_host) == ("s1", "app", "p%w#1", "3")
    assert len(first.alt) == 3
    assert read_sentinels(f"{read.celery_url}?master_name=shebao&sentinel_password=own") == read
    assert read_sentinels("sentinel+tls://s1?ssl_ca_certs=/ca.pem").tls == {"ssl_ca_certs": "/ca.pem"}
    assert read_sentinels("sentinel://s1").master_name == "mymaster"


@pytest.mark.parametrize(
    "wrong",
    [
        "sentinel://:hunter2@s1/x",
        "sentinel://:hunter2@s1:port/0",
        "sentinel://:hunter2@/0",
        "sentinel://:hunter2@s1/0?master=m",
        "sentinel://:hunter2@s1/0?ssl_ca_certs=/ca.pem",
        "sentinel://:hunter2@s1;redis://s2",
        "redis://:hunter2@a,b",
    ],
)
def test_a_wrong_address_of_a_broker_is_one_line_without_its_password(
    use_settings: Callable[..., None], wrong: str
) -> None:
    use_settings(broker_url=wrong, without_tls="broker")
    with pytest.raises(SettingsError, match=r"^SHEBAO_BROKER_URL: ") as error:
        get_settings()
    assert "hunter2" not in str(error.value)
