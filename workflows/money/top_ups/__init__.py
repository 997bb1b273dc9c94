"""Top-ups: what final figures ask for beside what a completed payment paid, asked for, collected and booked."""
