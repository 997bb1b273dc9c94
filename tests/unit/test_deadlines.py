"""Deadlines: one thread cuts what takes too long, and nothing that was left in time."""

import os
import socket
import threading

from foundation.deadlines import Deadline
from tests.servers import eventually

LONG = 600.0


def blocked_until_cut(seconds: float) -> bool:
    """A read that nobody answers, under a deadline; whether the deadline ended it."""
    ours, theirs = socket.socketpair()
    with theirs:
        deadline = Deadline(seconds, lambda: ours.shutdown(socket.SHUT_RDWR))
        with deadline:
            assert ours.recv(1) == b""
        return deadline.passed


def test_a_block_that_takes_too_long_is_cut_though_a_longer_one_was_there_first() -> None:
    with Deadline(LONG, lambda: None) as long:
        assert blocked_until_cut(0.05)
        assert blocked_until_cut(0.05)
    assert not long.passed


def test_a_block_that_was_left_is_not_cut() -> None:
    cut = threading.Event()
    with Deadline(0.05, cut.set) as left:
        pass
    assert blocked_until_cut(0.2)  # the thread has looked at a later deadline meanwhile
    assert not left.passed
    assert not cut.is_set()


def test_many_deadlines_have_one_thread() -> None:
    for _ in range(50):
        with Deadline(LONG, lambda: None):
            pass
    assert sum(thread.name == "deadlines" for thread in threading.enumerate()) == 1


def test_a_forked_child_has_deadlines_too() -> None:
    assert blocked_until_cut(0.01)  # the parent's thread runs
    child = os.fork()
    if child == 0:
        os._exit(0 if blocked_until_cut(0.05) else 1)
    ended: list[int] = []
    eventually(lambda: ended.append(os.waitpid(child, os.WNOHANG)[0]) or ended[-1] == child, what="the child has ended")


def test_a_cut_that_finds_its_connection_closed_is_no_error() -> None:
    ours, theirs = socket.socketpair()
    closed = threading.Event()

    def cut() -> None:
        closed.set()
        raise OSError("closed meanwhile")

    with ours, theirs, Deadline(0.01, cut) as deadline:
        assert closed.wait(30)
    assert deadline.passed
    assert blocked_until_cut(0.05)
