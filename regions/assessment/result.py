"""An assessment as a value: what an order costs, item by item."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any, cast

from foundation.money import fen_from_yuan, yuan
from regions.period import Period
from regions.policy.records import Note, Unit


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an assessment; amounts in fen.

    `amount_fen` is the sum of `months` single amounts, each rounded by itself. `rate` is set for a share of `base_fen`,
    `fixed_fen` for a fixed amount a `unit`. `pooling_fen` and `individual_fen` are the two funds of a pension payment
    and add up to `amount_fen`. `label` is a code for `label("item", ...)`. `rule_region` is the region whose file sets
    the charge.
    """

    insurance: str
    part: str | None
    label: str
    first: str
    last: str
    months: int
    base_fen: int | None
    rate: Decimal | None
    fixed_fen: int | None
    unit: Unit
    amount_fen: int
    pooling_fen: int | None
    individual_fen: int | None
    rule_region: str
    source: str
    confidence: str
    provisional: bool

    def to_json(self, period: Period) -> dict[str, object]:
        """Give the item as JSON; its own months are shown when they are not the whole period's."""
        out: dict[str, object] = {"insurance": self.insurance}
        if self.part is not None:
            out["part"] = self.part
        out["amount"] = yuan(self.amount_fen)
        out |= self._figures()
        if (self.first, self.last) != (period.first, period.last):
            out["period"] = str(Period.of(self.first, self.last))
        if self.unit == "month":
            out["months"] = self.months
        return out | {
            "provisional": self.provisional,
            "rule_region": self.rule_region,
            "source": self.source,
            "confidence": self.confidence,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, object], scheme: str, period: Period) -> "Item":
        """Read an item that `to_json` gave; raises KeyError, TypeError, ValueError for another form."""
        insurance, part = str(stored["insurance"]), _text(stored, "part")
        months = cast("int | None", stored.get("months"))
        own = Period.parse(str(stored["period"])) if "period" in stored else period
        rate = _text(stored, "rate")
        return cls(
            insurance=insurance,
            part=part,
            label=item_label(scheme, insurance, part),
            first=own.first,
            last=own.last,
            months=12 if months is None else months,
            base_fen=_fen(stored, "base"),
            rate=None if rate is None else Decimal(rate),
            fixed_fen=_fen(stored, "fixed"),
            unit="year" if months is None else "month",
            amount_fen=fen_from_yuan(str(stored["amount"])),
            pooling_fen=_fen(stored, "pooling_fund"),
            individual_fen=_fen(stored, "individual_account"),
            rule_region=str(stored["rule_region"]),
            source=str(stored["source"]),
            confidence=str(stored["confidence"]),
            provisional=bool(stored["provisional"]),
        )

    def _figures(self) -> dict[str, object]:
        out: dict[str, object] = {}
        if self.rate is not None:
            out["rate"] = str(self.rate)
        if self.fixed_fen is not None:
            out |= {"fixed": yuan(self.fixed_fen), "per": self.unit}
        if self.pooling_fen is not None and self.individual_fen is not None:
            out |= {"pooling_fund": yuan(self.pooling_fen), "individual_account": yuan(self.individual_fen)}
        if self.base_fen is not None:
            out["base"] = yuan(self.base_fen)
        return out


@dataclass(frozen=True, slots=True, eq=False)
class Assessment:
    """What an order costs. `bases` holds the base (fen) of each insurance that has one.

    `version` is the state of the region's policy that it was made by. Two assessments are the same if they are one
    object: `assess` gives the same one for the same order, so results can be cached by it.
    """

    region: str
    scheme: str
    insurances: tuple[str, ...]
    period: Period
    bases: Mapping[str, int]
    category: str | None
    grade: str | None
    total_fen: int
    provisional: bool
    version: str
    items: tuple[Item, ...]
    notes: tuple[Note, ...] = field(repr=False)

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> "Assessment":
        """Read an assessment that `to_json` gave, without its notes; raises KeyError, TypeError, ValueError."""
        scheme, period = str(stored["scheme"]), Period.parse(str(stored["period"]))
        listed = cast("list[Mapping[str, object]]", stored["items"])
        items = tuple(Item.from_json(one, scheme, period) for one in listed)
        return cls(
            region=str(stored["region"]),
            scheme=scheme,
            insurances=tuple(dict.fromkeys(item.insurance for item in items)),
            period=period,
            bases=MappingProxyType({item.insurance: item.base_fen for item in items if item.base_fen is not None}),
            category=_text(stored, "category"),
            grade=_text(stored, "grade"),
            total_fen=fen_from_yuan(str(stored["total"])),
            provisional=bool(stored["provisional"]),
            version=str(stored["policy_version"]),
            items=items,
            notes=(),
        )

    @property
    def base(self) -> int | Mapping[str, int] | None:
        """One base (fen) where all are the same, the base of each insurance otherwise, None without any."""
        amounts = set(self.bases.values())
        return self.bases if len(amounts) > 1 else next(iter(amounts), None)

    def to_json(self) -> dict[str, Any]:
        """Give the assessment as documented in `docs/reference/regions.md`; money as yuan text."""
        chosen = {"category": self.category, "grade": self.grade}
        return {
            "region": self.region,
            "scheme": self.scheme,
            "period": str(self.period),
            "base": _base_text(self.base),
            "total": yuan(self.total_fen),
            "provisional": self.provisional,
            "policy_version": self.version,
            **{name: choice for name, choice in chosen.items() if choice is not None},
            "items": [item.to_json(self.period) for item in self.items],
            "notes": [note.to_json() for note in self.notes],
        }


def item_label(scheme: str, insurance: str, part: str | None) -> str:
    """Give the code of an item for `label("item", ...)`."""
    return ".".join(filter(None, (scheme, insurance, part)))


def _base_text(base: int | Mapping[str, int] | None) -> str | dict[str, str] | None:
    if isinstance(base, Mapping):
        return {insurance: yuan(fen) for insurance, fen in base.items()}
    return None if base is None else yuan(base)


def _text(stored: Mapping[str, object], name: str) -> str | None:
    return cast("str | None", stored.get(name))


def _fen(stored: Mapping[str, object], name: str) -> int | None:
    amount = _text(stored, name)
    return None if amount is None else fen_from_yuan(amount)
