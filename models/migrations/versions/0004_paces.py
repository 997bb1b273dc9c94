"""Limits of gateways: up to when places are given"""

import sqlalchemy as sa
from alembic import op
from models.tables import Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "paces",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("free_at", Instant(), nullable=False),
        sa.Column("queue_until", Instant(), nullable=False),
        sa.Column("again_until", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def downgrade() -> None:
    op.drop_table("paces")
