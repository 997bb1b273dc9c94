-- The intents of calls, behind the fences of payments that do not move.
WITH moved AS MATERIALIZED (SELECT p.id, p.signalled
  FROM (SELECT unnest(a0),$1::text,unnest(a1)
  FROM(SELECT $2::text[]a0,$3::int[]a1 OFFSET 0)v)r(id,expect_run,expect_version)
  JOIN payments AS p ON p.id = r.id
  WHERE p.version = r.expect_version AND p.run_id IS NOT DISTINCT FROM r.expect_run FOR UPDATE OF p),
renewed AS (UPDATE runs SET lease_until = clock_timestamp() + make_interval(secs => $4)
  WHERE id = $5),
i0 AS (INSERT INTO ledger_entries (payment_id, line, account, insurance, debit_fen, credit_fen, booked_at) SELECT r.*
  FROM (SELECT unnest(a0),unnest(a1),unnest(a2),unnest(a3),unnest(a4),unnest(a5),$6::timestamptz
  FROM(SELECT $7::text[]a0,$8::int[]a1,$9::text[]a2,$10::text[]a3,$11::bigint[]a4,$12::bigint[]a5 OFFSET 0)v)r(payment_id,line,account,insurance,debit_fen,credit_fen,booked_at)
  WHERE (r.payment_id IN (SELECT id FROM moved)) IS TRUE)
SELECT id, signalled FROM moved;
