-- Payments for which money with one of these numbers of the bank arrived or went back. `names` is a JSON array.
-- IS TRUE has the list hashed, so that each row is looked up in it once.
SELECT
  arrivals.reference AS name, arrivals.payment_id AS payment_id
FROM arrivals
WHERE (arrivals.reference IN (SELECT json_array_elements_text(CAST(:names AS json)))) IS TRUE
  AND arrivals.payment_id IS NOT NULL
UNION
SELECT
  refunds.reference AS name, refunds.payment_id AS payment_id
FROM refunds
WHERE (refunds.reference IN (SELECT json_array_elements_text(CAST(:names AS json)))) IS TRUE
  AND refunds.payment_id IS NOT NULL
