-- The payments that became due last between two instants. The write transaction has the database to itself.
SELECT id, plan, step, recoveries, region FROM payments
WHERE due_at <= :until AND due_at >= :since AND run_id IS NULL
ORDER BY due_at DESC, id DESC LIMIT :most
