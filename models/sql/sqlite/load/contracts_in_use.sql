-- Contracts by key; `ids` is a JSON array of keys. Not by state: the planner would read all signed ones by their own
-- index.
SELECT
  contracts.key, contracts.state, contracts.term_until
FROM contracts
WHERE key IN (SELECT value FROM json_each(:ids))
