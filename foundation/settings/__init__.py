"""Settings: environment variables `SHEBAO_*` (or `.env`), each also as `NAME_FILE` for secrets kept in files.

What is not set is looked for where the embedded stack leaves it (`$SHEBAO_HOME/secrets` and `$SHEBAO_HOME/run`), so
that commands in another terminal find a running stack. Deadlines marked *house rule* are our choice, not a
regulation's.
"""

import os
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from foundation.crypto import Keyring
from foundation.errors import ShebaoError
from foundation.settings import forms, transport
from foundation.settings.callback_secrets import read_callback_secrets


class SettingsError(ShebaoError):
    """A setting that is missing or wrong: one line that names it and says what to do."""


class _Files(PydanticBaseSettingsSource):
    """`SHEBAO_NAME_FILE`, then the files of the embedded stack."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        name = f"SHEBAO_{field_name.upper()}"
        path = os.environ.get(f"{name}_FILE")
        if path is not None:
            return _read_file(name, path), field_name, False
        home = Path(os.environ.get("SHEBAO_HOME", "var"))
        for folder in ("secrets", "run"):
            candidate = home / folder / field_name
            if candidate.is_file() and os.environ.get(name) is None:
                return candidate.read_text(encoding="utf-8").strip(), field_name, False
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        values = (
            (name, self.get_field_value(field, name)[0]) for name, field in self.settings_cls.model_fields.items()
        )
        return {name: value for name, value in values if value is not None}


def _read_file(name: str, path: str) -> str:
    if os.environ.get(name) is not None:
        raise SettingsError(f"{name} and {name}_FILE are both set; keep one of them")
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise SettingsError(f"{name}_FILE: {path} cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{name}_FILE: {path} is not text in UTF-8") from None


def _readable_rates(value: str) -> str:
    forms.rates(value)
    return value


def _readable_hours(value: str) -> str:
    forms.hours(value)
    return value


def _readable_retention(value: str) -> str:
    forms.retention(value)
    return value


def _readable_callback_secrets(value: SecretStr) -> SecretStr:
    read_callback_secrets(value.get_secret_value())
    return value


class Settings(BaseSettings):
    """All settings in force; see `docs/reference/settings.md`, which a test holds against this class."""

    model_config = SettingsConfigDict(env_prefix="SHEBAO_", env_file=".env", extra="ignore", enable_decoding=False)

    home: Path = Field(Path("var"), description="Where the embedded stack keeps its data.")
    ports: str = Field(
        "", description="Ports of `shebao up` where they differ from api=8400,flower=5555,sandbox=8790,mailbox=1025."
    )
    database_url: Annotated[str, AfterValidator(forms.database_url)] = Field(
        "", description="SQLAlchemy URL; empty means SQLite under SHEBAO_HOME."
    )
    database_connect_seconds: int = Field(3, ge=1, description="Longest wait for a new connection to PostgreSQL.")
    database_statement_seconds: float = Field(
        5.0, gt=0, description="Longest statement, waits for locks included; on SQLite, longest wait for its lock."
    )
    database_pooler: bool = Field(
        False, description="PostgreSQL is behind PgBouncer in transaction mode; run `shebao db upgrade` after a change."
    )
    broker_url: Annotated[str, AfterValidator(forms.broker_url)] = Field(
        "", description="Redis or Valkey, or their Sentinels; empty means the embedded server's."
    )
    smtp_url: str = Field("", description="smtp://user:password@host:port; empty means letters wait.")
    sms_providers: str = Field("", description="Comma list of SMS provider URLs, in order of preference.")
    gateway_url: str = Field("", description="Base URL of the gateways to tax authority, e-signature and bank.")
    without_tls: Annotated[str, AfterValidator(transport.connections)] = Field(
        "", description="Connections that may leave the machine without TLS, as `database,broker`; else refused."
    )
    public_url: Annotated[str, AfterValidator(forms.public_url)] = Field(
        "https://shebao.invalid", description="Base of addresses shown to payers (voucher check)."
    )
    mail_from: Annotated[str, AfterValidator(forms.sender)] = Field(
        "社保缴费服务 <no-reply@shebao.invalid>", description="Sender of e-mail."
    )

    alert_mail: Annotated[str, AfterValidator(forms.addresses)] = Field(
        "", description="Comma list of operators' addresses that get a mail when an alert that pages begins or ends."
    )
    bounce_maildir: str = Field(
        "", description="Maildir to which the mail server delivers bounces; empty: none is read."
    )

    keys: SecretStr = Field(SecretStr(""), description="Encryption keys `id:base64,…`, newest first.")
    index_key: SecretStr = Field(SecretStr(""), description="Base64 keys of the blind index by commas, newest first.")
    voucher_key: SecretStr = Field(SecretStr(""), description="Ed25519 key that signs vouchers.")
    voucher_pdf_key: SecretStr = Field(
        SecretStr(""), description="Signs the PDF of vouchers: PEM of a private key and its certificates; see voucher."
    )
    voucher_seal: str = Field("", description="Picture that the PDF's signature shows as the seal; empty: none.")
    callback_secret: Annotated[SecretStr, AfterValidator(_readable_callback_secrets)] = Field(
        SecretStr(""),
        description="HMAC secrets of callbacks: `SERVICE:ID:whsec_…`, newest first.",
    )
    gateway_secret: SecretStr = Field(
        SecretStr(""), description="HMAC secrets that sign requests to gateways, newest first; empty: not signed."
    )
    api_tokens: SecretStr = Field(SecretStr(""), description="Clients of the HTTP interface: JSON, see reference.")
    stream_clients: str = Field("", description="Clients with a Redis stream of their own: JSON, or `portal,hr`.")
    console_proxies: Annotated[str, AfterValidator(forms.networks)] = Field(
        "", description="Proxies whose header names the operator, as `10.0.0.7,10.1.0.0/16`; empty: passwords alone."
    )
    console_header: str = Field(
        "X-Forwarded-User", pattern=r"^[A-Za-z0-9-]{1,64}$", description="The header of these proxies."
    )

    webhook_loopback: bool = Field(
        False, description="Let webhooks go to http:// and to this machine. For tests and development only."
    )

    canary_minutes: int = Field(
        0, ge=0, description="How often a canary payment goes through gateways that are a sandbox; 0: never."
    )
    logs: Literal["text", "json"] = Field(
        "text", description="How workers, the API and the stream consumer log: `text`, or `json`, an object a line."
    )
    traces_url: str = Field(
        "", description="OTLP receiver over HTTP, as http://127.0.0.1:4318/v1/traces; needs the extra `otel`."
    )
    run_size: int = Field(500, ge=1, le=2000, description="Most payments in one run.")
    runs_in_flight: int = Field(2, ge=1, description="Most runs in flight: as many as there are payment workers.")
    pipeline: bool = Field(True, description="Decide the next step before this one is committed (speed alone).")
    asynchronous_commits: bool = Field(
        True, description="Do not wait for the disk after a step that leaves nothing to the outside (speed alone)."
    )
    lease_seconds: int = Field(12, ge=2, description="How long a run may be silent before its payments are due again.")
    recovery_limit: int = Field(5, ge=1, description="Lost runs in one step before a payment needs attention.")
    http_timeout_seconds: float = Field(4.0, gt=0, description="Longest wait for a gateway's answer.")
    rates: Annotated[str, AfterValidator(_readable_rates)] = Field(
        "", description="Most orders and questions a second to a gateway, as `bank=50,authority=200`; else no limit."
    )
    smtp_timeout_seconds: float = Field(5.0, gt=0, description="Longest wait for the mail server.")

    retry_seconds: Annotated[tuple[int, ...], BeforeValidator(forms.numbers)] = Field(
        (2, 5, 15, 60, 300, 900, 3600), description="Waits between tries of one step; then attention. House rule."
    )
    letter_hours: Annotated[str, AfterValidator(_readable_hours)] = Field(
        "08:00-21:00", description="When letters are sent (Asia/Shanghai), urgent ones apart; 00:00-24:00: always."
    )
    resends_a_day: int = Field(
        3, ge=1, description="Messages sent again by operators to one payer by one channel and day. House rule."
    )
    materials_days: int = Field(10, ge=1, description="Days to supply missing materials. House rule.")
    reminder_days: Annotated[tuple[int, ...], BeforeValidator(forms.numbers)] = Field(
        (3, 7), description="Days after asking at which reminders go out. House rule."
    )
    choice_days: int = Field(7, ge=1, description="Days to choose another payment method. House rule.")
    contract_days: int = Field(7, ge=1, description="Days to sign a contract. House rule.")
    mandate_years: int = Field(3, ge=1, description="Term of a new debit contract. House rule.")
    pay_order_days: int = Field(7, ge=1, description="Days to pay where no window is published. House rule.")
    refund_approval_yuan: str = Field(
        "1000.00",
        pattern=r"^[0-9]{1,10}(\.[0-9]{1,2})?$",
        description="Above it (parts of a payment together) a refund needs a second person.",
    )
    retention_days: Annotated[str, AfterValidator(_readable_retention)] = Field(
        "completed=10950,rejected=365,expired=365,cancelled=365,events=180",
        description="Days for which personal data is kept after a payment ended so, or its money came (as completed); "
        "events: what was received. House rule.",
    )
    debit_tries: int = Field(3, ge=1, description="Debits tried on short balance before a choice. House rule.")
    poll_seconds: int = Field(2, ge=1, description="First wait before asking for an answer that is pending.")

    @property
    def rate_limits(self) -> dict[str, float]:
        """The limits by gateway, in orders and questions a second."""
        return forms.rates(self.rates)

    @property
    def alert_recipients(self) -> list[str]:
        """The addresses of operators that get a mail about alerts."""
        return [one.strip() for one in self.alert_mail.split(",") if one.strip()]

    @property
    def retention(self) -> dict[str, int]:
        """For how many days personal data is kept, by the state in which a payment ended; and `events`."""
        return forms.retention(self.retention_days)

    @property
    def plain_connections(self) -> list[tuple[str, str]]:
        """The connections that leave the machine without TLS or unchecked, each with what to do."""
        urls = {
            "database": self.database_url,
            "broker": self.broker_url,
            "smtp": self.smtp_url,
            "sms": self.sms_providers,
            "gateways": self.gateway_url,
        }
        return list(transport.plain_connections(urls))

    @property
    def letter_minutes(self) -> tuple[int, int]:
        """Between which minutes of the day in Asia/Shanghai letters are sent."""
        return forms.hours(self.letter_hours)

    def callback_secrets(self, service: str) -> tuple[str, ...]:
        """The secrets of a service's callbacks (`bank`, `esign`, `authority`, `sms/NAME`), newest first."""
        return read_callback_secrets(self.callback_secret.get_secret_value()).get(service, ())

    @property
    def database(self) -> str:
        """The database URL in force."""
        return self.database_url or f"sqlite:///{(self.home / 'shebao.sqlite').absolute()}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, dotenv_settings, _Files(settings_cls)


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """The settings in force, read once; raises SettingsError with one clear line."""
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        words = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"SHEBAO_{str(first['loc'][0]).upper()}: {words}") from None
    allowed = transport.names(settings.without_tls)
    for name, remedy in settings.plain_connections:
        if name not in allowed:
            raise SettingsError(f"{remedy}, or name {name} in SHEBAO_WITHOUT_TLS to do without encryption")
    return settings


def unknown_settings() -> list[str]:
    """One line for each SHEBAO_ name in the environment or `.env` that is no setting."""
    return forms.unknown_names(Settings.model_fields)


@lru_cache(maxsize=1)
def get_keyring() -> Keyring:
    """The keys of personal data; raises SettingsError."""
    settings = get_settings()
    for name in ("keys", "index_key"):
        if not getattr(settings, name).get_secret_value():
            raise SettingsError(f"SHEBAO_{name.upper()} is not set; start the embedded stack once, or set it")
    try:
        return Keyring.from_text(settings.keys.get_secret_value(), settings.index_key.get_secret_value())
    except ValueError as error:
        raise SettingsError(f"SHEBAO_KEYS or SHEBAO_INDEX_KEY: {error}") from None


def forget_settings() -> None:
    """Read everything again at the next use; for tests and after the embedded stack has made its keys."""
    get_settings.cache_clear()
    get_keyring.cache_clear()
