"""What the system looks after by itself: regular checks, a canary payment, and mails to operators."""
