"""Rows of payments that ended long ago, moved out of the way by `shebao archive` (docs/adr/0022-archive.md).

Each table has the columns and the key of the one that its rows come from, and no other rule or index.
"""

from models.tables.base import Base
from models.tables.orders import DocumentColumns
from models.tables.payments import HistoryColumns


class ArchivedHistory(HistoryColumns, Base):
    """Transitions of payments that ended long ago."""

    __tablename__ = "archived_history"


class ArchivedDocument(DocumentColumns, Base):
    """Documents of payments that ended long ago."""

    __tablename__ = "archived_documents"
