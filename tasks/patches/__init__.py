"""Patches of libraries: what each changes, why, for which versions."""
