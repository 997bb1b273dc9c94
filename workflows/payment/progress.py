"""What a payment keeps between its steps: one small value, stored as the JSON column `payments.progress`."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, cast

from msgspec import Struct

from workflows.payment.letters import LetterFacts

Json = Mapping[str, object]


class Asked(Struct, frozen=True):
    """What the payer was asked for: what the payment waits for, since when, until when, and how often reminded."""

    waiting_for: str
    at: datetime
    until: datetime
    about: LetterFacts
    reminders: int = 0

    def to_json(self) -> dict[str, object]:
        """The question as it is stored."""
        return {
            "waiting_for": self.waiting_for,
            "at": self.at.isoformat(),
            "until": self.until.isoformat(),
            "about": self.about.to_json(),
            "reminders": self.reminders,
        }

    @classmethod
    def from_json(cls, stored: Json) -> "Asked":
        """The question as `to_json` wrote it; raises KeyError, TypeError, ValueError."""
        return cls(
            waiting_for=str(stored["waiting_for"]),
            at=_instant(stored["at"]),
            until=_instant(stored["until"]),
            about=LetterFacts.from_json(cast("Json", stored["about"])),
            reminders=int(cast("int", stored["reminders"])),
        )


class Awaited(Struct, frozen=True):
    """The order whose answer another system gives later, by its key, and until when that is waited for."""

    key: str
    until: datetime

    def to_json(self) -> dict[str, object]:
        """The order as it is stored."""
        return {"key": self.key, "until": self.until.isoformat()}

    @classmethod
    def from_json(cls, stored: Json) -> "Awaited":
        """The order as `to_json` wrote it; raises KeyError, TypeError, ValueError."""
        return cls(key=str(stored["key"]), until=_instant(stored["until"]))


class Progress(Struct, frozen=True):
    """The notes of a payment.

    `asked`: what the payer was last asked for. `awaited`: the order whose answer is outstanding. `polls`: how often the
    other side was asked for it. `pay_order`: number of the open pay order. `refusal`: the bank's reason for the last
    refusal. `refused_methods`: methods that failed and are not chosen again. `debit_not_before`: no debit before this
    day (Asia/Shanghai), which was announced. `window_from`: the day (Asia/Shanghai) that was announced as the first on
    which the region takes payments. `contract`: key of the contract to debit under. `declared_by`: key of the earlier
    declaration that covers this payment. `authority_reasons`: why the authority refused. `fault`: the place of a
    defect. `part_paid`: a part of the money has arrived, and the rest is asked for.

    Members that this version does not know are kept in `others` and written back unchanged.
    """

    asked: Asked | None = None
    awaited: Awaited | None = None
    polls: int = 0
    pay_order: str | None = None
    refusal: str | None = None
    refused_methods: tuple[str, ...] = ()
    debit_not_before: date | None = None
    window_from: date | None = None
    contract: str | None = None
    declared_by: str | None = None
    authority_reasons: tuple[str, ...] = ()
    fault: str | None = None
    part_paid: bool = False
    others: tuple[tuple[str, object], ...] = ()

    def to_json(self) -> dict[str, object] | None:
        """The notes as they are stored: members that are empty are left out; None for no notes at all."""
        if self == NO_PROGRESS:
            return None
        stored = dict(self.others)
        for name in _PLAIN:
            if value := getattr(self, name):
                stored[name] = value
        if self.asked is not None:
            stored["asked"] = self.asked.to_json()
        if self.awaited is not None:
            stored["awaited"] = self.awaited.to_json()
        for name in _DAYS:
            if (day := getattr(self, name)) is not None:
                stored[name] = day.isoformat()
        return stored

    @classmethod
    def from_json(cls, stored: Json | None) -> "Progress":
        """The notes as `to_json` wrote them; raises KeyError, TypeError, ValueError for a member of another form."""
        if not stored:
            return NO_PROGRESS
        asked, awaited = stored.get("asked"), stored.get("awaited")
        return cls(
            asked=Asked.from_json(cast("Json", asked)) if asked else None,
            awaited=Awaited.from_json(cast("Json", awaited)) if awaited else None,
            polls=cast("int", stored.get("polls", 0)),
            pay_order=_text(stored, "pay_order"),
            refusal=_text(stored, "refusal"),
            refused_methods=_texts(stored, "refused_methods"),
            debit_not_before=_day(stored, "debit_not_before"),
            window_from=_day(stored, "window_from"),
            contract=_text(stored, "contract"),
            declared_by=_text(stored, "declared_by"),
            authority_reasons=_texts(stored, "authority_reasons"),
            fault=_text(stored, "fault"),
            part_paid=bool(stored.get("part_paid", False)),
            others=tuple((name, value) for name, value in stored.items() if name not in _NAMES),
        )

    @classmethod
    def unread(cls, stored: object) -> "Progress":
        """Notes that `from_json` cannot read, kept as they are so that nothing of them is lost."""
        return cls(others=tuple(stored.items()) if isinstance(stored, Mapping) else (("unread", stored),))


def _instant(text: object) -> datetime:
    return datetime.fromisoformat(cast("str", text))


def _day(stored: Json, name: str) -> date | None:
    day = stored.get(name)
    return date.fromisoformat(cast("str", day)) if day else None


def _text(stored: Json, name: str) -> str | None:
    return cast("str | None", stored.get(name))


def _texts(stored: Json, name: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", stored.get(name, ())))


NO_PROGRESS: Final = Progress()
_NAMES: Final = frozenset(Progress.__struct_fields__) - {"others"}
_DAYS: Final = ("debit_not_before", "window_from")
_PLAIN: Final = tuple(name for name in Progress.__struct_fields__ if name in _NAMES - {"asked", "awaited", *_DAYS})
