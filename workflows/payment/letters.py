"""What a letter says about a payment beside the payment's own data."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, cast

from msgspec import Struct

from foundation.clock import day_begins


class LetterFacts(Struct, frozen=True):
    """The facts of one letter; nothing personal. Stored as `messages.facts` without the members that are empty.

    `until` is an ISO instant; `retry_on`, `debit_on` and `opens_on` (of a payment window) are ISO days, and so is
    `moved_from`, the day that was announced before `debit_on` or `opens_on`; `missing` names document kinds (`a|b`:
    any of several); `reasons` and `reason` are reason codes; `wish` is the method that the payer chose and that
    cannot be used; `contact` is the channel whose address was changed; `refund`, `rest` (what is still to be paid)
    and `kept` (what was paid of a payment that ended) are in yuan, `annulled` is the number of a voucher that is not
    valid any more. `allowed` are amounts in yuan that a rule allows for `insurance`: two bounds or, with the reason
    `base_not_on_list`, a list.
    """

    missing: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    insurance: str | None = None
    method: str | None = None
    wish: str | None = None
    order: str | None = None
    reason: str | None = None
    retry_on: str | None = None
    debit_on: str | None = None
    opens_on: str | None = None
    moved_from: str | None = None
    contract: str | None = None
    voucher: str | None = None
    contact: str | None = None
    refund: str | None = None
    rest: str | None = None
    kept: str | None = None
    annulled: str | None = None
    until: str | None = None

    @property
    def deadline(self) -> datetime | None:
        """`until` as an aware instant; raises ValueError if it is none."""
        return datetime.fromisoformat(self.until) if self.until else None

    @property
    def retry_day(self) -> date | None:
        """`retry_on` as a day; raises ValueError if it is none."""
        return date.fromisoformat(self.retry_on) if self.retry_on else None

    @property
    def debit_day(self) -> date | None:
        """`debit_on` as a day; raises ValueError if it is none."""
        return date.fromisoformat(self.debit_on) if self.debit_on else None

    @property
    def opening_day(self) -> date | None:
        """`opens_on` as a day; raises ValueError if it is none."""
        return date.fromisoformat(self.opens_on) if self.opens_on else None

    @property
    def former_day(self) -> date | None:
        """`moved_from` as a day; raises ValueError if it is none."""
        return date.fromisoformat(self.moved_from) if self.moved_from else None

    @property
    def overtaken_at(self) -> datetime | None:
        """From when the letter is not sent any more: its deadline, or the beginning (Asia/Shanghai) of the debit day
        that it names, as an aware instant. Raises ValueError."""
        day = self.debit_day or self.retry_day
        return day_begins(day) if day else self.deadline

    def to_json(self) -> dict[str, object]:
        """The facts as they are stored."""
        found = ((name, getattr(self, name)) for name in _NAMES)
        return {name: value for name, value in found if value}

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> "LetterFacts":
        """The facts as `to_json` wrote them; raises TypeError for members that no letter has."""
        if not stored.keys() <= set(_NAMES):
            raise TypeError("not a fact of a letter")
        return cls(
            missing=_texts(stored, "missing"),
            reasons=_texts(stored, "reasons"),
            methods=_texts(stored, "methods"),
            allowed=_texts(stored, "allowed"),
            insurance=_text(stored, "insurance"),
            method=_text(stored, "method"),
            wish=_text(stored, "wish"),
            order=_text(stored, "order"),
            reason=_text(stored, "reason"),
            retry_on=_text(stored, "retry_on"),
            debit_on=_text(stored, "debit_on"),
            opens_on=_text(stored, "opens_on"),
            moved_from=_text(stored, "moved_from"),
            contract=_text(stored, "contract"),
            voucher=_text(stored, "voucher"),
            contact=_text(stored, "contact"),
            refund=_text(stored, "refund"),
            rest=_text(stored, "rest"),
            kept=_text(stored, "kept"),
            annulled=_text(stored, "annulled"),
            until=_text(stored, "until"),
        )


def _text(stored: Mapping[str, object], name: str) -> str | None:
    return cast("str | None", stored.get(name))


def _texts(stored: Mapping[str, object], name: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", stored.get(name, ())))


_NAMES: Final = LetterFacts.__struct_fields__
NO_FACTS: Final = LetterFacts()
