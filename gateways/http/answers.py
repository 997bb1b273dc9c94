"""Reads the body of an answer, element by element. What one element holds touches its own order alone."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

import orjson

from foundation.errors import ShebaoError
from foundation.texts import cleaned_reference
from gateways.ports import Answer, Listing, Status

MAX_RETRY_AFTER_S: Final = 86_400
"""A pause beyond a day is taken as a day: no number of theirs may park a payment for good."""
_MAX_FEN: Final = 10**15
_MAX_REASONS: Final = 50
# Anything else is a slip of a clock or a format.
_YEARS: Final = range(2000, 2100)

_CODE: Final = re.compile(r"[a-z0-9_]{1,64}")
_REFERENCE: Final = re.compile(r"[A-Za-z0-9._:/-]{1,64}")
_KEY: Final = re.compile(r"[A-Za-z0-9:_-]{1,96}")
_CURSOR: Final = re.compile(r"[\x21-\x7e]{1,200}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")

Element = Mapping[str, object]


class _MalformedError(ShebaoError):
    """An element that does not keep to the format. Says nothing more: the element may hold anything."""


def read_answers(keys: Sequence[str], body: bytes, allowed: frozenset[Status]) -> list[Answer]:
    """Give one answer for each key, in the keys' order, whatever the order and state of the elements in the body.

    `allowed` are the statuses that the call may be answered with.
    """
    elements = _elements(body)
    if elements is None:
        return [Answer(key, Status.UNKNOWN, reason="unreadable_answer") for key in keys]
    by_key: dict[str, list[Element]] = {key: [] for key in keys}
    for key, element in _keyed(elements):
        if key in by_key:
            by_key[key].append(element)
    return [_of_key(key, by_key[key], allowed) for key in keys]


def _keyed(elements: Iterable[object]) -> Iterator[tuple[str, Element]]:
    for element in elements:
        key = element.get("key") if isinstance(element, dict) else None
        if isinstance(element, dict) and isinstance(key, str):
            yield key, element


def read_listing(body: bytes, allowed: frozenset[Status]) -> Listing:
    """Give a page of a listing; elements without a key that could be one of ours are left out."""
    elements = _elements(body)
    if elements is None:
        return Listing(problem="unreadable_answer")
    after = _document(body).get("after")
    if after is not None and not (isinstance(after, str) and _CURSOR.fullmatch(after)):
        return Listing(problem="malformed_answer")
    keyed = ((key, element) for key, element in _keyed(elements) if _KEY.fullmatch(key))
    return Listing(tuple(_answer(key, element, allowed) for key, element in keyed), after)


def _elements(body: bytes) -> list[dict[str, object]] | None:
    elements = _document(body).get("answers")
    return elements if isinstance(elements, list) else None


def _document(body: bytes) -> dict[str, object]:
    """The body as a JSON object; empty where it is none.

    What orjson refuses as a whole for one text or number in it (half a character, infinity) is read a second time, so
    that the element which has it is malformed alone.
    """
    try:
        parsed = orjson.loads(body)
    except ValueError:
        try:
            parsed = json.loads(body.decode("utf-8-sig", "replace"))
        except (ValueError, RecursionError):
            return {}
    return parsed if isinstance(parsed, dict) else {}


def _of_key(key: str, found: Sequence[Element], allowed: frozenset[Status]) -> Answer:
    match found:
        case []:
            return Answer(key, Status.UNKNOWN, reason="missing_answer")
        case [element]:
            return _answer(key, element, allowed)
        case _:
            return Answer(key, Status.UNKNOWN, reason="doubled_answer")


def _answer(key: str, raw: Element, allowed: frozenset[Status]) -> Answer:
    """Read one element strictly; an element that does not fit leaves its order UNKNOWN."""
    try:
        answer = Answer(
            key=key,
            status=_status(raw, allowed),
            reference=_reference(raw),
            # A reason in free text may name a person. It is no code, so it goes no further.
            reason=_code(raw.get("reason")),
            reasons=_reasons(raw),
            at=_instant(raw, "at"),
            amount_fen=_count(raw, "amount_fen", _MAX_FEN),
            retry_after_s=_pause(raw),
            document_sha256=_text(raw, "document_sha256", _SHA256),
        )
    except _MalformedError:
        return Answer(key, Status.UNKNOWN, reason="malformed_answer")
    if answer.status is Status.ACCEPTED and answer.reference is None:
        return Answer(key, Status.UNKNOWN, reason="malformed_answer")
    return answer


def _status(raw: Element, allowed: frozenset[Status]) -> Status:
    value = raw.get("status")
    if not isinstance(value, str) or value not in allowed:
        raise _MalformedError
    return Status(value)


def _reasons(raw: Element) -> tuple[str, ...]:
    reasons = raw.get("reasons")
    if reasons is None:
        return ()
    if not isinstance(reasons, list) or len(reasons) > _MAX_REASONS:
        raise _MalformedError
    return tuple(_code(reason) or "unspecified" for reason in reasons)


def _code(value: object) -> str | None:
    if value is None:
        return None
    return value if isinstance(value, str) and _CODE.fullmatch(value) else "unspecified"


def _text(raw: Element, name: str, pattern: re.Pattern[str]) -> str | None:
    value = raw.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise _MalformedError
    return value


def _reference(raw: Element) -> str | None:
    """Their number for the order; one that holds an identity number is masked."""
    reference = _text(raw, "reference", _REFERENCE)
    return None if reference is None else cleaned_reference(reference)


def _count(raw: Element, name: str, most: int) -> int | None:
    value = raw.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise _MalformedError
    return value


def _pause(raw: Element) -> int | None:
    seconds = _count(raw, "retry_after_s", 2**63)
    return None if seconds is None else min(seconds, MAX_RETRY_AFTER_S)


def _instant(raw: Element, name: str) -> datetime | None:
    value = raw.get(name)
    if value is None:
        return None
    try:
        when = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        when = None
    if when is None or when.tzinfo is None or when.year not in _YEARS:
        raise _MalformedError
    return when.astimezone(UTC)
