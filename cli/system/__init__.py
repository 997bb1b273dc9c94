"""Commands about the installation: settings, checks, webhooks, completion."""
