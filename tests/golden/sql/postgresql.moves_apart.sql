-- Moves that differ: every column is an array. They end their run.
WITH moved AS (UPDATE payments AS p SET state = r.state, step = r.step, reason = r.reason, run_id = r.run_id, due_at = CASE WHEN r.finished_at IS NOT NULL THEN NULL ELSE LEAST(coalesce(p.due_at, r.due_at), coalesce(r.due_at, p.due_at)) END, waiting_for = r.waiting_for, waiting_until = r.waiting_until, attempts = r.attempts, recoveries = r.recoveries, method = r.method, total_fen = r.total_fen, progress = r.progress, updated_at = r.updated_at, finished_at = r.finished_at, version = p.version + 1
  FROM (SELECT unnest(a0),unnest(a1),unnest(a2),unnest(a3),unnest(a4),unnest(a5),unnest(a6),unnest(a7),unnest(a8),unnest(a9),unnest(a10),unnest(a11),unnest(a12),unnest(a13),unnest(a14),unnest(a15),unnest(a16)
  FROM(SELECT $1::text[]a0,$2::text[]a1,$3::int[]a2,$4::text[]a3,$5::text[]a4,$6::text[]a5,$7::text[]a6,$8::timestamptz[]a7,$9::text[]a8,$10::timestamptz[]a9,$11::int[]a10,$12::int[]a11,$13::text[]a12,$14::bigint[]a13,$15::jsonb[]a14,$16::timestamptz[]a15,$17::timestamptz[]a16 OFFSET 0)v)r(id,expect_run,expect_version,state,step,reason,run_id,due_at,waiting_for,waiting_until,attempts,recoveries,method,total_fen,progress,updated_at,finished_at)
  WHERE p.id = r.id AND p.version = r.expect_version AND p.run_id IS NOT DISTINCT FROM r.expect_run
  RETURNING p.id, p.signalled),
ended AS (DELETE FROM runs
  WHERE id = $18 AND (SELECT count(*) FROM moved) = $19),
u0 AS (UPDATE requests AS t SET locale = r.locale
  FROM (SELECT unnest(a0),unnest(a1)
  FROM(SELECT $20::text[]a0,$21::text[]a1 OFFSET 0)v)r(payment_id,locale)
  WHERE t.payment_id = r.payment_id AND (r.payment_id IN (SELECT id FROM moved)) IS TRUE)
SELECT id, signalled FROM moved;
