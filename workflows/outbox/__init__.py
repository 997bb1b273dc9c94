"""Events to other systems: to a Redis stream and to webhooks."""
