"""Letters from templates, as e-mail and as SMS.

A context that lacks a key, brings one that the letter does not know, or holds anything but plain text is refused before
anything is made of it. Errors are those of `notifications.letters`.
"""

import re
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from notifications.letters import (
    TEMPLATES,
    Context,
    ContextError,
    Letter,
    RenderError,
    check_locale,
    load_letter,
    sample_context,
)
from notifications.segments import count_segments
from notifications.skeleton import Skeletons, Values
from notifications.wording import get_wording

SIGNATURE = "社保缴费"
EXAMPLE_SITE = "pay.example.org/v"

# What templates and contexts may come to. A letter is some hundred words; more is a mistake or an attack.
MAX_OUTPUT = 65_536
MAX_VALUE = 500
MAX_LIST = 40
# Longest value in an SMS that may be shortened. Huawei publishes 20 characters a variable; English words need more room
# and their texts are registered apart, so 60 there (house rule).
MAX_SMS_VALUE = {"zh-CN": 20, "en": 60}

# Controls, line breaks, and the marks that turn the direction of text round: none belongs in a value, all can mislead.
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PLACEHOLDER = re.compile(r"\{\{ ([a-z_]+) \}\}")


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


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, less what plain text never needs: globals, most filters, repetition by `*` and `**`."""

    intercepted_binops = frozenset(("*", "**"))

    def __init__(self, autoescape: bool) -> None:
        super().__init__(
            loader=FileSystemLoader(TEMPLATES),
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


def _rendered(environment: _Sandbox, path: str, context: Values) -> str:
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


_HTML_SKELETONS = Skeletons(partial(_rendered, _HTML), escape)
_TEXT_SKELETONS = Skeletons(partial(_rendered, _TEXT), str)


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
    check_locale(locale)
    known = load_letter(letter)
    checked = check_context(known, context)
    subject = _render(_TEXT_SKELETONS, f"{letter}/{locale}.subject.txt", checked).strip()
    if "\n" in subject:
        raise RenderError(f"template {letter}/{locale}.subject.txt: a subject is one line")
    return EmailText(
        subject=subject,
        text=_render(_TEXT_SKELETONS, f"{letter}/{locale}.text.txt", checked).strip() + "\n",
        html=_render(_HTML_SKELETONS, f"{letter}/{locale}.html", checked),
        template=known.template,
    )


def render_sms(
    letter: str, locale: str, context: Context, signature: str = SIGNATURE, site: str = EXAMPLE_SITE
) -> SmsText:
    """A letter as SMS, its text led by 【signature】 as the provider will send it.

    `site` is the address of the voucher check: a fixed part of the registered text and no variable. Long values that
    may be shortened are, and lists become one value: the full list is in the e-mail. Amounts, numbers and dates are
    never shortened. Other arguments and errors as for `render_email`.
    """
    check_locale(locale)
    known = load_letter(letter)
    checked = check_context(known, context)
    params = {key: _sms_value(checked[key], key in known.sms_shorten, locale) for key in known.sms_params}
    text = f"【{signature}】" + _render(_TEXT_SKELETONS, f"{letter}/{locale}.sms.txt", {**params, "site": site}).strip()
    return SmsText(text=text, segments=count_segments(text), template=known.template, params=params)


def _render(skeletons: Skeletons, path: str, context: Values) -> str:
    made = skeletons.fill(path, context)
    if len(made) > MAX_OUTPUT:
        raise RenderError(f"template {path} made more than {MAX_OUTPUT} characters")
    return made


# --- the context ------------------------------------------------------------------------------------------------------


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
            checked[key] = _checked_value(letter, key, kind, value)
    return checked


def _checked_value(letter: Letter, key: str, kind: str, value: object) -> str | list[str]:
    if kind.startswith("list"):
        if isinstance(value, list | tuple) and len(value) <= MAX_LIST:
            return [_checked_text(letter, key, item) for item in value]
        raise ContextError(f"letter {letter.name}: key {key} must be a list of at most {MAX_LIST} strings")
    text = _checked_text(letter, key, value)
    if kind.startswith("url") and not _is_web_address(text):
        raise ContextError(f"letter {letter.name}: key {key} must be an http or https address")
    return text


def _checked_text(letter: Letter, key: str, value: object) -> str:
    if type(value) is not str:
        # A subclass of str could bring methods along into the template.
        problem = "must be a string"
    elif not value.strip():
        problem = "is empty"
    elif len(value) > MAX_VALUE:
        problem = f"is longer than {MAX_VALUE} characters"
    elif _FORBIDDEN.search(value):
        problem = "holds a control or direction character"
    else:
        return value
    raise ContextError(f"letter {letter.name}: key {key} {problem}")


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in value and "@" not in parts.netloc


# --- SMS --------------------------------------------------------------------------------------------------------------


def _sms_value(value: str | list[str], shorten: bool, locale: str) -> str:
    words, most = get_wording(locale), MAX_SMS_VALUE[locale]
    if isinstance(value, list):
        joined = words.list_separator.join(value)
        if len(joined) > most and len(value) > 1:
            tail = words.write_more(len(value))
            return _cut(value[0], most - len(tail)) + tail
        value = joined
    return _cut(value, most) if shorten else value


def _cut(value: str, most: int) -> str:
    return value if len(value) <= most else value[: most - 1].rstrip() + "…"


def registered_text(letter: str, locale: str, style: str, site: str = EXAMPLE_SITE) -> str:
    """An SMS text as it is registered with a provider: variables as `${name}` (style `aliyun`) or `{1}` (`tencent`).

    `site` is as in `render_sms`.
    Raises UnknownLetterError; ValueError for another style.
    """
    check_locale(locale)
    known = load_letter(letter)
    text = (TEMPLATES / letter / f"{locale}.sms.txt").read_text(encoding="utf-8").strip().replace("{{ site }}", site)
    if style == "aliyun":
        return _PLACEHOLDER.sub(r"${\1}", text)
    if style == "tencent":
        return _PLACEHOLDER.sub(lambda match: "{" + str(known.sms_params.index(match[1]) + 1) + "}", text)
    raise ValueError("style is aliyun or tencent")


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
