-- Payments whose debit or pay order has one of these names, our key or the bank's number. `names` is a JSON array.
SELECT
  names.value AS name, debits.payment_id AS payment_id
FROM json_each(:names) AS names JOIN debits ON debits.key = names.value
UNION
SELECT
  names.value AS name, debits.payment_id AS payment_id
FROM json_each(:names) AS names JOIN debits ON debits.order_no = names.value AND debits.order_no IS NOT NULL
