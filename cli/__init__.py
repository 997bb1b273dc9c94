"""The `shebao` command."""
