"""What runs in the embedded stack: commands, order, and how each process shows that it is ready."""

import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from embedded import broker
from embedded.home import Home
from embedded.ports import DEFAULTS, accepts, free_ports

ROOT = Path(__file__).parents[1]
_PYTHON = (sys.executable, "-m")
_CELERY = (*_PYTHON, "celery", "-A", "tasks.app")
_BASE = ("broker", "migrate", "sandbox", "mailbox")
_SHOWN_AS = {"flower": "Flower", "api": "API", "sandbox": "sandbox", "mailbox": "SMTP"}


@dataclass(frozen=True)
class Service:
    """One process. `after` names what must be ready before it starts; those with a lower `stop_phase` stop first."""

    name: str
    command: tuple[str, ...]
    ready: Callable[[], bool]
    stop_phase: int
    after: tuple[str, ...] = ()
    once: bool = False  # it is ready when it has ended well, as a migration does
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """What one start of the stack runs, and what clients need to reach it."""

    services: tuple[Service, ...]
    settings: Mapping[str, str]  # setting -> value, in force for its processes and clients
    defaults: Mapping[str, str]  # setting -> value, in force where nothing else is set
    addresses: Mapping[str, str]  # what a person may want to open -> address


def make_plan(
    home: Home, *, database_url: str, ports: Mapping[str, int], without: frozenset[str], payment_workers: int
) -> Plan:
    """The services of the stack on this home.

    `database_url` empty means SQLite in the home; SQLite gets one payment worker whatever is asked, because it has
    one writer. `ports` fixes ports by name (mailbox, sandbox, flower, api); others are free ones. `without` leaves
    services out by name.
    """
    port = dict(zip(DEFAULTS, free_ports(len(DEFAULTS)), strict=True)) | dict(ports)
    database = database_url or f"sqlite:///{home.path / 'shebao.sqlite'}"
    settings = {
        "database_url": database,
        "broker_url": broker.url(home),
        "smtp_url": f"smtp://127.0.0.1:{port['mailbox']}",
        "gateway_url": f"http://127.0.0.1:{port['sandbox']}",
        "sms_providers": f"http+sandbox://127.0.0.1:{port['sandbox']}",
    }
    with_api = "api" not in without
    defaults = {"letter_hours": "00:00-24:00"}  # a stack to try out shows its letters at night too
    if with_api:
        defaults["public_url"] = f"http://127.0.0.1:{port['api']}"
    workers = 1 if database.startswith("sqlite") else payment_workers
    services = [
        *_other_sides(home, port, with_api),
        *_workers(home, workers),
        *_observers(home, port),
        *_interfaces(home, port),
    ]
    kept = _kept(services, without if with_api else without | {"streams"})
    return Plan(kept, settings, defaults, _addresses(home, port, settings, without))


def _kept(services: Sequence[Service], left_out: Collection[str]) -> tuple[Service, ...]:
    """The services that are not left out, each after those of its own that are kept."""
    kept = {service.name: service for service in services if service.name not in left_out}
    return tuple(replace(one, after=tuple(name for name in one.after if name in kept)) for one in kept.values())


def _other_sides(home: Home, port: Mapping[str, int], with_api: bool) -> list[Service]:
    """What the rest needs: broker, schema, the sandbox that plays the other side, the mailbox."""
    ledger = str(home.path / "sandbox.sqlite")
    sandbox = ["--port", str(port["sandbox"]), "--sms-box", str(home.sms), "--ledger", ledger, "--verify-signatures"]
    if with_api:
        sandbox += ["--callback-url", f"http://127.0.0.1:{port['api']}/v1/callbacks"]
    mailbox = ("--port", str(port["mailbox"]), "--folder", str(home.mail))
    return [
        Service("broker", broker.command(home), lambda: broker.answers(home.socket()), 3),
        Service("migrate", (*_PYTHON, "cli", "db", "upgrade"), lambda: True, 3, once=True),
        Service("sandbox", (*_PYTHON, "gateways.sandbox", *sandbox), lambda: accepts(port["sandbox"]), 2),
        Service("mailbox", (*_PYTHON, "embedded.mailbox", *mailbox), lambda: accepts(port["mailbox"]), 2),
    ]


def _workers(home: Home, count: int) -> list[Service]:
    """Workers of payments, and one for what comes from outside or waits for others: it never delays a payment."""
    payments = ["payments"] if count == 1 else [f"payments-{number}" for number in range(1, count + 1)]
    return [
        *(_worker(home, name, "payments,dispatch,maintenance") for name in payments),
        _worker(home, "letters", "email,sms,events,ingest"),
    ]


def _worker(home: Home, name: str, queues: str) -> Service:
    options = ("-n", f"{name}@embedded", "-Q", queues, "-c", "1", "-E", "--loglevel", "INFO")
    bare = ("--without-gossip", "--without-mingle")
    return Service(name, (*_CELERY, "worker", *options, *bare), (home.run / f"{name}.ready").exists, 1, after=_BASE)


def _observers(home: Home, port: Mapping[str, int]) -> list[Service]:
    beat = (*_CELERY, "beat", "--loglevel", "WARNING", "--pidfile=")
    flower = (*_CELERY, "flower", f"--port={port['flower']}", "--logging=warning")
    settings = {"FLOWER_CONF": str(ROOT / "flowerconfig.py")}
    return [
        Service("beat", beat, (home.run / "beat.alive").exists, 0, _BASE),
        Service("flower", flower, lambda: accepts(port["flower"]), 0, _BASE, env=settings),
    ]


def _interfaces(home: Home, port: Mapping[str, int]) -> list[Service]:
    serve = ("api", "--port", str(port["api"]))
    return [
        Service("api", (*_PYTHON, *serve), lambda: accepts(port["api"]), 0, _BASE),
        Service("streams", (*_PYTHON, "api.streams"), (home.run / "streams.alive").exists, 0, _BASE),
    ]


def _addresses(
    home: Home, port: Mapping[str, int], settings: Mapping[str, str], without: frozenset[str]
) -> dict[str, str]:
    """What a person may want to open, in the order of interest."""
    found = {
        "console": f"http://127.0.0.1:{port['api']}/console/",
        "API": f"http://127.0.0.1:{port['api']}",
        "API tokens": str(home.secrets / "api_tokens"),
        "Flower": f"http://127.0.0.1:{port['flower']}",
        "sandbox": settings["gateway_url"],
        "SMTP": settings["smtp_url"],
        "e-mails": str(home.mail),
        "SMS": str(home.sms),
        "database": _shown(settings["database_url"]),
        "logs": str(home.log),
    }
    left_out = {_SHOWN_AS.get(name) for name in without} | ({"API tokens", "console"} if "api" in without else set())
    return {name: address for name, address in found.items() if name not in left_out}


def _shown(database: str) -> str:
    return database.removeprefix("sqlite:///") if database.startswith("sqlite") else database.rsplit("@", 1)[-1]
