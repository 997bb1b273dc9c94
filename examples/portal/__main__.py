"""`python -m examples.portal EVENT.json`: hand in one payment and show how it ends.

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


def main() -> int:
    """Run; returns 0 for a payment that was completed."""
    parser = argparse.ArgumentParser(prog="python -m examples.portal", description=__doc__)
    parser.add_argument("event", type=Path, metavar="EVENT.json")
    parser.add_argument("--channel", choices=("http", "stream", "celery"), default="http")
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--token", help="default: the first one of var/secrets/api_tokens")
    parser.add_argument("--broker", help="default: the one in var/run/broker_url")
    parser.add_argument("--wait", type=float, default=60.0, metavar="SECONDS")
    given = parser.parse_args()
    event = json.loads(given.event.read_text(encoding="utf-8"))
    client: HttpClient | StreamClient
    if given.channel == "http":
        token = given.token or json.loads(Path("var/secrets/api_tokens").read_text(encoding="utf-8"))[0]["token"]
        client = HttpClient(given.url, token)
    else:
        broker = given.broker or Path("var/run/broker_url").read_text(encoding="utf-8").strip()
        client = (CeleryClient if given.channel == "celery" else StreamClient)(broker)
    client.submit(event)
    try:
        end = client.wait(event["data"]["reference"], given.wait)
    except TimeoutError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(json.dumps(end) + "\n")
    return 0 if end["state"] == "completed" else 1


if __name__ == "__main__":
    sys.exit(main())
