"""What tests and people read of the ledger."""

from collections.abc import Mapping
from typing import Final

from gateways.sandbox.entries import from_row, line_of
from gateways.sandbox.ledger import Ledger
from gateways.sandbox.orders import Json, RefusedError

FILTERS: Final = ("kind", "service", "key", "payment_id", "status", "reference")


def report(ledger: Ledger, filters: Mapping[str, str], *, entries: bool = True) -> Json:
    """Give totals by kind and status, payments collected or served twice, and the entries, oldest first.

    A payment whose money was taken by a debit and by a pay order counts as collected twice. `filters` narrows by kind,
    service, key, payment_id, status or reference; raises RefusedError for another one.
    """
    for name in filters:
        if name not in FILTERS:
            raise RefusedError(400, f"no filter {name!r}; there are {', '.join(FILTERS)}")
    where = " AND ".join(["1", *(f"{name} = :{name}" for name in filters)])
    totals = ledger.db.execute(
        "SELECT kind, status, count(*) AS orders, coalesce(sum(times_done), 0) AS done, "
        "coalesce(sum(CASE kind WHEN 'pay_order' THEN told_fen ELSE amount_fen END * times_done), 0) AS done_fen, "
        "sum(asked) AS asked, sum(conflicts) AS conflicts "
        f"FROM orders WHERE {where} GROUP BY kind, status ORDER BY kind, status",
        dict(filters),
    )
    # A payment may have several refunds, each of a part; the sandbox never returns more than came in.
    doubled = ledger.db.execute(
        "SELECT CASE WHEN service = 'bank' THEN 'collection' ELSE kind END AS effect, payment_id, "
        f"sum(times_done) AS times_done FROM orders WHERE {where} AND status <> 'rejected' "
        "AND kind NOT IN ('sms', 'close', 'refund', 'revoke') GROUP BY effect, payment_id HAVING sum(times_done) > 1",
        dict(filters),
    )
    found: Json = {"totals": [dict(row) for row in totals], "doubled": [dict(row) for row in doubled]}
    if entries:
        rows = ledger.db.execute(f"SELECT * FROM orders WHERE {where} ORDER BY id", dict(filters))
        found["entries"] = [line_of(from_row(row)) for row in rows]
    return found
