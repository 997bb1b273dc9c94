-- Claim rows that are due: `due_at` becomes the end of the lease (in seconds), so a claim whose process dies is due
-- again by itself. A claimed row is left until the database's clock, too, says that its lease is over.
-- `busy` is a JSON array of endpoint ids to leave out.
UPDATE webhook_deliveries
SET claim_id = :claim, attempts = attempts + 1,
  due_at = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', '+' || :lease || ' seconds')
WHERE id IN (
  SELECT id FROM webhook_deliveries
  WHERE due_at <= :now AND (claim_id IS NULL OR due_at <= strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))
    AND endpoint_id NOT IN (SELECT value FROM json_each(:busy))
  ORDER BY due_at LIMIT :most
)
RETURNING *
