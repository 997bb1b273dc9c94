"""Shares of SMS providers: away from trouble step by step, and back as slowly."""

from datetime import timedelta

import pytest

from foundation.ids import new_id
from workflows.messages.sending.shares import BACK_EVERY, SHIFT_EVERY, Health, Shares, first_for, next_shift, resting

NAMES = ("one", "two")
ERRORS = Health(tries=50, errors=5)
SLOW = Health(reported=20, slow=3)
WELL = Health(tries=50, errors=1, reported=20, slow=1)


@pytest.mark.parametrize(
    ("health", "trouble"),
    [
        (Health(), None),
        (WELL, None),
        (ERRORS, "errors_5_of_50"),
        (Health(tries=4, errors=4), None),
        (Health(tries=51, errors=5), None),
        (SLOW, "slow_3_of_20"),
        (Health(reported=9, slow=9), None),
    ],
)
def test_trouble_is_enough_errors_or_slow_messages(health: Health, trouble: str | None) -> None:
    assert health.trouble == trouble


@pytest.mark.parametrize(("health", "reason"), [(ERRORS, "one_errors_5_of_50"), (SLOW, "one_slow_3_of_20")])
def test_a_provider_in_trouble_loses_its_share_but_for_a_tenth(health: Health, reason: str) -> None:
    shares: Shares = resting(NAMES)
    seen = []
    while shift := next_shift(NAMES, shares, {"one": health, "two": WELL}, SHIFT_EVERY):
        assert (shift.reason, sum(shift.shares.values())) == (reason, 100)
        shares = shift.shares
        seen.append(shares["one"])
    assert seen == [75, 50, 25, 10]
    assert next_shift(NAMES, resting(NAMES), {"one": health}, SHIFT_EVERY / 2) is None


def test_shares_drift_back_once_the_trouble_is_over() -> None:
    shares: Shares = {"one": 10, "two": 90}
    seen = []
    while shift := next_shift(NAMES, shares, {"one": WELL}, BACK_EVERY):
        assert (shift.reason, sum(shift.shares.values())) == ("drift_back", 100)
        shares = shift.shares
        seen.append(shares["one"])
    assert seen == list(range(20, 101, 10))
    assert next_shift(NAMES, {"one": 10, "two": 90}, {}, BACK_EVERY - timedelta(seconds=1)) is None


def test_where_all_are_in_trouble_nothing_moves() -> None:
    assert next_shift(NAMES, resting(NAMES), {"one": ERRORS, "two": SLOW}, BACK_EVERY) is None
    assert next_shift(NAMES, {"one": 10, "two": 90}, {"one": ERRORS, "two": WELL}, BACK_EVERY) is None


def test_messages_are_spread_by_the_shares_and_each_goes_the_same_way_again() -> None:
    ids = [new_id() for _ in range(2000)]
    firsts = [first_for(id_, NAMES, {"one": 25, "two": 75}) for id_ in ids]
    assert 0.2 < firsts.count("one") / len(ids) < 0.3
    assert firsts == [first_for(id_, NAMES, {"one": 25, "two": 75}) for id_ in ids]
    assert {first_for(id_, NAMES, resting(NAMES)) for id_ in ids} == {"one"}
