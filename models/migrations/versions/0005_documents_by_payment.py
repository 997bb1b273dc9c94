"""Documents are found by their payment: a key that begins with a hash touches another page of its index each time

On SQLite, which cannot change a primary key, the table is made anew.
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _order_key("payment_id", "sha256")


def downgrade() -> None:
    _order_key("sha256", "payment_id")


def _order_key(*columns: str) -> None:
    key = ", ".join(columns)
    if op.get_bind().dialect.name != "sqlite":
        op.execute(f"ALTER TABLE documents DROP CONSTRAINT documents_pkey, ADD PRIMARY KEY ({key})")
        return
    op.execute(
        "CREATE TABLE documents_anew (sha256 VARCHAR(64) NOT NULL, payment_id VARCHAR(32) NOT NULL,"
        " kind VARCHAR(16) NOT NULL, template VARCHAR(32) NOT NULL, data_sealed TEXT NOT NULL,"
        f" created_at VARCHAR(27) NOT NULL, PRIMARY KEY ({key}))"
    )
    names = "sha256, payment_id, kind, template, data_sealed, created_at"
    op.execute(f"INSERT INTO documents_anew ({names}) SELECT {names} FROM documents")
    op.execute("DROP TABLE documents")
    op.execute("ALTER TABLE documents_anew RENAME TO documents")
