-- Moves that differ: every column is an array. They end their run.
SELECT p.id, p.run_id, p.version, p.signalled FROM json_each(?) AS wanted JOIN payments AS p ON p.id = wanted.value;
UPDATE payments SET state = ?, step = ?, reason = ?, run_id = ?, due_at = CASE WHEN ? IS NOT NULL THEN NULL ELSE min(coalesce(due_at, ?), coalesce(?, due_at)) END, waiting_for = ?, waiting_until = ?, attempts = ?, recoveries = ?, method = ?, total_fen = ?, progress = ?, updated_at = ?, finished_at = ?, version = version + 1 WHERE id = ?;
UPDATE requests SET locale = ? WHERE payment_id = ?;
DELETE FROM runs WHERE id = ?;
