"""Commands for personal data: what is kept of a payer, and its removal."""
