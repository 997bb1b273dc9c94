"""An assessment that was kept as JSON is read as it was, in every region."""

from itertools import product

import pytest

from regions import Assessment, Period, PolicyError, assess, get_regions

BASES = (None, 800000, 495200, 30000)
PERIODS = ("2026-11", "2025-11..2026-02", "2026")


def assessments(code: str) -> list[Assessment]:
    """What can be assessed in a region: each scheme and insurance for several periods, bases and choices."""
    region, found = get_regions().get(code), []
    offers = [(scheme, offer.insurance) for scheme in ("flexible", "resident") for offer in region.offers(scheme)]
    for (scheme, insurance), period, base, grade, category in product(
        offers, PERIODS, BASES, (None, "1"), (None, "working_age")
    ):
        try:
            found.append(assess(code, scheme, [insurance], Period.parse(period), base, grade=grade, category=category))
        except PolicyError:
            continue
    return found


@pytest.mark.parametrize("code", [region.code for region in get_regions().all()])
def test_it_is_read_as_it_was_assessed(code: str) -> None:
    for assessment in assessments(code):
        kept = assessment.to_json()
        del kept["notes"]
        read = Assessment.from_json(kept)
        assert read.items == assessment.items
        assert read.to_json() == {**kept, "notes": []}
        assert (read.bases, read.total_fen, read.insurances) == (
            assessment.bases, assessment.total_fen, assessment.insurances,
        )  # fmt: skip


def test_several_insurances_stay_apart() -> None:
    assessment = assess("310000", "flexible", ["pension", "medical"], Period.parse("2026-11"), 800000)
    read = Assessment.from_json(assessment.to_json())
    assert (read.items, read.insurances) == (assessment.items, ("pension", "medical"))


def test_something_can_be_assessed_in_most_regions() -> None:
    assert sum(bool(assessments(region.code)) for region in get_regions().all()) >= 10
