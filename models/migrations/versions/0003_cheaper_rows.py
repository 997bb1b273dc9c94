"""Rows that cost less: one index for what is live, answers written in place, no second look for the payment

On SQLite the tables are made anew from their own text, since ALTER TABLE can do none of this there.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_FENCED = ("requests", "coverages", "history", "documents", "declarations", "contracts", "ledger_entries", "messages")
_ENDED = {
    "declarations": "state = 'rejected'",
    "contracts": "state NOT IN ('intended', 'sent', 'unknown')",
    "debits": "state IN ('failed', 'withdrawn')",
}
_LIVE = {
    "declarations": "state <> 'rejected'",
    "contracts": "state IN ('intended', 'sent', 'unknown')",
    "debits": "state NOT IN ('failed', 'withdrawn')",
}
_STORAGE = {"declarations": "fillfactor = 50", "debits": "fillfactor = 50", "vouchers": "toast_tuple_target = 8160"}
_KEY = "FOREIGN KEY(payment_id) REFERENCES payments (id)"


def upgrade() -> None:
    for table in _ENDED:
        op.drop_index(f"{table}_live", table)
        op.drop_index(f"{table}_payment", table)
    if op.get_bind().dialect.name == "sqlite":
        for table in dict.fromkeys((*_FENCED, *_ENDED)):
            more = [f"slot VARCHAR(64) {_generated(table)} NOT NULL"] if table in _ENDED else []
            _remake(table, drop=_KEY if table in _FENCED else "", add=more)
    else:
        for table in _FENCED:
            op.drop_constraint(f"{table}_payment_id_fkey", table, type_="foreignkey")
        for table in _ENDED:
            op.execute(f"ALTER TABLE {table} ADD COLUMN slot VARCHAR(64) {_generated(table)} NOT NULL")
        for table, setting in _STORAGE.items():
            op.execute(f"ALTER TABLE {table} SET ({setting})")
    for table in _ENDED:
        op.create_index(f"{table}_slot", table, ["payment_id", "slot"], unique=True)


def downgrade() -> None:
    for table in _ENDED:
        op.drop_index(f"{table}_slot", table)
    if op.get_bind().dialect.name == "sqlite":
        for table in dict.fromkeys((*_FENCED, *_ENDED)):
            slot = f"slot VARCHAR(64) {_generated(table)} NOT NULL" if table in _ENDED else ""
            _remake(table, drop=slot, add=[_KEY] if table in _FENCED else [])
    else:
        for table, setting in _STORAGE.items():
            op.execute(f"ALTER TABLE {table} RESET ({setting.partition(' ')[0]})")
        for table in _ENDED:
            op.drop_column(table, "slot")
        for table in _FENCED:
            op.create_foreign_key(f"{table}_payment_id_fkey", table, "payments", ["payment_id"], ["id"])
    for table, live in _LIVE.items():
        where = sa.text(live)
        op.create_index(f"{table}_live", table, ["payment_id"], unique=True, postgresql_where=where, sqlite_where=where)
        op.create_index(f"{table}_payment", table, ["payment_id"])


def _generated(table: str) -> str:
    return f"GENERATED ALWAYS AS (CASE WHEN {_ENDED[table]} THEN key ELSE 'live' END) STORED"


def _remake(table: str, *, drop: str, add: list[str]) -> None:
    """Make a table of SQLite anew without the clause `drop` and with the clauses `add`; its rows and indexes stay."""
    bind = op.get_bind()
    found = bind.execute(
        sa.text("SELECT sql FROM sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL ORDER BY type = 'index'"),
        {"table": table},
    )
    made, *indexes = found.scalars()
    after = made.partition("(")[2]
    columns = [column["name"] for column in sa.inspect(bind).get_columns(table) if "computed" not in column]
    clauses = [clause for clause in _clauses(after.rpartition(")")[0]) if clause != drop]
    first_rule = next(at for at, clause in enumerate(clauses) if clause.startswith(("CONSTRAINT", "PRIMARY KEY")))
    rules = [clause for clause in add if clause == _KEY]
    clauses = [*clauses[:first_rule], *(clause for clause in add if clause != _KEY), *clauses[first_rule:], *rules]
    op.execute(f"CREATE TABLE {table}_anew ({', '.join(clauses)})")
    names = ", ".join(columns)
    op.execute(f"INSERT INTO {table}_anew ({names}) SELECT {names} FROM {table}")
    op.execute(f"DROP TABLE {table}")
    op.execute(f"ALTER TABLE {table}_anew RENAME TO {table}")
    for index in indexes:
        op.execute(index)


def _clauses(text: str) -> list[str]:
    """The columns and rules of CREATE TABLE: what commas part outside of brackets."""
    clauses, depth = [""], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            clauses.append("")
        else:
            clauses[-1] += letter
    return [clause.strip() for clause in clauses]
