"""Generators of reference pages and drawings. No part of the product."""
