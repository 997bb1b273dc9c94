"""How money that goes back is taken from the funds: exact to the fen, never more than a fund has."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from notifications.voucher import VoucherItem
from workflows.money.refunds.shares import share_out, take_from

PENSION = VoucherItem("pension", "养老", 160000, base_fen=800000, rate="0.20", pooling_fen=96000, individual_fen=64000)
MEDICAL = VoucherItem("medical", "医疗", 80000, base_fen=800000, rate="0.10")


@given(some.lists(some.integers(0, 10**9), min_size=1, max_size=12), some.integers(1, 10**10))
def test_shares_add_up_and_none_is_more_than_its_part(parts: list[int], amount: int) -> None:
    if amount > sum(parts):
        with pytest.raises(ValueError, match="more than there is"):
            share_out(amount, parts)
        return
    shares = share_out(amount, parts)
    assert sum(shares) == amount
    assert all(0 <= share <= part for share, part in zip(shares, parts, strict=True))


@given(some.integers(1, 240000))
def test_what_is_left_and_what_was_taken_are_what_there_was(amount: int) -> None:
    taken = take_from([PENSION, MEDICAL], amount)
    assert sum(share.amount_fen for share in taken.shares) == amount
    assert sum(item.amount_fen for item in taken.left) == 240000 - amount
    for item in taken.left:
        item.check()


def test_a_line_that_gives_back_shows_no_base_that_it_does_not_follow_from() -> None:
    [pension, medical] = take_from([PENSION, MEDICAL], 24000).left
    assert (pension.base_fen, pension.rate, medical.base_fen) == (None, None, None)
    assert (pension.amount_fen, pension.pooling_fen, pension.individual_fen) == (144000, 86400, 57600)
    assert medical.amount_fen == 72000


def test_all_of_it_leaves_nothing() -> None:
    assert take_from([PENSION, MEDICAL], 240000).left == ()
