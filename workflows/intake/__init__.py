"""The way in: events are parsed, checked, kept in the inbox, and start or signal payments."""
