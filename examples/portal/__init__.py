"""A small portal: it hands a payment to Shebao by each of the three channels and waits for the end.

It is another system: it imports nothing of Shebao, and shows what such a system has to do.
"""
