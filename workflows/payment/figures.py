"""The figures of a payment once they are fixed: an assessment as JSON, in a row of declarations or debits."""

from functools import lru_cache

import orjson

from regions import Assessment


@lru_cache(maxsize=1024)
def keep_figures(assessment: Assessment) -> orjson.Fragment:
    """An assessment as JSON to be kept: all figures with their sources. The regions' notes are in their data."""
    kept = assessment.to_json()
    del kept["notes"]
    return _fragment(kept)


def kept_figures(stored: object) -> orjson.Fragment | None:
    """Figures as a row has them, from the database or just written; None for none."""
    return stored if stored is None or isinstance(stored, orjson.Fragment) else _fragment(stored)


@lru_cache(maxsize=1024)
def read_figures(kept: orjson.Fragment) -> Assessment:
    """The assessment that was kept; the same object for the same figures. Raises KeyError, TypeError, ValueError."""
    return _read(orjson.dumps(kept))


@lru_cache(maxsize=1024)
def _read(contents: bytes) -> Assessment:
    return Assessment.from_json(orjson.loads(contents))


def _fragment(kept: object) -> orjson.Fragment:
    return orjson.Fragment(orjson.dumps(kept, option=orjson.OPT_SORT_KEYS))
