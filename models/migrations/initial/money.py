"""Money: what is asked for, what arrived, where it is booked, what proves it."""

import sqlalchemy as sa
from alembic import op

from models.migrations.initial.ddl import check, index, known, slot
from models.tables import Instant, Json


def create_money() -> None:
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
        slot("'failed', 'withdrawn'", " WHEN kind = 'top_up' THEN CASE state WHEN 'settled' THEN key ELSE kind END"),
        check("amount_positive", "amount_fen > 0"),
        known("state", "intended pending closing settled failed unknown withdrawn"),
        known("kind", "bank_debit pay_order top_up"),
        postgresql_with={"fillfactor": 50},
    )
    index("debits_slot", "debits", "payment_id, slot", unique=True)
    index("debits_order_no", "debits", "order_no", where="order_no IS NOT NULL")
    op.create_table(
        "arrivals",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("payment_id", sa.String(32)),
        sa.Column("debit_key", sa.String(64)),
        sa.Column("amount_fen", sa.BigInteger, nullable=False),
        sa.Column("booked_fen", sa.BigInteger, nullable=False),
        sa.Column("refunded_fen", sa.BigInteger, server_default=sa.text("0"), nullable=False),
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
        known("state", "open matched refunding refunded"),
        known("channel", "answer callback event statement operator"),
        known("reason", "amount_differs part_paid paid_twice paid_after_end unknown_order unconfirmed"),
        check("amount_positive", "amount_fen > 0"),
        check("booked_in_amount", "booked_fen >= 0 AND booked_fen <= amount_fen"),
        check("refunded_in_amount", "refunded_fen >= 0 AND refunded_fen + booked_fen <= amount_fen"),
        check("open_has_a_reason", "state <> 'open' OR reason IS NOT NULL"),
        check("matched_is_booked", "state <> 'matched' OR booked_fen + refunded_fen = amount_fen"),
    )
    index("arrivals_once", "arrivals", "order_name, money_name", unique=True)
    index("arrivals_payment", "arrivals", "payment_id", where="payment_id IS NOT NULL")
    index("arrivals_open", "arrivals", "reference", where="state <> 'matched'")
    op.create_table(
        "refunds",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("arrival_id", sa.String(32), sa.ForeignKey("arrivals.id"), nullable=False),
        sa.Column("payment_id", sa.String(32), sa.ForeignKey("payments.id")),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("amount_fen", sa.BigInteger, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("why", sa.String(255), nullable=False),
        sa.Column("requested_by", sa.String(128), nullable=False),
        sa.Column("approved_by", sa.String(128)),
        sa.Column("reference", sa.String(128)),
        sa.Column("attempts", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("due_at", Instant),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("returned_at", Instant),
        known("state", "requested approved intended pending unknown returned refused"),
        known("kind", "open booked"),
        check("amount_positive", "amount_fen > 0"),
    )
    index("refunds_due", "refunds", "due_at", where="due_at IS NOT NULL")
    index("refunds_live", "refunds", "arrival_id", unique=True, where="state NOT IN ('returned', 'refused')")
    op.create_table(
        "returns",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("payment_id", sa.String(32)),
        sa.Column("debit_key", sa.String(64)),
        sa.Column("refund_key", sa.String(64)),
        sa.Column("named", sa.String(128)),
        sa.Column("reference", sa.String(128)),
        sa.Column("amount_fen", sa.BigInteger, nullable=False),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.Column("returned_at", Instant, nullable=False),
        sa.Column("kept_at", Instant, nullable=False),
        known("reason", "unknown_refund refund_open refund_not_sent refund_refused amount_differs"),
        check("amount_positive", "amount_fen > 0"),
    )
    op.create_table(
        "adjustments",
        sa.Column("payment_id", sa.String(32), sa.ForeignKey("payments.id"), primary_key=True),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.Column("declared_fen", sa.BigInteger, nullable=False),
        sa.Column("final_fen", sa.BigInteger, nullable=False),
        sa.Column("items", Json, nullable=False),
        sa.Column("before", Json, nullable=False),
        sa.Column("figures", Json, nullable=False),
        sa.Column("policy_version", sa.String(64), nullable=False),
        sa.Column("refund_key", sa.String(64)),
        sa.Column("actor", sa.String(128), nullable=False),
        sa.Column("opened_at", Instant, nullable=False),
        sa.Column("state", sa.String(16)),
        sa.Column("state_reason", sa.String(64)),
        sa.Column("due_at", Instant),
        sa.Column("attempts", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("pay_until", Instant),
        sa.Column("chosen_method", sa.String(32)),
        known("reason", "top_up_due refund_due"),
        known("state", "open attention paid expired cancelled"),
        check("differs", "declared_fen <> final_fen"),
        check("top_up_has_a_state", "(state IS NOT NULL) = (reason = 'top_up_due')"),
    )
    index("adjustments_due", "adjustments", "due_at", where="due_at IS NOT NULL")
    op.create_table(
        "ledger_entries",
        sa.Column("payment_id", sa.String(32), primary_key=True),
        sa.Column("line", sa.Integer, primary_key=True),
        sa.Column("account", sa.String(48), nullable=False),
        sa.Column("insurance", sa.String(16)),
        sa.Column("debit_fen", sa.BigInteger, nullable=False),
        sa.Column("credit_fen", sa.BigInteger, nullable=False),
        sa.Column("booked_at", Instant, nullable=False),
        check("one_side", "debit_fen >= 0 AND credit_fen >= 0 AND (debit_fen = 0) <> (credit_fen = 0)"),
    )
    op.create_table(
        "vouchers",
        sa.Column("no", sa.String(40), primary_key=True),
        sa.Column("payment_id", sa.String(32), sa.ForeignKey("payments.id"), nullable=False),
        sa.Column("serial", sa.Integer, server_default=sa.text("1"), nullable=False),
        sa.Column("check_code", sa.String(16), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("signature", sa.String(128), nullable=False),
        sa.Column("key_id", sa.String(32), nullable=False),
        sa.Column("data_sealed", sa.Text),
        sa.Column("issued_at", Instant, nullable=False),
        sa.Column("ended_at", Instant),
        sa.Column("replaced_by", sa.String(40)),
        sa.UniqueConstraint("payment_id", "serial"),
        postgresql_with={"toast_tuple_target": 8160},
    )
