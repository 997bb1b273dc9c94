"""What is kept: tables, the session, sealing of personal data, claims, and the clock."""
