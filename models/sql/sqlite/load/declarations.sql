-- Declarations of payments, the oldest first. `ids` is a JSON array of payment ids.
SELECT
  declarations.key, declarations.payment_id, declarations.state, declarations.reason, declarations.total_fen,
  declarations.assessment,
  declarations.document_sha256, declarations.receipt_no, declarations.created_at, declarations.answered_at
FROM declarations
WHERE payment_id IN (SELECT value FROM json_each(:ids))
ORDER BY created_at
