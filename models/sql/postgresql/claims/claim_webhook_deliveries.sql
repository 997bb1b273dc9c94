-- Claim rows that are due: `due_at` becomes the end of the lease (in seconds), so a claim whose process dies is due
-- again by itself. A claimed row is left until the database's clock, too, says that its lease is over.
-- `busy` is a JSON array of endpoint ids to leave out.
UPDATE webhook_deliveries
SET claim_id = :claim, attempts = attempts + 1, due_at = clock_timestamp() + make_interval(secs => :lease)
WHERE id IN (
  SELECT id FROM webhook_deliveries
  WHERE due_at <= :now AND (claim_id IS NULL OR due_at <= clock_timestamp())
    AND endpoint_id <> ALL (ARRAY(SELECT jsonb_array_elements_text(CAST(:busy AS jsonb))))
  ORDER BY due_at LIMIT :most
  FOR UPDATE SKIP LOCKED
)
RETURNING *
