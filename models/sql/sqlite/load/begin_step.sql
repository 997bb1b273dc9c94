-- Note that a run's step begins, and renew its lease (in seconds).
UPDATE runs
SET lease_until = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', '+' || :lease || ' seconds'), step = :step, begun_at = :now
WHERE id = :run
