"""`shebao up` and `shebao demo`: the embedded stack, and a show of payments on one of its own."""

import signal

import click

from cli import output
from cli.failures import USAGE, Failure
from cli.groups import Command
from cli.intake.sources import find_source
from embedded import Stack
from embedded.ports import PortError, choose_ports, read_ports
from foundation.settings import get_settings, unknown_settings
from regions import policy_problem


@click.command(cls=Command)
def up() -> int:
    """Run the embedded stack until Ctrl-C: broker, workers, beat, Flower, mailbox, SMS box and sandbox.

    Its data is under SHEBAO_HOME (./var). The addresses stay the same from start to start (SHEBAO_PORTS); they are
    printed, written to `run/addresses`, and shown by `shebao doctor`. SQLite is used unless SHEBAO_DATABASE_URL is set.
    """
    # A shell starts what it puts into the background with Ctrl-C ignored, and hands that down.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    settings = get_settings()
    ports, notes = _ports(settings.ports)
    for note in [*notes, *unknown_settings()]:
        output.note(note)
    if problem := policy_problem():
        output.note(f"{problem}; the workers take nothing up until the file is right")
    # The address an earlier stack left in its folder is not an order: the folder may have moved since.
    ordered = find_source("database_url") not in ("embedded stack", "default")
    database_url = settings.database_url if ordered else ""
    return Stack(settings.home, database_url=database_url, ports=ports).run_forever()


def _ports(text: str) -> tuple[dict[str, int], list[str]]:
    try:
        return choose_ports(read_ports(text))
    except ValueError as error:
        raise Failure("settings_invalid", f"SHEBAO_PORTS: {error}", USAGE) from None
    except PortError as error:
        raise Failure("port_taken", str(error)) from None


@click.command(cls=Command)
def demo() -> int:
    """Run the payments of examples/ through a stack of its own, with live progress, to a table of results.

    Its data is in the folder `demo` under SHEBAO_HOME, which each run empties first. Nothing keeps running afterwards.
    """
    from embedded.demo.run import main

    return main()
