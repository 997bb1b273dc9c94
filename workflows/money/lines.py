"""What final figures change in the ledger's funds and in the lines of a voucher."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from notifications.voucher import VoucherItem
from regions import Assessment
from workflows.money.books import FundChange
from workflows.steps.voucher import funds_of, voucher_item

_Part = tuple[str, str | None]


def fund_changes(declared: Assessment, final: Assessment) -> list[FundChange]:
    """What each fund gets beside what it has, by the final figures."""
    sums: Counter[tuple[str, str]] = Counter()
    for sign, assessment in ((1, final), (-1, declared)):
        for item in assessment.items:
            funds = funds_of(item.insurance, item.amount_fen, item.pooling_fen, item.individual_fen)
            for account, fen in funds:
                sums[account, item.insurance] += sign * fen
    return [FundChange(account, insurance, fen) for (account, insurance), fen in sums.items() if fen]


def final_items(
    shown: Sequence[VoucherItem], declared: Assessment, final: Assessment, locale: str
) -> tuple[VoucherItem, ...]:
    """The voucher's lines by the final figures; `shown` are those of the voucher so far.

    Where money went back from a line since, the difference is added to what is left of it.
    """
    before = tuple(voucher_item(item, locale) for item in declared.items)
    after = tuple(voucher_item(item, locale) for item in final.items)
    if _amounts(shown) == _amounts(before):
        return after
    return _moved_lines(shown, before, after)


def _moved_lines(
    shown: Sequence[VoucherItem], before: Sequence[VoucherItem], after: Sequence[VoucherItem]
) -> tuple[VoucherItem, ...]:
    """Each part of the voucher with the difference between `before` and `after`; no line of nothing."""
    groups = [_by_part(items) for items in (shown, before, after)]
    parts = dict.fromkeys(part for group in groups for part in group)
    moved = [_moved(*(group.get(part, ()) for group in groups)) for part in parts]
    return tuple(line for lines in moved for line in lines if line.amount_fen)


def _amounts(items: Iterable[VoucherItem]) -> dict[_Part, int]:
    return {part: _sum(lines, "amount_fen") for part, lines in _by_part(items).items()}


def _by_part(items: Iterable[VoucherItem]) -> dict[_Part, tuple[VoucherItem, ...]]:
    found: dict[_Part, tuple[VoucherItem, ...]] = {}
    for item in items:
        part = (item.insurance, item.part)
        found[part] = (*found.get(part, ()), item)
    return found


def _moved(
    shown: tuple[VoucherItem, ...], before: tuple[VoucherItem, ...], after: tuple[VoucherItem, ...]
) -> tuple[VoucherItem, ...]:
    """One part of the voucher with the difference between `before` and `after`. It keeps no base and no rate, for its
    amount does not follow from them."""
    if _sum(before, "amount_fen") == _sum(after, "amount_fen"):
        return shown
    line = next(iter(shown or after))
    is_split = line.pooling_fen is not None
    names = ("amount_fen", "pooling_fen", "individual_fen") if is_split else ("amount_fen",)
    sums = {name: _sum(shown, name) + _sum(after, name) - _sum(before, name) for name in names}
    return (replace(line, base_fen=None, rate=None, **sums),)


def _sum(items: Iterable[VoucherItem], name: str) -> int:
    return sum(getattr(item, name) or 0 for item in items)
