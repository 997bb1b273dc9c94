"""Letters to payers: written when they are sent, and sent once."""
