"""`shebao runs`: the batches in which workers carry payments."""

import click

from cli import output
from cli.database import reading
from cli.groups import Group
from cli.options import json_option
from cli.tables import table
from models.session import report
from workflows.operator.runs import RunDetails, RunView, list_runs, run_details


@click.group(cls=Group)
def runs() -> None:
    """Runs: the batches in which workers carry payments from step to step."""


@runs.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the runs in flight, the oldest first."""
    with reading() as connection:
        found = list_runs(connection)
    if as_json:
        output.show_json(found)
    elif found:
        headings = ("step", "payments", "state", "created", "lease until", "id")
        table(headings, [_row(run) for run in found], right=("payments",), less=("lease until", "created"))
    else:
        output.note("no run is in flight")


def _row(run: RunView) -> tuple[str, ...]:
    lease = output.exact(run["lease_until"])
    return run["step"], f"{run['payments']:,}", _state(run), output.exact(run["created_at"]), lease, run["id"]


def _state(run: RunView) -> str:
    if run["lost"]:
        return "lost"
    return f"at work since {output.exact(run['begun_at'])[11:19]}" if run["begun_at"] else "between steps"


@runs.command()
@click.argument("id_", metavar="ID")
@json_option
def show(id_: str, as_json: bool) -> None:
    """Show a run and its payments.

    ID is the run's id, or at least the last five digits of it, as Flower shows them.
    """
    with reading(report) as connection:
        found = run_details(connection, id_)
    if as_json:
        output.show_json(found)
    else:
        _show(found)


def _show(found: RunDetails) -> None:
    run = found["in_flight"]
    output.heading(f"Run {found['id']}")
    ended = [("state", "has ended")]
    facts = ended if run is None else [("state", _state(run)), ("step", run["step"]), ("plan", run["plan"])]
    output.fields([*facts, ("payments", f"{len(found['payments']):,}")])
    rows = [
        (
            it["reference"],
            it["did"],
            output.exact(it["at"]),
            f"{it['step']}: {it['state']}" + (f" ({it['reason']})" if it["reason"] else ""),
            it["region"],
            it["id"],
        )
        for it in found["payments"]
    ]
    if rows:
        headings = ("reference", "this run did last", "at", "is now", "region", "id")
        table(headings, rows, wraps=("this run did last", "is now"), less=("region", "id", "at"))
