"""Where rows of payments that ended long ago are moved: the columns of their tables, without rules and indexes."""

import sqlalchemy as sa
from alembic import op

from models.tables import Instant, Json


def create_archive() -> None:
    """History and documents."""
    op.create_table(
        "archived_history",
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
        "archived_documents",
        sa.Column("payment_id", sa.String(32), primary_key=True),
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("template", sa.String(32), nullable=False),
        sa.Column("data_sealed", sa.Text, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
    )
