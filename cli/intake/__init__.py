"""Commands that hand in events and show the inbox."""
