"""What a payment's insurances cover and what they do not: pension insurance alone is no medical insurance."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from regions import vocabulary
from regions.errors import PolicyError
from regions.policy import INSURANCES, check_scheme
from regions.text import Text


@dataclass(frozen=True, slots=True)
class Line:
    """One statement on an insurance, with its source."""

    insurance: str
    text: Text
    source: str

    def to_json(self) -> dict[str, str]:
        """The statement in both languages."""
        return {"insurance": self.insurance, **self.text.to_json(), "source": self.source}


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is covered, the limits of that, and what is not covered at all.

    `includes` answers for every insurance whether the payment holds it; `summary` is one or two
    sentences for vouchers and letters.
    """

    scheme: str
    insurances: tuple[str, ...]
    covered: tuple[Line, ...]
    limits: tuple[Line, ...]
    not_covered: tuple[Line, ...]
    includes: dict[str, bool]
    summary: Text

    def to_json(self) -> dict[str, Any]:
        """The same as JSON."""
        return {
            "scheme": self.scheme,
            "insurances": list(self.insurances),
            "includes": self.includes,
            "summary": self.summary.to_json(),
            "covered": [line.to_json() for line in self.covered],
            "limits": [line.to_json() for line in self.limits],
            "not_covered": [line.to_json() for line in self.not_covered],
        }


def what_is_covered(insurances: Sequence[str], scheme: str = "flexible") -> Coverage:
    """What these insurances cover under a scheme; raises PolicyError(unknown_scheme, unknown_insurance)."""
    check_scheme(scheme)
    if not insurances or not set(insurances) <= set(INSURANCES):
        raise PolicyError("unknown_insurance", f"name some of {', '.join(INSURANCES)}", known=list(INSURANCES))
    return _coverage(tuple(code for code in INSURANCES if code in insurances), scheme)


@lru_cache(maxsize=64)
def _coverage(insurances: tuple[str, ...], scheme: str) -> Coverage:
    data = _data()
    absent = [code for code in INSURANCES if code not in insurances]
    never = data["never"]
    names = {code: vocabulary.name("item", f"{scheme}.{code}") for code in insurances}
    names |= {code: vocabulary.name("insurance", code) for code in absent}
    names |= {code: Text(entry["name"]["zh-CN"], entry["name"]["en"]) for code, entry in never.items()}
    missing = [*absent, *never]
    return Coverage(
        scheme=scheme,
        insurances=insurances,
        covered=tuple(_lines(insurances, "covers", scheme)),
        limits=tuple(_lines(insurances, "limits", scheme)),
        not_covered=tuple(
            _line(code, entry["missing"])
            for code, entry in [*((code, data["insurance"][code]) for code in absent), *never.items()]
        ),
        includes={code: code in insurances for code in (*INSURANCES, *never)},
        summary=_summary([names[code] for code in insurances], [names[code] for code in missing]),
    )


def _lines(insurances: Sequence[str], key: str, scheme: str) -> list[Line]:
    return [
        _line(code, entry)
        for code in insurances
        for entry in _data()["insurance"][code].get(key, [])
        if scheme in entry.get("schemes", (scheme,))
    ]


def _line(code: str, entry: dict[str, str]) -> Line:
    return Line(code, Text(entry["zh-CN"], entry["en"]), entry["source"])


def _summary(covered: Sequence[Text], missing: Sequence[Text]) -> Text:
    sentences = _data()["summary"]
    zh = [
        sentences[key]["zh-CN"].format(names="、".join(n.zh for n in names)) for key, names in _both(covered, missing)
    ]
    en = [
        sentences[key]["en"].format(names=_listed([n.en.lower() for n in names], word))
        for (key, names), word in zip(_both(covered, missing), ("and", "or"), strict=True)
    ]
    return Text("".join(zh), " ".join(en))


def _both(covered: Sequence[Text], missing: Sequence[Text]) -> tuple[tuple[str, Sequence[Text]], ...]:
    return ("covers", covered), ("missing", missing)


def _listed(names: Sequence[str], word: str) -> str:
    return f"{', '.join(names[:-1])} {word} {names[-1]}" if len(names) > 1 else names[0]


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    with (Path(__file__).parent / "coverage.toml").open("rb") as file:
        return tomllib.load(file)
