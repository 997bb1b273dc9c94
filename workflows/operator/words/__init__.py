"""Codes in words for operators, in Chinese and English: states, steps, channels, letters, actions."""
