-- Payments for whose months another client has a payment, too, or one of the other pension scheme for their year. `ids` is a JSON array of payments.
SELECT
  coverages.payment_id
FROM coverages
WHERE coverages.payment_id IN (SELECT value FROM json_each(:ids))
  AND (
    EXISTS (
      SELECT 1 FROM coverages AS other
      WHERE other.payer_index = coverages.payer_index AND other.scheme = coverages.scheme
        AND other.insurance = coverages.insurance AND other.month = coverages.month
        AND other.released_at IS NULL AND other.payment_id <> coverages.payment_id
    )
    OR (coverages.insurance = 'pension' AND EXISTS (
      SELECT 1 FROM coverages AS other
      WHERE other.payer_index = coverages.payer_index
        AND other.scheme = CASE coverages.scheme WHEN 'flexible' THEN 'resident' ELSE 'flexible' END
        AND other.insurance = 'pension' AND substr(other.month, 1, 4) = substr(coverages.month, 1, 4)
        AND other.released_at IS NULL AND other.payment_id <> coverages.payment_id
    ))
  )
