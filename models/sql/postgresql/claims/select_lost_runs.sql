-- Lock the runs whose lease ran out. What another sweep has locked is left out.
SELECT id, begun_at IS NOT NULL AS begun FROM runs WHERE lease_until < clock_timestamp()
FOR UPDATE SKIP LOCKED
