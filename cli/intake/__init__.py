"""Commands that submit events and show the inbox."""
