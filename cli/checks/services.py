"""Checks of what runs beside Shebao: database, broker and workers, mail server, SMS providers, gateways."""

import smtplib
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select, text

from cli.checks.calls import find_breakers, find_limits
from cli.checks.finding import Finding, Level
from cli.database import need_database
from cli.failures import Failure, explain
from foundation.clock import utcnow
from foundation.crypto import SealError
from foundation.settings import SettingsError, get_keyring, get_settings
from models.migrate import head
from models.session import read
from models.tables import Payment, Request

_ANSWER_S = 3.0
_SKEW_S = 2.0
_LATE = timedelta(seconds=60)


def check_database() -> list[Finding]:
    """Reachable, at the present schema, its clock near ours, opened by our keys, its due payments taken up; and what it
    holds of the calls to the other side."""
    try:
        need_database()
        with read() as connection:
            kind = connection.dialect.name
            database = Finding("database", "ok", kind, service=True)
            schema = _schema(connection)
            if schema.level == "fail":
                return [database, schema]
            own = [database, schema, _clock(connection), *_seals(connection), _work(connection)]
            return [*own, *find_breakers(connection), *find_limits(connection)]
    except Exception as error:
        failure = explain(error)
        if failure is None:
            raise
        return [Finding("database", "fail", failure.message, "start it, or correct SHEBAO_DATABASE_URL", service=True)]


def _schema(connection: Connection) -> Finding:
    wanted = head()
    if not connection.dialect.has_table(connection, "alembic_version"):
        present = "none"
    else:
        present = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "none"
    if present == wanted:
        return Finding("schema", "ok", present)
    remedy = "stop the workers and run the migrations: see docs/how-to"
    return Finding("schema", "fail", f"the database has {present}, this version needs {wanted}", remedy, service=True)


def _clock(connection: Connection) -> Finding:
    if connection.dialect.name == "sqlite":
        return Finding("clock", "ok", "SQLite goes by this machine's clock")
    theirs = connection.execute(select(func.clock_timestamp())).scalar_one()
    skew = (theirs - datetime.now(UTC)).total_seconds()
    level: Level = "ok" if abs(skew) <= _SKEW_S else "warn"
    remedy = "let both machines take their time from a time server: leases and deadlines depend on it"
    return Finding("clock", level, f"the database's clock is {skew:+.2f} s from this machine's", remedy)


def _seals(connection: Connection) -> list[Finding]:
    """Whether the keys in force open what the database holds: the newest request stands for all."""
    row = connection.execute(
        select(Request.payment_id, Request.payer_sealed).order_by(Request.payment_id.desc()).limit(1)
    ).one_or_none()
    if row is None:
        return []
    try:
        get_keyring().open("requests.payer", row.payment_id, row.payer_sealed)
    except SettingsError:
        return []  # told by the check of the keys
    except SealError:
        remedy = "SHEBAO_KEYS belongs to another database: bring the key back that sealed these payments"
        return [Finding("sealed data", "fail", "the newest payment cannot be opened with these keys", remedy)]
    return [Finding("sealed data", "ok", "the newest payment opens with these keys")]


def _work(connection: Connection) -> Finding:
    late = connection.execute(
        select(func.count()).select_from(Payment).where(Payment.due_at < utcnow() - _LATE, Payment.run_id.is_(None))
    ).scalar_one()
    if not late:
        return Finding("work", "ok", "no payment is overdue")
    return Finding("work", "warn", f"{late} payments are due for more than a minute", "are workers and beat running?")


def check_broker() -> list[Finding]:
    """Answers, throws nothing away, and has workers that read every queue."""
    if not get_settings().broker_url:
        remedy = "start the embedded stack with `shebao up`, or set SHEBAO_BROKER_URL"
        return [Finding("broker", "fail", "none is set and no embedded one is known", remedy, service=True)]
    from tasks.app import app  # Celery takes its time to import
    from tasks.nudge import PUBLISHING_ERRORS

    try:
        with app.connection_for_read() as connection:
            connection.ensure_connection(max_retries=1, interval_start=0.1, timeout=_ANSWER_S)
            client = connection.default_channel.client
            client.ping()
            return [Finding("broker", "ok", "answers", service=True), *_eviction(client), *_workers(app)]
    except PUBLISHING_ERRORS as error:
        remedy = "start it, or correct SHEBAO_BROKER_URL; meanwhile payments are accepted and wait"
        return [Finding("broker", "fail", f"cannot be reached ({type(error).__name__})", remedy, service=True)]


