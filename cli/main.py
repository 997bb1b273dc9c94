"""`shebao`: the commands and their order; each is imported when it is called."""

import os
import sys
from collections.abc import Sequence

import click

from cli.groups import LazyGroup
from cli.times import check_zone
from foundation.version import VERSION

COMMANDS = {
    "submit": ("cli.intake.submit:submit", "Submit events from a file or stdin."),
    "send": ("cli.intake.send:send", "Submit one event."),
    "payments": ("cli.payments.payments:payments", "Look at payments, and act on those that need it."),
    "runs": ("cli.system.runs:runs", "The batches in which workers carry payments."),
    "money": ("cli.payments.money:money", "What was asked for, received, booked, refunded and is open."),
    "refunds": ("cli.payments.money:refunds", "Return money that is on no voucher."),
    "top-ups": ("cli.payments.top_ups:top_ups", "What final figures ask for beside what was paid."),
    "reconcile": ("cli.reconcile.command:reconcile", "Compare the bank's statement with what is kept here."),
    "vouchers": ("cli.payments.vouchers:vouchers", "Show, check, print and resend vouchers."),
    "documents": ("cli.payments.documents:documents", "The declaration form and the debit contract of a payment."),
    "messages": ("cli.payments.messages:messages", "Letters to payers: list them, and send them again."),
    "mandates": ("cli.payments.mandates:mandates", "Mandates: signed debit contracts."),
    "inbox": ("cli.intake.inbox:inbox", "Events that were refused or wait for use."),
    "pause": ("cli.system.pauses:pause", "Pause a region, step, client, payment, gateway or provider; list pauses."),
    "resume": ("cli.system.pauses:resume", "End a pause."),
    "gateways": ("cli.system.gateways:gateways", "The tax authority, the e-signature platform and the bank."),
    "providers": ("cli.system.providers:providers", "The mail server and the SMS providers."),
    "webhooks": ("cli.system.webhooks:webhooks", "Endpoints of other systems that get events of payments."),
    "clients": ("cli.system.clients:clients", "Who may submit events, and with which rights."),
    "streams": ("cli.intake.streams:streams", "The streams of events in Redis."),
    "regions": ("cli.policy.regions:regions", "Policy data, and what a payment costs."),
    "coverage": ("cli.policy.coverage:coverage", "What insurances cover and what they do not."),
    "templates": ("cli.policy.templates:templates", "Letters to payers."),
    "keys": ("cli.system.keys:keys", "The keys that seal personal data."),
    "db": ("cli.system.db:db", "The schema of the database."),
    "operators": ("cli.system.operators:operators", "Accounts of operators and their roles."),
    "audit": ("cli.system.audit:audit", "Who searched or revealed what, and why."),
    "subjects": ("cli.subjects.subjects:subjects", "What is kept of a payer: export, restriction, erasure."),
    "purge": ("cli.subjects.purge:purge", "Remove personal data past its retention."),
    "archive": ("cli.system.archive:archive", "Move rows of months that are over out of the way."),
    "config": ("cli.system.config:config", "Show the settings in force."),
    "doctor": ("cli.system.doctor:doctor", "Check everything that Shebao needs."),
    "up": ("embedded.up:up", "Run the embedded stack until Ctrl-C."),
    "demo": ("embedded.up:demo", "Run example payments through a stack of its own."),
    "completion": ("cli.system.completion:completion", "Completion for your shell."),
}

EPILOG = "Exit codes: 0 done, 1 refused or failed, 2 wrong usage or configuration, 69 a needed service is not there."


@click.group(cls=LazyGroup, lazy=COMMANDS, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="shebao", message="%(prog)s %(version)s")
def root() -> None:
    """Social-insurance payments of individuals in China, from an event to a voucher."""
    check_zone()


def main(args: Sequence[str] | None = None) -> int:
    """Entry of the `shebao` command; returns its exit code."""
    _open_closed_streams()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without UTF-8 still shows the rest
    return root.main(args, prog_name="shebao", standalone_mode=False)


def _open_closed_streams() -> None:
    """Give the process the standard streams that it was started without (`shebao … >&-`): they read and write nothing.

    Otherwise the next file that is opened, such as the database, would take their place.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115  # open until the process ends
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # the same
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # the same
