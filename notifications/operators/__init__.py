"""Mail to operators about alerts that page: what is wrong, since when, what to do; no personal data."""
