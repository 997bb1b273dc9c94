-- Signed contracts of payers within their term on the day `today` (text). `ids` is a JSON array of blind indexes of
-- payers.
SELECT
  contracts.key, contracts.payment_id, contracts.state, contracts.reason, contracts.payer_index,
  contracts.account_index, contracts.signer_index, contracts.payee, contracts.scheme, contracts.insurances,
  contracts.cycle, contracts.ceiling_fen, contracts.document_sha256, contracts.reference, contracts.term_from,
  contracts.term_until, contracts.created_at, contracts.signed_at, contracts.ended_at
FROM contracts
WHERE payer_index IN (SELECT value FROM json_each(:ids)) AND state = 'signed' AND term_from <= :today AND term_until >= :today
ORDER BY signed_at
