"""What was asked for, received, booked, refunded and is open: by day, region and method, in one statement."""

from functools import lru_cache
from typing import Final, TypedDict

from sqlalchemy import Connection, TextClause, text

from foundation.money import yuan

_DAYS: Final = {
    "postgresql": "to_char({0} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')",
    "sqlite": "date({0}, '+8 hours')",
}
_TOTALS: Final = """
SELECT day, region, method, sum(asked) AS asked, sum(received) AS received, sum(booked) AS booked,
  sum(refunded) AS refunded, sum(rest) AS open,
  sum(top_up) AS top_up
FROM (
  SELECT {asked_on} AS day, p.region, d.method, d.amount_fen AS asked, 0 AS received, 0 AS booked, 0 AS refunded,
    0 AS rest, 0 AS top_up
  FROM debits AS d JOIN payments AS p ON p.id = d.payment_id WHERE d.state NOT IN ('failed', 'withdrawn')
    AND p.client <> 'canary'
  UNION ALL
  SELECT {came_on}, p.region, d.method,
    CASE WHEN d.reason = 'part_paid' AND (a.reason = 'part_paid' OR a.booked_fen > 0) THEN a.amount_fen ELSE 0 END,
    CASE WHEN a.confirmed_at IS NULL THEN 0 ELSE a.amount_fen END,
    a.booked_fen, a.refunded_fen, a.amount_fen - a.booked_fen - a.refunded_fen, 0
  FROM arrivals AS a LEFT JOIN payments AS p ON p.id = a.payment_id LEFT JOIN debits AS d ON d.key = a.debit_key
  WHERE p.client IS NULL OR p.client <> 'canary'
  UNION ALL
  SELECT {rerated_on}, p.region, p.method, 0, 0, 0, 0, 0, j.final_fen - j.declared_fen
  FROM adjustments AS j JOIN payments AS p ON p.id = j.payment_id WHERE j.state IN ('open', 'attention')
) AS sums GROUP BY day, region, method ORDER BY day, region, method
"""


class Total(TypedDict):
    """The sums of one day (Asia/Shanghai), region and method, in yuan as text; region and method are None for money
    that names no order. Of an order that was paid in part, that part is `asked`. `received` is what the bank
    confirmed, `open` what is neither booked nor returned, `top_up` what final figures ask for and is not paid."""

    day: str
    region: str | None
    method: str | None
    asked: str
    received: str
    booked: str
    refunded: str
    open: str
    top_up: str


def money_totals(connection: Connection) -> list[Total]:
    """All sums, the oldest day first."""
    return [
        {
            "day": row.day,
            "region": row.region,
            "method": row.method,
            "asked": yuan(int(row.asked)),
            "received": yuan(int(row.received)),
            "booked": yuan(int(row.booked)),
            "refunded": yuan(int(row.refunded)),
            "open": yuan(int(row.open)),
            "top_up": yuan(int(row.top_up)),
        }
        for row in connection.execute(_statement(connection.dialect.name))
    ]


@lru_cache(maxsize=2)
def _statement(dialect: str) -> TextClause:
    day = _DAYS[dialect]
    columns = {"asked_on": "d.created_at", "came_on": "a.received_at", "rerated_on": "j.opened_at"}
    return text(_TOTALS.format(**{name: day.format(column) for name, column in columns.items()}))
