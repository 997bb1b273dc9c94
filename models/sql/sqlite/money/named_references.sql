-- Payments for which money with one of these numbers of the bank arrived or went back. `names` is a JSON array.
SELECT
  arrivals.reference AS name, arrivals.payment_id AS payment_id
FROM arrivals
WHERE arrivals.reference IN (SELECT value FROM json_each(:names)) AND arrivals.payment_id IS NOT NULL
UNION
SELECT
  refunds.reference AS name, refunds.payment_id AS payment_id
FROM refunds
WHERE refunds.reference IN (SELECT value FROM json_each(:names)) AND refunds.payment_id IS NOT NULL
