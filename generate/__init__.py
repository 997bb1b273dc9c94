"""Generators of files that are checked in: reference pages, drawings, descriptions, golden letters, examples.

No part of the product. `python -m generate` writes all of them; with `--check` it only compares.
"""
