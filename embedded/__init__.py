"""The embedded stack: everything Shebao needs, as processes of one user on one machine, under one supervisor.

`Stack` is the handle; `services` says what runs; `supervisor` is the process that keeps it running.
"""

from embedded.stack import Stack, StackError

__all__ = ["Stack", "StackError"]
