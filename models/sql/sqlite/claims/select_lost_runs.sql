-- The runs whose lease ran out. The write transaction has the database to itself.
SELECT id, begun_at IS NOT NULL AS begun FROM runs WHERE lease_until < strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')
