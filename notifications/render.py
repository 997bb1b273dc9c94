"""Letters from templates: which there are, what each needs, and their text for e-mail and SMS.

A letter is a folder of `templates/`: `letter.toml` says its version, the keys its context must have and what its SMS
carries; beside it stand subject, text, HTML and SMS for each locale. A context that lacks a key, brings one that the
letter does not know, or holds anything but plain text is refused before anything is made of it.

    LetterError             something about a letter; messages name letter and key, never a value
      UnknownLetterError    no such letter or locale
      ContextError          the context does not fit the letter
      RenderError           the template went beyond what templates may do
"""

import re
import tomllib
from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from notifications.segments import count_segments

LOCALES = ("zh-CN", "en")
SIGNATURE = "社保缴费"

# What templates and contexts may come to. A letter is some hundred words; more is a mistake or an attack.
MAX_OUTPUT = 65_536
MAX_VALUE = 500
MAX_LIST = 40
# Longest value in an SMS that may be shortened. Huawei publishes 20 characters a variable; English words need more room
# and their texts are registered apart, so 60 there (house rule).
MAX_SMS_VALUE = {"zh-CN": 20, "en": 60}

_TEMPLATES = Path(__file__).parent / "templates"
_TYPES = ("string", "list", "url")
# Controls, line breaks, and the marks that turn the direction of text round: none belongs in a value, all can mislead.
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PLACEHOLDER = re.compile(r"\{\{ ([a-z_]+) \}\}")

Context = Mapping[str, str | Sequence[str]]


class LetterError(Exception):
    """Something about a letter is wrong."""


class UnknownLetterError(LetterError):
    """There is no letter of that name, or not in that locale."""


class ContextError(LetterError):
    """The context does not fit the letter."""


class RenderError(LetterError):
    """A template did what templates may not do, or made too much."""


@dataclass(frozen=True, slots=True)
class EmailText:
    """A letter as e-mail: subject, plain text, HTML, and the template it was made from (`voucher@1`)."""

    subject: str = field(repr=False)
    text: str = field(repr=False)
    html: str = field(repr=False)
    template: str


