"""Contracts that have ended: notifying the e-signature platform."""
