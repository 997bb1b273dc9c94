-- The payments that have been due longest. The write transaction has the database to itself.
SELECT id, plan, step, recoveries, region FROM payments
WHERE due_at <= :now AND run_id IS NULL
ORDER BY due_at, id LIMIT :most
