"""Gateways over HTTP: JSON lists out, JSON lists back, and no guess about what a failure means.

What each failure becomes is decided here and nowhere else:

    never connected, no free connection,  UNAVAILABLE   nothing was sent
      time up before a batch's turn
    503, 4xx (but 408, 409, 429)          UNAVAILABLE   they turned the request away as a whole
    429                                   THROTTLED     with Retry-After
    read timeout, cut, 408, 409, 3xx, 5xx UNKNOWN       they may have done it
    answer unreadable or too large        UNKNOWN       they may have done it
    one element malformed, missing,       UNKNOWN       they may have done that one
      doubled or under another key

A `find` that fails is UNKNOWN (or THROTTLED) whatever the failure: an unanswered question says nothing of the order.
Logs hold keys and reason codes only; request and response bodies are never logged nor put into exceptions.
"""

from gateways.http.gateways import connect
from gateways.http.link import MAX_ANSWER_BYTES, Link

__all__ = ["MAX_ANSWER_BYTES", "Link", "connect"]
