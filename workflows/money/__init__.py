"""Money that arrived: kept, matched, refunded, reconciled and counted."""
