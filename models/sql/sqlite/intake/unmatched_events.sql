-- Events that came before their payment. `names` is a JSON array of ids and references of payments.
SELECT
  inbox.id, inbox.client, inbox.correlation, inbox.regions
FROM inbox
WHERE correlation IN (SELECT value FROM json_each(:names)) AND state = 'unmatched'
