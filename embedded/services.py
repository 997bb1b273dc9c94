"""What runs in the embedded stack: commands, order, and how each process shows that it is ready."""

import importlib.util
import socket
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from embedded import broker
from embedded.home import Home

ROOT = Path(__file__).parents[1]


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
    settings: Mapping[str, str]  # setting -> value, for children, clients and other terminals
    addresses: Mapping[str, str]  # what a person may want to open -> address


def make_plan(
    home: Home, *, database_url: str, ports: Mapping[str, int], without: frozenset[str], payment_workers: int
) -> Plan:
    """The services of the stack on this home.

    `database_url` empty means SQLite in the home; SQLite gets one payment worker whatever is asked, because it has
    one writer. `ports` fixes ports by name (mailbox, sandbox, flower, api); others are free ones. `without` leaves
    services out by name.
    """
    names = ("mailbox", "sandbox", "flower", "api")
    port = dict(zip(names, free_ports(len(names)), strict=True)) | dict(ports)
    database = database_url or f"sqlite:///{home.path / 'shebao.sqlite'}"
    gateway = f"http://127.0.0.1:{port['sandbox']}"
    settings = {
        "database_url": database,
        "broker_url": broker.url(home),
        "smtp_url": f"smtp://127.0.0.1:{port['mailbox']}",
        "gateway_url": gateway,
        "sms_providers": f"http+sandbox://127.0.0.1:{port['sandbox']}",
    }
    python = (sys.executable, "-m")
    celery = (*python, "celery", "-A", "tasks.app")
    base = ("broker", "migrate", "sandbox", "mailbox")

    def worker(name: str, queues: str) -> Service:
        options = ("-n", f"{name}@embedded", "-Q", queues, "-c", "1", "-E", "--loglevel", "INFO")
        bare = ("--without-gossip", "--without-mingle")
        return Service(name, (*celery, "worker", *options, *bare), (home.run / f"{name}.ready").exists, 1, after=base)

    with_api = "api" not in without and _exists("api.app")
    sandbox = ["--sms-box", str(home.sms), "--ledger", str(home.path / "sandbox.sqlite")]
    if with_api:
        sandbox += ["--callback-url", f"http://127.0.0.1:{port['api']}/v1/callbacks"]
    count = 1 if database.startswith("sqlite") else payment_workers
    payments = ["payments"] if count == 1 else [f"payments-{number}" for number in range(1, count + 1)]
    migrate = "import sys; from models.migrate import upgrade; upgrade(sys.argv[1])"
    services = [
        Service("broker", broker.command(home), lambda: broker.answers(home.socket()), 3),
        Service("migrate", (sys.executable, "-c", migrate, database), lambda: True, 3, once=True),
        Service(
            "sandbox",
            (*python, "gateways.sandbox", "--port", str(port["sandbox"]), *sandbox),
            lambda: accepts(port["sandbox"]),
            2,
        ),
        Service(
            "mailbox",
            (*python, "embedded.mailbox", "--port", str(port["mailbox"]), "--folder", str(home.mail)),
            lambda: accepts(port["mailbox"]),
            2,
        ),
        *(worker(name, "payments,dispatch,maintenance") for name in payments),
        # What comes from outside, or waits for others, is kept away from payments.
        worker("letters", "email,sms,events,ingest"),
        Service(
            "beat", (*celery, "beat", "--loglevel", "WARNING", "--pidfile="), (home.run / "beat.alive").exists, 0, base
        ),
        Service(
            "flower",
            (*celery, "flower", f"--port={port['flower']}", "--logging=warning"),
            lambda: accepts(port["flower"]),
            0,
            base,
            env={"FLOWER_CONF": str(ROOT / "flowerconfig.py")},
        ),
    ]
    addresses = {
        "Flower": f"http://127.0.0.1:{port['flower']}",
        "sandbox": gateway,
        "SMTP": settings["smtp_url"],
        "e-mails": str(home.mail),
        "SMS": str(home.sms),
        "database": _shown(database),
        "logs": str(home.log),
    }
    if with_api:
        serve = (
            *python,
            "uvicorn",
            "api.app:app",
            "--host",
            "127.0.0.1",
            "--port",
            str(port["api"]),
            "--no-access-log",
        )
        services.append(Service("api", serve, lambda: accepts(port["api"]), 0, base))
        services.append(Service("streams", (*python, "api.streams"), (home.run / "streams.alive").exists, 0, base))
        shown = {"API": f"http://127.0.0.1:{port['api']}", "API tokens": str(home.secrets / "api_tokens")}
        addresses = shown | addresses
    left_out = {"flower": "Flower", "api": "API", "sandbox": "sandbox", "mailbox": "SMTP"}
    addresses = {name: value for name, value in addresses.items() if name not in {left_out.get(it) for it in without}}
    kept = [service for service in services if service.name not in without]
    return Plan(tuple(_without_missing(kept)), settings, addresses)


def _without_missing(services: list[Service]) -> list[Service]:
    names = {service.name for service in services}
    return [replace(one, after=tuple(name for name in one.after if name in names)) for one in services]


def free_ports(count: int) -> list[int]:
    """Ports on 127.0.0.1 that are free now. All are held until the last one is found, so they differ."""
    held = [socket.socket() for _ in range(count)]
    try:
        for one in held:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in held]
    finally:
        for one in held:
            one.close()


def accepts(port: int) -> bool:
    """Whether something listens on a port of 127.0.0.1."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
    except OSError:
        return False
    return True


def _shown(database: str) -> str:
    return database.removeprefix("sqlite:///") if database.startswith("sqlite") else database.rsplit("@", 1)[-1]


def _exists(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False
