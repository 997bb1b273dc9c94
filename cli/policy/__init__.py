"""Commands about policy data, coverage and letters."""
