"""The TOML files of the policy: read, checked, and read again when they change."""
