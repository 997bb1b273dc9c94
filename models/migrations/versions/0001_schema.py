"""The schema: every table, in the order in which they refer to each other.

Physical choices, with their reasons in docs/adr/0011-what-a-row-costs.md: rows that are updated leave part of their
page free (`fillfactor`), indexes cover only the rows that are looked for, sealed vouchers stay in their row
(`toast_tuple_target`), and PostgreSQL samples few rows for its statistics.
"""

from alembic import op

from models.migrations.initial import archive, events, money, payments
from models.migrations.initial.ddl import sample

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    "payments", "requests", "coverages",
    "history", "runs",
    "documents", "declarations", "contracts",
    "debits", "arrivals", "refunds", "returns", "adjustments", "ledger_entries", "vouchers",
    "messages", "provider_windows", "provider_shifts", "suppressions", "inbox", "outbox",
    "webhook_endpoints", "webhook_deliveries", "idempotency_keys",
    "breakers", "rate_limits", "pauses", "audit", "operators", "operator_sessions",
    "upkeep", "incidents",
    "archived_history", "archived_documents",
)  # fmt: skip


def upgrade() -> None:
    payments.create_payments()
    payments.create_progress()
    payments.create_orders()
    money.create_money()
    events.create_messages()
    events.create_webhooks()
    events.create_gateways()
    events.create_audit()
    events.create_upkeep()
    archive.create_archive()
    if op.get_bind().dialect.name == "postgresql":
        for table in _TABLES:
            sample(table)


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)
