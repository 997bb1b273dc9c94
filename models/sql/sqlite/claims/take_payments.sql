-- Put selected payments into a fresh run. `ids` is a JSON array of payment ids.
UPDATE payments SET run_id = :run, due_at = NULL WHERE id IN (SELECT value FROM json_each(:ids))
