"""`python -m examples.portal EVENT.json`: hand in one payment and show how it ends.

--door http (with --url and --token), --door stream or --door celery (with --broker). What is not given is looked for
where an embedded stack leaves it, in `var`.
"""

import argparse
import json
import sys
from pathlib import Path

from examples.portal.celery_door import CeleryDoor
from examples.portal.http_door import HttpDoor
from examples.portal.stream_door import StreamDoor


def main() -> int:
    """Run; returns 0 for a payment that was completed."""
    parser = argparse.ArgumentParser(prog="python -m examples.portal", description=__doc__)
    parser.add_argument("event", type=Path, metavar="EVENT.json")
    parser.add_argument("--door", choices=("http", "stream", "celery"), default="http")
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--token", help="default: the first one of var/secrets/api_tokens")
    parser.add_argument("--broker", help="default: the one in var/run/broker_url")
    parser.add_argument("--wait", type=float, default=60.0, metavar="SECONDS")
    given = parser.parse_args()
    event = json.loads(given.event.read_text(encoding="utf-8"))
    door: HttpDoor | StreamDoor
    if given.door == "http":
        token = given.token or json.loads(Path("var/secrets/api_tokens").read_text(encoding="utf-8"))[0]["token"]
        door = HttpDoor(given.url, token)
    else:
        broker = given.broker or Path("var/run/broker_url").read_text(encoding="utf-8").strip()
        door = (CeleryDoor if given.door == "celery" else StreamDoor)(broker)
    door.submit(event)
    try:
        end = door.wait(event["data"]["reference"], given.wait)
    except TimeoutError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(json.dumps(end) + "\n")
    return 0 if end["state"] == "completed" else 1


if __name__ == "__main__":
    sys.exit(main())
