"""Alembic's entry: one connection, one transaction, types as the tables in code have them."""

from typing import Any, Literal

from alembic import context

from models.session import make_engine
from models.tables import Base


def _render(kind: str, item: Any, autogen: Any) -> str | Literal[False]:
    """Write our own types by their names, with the imports they need."""
    if kind != "type":
        return False
    if type(item).__name__ == "Instant":
        autogen.imports.add("from models.tables import Instant")
        return "Instant()"
    if type(item).__name__ == "JSON":
        autogen.imports.add("from models.tables import Json")
        return "Json"
    return False


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
        context.run_migrations()
engine.dispose()
