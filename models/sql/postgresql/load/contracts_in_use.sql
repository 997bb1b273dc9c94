-- Contracts by key; `ids` is a JSON array of keys. Not by state: the planner would read all signed ones by their own
-- index.
SELECT
  contracts.key, contracts.state, contracts.term_until
FROM contracts
WHERE key = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(:ids AS jsonb))))
