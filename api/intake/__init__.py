"""How events come in over HTTP: content modes, idempotency keys, group commit."""
