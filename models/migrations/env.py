"""Alembic's entry: one connection, one transaction."""

from alembic import context

from models.session import make_engine
from models.tables import Base

engine = make_engine(context.config.attributes["url"])
with engine.connect().execution_options(shebao_write=True) as connection:
    context.configure(connection=connection, target_metadata=Base.metadata, compare_type=True)
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":  # of two processes at once, the second finds nothing left to do
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('shebao.schema'))")
        context.run_migrations()
engine.dispose()
