"""`shebao webhooks`: endpoints of other systems that get events of payments."""

from datetime import datetime

import click

from cli import output
from cli.database import need_database
from cli.failures import DONE, FAILED
from cli.groups import Group
from cli.intake.nudging import nudge
from cli.options import json_option
from cli.tables import table
from cli.times import read_time
from models.states import WebhookDeliveryState
from workflows.outbox.deliver import send_ping
from workflows.outbox.endpoints import add_endpoint, list_endpoints, remove_endpoint, replay, rotate_secret


@click.group(cls=Group)
def webhooks() -> None:
    """Endpoints of other systems that get events of payments.

    ID is the endpoint's id, as `shebao webhooks list` gives it. Requests are signed as Standard Webhooks 1.0 says.
    """


@webhooks.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the endpoints with their deliveries by state."""
    need_database()
    found = list_endpoints()
    if as_json:
        output.show_json(found)
    elif found:
        table(
            ("id", "url", "events", "state", "reason", "due", "delivered", "failed"),
            [
                (
                    row["id"],
                    row["url"],
                    ", ".join(name.removeprefix("cn.shebao.payment.").removesuffix(".v1") for name in row["types"]),
                    row["state"],
                    row["reason"],
                    *(str(row["deliveries"][state]) for state in WebhookDeliveryState),
                )
                for row in found
            ],
            right=("due", "delivered", "failed"),
        )
    else:
        output.note("no endpoints: `shebao webhooks add URL`")


@webhooks.command()
@click.argument("url", metavar="URL")
@click.option(
    "--type", "types", multiple=True, metavar="TYPE", help="Only these events, as payment.completed; may be repeated."
)
@json_option
def add(url: str, types: tuple[str, ...], as_json: bool) -> None:
    """Register an endpoint, and show its secret this once.

    Sent are payment.accepted, .waiting, .collected, .completed, .rejected, .expired, .cancelled and .attention.
    """
    need_database()
    endpoint_id, secret = add_endpoint(url, types)
    _show_secret(endpoint_id, secret, as_json)


@webhooks.command()
@click.argument("id_", metavar="ID")
@json_option
def rotate(id_: str, as_json: bool) -> None:
    """Give an endpoint a new secret, and show it this once.

    For 24 hours requests are signed with the former one too.
    """
    need_database()
    _show_secret(id_, rotate_secret(id_), as_json)


def _show_secret(endpoint_id: str, secret: str, as_json: bool) -> None:
    if as_json:
        output.show_json({"id": endpoint_id, "secret": secret})
    else:
        output.fields([("endpoint", endpoint_id), ("secret", secret)])
        output.note("keep the secret: it is not shown again")


@webhooks.command()
@click.argument("id_", metavar="ID")
@json_option
def remove(id_: str, as_json: bool) -> None:
    """Forget an endpoint and its deliveries."""
    need_database()
    remove_endpoint(id_)
    if as_json:
        output.show_json({"id": id_, "state": "removed"})
    else:
        output.say(f"removed: endpoint {id_}")


@webhooks.command("test")
@click.argument("id_", metavar="ID")
@json_option
def ping(id_: str, as_json: bool) -> int:
    """Send a test event now, once."""
    need_database()
    outcome = send_ping(id_)
    if as_json:
        output.show_json(
            {"id": id_, "delivered": outcome.delivered, "status": outcome.status, "reason": outcome.reason}
        )
    else:
        answer = f"HTTP {outcome.status}" if outcome.status else outcome.reason
        output.say(f"{'delivered' if outcome.delivered else 'not delivered'}: {answer}")
    return DONE if outcome.delivered else FAILED


@webhooks.command("replay")
@click.argument("id_", metavar="ID")
@click.option(
    "--since",
    callback=read_time,
    metavar="TIME",
    help="All events from this time on: 2h (so long ago), 2026-11-03 or 2026-11-03T09:00:00+08:00.",
)
@json_option
def replay_(id_: str, since: datetime | None, as_json: bool) -> None:
    """Deliver again what failed, and enable the endpoint.

    With --since every event from then on is delivered again. A time without zone is Asia/Shanghai's.
    """
    need_database()
    count = replay(id_, since)
    nudge("events.dispatch")
    if as_json:
        output.show_json({"id": id_, "due": count})
    else:
        output.say(f"endpoint {id_}: {count} {'delivery' if count == 1 else 'deliveries'} due")
