"""The six steps: plain functions that look at one payment and say what should happen."""
