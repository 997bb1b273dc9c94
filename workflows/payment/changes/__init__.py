"""Which changes of state are allowed: of payments by step and decision, of records by who makes them."""
