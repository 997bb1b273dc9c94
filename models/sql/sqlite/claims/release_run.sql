-- Take the payments that carry a run out of it and make them due. `counted` is 1 if a worker was lost with them.
UPDATE payments SET run_id = NULL, due_at = :due_at, recoveries = recoveries + :counted
WHERE run_id = :run AND id IN (SELECT member.value FROM runs, json_each(runs.payment_ids) AS member WHERE runs.id = :run)
