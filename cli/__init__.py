"""The `shebao` command."""

VERSION = "0.1.0"