@dataclass(frozen=True, slots=True)
class SmsText:
    """A letter as SMS: the text with its signature, the parts it travels as, and the values a provider fills in."""

    text: str = field(repr=False)
    segments: int
    template: str
    params: dict[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Letter:
    """What `letter.toml` says: `keys` maps each context key to its type (`string`, `list`, `url`), `?` for optional."""

    name: str
    version: int
    about: str
    keys: Mapping[str, str]
    sms_params: tuple[str, ...]
    sms_shorten: frozenset[str]

    @property
    def template(self) -> str:
        """Name and version, as it is recorded with what was sent."""
        return f"{self.name}@{self.version}"


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, less what plain text never needs: globals, most filters, repetition by `*` and `**`."""

    intercepted_binops = frozenset(("*", "**"))

    def __init__(self, autoescape: bool) -> None:
        super().__init__(
            loader=FileSystemLoader(_TEMPLATES),
            undefined=StrictUndefined,
            autoescape=autoescape,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in ("join", "length")}

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"the operator {operator} is not for templates")


_HTML = _Sandbox(autoescape=True)
_TEXT = _Sandbox(autoescape=False)


@lru_cache(maxsize=1)
def list_templates() -> tuple[Letter, ...]:
    """All letters, by name. Raises LetterError naming the file that is wrong."""
    return tuple(_read_letter(path) for path in sorted(_TEMPLATES.glob("*/letter.toml")))


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Letter]:
    return {letter.name: letter for letter in list_templates()}


def load_letter(name: str) -> Letter:
    """The letter of that name; raises UnknownLetterError."""
    letter = _by_name().get(name)
    if letter is None:
        raise UnknownLetterError(f"no letter {name!r}; there are: {', '.join(_by_name())}")
    return letter


def _read_letter(path: Path) -> Letter:
    name = path.parent.name
    where = f"notifications/templates/{name}/letter.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        sms = table["sms"]
        letter = Letter(
            name=name,
            version=int(table["version"]),
            about=str(table["about"]),
            keys=dict(table["context"]),
            sms_params=tuple(sms["params"]),
            sms_shorten=frozenset(sms.get("shorten", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LetterError(f"{where}: {error}") from None
    for key, kind in letter.keys.items():
        if kind.removesuffix("?") not in _TYPES:
            raise LetterError(f"{where}: {key}: write one of {', '.join(_TYPES)}, with ? where it may be missing")
    for key in letter.sms_params:
        if letter.keys.get(key) not in ("string", "list"):
            raise LetterError(f"{where}: an SMS can only carry a key that is always there, and no address: {key}")
    return letter


def check_context(letter: Letter, context: Context) -> dict[str, str | list[str]]:
    """The context with optional keys filled in as empty; raises ContextError naming letter and key, never a value."""
    extra = sorted(set(context) - set(letter.keys))
    if extra:
        raise ContextError(f"letter {letter.name}: unknown key {', '.join(extra)}")
    checked: dict[str, str | list[str]] = {}
    for key, kind in letter.keys.items():
        value = context.get(key)
        if kind.endswith("?") and not value:
            checked[key] = [] if kind.startswith("list") else ""
        elif value is None:
            raise ContextError(f"letter {letter.name}: key {key} is missing")
        else:
            checked[key] = _check_value(letter, key, kind, value)
    return checked


def _check_value(letter: Letter, key: str, kind: str, value: object) -> str | list[str]:
    problem: str | None = None
    if kind.startswith("list"):
        if isinstance(value, list | tuple) and len(value) <= MAX_LIST:
            return [str(_check_value(letter, key, "string", item)) for item in value]
        problem = f"must be a list of at most {MAX_LIST} strings"
    elif type(value) is not str:
        # A subclass of str could bring methods along into the template.
        problem = "must be a string"
    elif not value.strip():
        problem = "is empty"
    elif len(value) > MAX_VALUE:
        problem = f"is longer than {MAX_VALUE} characters"
    elif _FORBIDDEN.search(value):
        problem = "holds a control or direction character"
    elif kind.startswith("url") and not _is_web_address(value):
        problem = "must be an http or https address"
    else:
        return value
    raise ContextError(f"letter {letter.name}: key {key} {problem}")


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in value and "@" not in parts.netloc


def _render(environment: _Sandbox, path: str, context: Mapping[str, object]) -> str:
    made: list[str] = []
    size = 0
    try:
        for piece in environment.get_template(path).generate(**context):
            made.append(piece)
            size += len(piece)
            if size > MAX_OUTPUT:
                raise RenderError(f"template {path} made more than {MAX_OUTPUT} characters")
    except TemplateError as error:
        # Jinja's own messages name variables and operators, never values.
        raise RenderError(f"template {path}: {type(error).__name__}: {error.message}") from None
    return "".join(made)


def _check_locale(locale: str) -> None:
    if locale not in LOCALES:
        raise UnknownLetterError(f"no letters in locale {locale!r}; there are: {', '.join(LOCALES)}")


def render_email(letter: str, locale: str, context: Context) -> EmailText:
    """A letter as e-mail.

    Args:
        letter: name of the letter, a folder of `templates/`.
        locale: `zh-CN` or `en`.
        context: a flat dict of strings and lists of strings, texts already in that locale; exactly the letter's keys,
            of which optional ones may be missing.

    Raises:
        UnknownLetterError, ContextError, RenderError.
    """
    _check_locale(locale)
    known = load_letter(letter)
    checked = check_context(known, context)
    subject = _render(_TEXT, f"{letter}/{locale}.subject.txt", checked).strip()
    if "\n" in subject:
        raise RenderError(f"template {letter}/{locale}.subject.txt: a subject is one line")
    return EmailText(
        subject=subject,
        text=_render(_TEXT, f"{letter}/{locale}.text.txt", checked).strip() + "\n",
        html=_render(_HTML, f"{letter}/{locale}.html", checked),
        template=known.template,
    )


def render_sms(letter: str, locale: str, context: Context, signature: str = SIGNATURE) -> SmsText:
    """A letter as SMS, its text led by 【signature】 as the provider will send it.

    Long values that may be shortened are, and lists become one value: the full list is in the e-mail. Amounts, numbers
    and dates are never shortened. Arguments and errors as for `render_email`.
    """
    _check_locale(locale)
    known = load_letter(letter)
    checked = check_context(known, context)
    params = {key: _sms_value(checked[key], key in known.sms_shorten, locale) for key in known.sms_params}
    text = f"【{signature}】" + _render(_TEXT, f"{letter}/{locale}.sms.txt", params).strip()
    return SmsText(text=text, segments=count_segments(text), template=known.template, params=params)


def _sms_value(value: str | list[str], shorten: bool, locale: str) -> str:
    most = MAX_SMS_VALUE[locale]
    if isinstance(value, list):
        joined = ("、" if locale == "zh-CN" else ", ").join(value)
        if len(joined) > most and len(value) > 1:
            tail = f"等{len(value)}项" if locale == "zh-CN" else f" and {len(value) - 1} more"
            return _cut(value[0], most - len(tail)) + tail
        value = joined
    return _cut(value, most) if shorten else value


def _cut(value: str, most: int) -> str:
    return value if len(value) <= most else value[: most - 1].rstrip() + "…"


def registered_text(letter: str, locale: str, style: str) -> str:
    """An SMS text as it is registered with a provider: variables as `${name}` (style `aliyun`) or `{1}` (`tencent`).

    Raises UnknownLetterError; ValueError for another style.
    """
    _check_locale(locale)
    known = load_letter(letter)
    text = (_TEMPLATES / letter / f"{locale}.sms.txt").read_text(encoding="utf-8").strip()
    if style == "aliyun":
        return _PLACEHOLDER.sub(r"${\1}", text)
    if style == "tencent":
        return _PLACEHOLDER.sub(lambda match: "{" + str(known.sms_params.index(match[1]) + 1) + "}", text)
    raise ValueError("style is aliyun or tencent")


def sample_context(letter: str, locale: str, sample: str = "typical") -> dict[str, str | list[str]]:
    """Example values for a letter: `typical`, `shortest`, `longest`, `rare` (rare characters) or `bare` (no optional).

    Raises UnknownLetterError.
    """
    _check_locale(locale)
    known = load_letter(letter)
    samples = _samples()[locale]
    if sample not in samples:
        raise UnknownLetterError(f"no sample {sample!r}; there are: {', '.join(samples)}")
    usual, wanted = samples["typical"], samples[sample]
    values = ChainMap(wanted.get(letter, {}), wanted, usual.get(letter, {}), usual)
    return {key: values[key] for key, kind in known.keys.items() if not (sample == "bare" and kind.endswith("?"))}


@lru_cache(maxsize=1)
def _samples() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads((_TEMPLATES / "samples.toml").read_text(encoding="utf-8"))


def sample_names() -> tuple[str, ...]:
    """Names of the samples, the same in every locale."""
    return tuple(_samples()[LOCALES[0]])


@dataclass(frozen=True, slots=True)
class Preview:
    """A letter with example values, on both channels."""

    letter: Letter
    email: EmailText
    sms: SmsText


def preview(name: str, locale: str, sample: str = "typical") -> Preview:
    """A letter with example values; raises UnknownLetterError."""
    context = sample_context(name, locale, sample)
    return Preview(load_letter(name), render_email(name, locale, context), render_sms(name, locale, context))
