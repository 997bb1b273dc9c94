"""Messages, events, webhooks, what workers share, and the audit."""

import sqlalchemy as sa
from alembic import op

from models.migrations.initial.ddl import index, known
from models.tables import Instant, Json


def create_messages() -> None:
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
        sa.Column("tried_to_sealed", sa.Text),
        sa.Column("delivered_at", Instant),
        known("state", "due sending sent failed unknown dropped"),
        known("channel", "email sms"),
    )
    index("messages_due", "messages", "channel, due_at", where="due_at IS NOT NULL")
    index("messages_payment", "messages", "payment_id")
    op.create_table(
        "provider_windows",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("minute", Instant, primary_key=True),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("errors", sa.Integer, nullable=False),
    )
    op.create_table(
        "provider_shifts",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("share", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("at", Instant, nullable=False),
    )
    op.create_table(
        "suppressions",
        sa.Column("address_index", sa.String(64), primary_key=True),
        sa.Column("channel", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("message_id", sa.String(32), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        known("channel", "email sms"),
    )
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
        known("state", "used pending unmatched ignored refused"),
    )
    index("inbox_once", "inbox", "source, event_id, client", unique=True, where="state <> 'refused'")
    index("inbox_pending", "inbox", "payment_id", where="state = 'pending'")
    index("inbox_unmatched", "inbox", "correlation", where="state = 'unmatched'")
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
    index("outbox_due", "outbox", "due_at", where="due_at IS NOT NULL")


def create_webhooks() -> None:
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
        known("state", "active disabled"),
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
        known("state", "due delivered failed"),
    )
    index("webhook_deliveries_due", "webhook_deliveries", "due_at", where="due_at IS NOT NULL")
    index("webhook_deliveries_once", "webhook_deliveries", "endpoint_id, event_id", unique=True)
    op.create_table(
        "idempotency_keys",
        sa.Column("client", sa.String(64), primary_key=True),
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("started_at", Instant, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("answer", Json),
    )
    index("idempotency_keys_age", "idempotency_keys", "started_at")


def create_gateways() -> None:
    """What all workers share about the gateways, and what an operator has paused."""
    op.create_table(
        "breakers",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("open_until", Instant),
        sa.Column("changed_at", Instant, nullable=False),
        known("state", "closed open half_open"),
    )
    op.create_table(
        "rate_limits",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("free_at", Instant, nullable=False),
        sa.Column("queue_until", Instant, nullable=False),
        sa.Column("again_until", Instant, nullable=False),
    )
    op.create_table(
        "pauses",
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("person", sa.String(128), nullable=False),
        sa.Column("reason", sa.String(255), nullable=False),
        sa.Column("since", Instant, nullable=False),
        sa.Column("until", Instant),
        known("kind", "region step client payment gateway provider payer"),
    )


def create_audit() -> None:
    """Who did or looked at what, and why; and who operators are."""
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
    index("audit_payment", "audit", "payment_id")
    op.create_table(
        "operators",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password", sa.String(160), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("created_by", sa.String(128), nullable=False),
        sa.Column("disabled_at", Instant),
        known("role", "viewer operator approver"),
    )
    op.create_table(
        "operator_sessions",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("operator", sa.String(64), nullable=False),
        sa.Column("until", Instant, nullable=False),
    )


def create_upkeep() -> None:
    """What was kept up when, and what goes wrong since when."""
    op.create_table(
        "upkeep",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("at", Instant, nullable=False),
        sa.Column("place", sa.String(64)),
        sa.Column("result", sa.String(64)),
    )
    op.create_table(
        "incidents",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("since", Instant, nullable=False),
        sa.Column("mailed_at", Instant),
    )
