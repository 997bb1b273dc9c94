-- Moves with the same values in all rows but for a few columns, which are arrays. No wait for the disk.
SELECT p.id, p.run_id, p.version, p.signalled FROM json_each(?) AS wanted JOIN payments AS p ON p.id = wanted.value;
UPDATE payments SET state = ?, step = ?, reason = ?, run_id = ?, due_at = CASE WHEN ? IS NOT NULL THEN NULL ELSE min(coalesce(due_at, ?), coalesce(?, due_at)) END, waiting_for = ?, waiting_until = ?, attempts = ?, recoveries = ?, method = ?, total_fen = ?, progress = ?, updated_at = ?, finished_at = ?, version = version + 1 WHERE id = ?;
INSERT INTO ledger_entries (payment_id, line, account, insurance, debit_fen, credit_fen, booked_at) VALUES (?, ?, ?, ?, ?, ?, ?);
INSERT INTO ledger_entries (payment_id, line, account, insurance, debit_fen, credit_fen, booked_at) VALUES (?, ?, ?, ?, ?, ?, ?);
UPDATE runs SET lease_until = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', ?), begun_at = NULL WHERE id = ?;
