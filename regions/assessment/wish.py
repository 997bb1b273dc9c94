"""What the payer chose (base, category, grade), applied to the figures of a region."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from foundation.money import fen_from_yuan, yuan
from regions.errors import PolicyError
from regions.period import Period
from regions.policy.records import Base, Charge, Choice
from regions.policy.region import Offer, Region, in_force

Bases = int | tuple[tuple[str, int], ...] | None
"""One base (fen) for all insurances, or one for each, sorted by insurance."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Base or bases (fen), category and grade as the payer gave them."""

    base: Bases
    category: str | None
    grade: str | None

    def base_of(self, insurance: str) -> int | None:
        """Give the base meant for an insurance, if one was given."""
        return dict(self.base).get(insurance) if isinstance(self.base, tuple) else self.base

    def check_form(self, insurances: Sequence[str]) -> None:
        """Raise PolicyError(base_invalid) for a base that is no amount, or is for an insurance not ordered."""
        if self.base is None:
            return
        bases = self._by_insurance()
        if not all(map(_is_amount, bases.values() or (self.base,))):
            raise PolicyError("base_invalid", "a base is an amount above zero with at most two decimals")
        strange = [insurance for insurance in bases if insurance not in insurances]
        if strange:
            raise PolicyError(
                "base_invalid",
                f"a base is given for {', '.join(strange)}, which the order does not hold",
                strange=strange,
            )

    def check_use(self, region: Region, offers: Sequence[Offer], period: Period) -> None:
        """Raise PolicyError for a category, grade or named base that nothing uses: it is a misunderstanding."""
        keys = period.keys()
        charges = [charge for offer in offers for key in keys if (charge := in_force(offer.charges, key))]
        if charges:
            self._check_choices(region, charges)
            self._check_bases(region, charges)

    def _check_choices(self, region: Region, charges: Sequence[Charge]) -> None:
        choices: tuple[tuple[Literal["grade", "category"], str | None, bool], ...] = (
            ("category", self.category, any(charge.categories for charge in charges)),
            ("grade", self.grade, any(charge.grades or charge.choice for charge in charges)),
        )
        for what, given, is_used in choices:
            if given is not None and not is_used:
                raise _unused(what, region)

    def _check_bases(self, region: Region, charges: Sequence[Charge]) -> None:
        taking = {charge.insurance for charge in charges if charge.kind == "percent" or charge.choice}
        unused = [insurance for insurance in self._by_insurance() if insurance not in taking]
        if unused:
            raise PolicyError(
                "base_invalid",
                f"{', '.join(unused)} in {region.code} is a fixed amount and takes no base",
                unused=unused,
            )

    def _by_insurance(self) -> dict[str, int]:
        """The bases that are for one insurance each."""
        return dict(self.base) if isinstance(self.base, tuple) else {}

    def month_base(self, base: Base, *, others_choose: bool) -> int:
        """Give the contribution base (fen) for one month; raises PolicyError.

        `others_choose`: some insurance of the order leaves a choice, so one amount for all is meant for that one.
        """
        given = self.base_of(base.insurance)
        if base.mode == "single" and (given is None or (isinstance(self.base, int) and others_choose)):
            return base.choice.low_fen
        if given is None:
            low, high = yuan(base.choice.low_fen), yuan(base.choice.high_fen)
            raise PolicyError(
                "base_required",
                f"choose a base for {base.insurance} in {base.region}: {low} to {high} yuan",
                region=base.region,
                insurance=base.insurance,
                min=low,
                max=high,
            )
        base.check(given)
        return given

    def yearly_amount(self, charge: Charge, choice: Choice) -> int:
        """Give the amount (fen) that the payer chose for a year, as base or as grade; raises PolicyError."""
        given = self.base_of(charge.insurance)
        if self.grade is not None:
            graded = _graded(self.grade, charge)
            if given is not None and given != graded:
                raise PolicyError("base_invalid", "base and grade name two different yearly amounts; give one of them")
            given = graded
        if given is None:
            low, high = yuan(choice.low_fen), yuan(choice.high_fen)
            raise PolicyError(
                "grade_required",
                f"choose the yearly amount for {charge.insurance} as grade or base: {low} to {high} yuan",
                region=charge.region,
                insurance=charge.insurance,
                min=low,
                max=high,
                list=[yuan(fen) for fen in choice.amounts_fen],
            )
        choice.check(given, f"the yearly {charge.insurance} amount", charge)
        return given

    def pick(self, charge: Charge, what: Literal["grade", "category"]) -> int:
        """Give the amount (fen) of the chosen grade or category; raises PolicyError."""
        by, given = (charge.grades, self.grade) if what == "grade" else (charge.categories, self.category)
        if given is not None and given in by:
            return by[given]
        known = {choice: yuan(fen) for choice, fen in by.items()}
        shown = ", ".join(f"{choice} ({amount} yuan)" for choice, amount in known.items())
        details: Mapping[str, object] = {"region": charge.region, "insurance": charge.insurance, "known": known}
        if given is None:
            raise PolicyError(f"{what}_required", f"choose the {what} for {charge.insurance}: {shown}", **details)
        raise PolicyError(f"{what}_unknown", f"the {what} for {charge.insurance} is one of {shown}", **details)


def _is_amount(base: object) -> bool:
    return type(base) is int and base > 0


def _graded(grade: str, charge: Charge) -> int:
    try:
        return fen_from_yuan(grade)
    except ValueError:
        raise PolicyError(
            "grade_unknown",
            f"the grade for {charge.insurance} is the yearly amount in yuan, such as 1000",
            insurance=charge.insurance,
        ) from None


def _unused(what: Literal["grade", "category"], region: Region) -> PolicyError:
    many = {"grade": "grades", "category": "categories"}[what]
    message = f"there are no {many} for this order in {region.code}; leave the {what} out"
    return PolicyError(f"{what}_unknown", message, region=region.code, known=[])
