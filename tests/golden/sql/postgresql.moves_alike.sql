-- Moves with the same values in all rows but for a few columns, which are arrays. No wait for the disk.
WITH moved AS (UPDATE payments AS p SET state = r.state, step = r.step, reason = r.reason, run_id = r.run_id, due_at = CASE WHEN r.finished_at IS NOT NULL THEN NULL ELSE LEAST(coalesce(p.due_at, r.due_at), coalesce(r.due_at, p.due_at)) END, waiting_for = r.waiting_for, waiting_until = r.waiting_until, attempts = r.attempts, recoveries = r.recoveries, method = r.method, total_fen = r.total_fen, progress = r.progress, updated_at = r.updated_at, finished_at = r.finished_at, version = p.version + 1
  FROM (SELECT unnest(a0),$1::text,unnest(a1),$2::text,$3::text,$4::text,$5::text,$6::timestamptz,$7::text,$8::timestamptz,$9::int,$10::int,unnest(a2),unnest(a3),unnest(a4),$11::timestamptz,$12::timestamptz
  FROM(SELECT $13::text[]a0,$14::int[]a1,$15::text[]a2,$16::bigint[]a3,$17::jsonb[]a4 OFFSET 0)v)r(id,expect_run,expect_version,state,step,reason,run_id,due_at,waiting_for,waiting_until,attempts,recoveries,method,total_fen,progress,updated_at,finished_at)
  WHERE p.id = r.id AND p.version = r.expect_version AND p.run_id IS NOT DISTINCT FROM r.expect_run
  RETURNING p.id, p.signalled),
renewed AS (UPDATE runs SET lease_until = clock_timestamp() + make_interval(secs => $18), begun_at = NULL
  WHERE id = $19),
i0 AS (INSERT INTO ledger_entries (payment_id, line, account, insurance, debit_fen, credit_fen, booked_at) SELECT r.*
  FROM (SELECT unnest(a0),unnest(a1),unnest(a2),unnest(a3),unnest(a4),unnest(a5),$20::timestamptz
  FROM(SELECT $21::text[]a0,$22::int[]a1,$23::text[]a2,$24::text[]a3,$25::bigint[]a4,$26::bigint[]a5 OFFSET 0)v)r(payment_id,line,account,insurance,debit_fen,credit_fen,booked_at)
  WHERE (r.payment_id IN (SELECT id FROM moved)) IS TRUE),
i1 AS (INSERT INTO ledger_entries (payment_id, line, account, insurance, debit_fen, credit_fen, booked_at) SELECT r.*
  FROM (SELECT unnest(a0),unnest(a1),unnest(a2),unnest(a3),unnest(a4),unnest(a5),$27::timestamptz
  FROM(SELECT $28::text[]a0,$29::int[]a1,$30::text[]a2,$31::text[]a3,$32::bigint[]a4,$33::bigint[]a5 OFFSET 0)v)r(payment_id,line,account,insurance,debit_fen,credit_fen,booked_at)
  WHERE (r.payment_id IN (SELECT id FROM moved
  WHERE signalled = 0)) IS TRUE)
SELECT id, signalled FROM moved,set_config('synchronous_commit','off',true);
