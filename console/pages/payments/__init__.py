"""The list of payments, one payment, and what an operator does with it."""
