"""How money that goes back is taken from what was booked: by funds, in proportion, exact to the fen."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from msgspec.structs import replace

from notifications.voucher import VoucherItem
from workflows.steps.voucher import funds_of


class Share(NamedTuple):
    """What a fund gives back, in fen."""

    account: str
    insurance: str
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What every fund gives back, and the lines of the voucher that are left (none where all of it went back)."""

    shares: tuple[Share, ...]
    left: tuple[VoucherItem, ...]


def take_from(items: Sequence[VoucherItem], amount_fen: int) -> Taken:
    """Take `amount_fen` from the lines of a voucher, from each fund in proportion; at most their sum.

    A line that gives back keeps no base and no rate, for its amount does not follow from them any more.
    """
    funds = [funds_of(item.insurance, item.amount_fen, item.pooling_fen, item.individual_fen) for item in items]
    parts = iter(share_out(amount_fen, [fen for line in funds for _, fen in line]))
    lines = [
        [Share(account, item.insurance, next(parts)) for account, _ in line]
        for item, line in zip(items, funds, strict=True)
    ]
    reduced = [_reduced(item, [one.amount_fen for one in line]) for item, line in zip(items, lines, strict=True)]
    shares = itertools.chain.from_iterable(lines)
    return Taken(tuple(filter(_is_any, shares)), tuple(filter(_is_any, reduced)))


def _is_any(one: Share | VoucherItem) -> bool:
    return one.amount_fen > 0


def _reduced(item: VoucherItem, taken: Sequence[int]) -> VoucherItem:
    if not any(taken):
        return item
    amount = item.amount_fen - sum(taken)
    if item.pooling_fen is None or item.individual_fen is None:
        return replace(item, amount_fen=amount, base_fen=None, rate=None)
    pooling, individual = item.pooling_fen - taken[0], item.individual_fen - taken[1]
    return replace(item, amount_fen=amount, base_fen=None, rate=None, pooling_fen=pooling, individual_fen=individual)


def share_out(amount_fen: int, parts: Sequence[int]) -> list[int]:
    """Share an amount out in proportion to `parts` (largest remainder; of equal ones the first). Raises ValueError for
    more than their sum."""
    total = sum(parts)
    if not 0 < amount_fen <= total:
        raise ValueError("more than there is, or nothing")
    shares = [amount_fen * part // total for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda at: (-(amount_fen * parts[at] % total), at))
    for at in by_remainder[: amount_fen - sum(shares)]:
        shares[at] += 1
    return shares
