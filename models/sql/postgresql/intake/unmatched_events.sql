-- Events that came before their payment. `names` is a JSON array of ids and references of payments.
SELECT
  inbox.id, inbox.client, inbox.correlation, inbox.regions
FROM inbox
WHERE correlation = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(:names AS jsonb)))) AND state = 'unmatched'
