"""The tables. Money is integer fen; instants are aware UTC; personal data is in `sealed` columns only.

`payments` is the narrow row that every step writes; what does not change during the work is in `requests`. No index is
on a column that each step changes, so PostgreSQL's updates stay on their page (HOT). What an answer fills in later
(`declarations`, `debits`) is indexed by `slot` and leaves half of each page free.

Rows of a payment are written behind its fence, so only tables that ask for money or receipt it have a foreign key to
`payments` (docs/adr/0011-what-a-row-costs.md).
"""

from models.tables.archive import ArchivedDocument, ArchivedHistory
from models.tables.audit import AuditEntry
from models.tables.base import Base, Instant, Json, JsonObject
from models.tables.events import IdempotencyKey, InboxEvent, Outbox, WebhookDelivery, WebhookEndpoint
from models.tables.gateways import Breaker, Pause, RateLimit
from models.tables.messages import Message, ProviderShift, ProviderWindow, Suppression
from models.tables.money import Adjustment, Arrival, Debit, LedgerEntry, Refund, Return, Voucher
from models.tables.operators import Operator, OperatorSession
from models.tables.orders import Contract, Declaration, Document
from models.tables.payments import Coverage, History, Payment, Request, Run
from models.tables.upkeep import Incident, Upkeep

__all__ = [
    "Adjustment",
    "ArchivedDocument",
    "ArchivedHistory",
    "Arrival",
    "AuditEntry",
    "Base",
    "Breaker",
    "Contract",
    "Coverage",
    "Debit",
    "Declaration",
    "Document",
    "History",
    "IdempotencyKey",
    "InboxEvent",
    "Incident",
    "Instant",
    "Json",
    "JsonObject",
    "LedgerEntry",
    "Message",
    "Operator",
    "OperatorSession",
    "Outbox",
    "Pause",
    "Payment",
    "ProviderShift",
    "ProviderWindow",
    "RateLimit",
    "Refund",
    "Request",
    "Return",
    "Run",
    "Suppression",
    "Upkeep",
    "Voucher",
    "WebhookDelivery",
    "WebhookEndpoint",
]
