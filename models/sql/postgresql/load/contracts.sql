-- Contracts of payments, the oldest first. `ids` is a JSON array of payment ids.
SELECT
  contracts.key, contracts.payment_id, contracts.state, contracts.reason, contracts.payer_index,
  contracts.account_index, contracts.signer_index, contracts.payee, contracts.scheme, contracts.insurances,
  contracts.cycle, contracts.ceiling_fen, contracts.document_sha256, contracts.reference, contracts.term_from,
  contracts.term_until, contracts.created_at, contracts.signed_at, contracts.ended_at
FROM contracts
WHERE payment_id = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(:ids AS jsonb))))
ORDER BY created_at
