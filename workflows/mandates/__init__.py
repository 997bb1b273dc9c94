"""Contracts that have ended, and the e-signature platform that is told."""
