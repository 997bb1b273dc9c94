-- Every payment that carries the run, at whatever step.
SELECT
  payments.id, payments.region, payments.scheme, payments.insurances, payments.period_from, payments.period_to,
  payments.plan, payments.state, payments.step, payments.reason, payments.version, payments.waiting_for,
  payments.waiting_until, payments.attempts, payments.recoveries, payments.signalled, payments.method,
  payments.total_fen, requests.payer_index, requests.account_index, requests.locale,
  payments.client, requests.payer_sealed, requests.data, payments.progress
FROM runs, json_each(runs.payment_ids) AS member
JOIN payments ON payments.id = member.value AND payments.run_id = :run
JOIN requests ON requests.payment_id = payments.id
WHERE runs.id = :run
