"""Databases of released versions, with payments at every step, and the script that makes one."""
