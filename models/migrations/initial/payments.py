"""Payments, how they came where they are, and what is asked of the tax authority and of the signer."""

import sqlalchemy as sa
from alembic import op

from models.migrations.initial.ddl import check, index, known, slot
from models.tables import Instant, Json


def create_payments() -> None:
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
        check(
            "finished_is_at_rest",
            "state NOT IN ('completed', 'rejected', 'expired', 'cancelled')",
            "OR (due_at IS NULL AND run_id IS NULL AND finished_at IS NOT NULL)",
        ),
        known("state", "running waiting attention completed rejected expired cancelled"),
        check("total_not_negative", "total_fen IS NULL OR total_fen >= 0"),
        known("step", "materials method declaration contract collection voucher"),
        check("waiting_has_an_end", "state <> 'waiting' OR (waiting_for IS NOT NULL AND waiting_until IS NOT NULL)"),
        check("attention_has_a_reason", "state <> 'attention' OR reason IS NOT NULL"),
        postgresql_with={"fillfactor": 60},
    )
    index("payments_due", "payments", "due_at", where="due_at IS NOT NULL")
    index("payments_reference", "payments", "reference")
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
    index("coverages_live", "coverages", covered, unique=True, where="released_at IS NULL")


def create_progress() -> None:
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


def create_orders() -> None:
    """What is asked of the tax authority and of the signer. `slot` admits one live row a payment."""
    op.create_table(
        "documents",
        sa.Column("payment_id", sa.String(32), primary_key=True),
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("template", sa.String(32), nullable=False),
        sa.Column("data_sealed", sa.Text, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        known("kind", "declaration contract"),
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
        slot("'rejected'"),
        known("state", "intended pending accepted rejected unknown"),
        postgresql_with={"fillfactor": 50},
    )
    index("declarations_slot", "declarations", "payment_id, slot", unique=True)
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
        sa.Column("withdrawal", sa.String(16)),
        sa.Column("withdrawal_reason", sa.String(64)),
        sa.Column("withdraw_at", Instant),
        sa.Column("withdraw_tries", sa.Integer, server_default=sa.text("0"), nullable=False),
        slot("'signed', 'declined', 'expired', 'revoked', 'invalid'"),
        known("state", "intended sent signed declined expired revoked invalid unknown"),
        known("cycle", "monthly yearly"),
        known("withdrawal", "intended unknown done refused"),
    )
    index("contracts_mandate", "contracts", "payer_index, account_index", where="state = 'signed'")
    index("contracts_withdraw", "contracts", "withdraw_at", where="withdraw_at IS NOT NULL")
    index("contracts_slot", "contracts", "payment_id, slot", unique=True)
