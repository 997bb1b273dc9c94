-- Fence off the payments of other clients for the same months that are in another run: what their runs have decided
-- is not written any more, and they look again when those have ended. `ids` is a JSON array of payments.
UPDATE payments SET version = version + 1
WHERE run_id IS NOT NULL AND run_id <> :run AND id IN (
  SELECT other.payment_id
  FROM coverages JOIN coverages AS other
    ON other.payer_index = coverages.payer_index AND other.scheme = coverages.scheme
    AND other.insurance = coverages.insurance AND other.month = coverages.month
    AND other.released_at IS NULL AND other.payment_id <> coverages.payment_id
  WHERE coverages.payment_id IN (SELECT value FROM json_each(:ids))
)
