-- Declarations of payments, the oldest first. `ids` is a JSON array of payment ids.
SELECT
  declarations.key, declarations.payment_id, declarations.state, declarations.reason, declarations.total_fen,
  declarations.assessment,
  declarations.document_sha256, declarations.receipt_no, declarations.created_at, declarations.answered_at
FROM declarations
WHERE payment_id = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(:ids AS jsonb))))
ORDER BY created_at
