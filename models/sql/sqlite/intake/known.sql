-- What there is of events, payers and payments before events are accepted, and the workload (workload.sql), in one row
-- and of one moment. `keys` is a JSON array of {first: source, second: event id}, `payers` of blind indexes of payers,
-- `names` of ids and references of payments; the other parameters are those of the workload.
-- CROSS JOIN keeps SQLite's order: the list first, then the table by its index.
SELECT
  (
    SELECT json_group_array(json_array(inbox.client, inbox.source, inbox.event_id, inbox.payment_id, inbox.digest))
    FROM (SELECT value ->> 'first' AS first, value ->> 'second' AS second FROM json_each(:keys)) AS key CROSS JOIN inbox
    WHERE inbox.source = key.first AND inbox.event_id = key.second AND inbox.state <> 'refused'
  ) AS events,
  (
    SELECT json_group_array(json_array(
      coverages.client, payer_index, coverages.scheme, insurance, month,
      CASE WHEN payments.finished_at IS NULL THEN payments.id END
    ))
    FROM coverages JOIN payments ON payments.id = coverages.payment_id
    WHERE payer_index IN (SELECT value FROM json_each(:payers)) AND released_at IS NULL
  ) AS covered,
  (
    SELECT json_group_array(json_array(id, client, correlation, regions))
    FROM inbox
    WHERE correlation IN (SELECT value FROM json_each(:names)) AND state = 'unmatched'
  ) AS early,
  workload.*
FROM (
  SELECT
    count(*) AS in_flight,
    count(*) FILTER (WHERE json_array_length(payment_ids) <= :express_size) AS small,
    coalesce(max(lease_until < strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), 0) AS lost,
    EXISTS (SELECT 1 FROM payments WHERE due_at <= :now AND run_id IS NULL) AS due,
    (
      SELECT count(*) FROM (
        SELECT 1 FROM payments
        WHERE due_at <= :now AND due_at >= :just_due_since AND run_id IS NULL
        ORDER BY due_at DESC LIMIT :express_size + 1
      ) AS latest
    ) AS just_due,
    count(*) FILTER (WHERE json_array_length(payment_ids) < :full_size) = 0
      OR EXISTS (SELECT 1 FROM payments WHERE due_at < :just_due_since AND run_id IS NULL) AS backlog,
    strftime('%Y-%m-%dT%H:%M:%f000Z', 'now') AS at
  FROM runs
) AS workload
