-- Sums of money reported for payments, in the order in which they were. `ids` is a JSON array of payment ids.
SELECT
  arrivals.id, arrivals.payment_id, arrivals.debit_key, arrivals.amount_fen, arrivals.booked_fen,
  arrivals.reference, arrivals.named, arrivals.channel, arrivals.state, arrivals.reason, arrivals.paid_at,
  arrivals.received_at, arrivals.confirmed_at
FROM arrivals
WHERE payment_id IN (SELECT value FROM json_each(:ids))
ORDER BY received_at, id
