-- How long payments were in the steps that they have left since :since, in seconds. The payments are those of the
-- newest events to other systems, at most :most, whose ids begin at `first`.
WITH moved AS (
  SELECT DISTINCT payment_id FROM (
    SELECT payment_id FROM outbox WHERE id >= :first ORDER BY id DESC LIMIT :most
  ) AS newest
),
changes AS (
  SELECT history.at, coalesce(history.from_step, history.step) AS left_step,
    lag(history.at) OVER (PARTITION BY history.payment_id ORDER BY history.version) AS entered_at
  FROM moved JOIN history ON history.payment_id = moved.payment_id
  WHERE history.from_state IS NULL OR history.from_step <> history.step OR (
    history.state IN ('completed', 'rejected', 'expired', 'cancelled')
    AND history.from_state NOT IN ('completed', 'rejected', 'expired', 'cancelled')
  )
)
SELECT left_step AS step, (julianday(at) - julianday(entered_at)) * 86400 AS seconds
FROM changes WHERE entered_at IS NOT NULL AND at >= :since
