-- Debits of payments, the oldest first. `ids` is a JSON array of payment ids.
SELECT
  debits.key, debits.payment_id, debits.kind, debits.method, debits.state, debits.reason, debits.amount_fen,
  debits.assessment,
  debits.contract_key, debits.order_no, debits.reference, debits.created_at, debits.settled_at, debits.ended_at
FROM debits
WHERE payment_id IN (SELECT value FROM json_each(:ids))
ORDER BY created_at
