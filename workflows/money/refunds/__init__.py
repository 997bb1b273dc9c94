"""Returning money to the payer: who asks for it and approves it, the bank's part, and what it changes here."""
