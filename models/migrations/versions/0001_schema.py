"""The schema: every table, in the order in which they refer to each other.

Physical choices, with their reasons in docs/adr/0011-what-a-row-costs.md: rows that are updated leave part of their
page free (`fillfactor`), indexes cover only the rows that are looked for, sealed vouchers stay in their row
(`toast_tuple_target`), and PostgreSQL samples few rows for its statistics.
"""

import sqlalchemy as sa
from alembic import op

from models.tables import Instant, Json

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    "payments", "requests", "coverages",
    "history", "runs",
    "documents", "declarations", "contracts",
    "debits", "arrivals", "ledger_entries", "vouchers",
    "messages", "inbox", "outbox",
    "webhook_endpoints", "webhook_deliveries", "idempotency_keys",
    "breakers", "rate_limits", "audit",
)  # fmt: skip
# 300 rows times this. Plans do not depend on statistics (docs/adr/0002-set-based-steps.md), sealed values and digests
# tell the planner nothing, and with the usual sample of 30,000 rows a look at all tables took five seconds of a core.
_STATISTICS = 10


def upgrade() -> None:
    _create_payments()
    _create_progress()
    _create_orders()
    _create_money()
    _create_messages()
    _create_webhooks()
    _create_gateways()
    _create_audit()
    if op.get_bind().dialect.name == "postgresql":
        for table in _TABLES:
            _sample(table)


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)


