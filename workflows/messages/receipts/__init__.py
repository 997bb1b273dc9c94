"""Receipts: what mail servers and providers report after they took a message over, and what follows from it."""
