"""`python -m examples.portal EVENT.json`: submit one payment and show how it goes on and ends.

--channel http (with --url and --token), --channel stream or --channel celery (with --broker). What is not given is
looked for where an embedded stack leaves it, in `var`.
"""

import argparse
import json
import sys
from pathlib import Path

from examples.portal.celery_client import CeleryClient
from examples.portal.http_client import HttpClient
from examples.portal.stream_client import StreamClient

_HOME = Path("var")


class Missing(Exception):
    """Something that is needed was not given and is not found; the text says what to do."""


def main() -> int:
    """Run; returns 0 for a payment that was completed, 1 for another end, 2 where something is missing."""
    parser = argparse.ArgumentParser(prog="python -m examples.portal", description=__doc__)
    parser.add_argument("event", type=Path, metavar="EVENT.json")
    parser.add_argument("--channel", choices=("http", "stream", "celery"), default="http")
    parser.add_argument("--url", help="default: the API of the stack in var")
    parser.add_argument("--token", help="default: the first one of var/secrets/api_tokens")
    parser.add_argument("--broker", help="default: the one in var/run/broker_url")
    parser.add_argument("--wait", type=float, default=60.0, metavar="SECONDS")
    given = parser.parse_args()
    try:
        event = json.loads(_text(given.event, "name a file that holds one event"))
        client = _client(given)
        client.submit(event)
        _tell(f"submitted by {given.channel}: {event['data']['reference']}")
        end = client.wait(event["data"]["reference"], given.wait, _tell)
    except (Missing, RuntimeError, OSError) as error:
        _tell(str(error))
        return 2 if isinstance(error, Missing) else 1
    sys.stdout.write(json.dumps(end) + "\n")
    return 0 if end["state"] == "completed" else 1


def _client(given: argparse.Namespace) -> HttpClient | StreamClient:
    if given.channel == "http":
        tokens = given.token or _text(_HOME / "secrets" / "api_tokens", "give --token, or start a stack with `make up`")
        token = given.token or json.loads(tokens)[0]["token"]
        return HttpClient(given.url or _api(), token)
    broker = given.broker or _text(_HOME / "run" / "broker_url", "give --broker, or start a stack with `make up`")
    return (CeleryClient if given.channel == "celery" else StreamClient)(broker)


def _api() -> str:
    """The address of the API of the stack that runs in `var`."""
    for line in _text(_HOME / "run" / "addresses", "give --url, or start a stack with `make up`").splitlines():
        name, _, address = line.partition("\t")
        if name == "API":
            return address
    raise Missing("the stack in var has no API: give --url")


def _text(path: Path, remedy: str) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise Missing(f"{path} cannot be read ({error.strerror}): {remedy}") from None


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