def _create_payments() -> None:
    """What was asked for, and where each payment is."""
    op.create_table(
        "payments",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("client", sa.String(64), nullable=False),
        sa.Column("source", sa.String(255), nullable=False),
        sa.Column("reference", sa.String(64), nullable=False),
        sa.Column("region", sa.String(6), nullable=False),
        sa.Column("scheme", sa.String(16), nullable=False),
        sa.Column("insurances", sa.String(64), nullable=False),
        sa.Column("period_from", sa.String(7), nullable=False),
        sa.Column("period_to", sa.String(7), nullable=False),
        sa.Column("plan", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("run_id", sa.String(32)),
        sa.Column("due_at", Instant),
        sa.Column("waiting_for", sa.String(64)),
        sa.Column("waiting_until", Instant),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("recoveries", sa.Integer, nullable=False),
        sa.Column("signalled", sa.Integer, nullable=False),
        sa.Column("method", sa.String(32)),
        sa.Column("total_fen", sa.BigInteger),
        sa.Column("progress", Json),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("updated_at", Instant, nullable=False),
        sa.Column("finished_at", Instant),
        _check(
            "finished_is_at_rest",
            "state NOT IN ('completed', 'rejected', 'expired', 'cancelled')",
            "OR (due_at IS NULL AND run_id IS NULL AND finished_at IS NOT NULL)",
        ),
        _known("state", "running waiting attention completed rejected expired cancelled"),
        _check("total_not_negative", "total_fen IS NULL OR total_fen >= 0"),
        _known("step", "materials method declaration contract collection voucher"),
        _check("waiting_has_an_end", "state <> 'waiting' OR (waiting_for IS NOT NULL AND waiting_until IS NOT NULL)"),
        _check("attention_has_a_reason", "state <> 'attention' OR reason IS NOT NULL"),
        postgresql_with={"fillfactor": 60},
    )
    _index("payments_due", "payments", "due_at", where="due_at IS NOT NULL")
    _index("payments_reference", "payments", "reference")
    op.create_table(
        "requests",
        sa.Column("payment_id", sa.String(32), primary_key=True),
        sa.Column("payer_index", sa.String(64), nullable=False),
        sa.Column("account_index", sa.String(64)),
        sa.Column("phone_index", sa.String(64)),
        sa.Column("name_index", sa.String(64), nullable=False),
        sa.Column("payer_sealed", sa.Text, nullable=False),
        sa.Column("locale", sa.String(8), nullable=False),
        sa.Column("data", Json, nullable=False),
    )
    op.create_table(
        "coverages",
        sa.Column("payment_id", sa.String(32), primary_key=True),
        sa.Column("insurance", sa.String(16), primary_key=True),
        sa.Column("month", sa.String(7), primary_key=True),
        sa.Column("payer_index", sa.String(64), nullable=False),
        sa.Column("scheme", sa.String(16), nullable=False),
        sa.Column("client", sa.String(64), nullable=False),
        sa.Column("released_at", Instant),
    )
    covered = "payer_index, scheme, insurance, month, client"
    _index("coverages_live", "coverages", covered, unique=True, where="released_at IS NULL")


def _create_progress() -> None:
    """How payments came where they are, and the batches that carry them."""
    op.create_table(
        "history",
        sa.Column("payment_id", sa.String(32), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("at", Instant, nullable=False),
        sa.Column("from_state", sa.String(16)),
        sa.Column("from_step", sa.String(16)),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("actor", sa.String(128), nullable=False),
        sa.Column("run_id", sa.String(32)),
        sa.Column("details", Json),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("plan", sa.String(64), nullable=False),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("payment_ids", Json, nullable=False),
        sa.Column("lease_until", Instant, nullable=False),
        sa.Column("begun_at", Instant),
        sa.Column("created_at", Instant, nullable=False),
    )


def _create_orders() -> None:
    """What is asked of the tax authority and of the signer. `slot` admits one live row a payment."""
    op.create_table(
        "documents",
        sa.Column("payment_id", sa.String(32), primary_key=True),
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("template", sa.String(32), nullable=False),
        sa.Column("data_sealed", sa.Text, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        _known("kind", "declaration contract"),
    )
    op.create_table(
        "declarations",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("payment_id", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("total_fen", sa.BigInteger, nullable=False),
        sa.Column("assessment", Json, nullable=False),
        sa.Column("document_sha256", sa.String(64), nullable=False),
        sa.Column("receipt_no", sa.String(64)),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("answered_at", Instant),
        _slot("'rejected'"),
        _known("state", "intended pending accepted rejected unknown"),
        postgresql_with={"fillfactor": 50},
    )
    _index("declarations_slot", "declarations", "payment_id, slot", unique=True)
    op.create_table(
        "contracts",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("payment_id", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("payer_index", sa.String(64), nullable=False),
        sa.Column("account_index", sa.String(64), nullable=False),
        sa.Column("signer_index", sa.String(64), nullable=False),
        sa.Column("payee", sa.String(64), nullable=False),
        sa.Column("scheme", sa.String(16), nullable=False),
        sa.Column("insurances", sa.String(64), nullable=False),
        sa.Column("cycle", sa.String(8), nullable=False),
        sa.Column("ceiling_fen", sa.BigInteger, nullable=False),
        sa.Column("document_sha256", sa.String(64), nullable=False),
        sa.Column("reference", sa.String(64)),
        sa.Column("term_from", sa.String(10), nullable=False),
        sa.Column("term_until", sa.String(10), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("signed_at", Instant),
        sa.Column("ended_at", Instant),
        _slot("'signed', 'declined', 'expired', 'revoked', 'invalid'"),
        _known("state", "intended sent signed declined expired revoked invalid unknown"),
        _known("cycle", "monthly yearly"),
    )
    _index("contracts_mandate", "contracts", "payer_index, account_index", where="state = 'signed'")
    _index("contracts_slot", "contracts", "payment_id, slot", unique=True)


def _create_money() -> None:
    """What is asked of the bank, where it is booked, what proves it."""
    op.create_table(
        "debits",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("payment_id", sa.String(32), sa.ForeignKey("payments.id"), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("method", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("amount_fen", sa.BigInteger, nullable=False),
        sa.Column("assessment", Json),
        sa.Column("contract_key", sa.String(64)),
        sa.Column("order_no", sa.String(128)),
        sa.Column("reference", sa.String(128)),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("settled_at", Instant),
        sa.Column("ended_at", Instant),
        _slot("'failed', 'withdrawn'"),
        _check("amount_positive", "amount_fen > 0"),
        _known("state", "intended pending settled failed unknown withdrawn"),
        _known("kind", "bank_debit pay_order"),
        postgresql_with={"fillfactor": 50},
    )
    _index("debits_slot", "debits", "payment_id, slot", unique=True)
    _index("debits_order_no", "debits", "order_no", where="order_no IS NOT NULL")
    op.create_table(
        "arrivals",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("payment_id", sa.String(32), sa.ForeignKey("payments.id")),
        sa.Column("debit_key", sa.String(64)),
        sa.Column("amount_fen", sa.BigInteger, nullable=False),
        sa.Column("booked_fen", sa.BigInteger, nullable=False),
        sa.Column("reference", sa.String(128)),
        sa.Column("named", sa.String(128)),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(32)),
        sa.Column("paid_at", Instant),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("confirmed_at", Instant),
        sa.Column(
            "order_name",
            sa.String(128),
            sa.Computed("coalesce(debit_key, named, id)", persisted=True),
            nullable=False,
        ),
        sa.Column(
            "money_name",
            sa.String(128),
            sa.Computed("coalesce(reference, '#' || CAST(amount_fen AS TEXT))", persisted=True),
            nullable=False,
        ),
        _known("state", "open matched refunding refunded"),
        _known("channel", "answer callback event statement operator"),
        _known("reason", "amount_differs paid_twice paid_after_end unknown_order unconfirmed"),
        _check("amount_positive", "amount_fen > 0"),
        _check("booked_in_amount", "booked_fen >= 0 AND booked_fen <= amount_fen"),
        _check("open_has_a_reason", "state <> 'open' OR reason IS NOT NULL"),
        _check("matched_is_booked", "state <> 'matched' OR booked_fen = amount_fen"),
    )
    _index("arrivals_once", "arrivals", "order_name, money_name", unique=True)
    _index("arrivals_payment", "arrivals", "payment_id", where="payment_id IS NOT NULL")
    _index("arrivals_open", "arrivals", "reference", where="state <> 'matched'")
    op.create_table(
        "ledger_entries",
        sa.Column("payment_id", sa.String(32), primary_key=True),
        sa.Column("line", sa.Integer, primary_key=True),
        sa.Column("account", sa.String(48), nullable=False),
        sa.Column("insurance", sa.String(16)),
        sa.Column("debit_fen", sa.BigInteger, nullable=False),
        sa.Column("credit_fen", sa.BigInteger, nullable=False),
        sa.Column("booked_at", Instant, nullable=False),
        _check("one_side", "debit_fen >= 0 AND credit_fen >= 0 AND (debit_fen = 0) <> (credit_fen = 0)"),
    )
    op.create_table(
        "vouchers",
        sa.Column("no", sa.String(40), primary_key=True),
        sa.Column("payment_id", sa.String(32), sa.ForeignKey("payments.id"), unique=True, nullable=False),
        sa.Column("check_code", sa.String(16), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("signature", sa.String(128), nullable=False),
        sa.Column("key_id", sa.String(32), nullable=False),
        sa.Column("data_sealed", sa.Text, nullable=False),
        sa.Column("issued_at", Instant, nullable=False),
        postgresql_with={"toast_tuple_target": 8160},
    )


def _create_messages() -> None:
    """Messages to payers, and events received and sent."""
    op.create_table(
        "messages",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("payment_id", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(8), nullable=False),
        sa.Column("letter", sa.String(32), nullable=False),
        sa.Column("facts", Json, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("due_at", Instant),
        sa.Column("claim_id", sa.String(32)),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("template", sa.String(48)),
        sa.Column("provider", sa.String(32)),
        sa.Column("reference", sa.String(128)),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("tried_at", Instant),
        sa.Column("sent_at", Instant),
        sa.Column("actor", sa.String(128)),
        sa.Column("why", sa.String(255)),
        sa.Column("recipient_sealed", sa.Text),
        _known("state", "due sending sent failed unknown dropped"),
        _known("channel", "email sms"),
    )
    _index("messages_due", "messages", "channel, due_at", where="due_at IS NOT NULL")
    _index("messages_payment", "messages", "payment_id")
    op.create_table(
        "inbox",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("client", sa.String(64), nullable=False),
        sa.Column("source", sa.String(255), nullable=False),
        sa.Column("event_id", sa.String(255), nullable=False),
        sa.Column("type", sa.String(96), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("field", sa.String(128)),
        sa.Column("payment_id", sa.String(32)),
        sa.Column("correlation", sa.String(320)),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("body_sealed", sa.Text),
        sa.Column("regions", sa.Text),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("used_at", Instant),
        _known("state", "used pending unmatched ignored refused"),
    )
    _index("inbox_once", "inbox", "source, event_id, client", unique=True, where="state <> 'refused'")
    _index("inbox_pending", "inbox", "payment_id", where="state = 'pending'")
    _index("inbox_unmatched", "inbox", "correlation", where="state = 'unmatched'")
    op.create_table(
        "outbox",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("payment_id", sa.String(32), nullable=False),
        sa.Column("type", sa.String(96), nullable=False),
        sa.Column("data", Json, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("due_at", Instant),
        sa.Column("claim_id", sa.String(32)),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("delivered_at", Instant),
    )
    _index("outbox_due", "outbox", "due_at", where="due_at IS NOT NULL")


def _create_webhooks() -> None:
    """What other systems have registered, and what HTTP clients have asked."""
    op.create_table(
        "webhook_endpoints",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("url", sa.String(1024), unique=True, nullable=False),
        sa.Column("types", sa.Text, nullable=False),
        sa.Column("secret_sealed", sa.Text, nullable=False),
        sa.Column("former_sealed", sa.Text),
        sa.Column("former_until", Instant),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("created_at", Instant, nullable=False),
        _known("state", "active disabled"),
    )
    op.create_table(
        "webhook_deliveries",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column(
            "endpoint_id", sa.String(32), sa.ForeignKey("webhook_endpoints.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("event_id", sa.String(32), sa.ForeignKey("outbox.id"), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("due_at", Instant),
        sa.Column("claim_id", sa.String(32)),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("ended_at", Instant),
        _known("state", "due delivered failed"),
    )
    _index("webhook_deliveries_due", "webhook_deliveries", "due_at", where="due_at IS NOT NULL")
    _index("webhook_deliveries_once", "webhook_deliveries", "endpoint_id, event_id", unique=True)
    op.create_table(
        "idempotency_keys",
        sa.Column("client", sa.String(64), primary_key=True),
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("started_at", Instant, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("answer", Json),
    )
    _index("idempotency_keys_age", "idempotency_keys", "started_at")


def _create_gateways() -> None:
    """What all workers share about the gateways."""
    op.create_table(
        "breakers",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("open_until", Instant),
        sa.Column("changed_at", Instant, nullable=False),
        _known("state", "closed open half_open"),
    )
    op.create_table(
        "rate_limits",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("free_at", Instant, nullable=False),
        sa.Column("queue_until", Instant, nullable=False),
        sa.Column("again_until", Instant, nullable=False),
    )


def _create_audit() -> None:
    """Who did or looked at what, and why."""
    op.create_table(
        "audit",
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("actor", sa.String(128), nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("payment_id", sa.String(32)),
        sa.Column("reason", sa.String(255)),
        sa.Column("details", Json),
        sa.Column("digest", sa.String(64), nullable=False),
    )
    _index("audit_payment", "audit", "payment_id")


def _check(name: str, *conditions: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(" ".join(conditions), name)


def _known(column: str, values: str) -> sa.CheckConstraint:
    """`column` holds one of `values`, which are given with blanks between them."""
    listed = ", ".join(f"'{value}'" for value in values.split())
    return sa.CheckConstraint(f"{column} IN ({listed})", f"{column}_known")


def _slot(ended: str) -> sa.Column[str]:
    """`live` while the row is live, its own key once its state is one of `ended`."""
    expression = f"CASE WHEN state IN ({ended}) THEN key ELSE 'live' END"
    return sa.Column("slot", sa.String(64), sa.Computed(expression, persisted=True), nullable=False)


def _index(name: str, table: str, columns: str, *, unique: bool = False, where: str | None = None) -> None:
    """An index, of the rows that satisfy `where` if it is given."""
    condition = None if where is None else sa.text(where)
    op.create_index(name, table, columns.split(", "), unique=unique, postgresql_where=condition, sqlite_where=condition)


def _sample(table: str) -> None:
    """Have PostgreSQL look at few rows of each column for its statistics."""
    names = [column["name"] for column in sa.inspect(op.get_bind()).get_columns(table)]
    op.execute(f"ALTER TABLE {table} " + ", ".join(f"ALTER {name} SET STATISTICS {_STATISTICS}" for name in names))
