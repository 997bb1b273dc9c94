"""What an order costs, and whether it may be ordered."""
