-- Money that went back in [first, end) by our books, after the row `after`, in the order of keys.
SELECT
  refunds.key, refunds.payment_id, refunds.amount_fen, refunds.reference, refunds.returned_at
FROM refunds
WHERE refunds.key > :after AND refunds.state = 'returned' AND refunds.created_at < :started
  AND refunds.returned_at >= :first AND refunds.returned_at < :end
ORDER BY refunds.key
LIMIT :count
