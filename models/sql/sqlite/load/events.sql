-- Events that wait for their payment to use them, in the order in which they came. `ids` is a JSON array of payment
-- ids.
SELECT
  inbox.id, inbox.payment_id, inbox.type, inbox.body_sealed, inbox.source, inbox.client
FROM inbox
WHERE payment_id IN (SELECT value FROM json_each(:ids)) AND state = 'pending'
ORDER BY id
