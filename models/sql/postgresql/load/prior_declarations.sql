-- Accepted declarations of payers for what they cover at present. `ids` is a JSON array of blind indexes of payers.
SELECT
  declarations.key, coverages.payer_index, coverages.client, coverages.scheme, payments.region, payments.insurances,
  payments.period_from, requests.data
FROM coverages
JOIN declarations ON declarations.payment_id = coverages.payment_id
JOIN payments ON payments.id = coverages.payment_id
JOIN requests ON requests.payment_id = coverages.payment_id
WHERE coverages.payer_index = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(:ids AS jsonb)))) AND coverages.released_at IS NULL
  AND declarations.state = 'accepted'
