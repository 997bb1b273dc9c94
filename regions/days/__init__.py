"""Working days, debit days and self-pay windows: calendar days of Asia/Shanghai."""
