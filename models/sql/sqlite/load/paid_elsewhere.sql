-- Payments for whose months another payment takes, or has taken, the payer's money. `ids` is a JSON array of payments.
-- A year of one pension scheme is the same as its months of the other one.
-- Open orders of others do not count: a payer who has not paid may pay this one. `known`: the other payment has the
-- same phone or account.
SELECT
  coverages.payment_id,
  EXISTS (
    SELECT 1 FROM coverages AS other
    WHERE other.payer_index = coverages.payer_index AND other.insurance = coverages.insurance
      AND (
        (other.scheme = coverages.scheme AND other.month = coverages.month)
        OR (other.scheme <> coverages.scheme AND other.insurance = 'pension'
          AND substr(other.month, 1, 4) = substr(coverages.month, 1, 4))
      )
      AND other.released_at IS NULL AND other.payment_id <> coverages.payment_id
      AND EXISTS (
        SELECT 1 FROM debits
        WHERE debits.payment_id = other.payment_id
          AND (
            debits.state = 'settled'
            OR (debits.kind = 'bank_debit' AND debits.state IN ('intended', 'pending', 'unknown'))
          )
      )
      AND EXISTS (
        SELECT 1 FROM requests AS mine, requests AS theirs
        WHERE mine.payment_id = coverages.payment_id AND theirs.payment_id = other.payment_id
          AND (mine.phone_index = theirs.phone_index OR mine.account_index = theirs.account_index)
      )
  ) AS known
FROM coverages
WHERE coverages.payment_id IN (SELECT value FROM json_each(:ids))
  AND EXISTS (
    SELECT 1 FROM coverages AS other
    WHERE other.payer_index = coverages.payer_index AND other.insurance = coverages.insurance
      AND (
        (other.scheme = coverages.scheme AND other.month = coverages.month)
        OR (other.scheme <> coverages.scheme AND other.insurance = 'pension'
          AND substr(other.month, 1, 4) = substr(coverages.month, 1, 4))
      )
      AND other.released_at IS NULL AND other.payment_id <> coverages.payment_id
      AND EXISTS (
        SELECT 1 FROM debits
        WHERE debits.payment_id = other.payment_id
          AND (
            debits.state = 'settled'
            OR (debits.kind = 'bank_debit' AND debits.state IN ('intended', 'pending', 'unknown'))
          )
      )
  )
