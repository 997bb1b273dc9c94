-- Take the payments that carry a run out of it and make them due. `counted` is 1 if a worker was lost with them.
UPDATE payments SET run_id = NULL, due_at = :due_at, recoveries = recoveries + :counted
FROM runs, jsonb_array_elements_text(runs.payment_ids) AS member(value)
WHERE runs.id = :run AND payments.id = member.value AND payments.run_id = :run
