"""`shebao clients`: who may submit events, by which channel, and with which rights."""

from collections.abc import Iterator
from datetime import datetime
from typing import TypedDict

import click

from cli import output
from cli.options import json_option
from cli.tables import table
from foundation.broker import stream_of
from foundation.settings import get_settings
from workflows.intake.rights import read_stream_clients, read_tokens
from workflows.intake.senders import Sender


class Shown(TypedDict):
    """A client on one channel. None for types, regions and others: all of them."""

    client: str
    channel: str
    types: list[str] | None
    regions: list[str] | None
    others: list[str] | None
    reads: bool
    expires_at: datetime | None
    stream: str | None
    user: str | None
    rule: str | None


@click.command()
@json_option
def clients(as_json: bool) -> None:
    """List the clients of HTTP and of Redis streams, with their rights.

    SHEBAO_API_TOKENS and SHEBAO_STREAM_CLIENTS name them. A producer of a stream needs a user of the Redis server: the
    access rule is shown, and deploy/start-redis makes it of a line CLIENT:PASSWORD in deploy/secrets/redis_producers.
    """
    shown = list(_clients())
    if as_json:
        output.show_json(shown)
        return
    if not shown:
        output.note("none is set: SHEBAO_API_TOKENS for HTTP, SHEBAO_STREAM_CLIENTS for Redis streams")
        return
    columns = ("client", "channel", "types", "regions", "others", "reads", "expires")
    table(columns, [_cells(one) for one in shown], wraps=("types", "regions"))
    for one in shown:
        if one["rule"]:
            output.note(f"{one['client']} writes {one['stream']}: {one['rule']}")


def _clients() -> Iterator[Shown]:
    settings = get_settings()
    for token in read_tokens(settings.api_tokens.get_secret_value()):
        yield _shown(token.sender, token.may_read, token.expires_at)
    for sender in read_stream_clients(settings.stream_clients).values():
        shown = _shown(sender, False, None)
        shown["stream"], shown["user"] = stream_of(sender.client), f"producer-{sender.client}"
        shown["rule"] = (
            f"user {shown['user']} on #SHA256-OF-ITS-PASSWORD %W~{shown['stream']} resetchannels -@all"
            " +xadd +ping +hello +auth +client|setname +client|setinfo"
        )
        yield shown


def _shown(sender: Sender, reads: bool, expires_at: datetime | None) -> Shown:
    return {
        "client": sender.client,
        "channel": sender.channel,
        "types": _listed(sender.types),
        "regions": _listed(sender.regions),
        "others": _listed(sender.others),
        "reads": reads,
        "expires_at": expires_at,
        "stream": None,
        "user": None,
        "rule": None,
    }


def _listed(names: frozenset[str] | None) -> list[str] | None:
    return None if names is None else sorted(names)


def _cells(one: Shown) -> tuple[str, ...]:
    lists = (one["types"], one["regions"], one["others"])
    expires = one["expires_at"]
    return (
        one["client"],
        one["channel"],
        *("all" if names is None else ", ".join(map(_short, names)) for names in lists),
        "yes" if one["reads"] else "no",
        "" if expires is None else f"{expires:%Y-%m-%d}",
    )


def _short(name: str) -> str:
    """An event's type without what all of them have."""
    return name.removeprefix("cn.shebao.payment.").removesuffix(".v1")
