"""`shebao up` and `shebao demo`: the embedded stack, and a show of payments on one of its own."""

import signal

import click

from cli.groups import Command
from cli.intake.sources import find_source
from embedded import Stack
from foundation.settings import get_settings


@click.command(cls=Command)
def up() -> int:
    """Run the embedded stack until Ctrl-C: broker, workers, beat, Flower, mailbox, SMS box and sandbox.

    Data lie under SHEBAO_HOME (./var). Addresses are printed, and commands in other terminals find the stack by them.
    SQLite is used unless SHEBAO_DATABASE_URL is set.
    """
    # A shell starts what it puts into the background with Ctrl-C ignored, and hands that down.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    settings = get_settings()
    # The address an earlier stack left in its folder is not an order: the folder may have moved since.
    ordered = find_source("database_url") not in ("embedded stack", "default")
    return Stack(settings.home, database_url=settings.database_url if ordered else "").run_forever()


@click.command(cls=Command)
def demo() -> int:
    """Run the payments of examples/ through a stack of its own, with live progress, to a table of results.

    Data lie in the folder `demo` under SHEBAO_HOME, made anew each time. Nothing goes on running afterwards.
    """
    from embedded.demo import main

    return main()
