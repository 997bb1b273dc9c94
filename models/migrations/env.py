"""Alembic's entry: one connection, one transaction, types as the tables in code have them."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from models.session import make_engine
from models.tables import Base

_OWN_TYPES = {"Instant": "Instant()", "JSON": "Json"}


def _render(kind: str, item: object, autogen: AutogenContext) -> str | Literal[False]:
    """Write our own types by their names, with the import that they need."""
    name = type(item).__name__
    if kind != "type" or name not in _OWN_TYPES:
        return False
    autogen.imports.add("from models.tables import Instant, Json")
    return _OWN_TYPES[name]


engine = make_engine(context.config.attributes["url"])
with engine.connect().execution_options(shebao_write=True) as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=_render,
        compare_type=True,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        context.run_migrations()
engine.dispose()
