-- Payments for whose months another client has a payment, too. `ids` is a JSON array of payments.
SELECT
  coverages.payment_id
FROM coverages
WHERE coverages.payment_id IN (SELECT value FROM json_each(:ids))
  AND EXISTS (
    SELECT 1 FROM coverages AS other
    WHERE other.payer_index = coverages.payer_index AND other.scheme = coverages.scheme
      AND other.insurance = coverages.insurance AND other.month = coverages.month
      AND other.released_at IS NULL AND other.payment_id <> coverages.payment_id
  )
