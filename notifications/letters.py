"""Which letters there are, and what `letter.toml` says of each.

A letter is a folder of `templates/`: `letter.toml` says its version, the keys its context must have and what its SMS
carries; beside it are subject, text, HTML and SMS for each locale. `samples.toml` holds example values.

    LetterError             something about a letter; messages name letter and key, never a value
      UnknownLetterError    no such letter or locale
      ContextError          the context does not fit the letter
      RenderError           the template went beyond what templates may do
"""

import tomllib
from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from foundation.errors import ShebaoError

LOCALES: Final = ("zh-CN", "en")
TEMPLATES: Final = Path(__file__).parent / "templates"
_TYPES = ("string", "list", "url")

Context = Mapping[str, str | Sequence[str]]
"""The values of a letter: finished texts in the payer's language."""


class LetterError(ShebaoError):
    """Something about a letter is wrong."""


class UnknownLetterError(LetterError):
    """There is no letter of that name, or not in that locale."""


class ContextError(LetterError):
    """The context does not fit the letter."""


class RenderError(LetterError):
    """A template did what templates may not do, or made too much."""


@dataclass(frozen=True, slots=True)
class Current:
    """Until when a letter is still true: while the payment is in one of these steps, and if it waits, for one of these.

    A later letter of `replaced_by` by the same channel takes its place. One that asks for a `top_up` is true until that
    is paid or ended, whatever the payment does.
    """

    steps: frozenset[str]
    waiting_for: frozenset[str]
    replaced_by: frozenset[str]
    top_up: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """What `letter.toml` says: `keys` maps each context key to its type (`string`, `list`, `url`), `?` for optional.

    `current` is None for a letter that stays true whatever follows. One that is `urgent` is sent at night too.
    """

    name: str
    version: int
    about: str
    keys: Mapping[str, str]
    sms_params: tuple[str, ...]
    sms_shorten: frozenset[str]
    current: Current | None
    urgent: bool

    @property
    def template(self) -> str:
        """Name and version, as it is recorded with what was sent."""
        return f"{self.name}@{self.version}"


@lru_cache(maxsize=1)
def list_templates() -> tuple[Letter, ...]:
    """All letters, by name. Raises LetterError naming the file that is wrong."""
    return tuple(_read_letter(path) for path in sorted(TEMPLATES.glob("*/letter.toml")))


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Letter]:
    return {letter.name: letter for letter in list_templates()}


def load_letter(name: str) -> Letter:
    """The letter of that name; raises UnknownLetterError."""
    letter = _by_name().get(name)
    if letter is None:
        raise UnknownLetterError(f"no letter {name!r}; there are: {', '.join(_by_name())}")
    return letter


def check_locale(locale: str) -> None:
    """Raises UnknownLetterError for a locale without letters."""
    if locale not in LOCALES:
        raise UnknownLetterError(f"no letters in locale {locale!r}; there are: {', '.join(LOCALES)}")


def _read_letter(path: Path) -> Letter:
    name = path.parent.name
    where = f"notifications/templates/{name}/letter.toml"
    try:
        letter = _letter(name, tomllib.loads(path.read_text(encoding="utf-8")))
    except (KeyError, TypeError, ValueError) as error:
        raise LetterError(f"{where}: {error}") from None
    for key, kind in letter.keys.items():
        if kind.removesuffix("?") not in _TYPES:
            raise LetterError(f"{where}: {key}: write one of {', '.join(_TYPES)}, with ? where it may be missing")
    for key in letter.sms_params:
        if letter.keys.get(key) not in ("string", "list"):
            raise LetterError(f"{where}: an SMS can only carry a key that is always there, and no address: {key}")
    return letter


def _letter(name: str, table: Mapping[str, Any]) -> Letter:
    sms = table["sms"]
    return Letter(
        name=name,
        version=int(table["version"]),
        about=str(table["about"]),
        keys=dict(table["context"]),
        sms_params=tuple(sms["params"]),
        sms_shorten=frozenset(sms.get("shorten", ())),
        current=_current(table.get("current")),
        urgent=bool(table.get("urgent", False)),
    )


def _current(table: Mapping[str, Any] | None) -> Current | None:
    if table is None:
        return None
    names = (frozenset(table.get(name, ())) for name in ("steps", "waiting_for", "replaced_by"))
    steps, waiting_for, replaced_by = names
    return Current(steps, waiting_for, replaced_by, bool(table.get("top_up", False)))


def sample_context(letter: str, locale: str, sample: str = "typical") -> dict[str, str | list[str]]:
    """Example values for a letter: `typical`, `shortest`, `longest`, `rare` (rare characters) or `bare` (no optional).

    Raises UnknownLetterError.
    """
    check_locale(locale)
    known = load_letter(letter)
    samples = _samples()[locale]
    if sample not in samples:
        raise UnknownLetterError(f"no sample {sample!r}; there are: {', '.join(samples)}")
    usual, wanted = samples["typical"], samples[sample]
    values = ChainMap(wanted.get(letter, {}), wanted, usual.get(letter, {}), usual)
    return {key: values[key] for key, kind in known.keys.items() if not (sample == "bare" and kind.endswith("?"))}


@lru_cache(maxsize=1)
def _samples() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads((TEMPLATES / "samples.toml").read_text(encoding="utf-8"))


def sample_names() -> tuple[str, ...]:
    """Names of the samples, the same in every locale."""
    return tuple(_samples()[LOCALES[0]])
