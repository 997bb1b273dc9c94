"""How the first revision writes constraints, indexes and samples."""

import sqlalchemy as sa
from alembic import op

# 300 rows times this. Plans do not depend on statistics (docs/adr/0002-set-based-steps.md), sealed values and digests
# tell the planner nothing, and with the usual sample of 30,000 rows a look at all tables took five seconds of a core.
_STATISTICS = 10


def check(name: str, *conditions: str) -> sa.CheckConstraint:
    """A rule for each row; the parts of its condition are joined by blanks."""
    return sa.CheckConstraint(" ".join(conditions), name)


def known(column: str, values: str) -> sa.CheckConstraint:
    """`column` holds one of `values`, which are given with blanks between them."""
    listed = ", ".join(f"'{value}'" for value in values.split())
    return sa.CheckConstraint(f"{column} IN ({listed})", f"{column}_known")


def slot(ended: str, other: str = "") -> sa.Column[str]:
    """`live` while the row is live, its own key once its state is one of `ended`; `other`: a WHEN between the two."""
    expression = f"CASE WHEN state IN ({ended}) THEN key{other} ELSE 'live' END"
    return sa.Column("slot", sa.String(64), sa.Computed(expression, persisted=True), nullable=False)


def index(name: str, table: str, columns: str, *, unique: bool = False, where: str | None = None) -> None:
    """An index, of the rows that satisfy `where` if it is given."""
    condition = None if where is None else sa.text(where)
    op.create_index(name, table, columns.split(", "), unique=unique, postgresql_where=condition, sqlite_where=condition)


def sample(table: str) -> None:
    """Have PostgreSQL look at few rows of each column for its statistics."""
    names = [column["name"] for column in sa.inspect(op.get_bind()).get_columns(table)]
    op.execute(f"ALTER TABLE {table} " + ", ".join(f"ALTER {name} SET STATISTICS {_STATISTICS}" for name in names))
