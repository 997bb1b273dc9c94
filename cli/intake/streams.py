"""`shebao streams`: the streams of events in Redis."""

import os
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import click
import redis

from cli import output
from cli.failures import UNAVAILABLE, USAGE, Failure
from cli.groups import Group
from cli.options import json_option
from cli.tables import table
from foundation.broker import (
    EVENTS_DEAD,
    EVENTS_GROUP,
    EVENTS_IN,
    EVENTS_OUT,
    connect,
    open_dead_letter,
    refuse_unsuitable_broker,
)
from foundation.crypto import SealError
from foundation.settings import get_keyring, get_settings
from workflows.intake.rights import read_stream_clients


@click.group(cls=Group)
def streams() -> None:
    """The streams of events in Redis: in, out and put aside."""


@streams.command()
@json_option
def show(as_json: bool) -> None:
    """Show how long the streams are and who reads."""
    client = _connected()
    incoming = [EVENTS_IN, *read_stream_clients(get_settings().stream_clients)]
    lengths = {name: int(client.xlen(name)) for name in (*incoming, EVENTS_OUT, EVENTS_DEAD)}
    consumers = _consumers(client)
    if as_json:
        output.show_json({"lengths": lengths, "consumers": consumers})
        return
    table(("stream", "entries"), [(name, str(count)) for name, count in lengths.items()], right=("entries",))
    if consumers:
        rows = [(one["name"], str(one["pending"]), f"{one['idle_seconds']:.0f} s") for one in consumers]
        table(("consumer", "pending", "idle"), rows, right=("pending", "idle"))
    else:
        output.note(f"{EVENTS_IN} has no reader yet: `shebao streams consume`")


def _consumers(client: Any) -> list[dict[str, Any]]:
    try:
        found = client.xinfo_consumers(EVENTS_IN, EVENTS_GROUP)
    except redis.ResponseError:  # no stream or no group yet
        return []
    return [
        {"name": _text(one["name"]), "pending": one["pending"], "idle_seconds": one["idle"] / 1000} for one in found
    ]


@streams.command()
@click.option("--limit", type=click.IntRange(1, 10_000), metavar="N", default=100, show_default=True)
@json_option
def dead(limit: int, as_json: bool) -> None:
    """List entries that were put aside, newest first, with the reason; their content is not shown."""
    found = [_dead_entry(entry) for entry in _connected().xrevrange(EVENTS_DEAD, count=limit)]
    if as_json:
        output.show_json(found)
    elif found:
        columns = ("id", "reason", "field", "deliveries", "stream", "entry")
        table(columns, [tuple(one[name] for name in columns) for one in found])
    else:
        output.note("nothing was put aside")


def _dead_entry(entry: Any) -> dict[str, str]:
    entry_id, fields = entry
    return {"id": _text(entry_id)} | {
        name: _text(fields.get(name.encode(), b"")) for name in ("reason", "field", "deliveries", "stream", "entry")
    }


@streams.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--all", "everything", is_flag=True, help="All of them.")
@json_option
def replay(ids: tuple[str, ...], everything: bool, as_json: bool) -> None:
    """Put entries that were put aside back into the stream, as `shebao streams dead` lists them."""
    if everything == bool(ids):
        raise click.UsageError("name the entries to replay, or give --all")
    client = _connected()
    found = client.xrange(EVENTS_DEAD) if everything else _dead_entries(client, ids)
    for entry_id, fields in found:
        pipeline = client.pipeline(transaction=True)
        stream, event = _opened(entry_id, fields)
        if event is not None:
            pipeline.xadd(stream, {"event": event})
        pipeline.xdel(EVENTS_DEAD, entry_id)
        pipeline.execute()
    if as_json:
        output.show_json({"replayed": len(found)})
    else:
        output.say(f"replayed: {len(found)}")


def _opened(entry_id: bytes, fields: Mapping[bytes, bytes]) -> tuple[str, bytes | None]:
    try:
        return open_dead_letter(get_keyring(), fields)
    except SealError:
        raise Failure("not_opened", f"{_text(entry_id)} does not open with the keys in force", USAGE) from None


def _dead_entries(client: Any, ids: Iterable[str]) -> list[Any]:
    try:
        return [entry for one in ids for entry in client.xrange(EVENTS_DEAD, min=one, max=one)]
    except redis.ResponseError:
        raise click.BadParameter("an id reads as 1700000000000-0", param_hint="ID") from None


@streams.command()
def consume() -> None:
    """Read events from the stream until Ctrl-C; the embedded stack does so by itself."""
    os.execv(sys.executable, [sys.executable, "-m", "api.streams"])


def _connected() -> Any:
    refuse_unsuitable_broker()
    client = connect(timeout_s=5.0)
    try:
        client.ping()
    except redis.RedisError as error:
        raise Failure("broker_unreachable", f"no answer of the broker ({type(error).__name__})", UNAVAILABLE) from None
    return client


def _text(value: bytes) -> str:
    return value.decode(errors="replace")
