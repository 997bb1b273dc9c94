-- Payments whose debit, pay order or refund has one of these names: our key, or the bank's number of an order. `names` is
-- a JSON array.
SELECT
  debits.key AS name, debits.payment_id AS payment_id
FROM debits
WHERE debits.key IN (SELECT value FROM json_each(:names))
UNION
SELECT
  debits.order_no AS name, debits.payment_id AS payment_id
FROM debits
WHERE debits.order_no IN (SELECT value FROM json_each(:names)) AND debits.order_no IS NOT NULL
UNION
SELECT
  refunds.key AS name, refunds.payment_id AS payment_id
FROM refunds
WHERE refunds.key IN (SELECT value FROM json_each(:names)) AND refunds.payment_id IS NOT NULL
