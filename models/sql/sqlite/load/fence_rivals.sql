-- Fence off the payments of other clients for the same months (or their year of the other pension scheme) that are in another run: what their runs have decided
-- is not written any more, and they look again when those have ended. `ids` is a JSON array of payments.
UPDATE payments SET version = version + 1
WHERE run_id IS NOT NULL AND run_id <> :run AND id IN (
  SELECT other.payment_id
  FROM coverages JOIN coverages AS other
    ON other.payer_index = coverages.payer_index AND other.insurance = coverages.insurance
    AND (
      (other.scheme = coverages.scheme AND other.month = coverages.month)
      OR (other.scheme <> coverages.scheme AND other.insurance = 'pension'
        AND substr(other.month, 1, 4) = substr(coverages.month, 1, 4))
    )
    AND other.released_at IS NULL AND other.payment_id <> coverages.payment_id
  WHERE coverages.payment_id IN (SELECT value FROM json_each(:ids))
)