def _eviction(client: Any) -> list[Finding]:
    from redis.exceptions import NoPermissionError

    try:
        policy = client.info("memory").get("maxmemory_policy")
    except NoPermissionError:  # the access list of deploy/redis.acl gives Celery what it needs and no more
        return [Finding("eviction", "ok", "not for us to see; deploy/redis.conf sets noeviction")]
    if policy == "noeviction":
        return [Finding("eviction", "ok", policy)]
    return [
        Finding(
            "eviction",
            "warn",
            f"maxmemory-policy is {policy}",
            "set it to noeviction: a full broker must refuse, not forget",
        )
    ]


def _workers(app: Any) -> list[Finding]:
    found: Mapping[str, list[dict[str, Any]]] = app.control.inspect(timeout=1.5).active_queues() or {}
    if not found:
        remedy = "start one: `celery -A tasks.app worker`, or `shebao up` for all"
        return [Finding("workers", "fail", "none answers", remedy, service=True)]
    workers = Finding("workers", "ok", ", ".join(sorted(found)), service=True)
    read_queues = {queue["name"] for queues in found.values() for queue in queues}
    unread = sorted({queue.name for queue in app.conf.task_queues} - read_queues)
    if not unread:
        return [workers]
    return [workers, Finding("queues", "warn", f"nobody reads {', '.join(unread)}", "start a worker with -Q for them")]


def check_smtp() -> list[Finding]:
    """The mail server greets us, takes TLS and login where set, and answers."""
    from notifications.smtp import SmtpUrl

    settings = get_settings()
    if not settings.smtp_url:
        return [Finding("mail server", "warn", "none is set: e-mails wait", "set SHEBAO_SMTP_URL")]
    try:
        url = SmtpUrl.parse(settings.smtp_url)
        context = ssl.create_default_context() if url.tls or url.starttls else None
        kind = smtplib.SMTP_SSL if url.tls else smtplib.SMTP
        options: dict[str, Any] = {"context": context} if url.tls else {}
        with kind(url.host, url.port, "localhost", timeout=_ANSWER_S, **options) as connection:
            connection.ehlo()
            if url.starttls:
                connection.starttls(context=context)
                connection.ehlo()
            if url.user:
                connection.login(url.user, url.password)
            code, _ = connection.noop()
    except ValueError as error:
        raise Failure("settings_invalid", str(error)) from None
    except (OSError, smtplib.SMTPException) as error:
        remedy = "start it, or correct SHEBAO_SMTP_URL; meanwhile e-mails wait"
        return [Finding("mail server", "fail", f"cannot be used ({type(error).__name__})", remedy, service=True)]
    level: Level = "ok" if code == 250 else "warn"
    return [Finding("mail server", level, f"{url.host}:{url.port} answers {code}", "look at its log", service=True)]


def check_sms() -> list[Finding]:
    """The providers' entries can be read. None is asked: a question costs money at some."""
    from notifications.sms import ProviderError, providers_from

    try:
        providers = providers_from(get_settings())
    except ProviderError as error:
        return [Finding("SMS", "fail", str(error), "correct SHEBAO_SMS_PROVIDERS")]
    if not providers:
        return [Finding("SMS", "warn", "no provider is set: SMS wait", "set SHEBAO_SMS_PROVIDERS")]
    return [Finding("SMS", "ok", f"set, not asked: {', '.join(provider.name for provider in providers)}")]


def check_gateways() -> list[Finding]:
    """The gateways' address answers HTTP; any answer will do."""
    import httpx2

    url = get_settings().gateway_url
    if not url:
        return [Finding("gateways", "fail", "no address is set", "set SHEBAO_GATEWAY_URL", service=True)]
    try:
        answer = httpx2.get(url, timeout=_ANSWER_S, trust_env=False, follow_redirects=False)
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        remedy = "start them, or correct SHEBAO_GATEWAY_URL; payments wait at their steps meanwhile"
        return [Finding("gateways", "fail", f"cannot be reached ({type(error).__name__})", remedy, service=True)]
    return [Finding("gateways", "ok", f"answer (HTTP {answer.status_code})", service=True)]
