-- What was asked for since :since and neither failed nor was withdrawn, in fen, without the canary's. The payments are
-- those of events to other systems whose ids begin at `first`: what is asked for is reported.
SELECT coalesce(sum(debits.amount_fen), 0) AS asked
FROM (SELECT DISTINCT payment_id FROM outbox WHERE id >= :first) AS moved
JOIN debits ON debits.payment_id = moved.payment_id
JOIN payments ON payments.id = moved.payment_id
WHERE debits.created_at >= :since AND debits.state NOT IN ('failed', 'withdrawn') AND payments.client <> 'canary'
