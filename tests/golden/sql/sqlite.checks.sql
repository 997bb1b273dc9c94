-- The intents of calls, behind the fences of payments that do not move.
SELECT p.id, p.run_id, p.version, p.signalled FROM json_each(?) AS wanted JOIN payments AS p ON p.id = wanted.value;
INSERT INTO ledger_entries (payment_id, line, account, insurance, debit_fen, credit_fen, booked_at) VALUES (?, ?, ?, ?, ?, ?, ?);
UPDATE runs SET lease_until = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', ?) WHERE id = ?;
