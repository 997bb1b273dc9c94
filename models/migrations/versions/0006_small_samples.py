"""Small samples for PostgreSQL's statistics: sealed values and digests tell its planner nothing, and sampling is not free

Plans do not hang on them (docs/adr/0002-set-based-steps.md). With the usual samples of 30,000 rows, looking at all tables
took five seconds of a core with 340,000 payments stored, and under load came each minute.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# By name: the schema may hold what is not ours, such as the views of an extension.
_TABLES = (
    "breakers", "contracts", "coverages", "debits", "declarations", "documents", "history", "idempotency_keys", "inbox",
    "ledger_entries", "messages", "outgoing_events", "paces", "payments", "requests", "runs", "vouchers",
    "webhook_deliveries", "webhook_endpoints",
)  # fmt: skip


def upgrade() -> None:
    _sample(10)


def downgrade() -> None:
    _sample(-1)  # the server's own


def _sample(size: int) -> None:
    """Set the sample of every column: 300 rows times `size`."""
    bind = op.get_bind()
    if bind.dialect.name != "postgresql":
        return
    for table in _TABLES:
        names = [column["name"] for column in sa.inspect(bind).get_columns(table)]
        op.execute(f"ALTER TABLE {table} " + ", ".join(f"ALTER {name} SET STATISTICS {size}" for name in names))
