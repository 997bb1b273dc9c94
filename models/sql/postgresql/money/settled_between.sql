-- Money that is booked or was returned and arrived in [first, end) by our books, after the row `after`, in the order of
-- ids. What came to our knowledge after `started` is left out.
SELECT
  arrivals.id, arrivals.payment_id, arrivals.debit_key, arrivals.amount_fen, arrivals.reference, arrivals.paid_at,
  arrivals.confirmed_at
FROM arrivals
WHERE arrivals.id > :after
  AND (arrivals.state <> 'open' OR arrivals.booked_fen > 0) AND arrivals.received_at < :started
  AND coalesce(arrivals.paid_at, arrivals.confirmed_at, arrivals.received_at) >= :first
  AND coalesce(arrivals.paid_at, arrivals.confirmed_at, arrivals.received_at) < :end
ORDER BY arrivals.id
LIMIT :count
