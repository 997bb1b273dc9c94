-- Lock the payments that have been due longest. What another claim has locked is left out.
SELECT id, plan, step, recoveries, region FROM payments
WHERE due_at <= :now AND run_id IS NULL
ORDER BY due_at, id LIMIT :most
FOR UPDATE SKIP LOCKED
