-- What the fairness policy needs to know before a claim, in one row. Instants are timestamptz:
-- now, just_due_since. Numbers are sizes of runs: express_size (small), full_size (almost full).
-- A payment that is due and carries no run waits. There is a backlog if one has waited since before
-- just_due_since, or if every run in flight is almost full.
SELECT
  count(*) AS in_flight,
  count(*) FILTER (WHERE jsonb_array_length(payment_ids) <= :express_size) AS small,
  coalesce(bool_or(lease_until < clock_timestamp()), false) AS lost,
  EXISTS (SELECT 1 FROM payments WHERE due_at <= :now AND run_id IS NULL) AS due,
  (
    SELECT count(*) FROM (
      SELECT 1 FROM payments
      WHERE due_at <= :now AND due_at >= :just_due_since AND run_id IS NULL
      ORDER BY due_at DESC LIMIT :express_size + 1
    ) AS latest
  ) AS just_due,
  count(*) FILTER (WHERE jsonb_array_length(payment_ids) < :full_size) = 0
    OR EXISTS (SELECT 1 FROM payments WHERE due_at < :just_due_since AND run_id IS NULL) AS backlog,
  clock_timestamp() AS at
FROM runs
