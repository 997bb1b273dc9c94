-- Fence off the payments of other clients for the same months (or their year of the other pension scheme) that are in another run: what their runs have decided
-- is not written any more, and they look again when those have ended. `ids` is a JSON array of payments.
-- OFFSET 0 has the rivals of each month looked up by index, whatever the planner prefers.
UPDATE payments SET version = version + 1
WHERE run_id IS NOT NULL AND run_id <> :run AND id IN (
  SELECT other.payment_id
  FROM coverages CROSS JOIN LATERAL (
    SELECT rival.payment_id FROM coverages AS rival
    WHERE rival.payer_index = coverages.payer_index AND rival.insurance = coverages.insurance
      AND (
        (rival.scheme = coverages.scheme AND rival.month = coverages.month)
        OR (rival.scheme <> coverages.scheme AND rival.insurance = 'pension'
          AND substr(rival.month, 1, 4) = substr(coverages.month, 1, 4))
      )
      AND rival.released_at IS NULL AND rival.payment_id <> coverages.payment_id
    OFFSET 0
  ) AS other
  WHERE coverages.payment_id = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(:ids AS jsonb))))
)
