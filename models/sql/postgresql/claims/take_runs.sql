-- Put selected payments into fresh runs. `runs` is a JSON array of {id, plan, step, ids}, `lease` is in seconds.
-- A crash of the server may lose a claim at no cost, so the commit does not wait for the disk.
WITH quick AS (SELECT set_config('synchronous_commit', 'off', true) AS set),
given AS (
  SELECT id, plan, step, ids
  FROM quick, jsonb_to_recordset(CAST(:runs AS jsonb)) AS r(id text, plan text, step text, ids jsonb)
  WHERE quick.set = 'off'
),
taken AS (
  UPDATE payments SET run_id = given.id, due_at = NULL
  FROM given, jsonb_array_elements_text(given.ids) AS member(id) WHERE payments.id = member.id
)
INSERT INTO runs (id, plan, step, payment_ids, lease_until, created_at)
SELECT id, plan, step, ids, clock_timestamp() + make_interval(secs => :lease), :now FROM given
