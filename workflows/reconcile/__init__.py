"""Reconciliation: what the bank and the other sides say, compared with what is kept here."""
