-- Claim rows that are due: `due_at` becomes the end of the lease (in seconds), so a claim whose process dies is due
-- again by itself. A claimed row is left until the database's clock, too, says that its lease is over.
-- `tried_at` is the time of this try, or of the first one that may have gone out; `provider` is where that was, if known.
UPDATE messages
SET claim_id = :claim, attempts = attempts + 1,
  due_at = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', '+' || :lease || ' seconds'),
  state = 'sending',
  reason = CASE WHEN state = 'sending' THEN 'interrupted' WHEN reason = 'outcome_unknown' THEN reason END,
  provider = CASE WHEN state <> 'sending' AND reason = 'outcome_unknown' THEN provider END,
  tried_at = CASE WHEN state = 'sending' OR reason = 'outcome_unknown' THEN coalesce(tried_at, :now) ELSE :now END
WHERE id IN (
  SELECT id FROM messages
  WHERE due_at <= :now AND (claim_id IS NULL OR due_at <= strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) AND channel = :channel
  ORDER BY due_at LIMIT :most
)
RETURNING *
