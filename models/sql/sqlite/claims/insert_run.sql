-- A fresh run. `ids` is a JSON array of payment ids, `lease` is in seconds.
INSERT INTO runs (id, plan, step, payment_ids, lease_until, created_at)
VALUES (:run, :plan, :step, :ids, strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', '+' || :lease || ' seconds'), :now)
