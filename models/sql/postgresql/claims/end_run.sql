-- Delete a run that no payment carries any more; one that still has work somewhere stays.
DELETE FROM runs
WHERE id = :run AND NOT EXISTS (
  SELECT 1 FROM jsonb_array_elements_text(runs.payment_ids) AS member(value)
  JOIN payments ON payments.id = member.value AND payments.run_id = :run
)
