"""What a payment's insurances cover and what they do not: pension insurance alone is no medical insurance."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from regions.errors import PolicyError
from regions.files.toml import File, Table
from regions.policy.records import INSURANCES, SCHEMES
from regions.policy.region import check_scheme
from regions.text import Text
from regions.words import vocabulary

_FILE: Final = Path(__file__).parents[1] / "coverage.toml"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement on an insurance, with its source."""

    insurance: str
    text: Text
    source: str

    def to_json(self) -> dict[str, str]:
        """Give the statement in both languages."""
        return {"insurance": self.insurance, **self.text.to_json(), "source": self.source}


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is covered, the limits of that, and what is not covered at all.

    `includes` answers for every insurance whether the payment holds it; `summary` is one or two
    sentences for vouchers and letters.
    """

    scheme: str
    insurances: tuple[str, ...]
    covered: tuple[Statement, ...]
    limits: tuple[Statement, ...]
    not_covered: tuple[Statement, ...]
    includes: Mapping[str, bool]
    summary: Text

    def to_json(self) -> dict[str, object]:
        """Give the same as JSON."""
        return {
            "scheme": self.scheme,
            "insurances": list(self.insurances),
            "includes": dict(self.includes),
            "summary": self.summary.to_json(),
            "covered": [line.to_json() for line in self.covered],
            "limits": [line.to_json() for line in self.limits],
            "not_covered": [line.to_json() for line in self.not_covered],
        }


_Statements = tuple[tuple[Statement, tuple[str, ...]], ...]
"""Each statement with the schemes that it is true of."""


@dataclass(frozen=True, slots=True)
class _Insurance:
    """What the file says of one insurance; a statement's schemes are beside it."""

    name: Text
    missing: Statement
    covers: _Statements = ()
    limits: _Statements = ()


@dataclass(frozen=True, slots=True)
class _File:
    insurances: Mapping[str, _Insurance]
    never: Mapping[str, _Insurance]
    covers: Text
    missing: Text


def what_is_covered(insurances: Sequence[str], scheme: str = "flexible") -> Coverage:
    """Say what these insurances cover under a scheme; raises PolicyError(unknown_scheme, unknown_insurance)."""
    check_scheme(scheme)
    if not insurances or not set(insurances) <= set(INSURANCES):
        raise PolicyError("unknown_insurance", f"name some of {', '.join(INSURANCES)}", known=list(INSURANCES))
    return _coverage(tuple(code for code in INSURANCES if code in insurances), scheme)


@lru_cache(maxsize=64)
def _coverage(insurances: tuple[str, ...], scheme: str) -> Coverage:
    file = _read_file()
    held = [file.insurances[code] for code in insurances]
    absent = _absent(file, insurances)
    return Coverage(
        scheme=scheme,
        insurances=insurances,
        covered=_for_scheme([kept.covers for kept in held], scheme),
        limits=_for_scheme([kept.limits for kept in held], scheme),
        not_covered=tuple(kept.missing for kept in absent),
        includes=MappingProxyType({code: code in insurances for code in (*INSURANCES, *file.never)}),
        summary=_summary(file, _names(insurances, scheme), [kept.name for kept in absent]),
    )


def _names(insurances: Sequence[str], scheme: str) -> list[Text]:
    return [vocabulary.name("item", f"{scheme}.{code}") for code in insurances]


def _absent(file: _File, insurances: Collection[str]) -> list[_Insurance]:
    """The insurances that are not paid, then those that no payment holds."""
    return [kept for code, kept in file.insurances.items() if code not in insurances] + [*file.never.values()]


def _for_scheme(groups: Iterable[_Statements], scheme: str) -> tuple[Statement, ...]:
    return tuple(statement for group in groups for statement, schemes in group if scheme in schemes)


def _summary(file: _File, covered: Sequence[Text], missing: Sequence[Text]) -> Text:
    zh = (file.covers.zh, covered), (file.missing.zh, missing)
    en = (file.covers.en, covered, "and"), (file.missing.en, missing, "or")
    return Text(
        "".join(words.format(names="、".join(name.zh for name in names)) for words, names in zh),
        " ".join(words.format(names=_listed([name.en.lower() for name in names], last)) for words, names, last in en),
    )


def _listed(names: Sequence[str], word: str) -> str:
    return f"{', '.join(names[:-1])} {word} {names[-1]}" if len(names) > 1 else names[0]


@lru_cache(maxsize=1)
def _read_file() -> _File:
    file = File(_FILE)
    summary = Table(file, "summary", 0, file.top.mapping("summary"))
    insurances = file.top.mapping("insurance")
    never = file.top.mapping("never")
    return _File(
        MappingProxyType({code: _insurance(file, code, insurances[code]) for code in INSURANCES}),
        MappingProxyType({code: _insurance(file, code, values) for code, values in never.items()}),
        summary.both("covers"),
        summary.both("missing"),
    )


def _insurance(file: File, code: str, values: object) -> _Insurance:
    table = file.top.sub("insurance", values)
    name = table.both("name") if table.has("name") else vocabulary.name("insurance", code)
    missing = _statement(code, table.sub("missing", table.mapping("missing")))
    return _Insurance(name, missing, _statements(code, table, "covers"), _statements(code, table, "limits"))


def _statements(code: str, table: Table, key: str) -> tuple[tuple[Statement, tuple[str, ...]], ...]:
    entries = [table.sub(key, values) for values in table.items(key, ())]
    return tuple((_statement(code, entry), entry.texts("schemes", SCHEMES) or SCHEMES) for entry in entries)


def _statement(code: str, table: Table) -> Statement:
    return Statement(code, Text(table.text("zh-CN"), table.text("en")), table.text("source"))
