-- Note that a run's step begins, renew its lease (in seconds), and read every payment that carries the run.
-- A crash of the server may lose the note at no cost, so the commit does not wait for the disk.
WITH quick AS (SELECT set_config('synchronous_commit', 'off', true) AS set),
begun AS (
  UPDATE runs SET lease_until = clock_timestamp() + make_interval(secs => :lease), step = :step, begun_at = :now
  FROM quick WHERE id = :run AND quick.set = 'off'
  RETURNING payment_ids
)
SELECT
  payments.id, payments.region, payments.scheme, payments.insurances, payments.period_from, payments.period_to,
  payments.plan, payments.state, payments.step, payments.reason, payments.version, payments.waiting_for,
  payments.waiting_until, payments.attempts, payments.recoveries, payments.signalled, payments.method,
  payments.total_fen, requests.payer_index, requests.account_index, requests.locale,
  payments.client, requests.payer_sealed, requests.data, payments.progress
FROM begun, jsonb_array_elements_text(begun.payment_ids) AS member(value)
JOIN payments ON payments.id = member.value AND payments.run_id = :run
JOIN requests ON requests.payment_id = payments.id
