"""The SMS texts as they are registered with a provider in China, and the rules that every such text must keep.

Texts, variables and their order come from the templates alone (`letter.toml`, `LOCALE.sms.txt`). The rules are those
that Aliyun and Tencent publish for texts of notices; a text that breaks one is refused there after days of waiting.
"""

import re
from dataclasses import dataclass
from typing import Final

from notifications.letters import LOCALES, list_templates
from notifications.render import preview, registered_text

MOST_CHARACTERS: Final = 500
PROVIDERS: Final = ("aliyun", "tencent")
_VARIABLE: Final = {"aliyun": re.compile(r"\$\{([a-z_]+)\}"), "tencent": re.compile(r"\{([0-9]+)\}")}
_FORBIDDEN: Final = {
    "holds a currency sign": re.compile("[¥￥$€]"),
    "holds the brackets of a signature": re.compile("[【】]"),
    "holds a character beyond Unicode's first plane": re.compile("[\U00010000-\U0010ffff]"),
    "holds a link with a scheme": re.compile("https?://"),
}
# A variable of a text in Chinese takes up to 35 characters (Aliyun); ours are cut before that.
_MOST_IN_VARIABLE: Final = {"zh-CN": 35, "en": 60}


@dataclass(frozen=True, slots=True)
class Registration:
    """One text to register: `variables` in the order in which a provider that numbers them gets them."""

    letter: str
    template: str
    locale: str
    text: str
    variables: tuple[str, ...]
    example: str
    parts: int
    most_parts: int
    problems: tuple[str, ...]


def registrations(provider: str, site: str) -> list[Registration]:
    """The texts of all letters in all locales for `aliyun` or `tencent`; `site`: host and path of the voucher check.

    Raises ValueError for another provider.
    """
    return [_registration(letter.name, locale, provider, site) for letter in list_templates() for locale in LOCALES]


def _registration(letter: str, locale: str, provider: str, site: str) -> Registration:
    usual, longest = preview(letter, locale), preview(letter, locale, "longest")
    text = registered_text(letter, locale, provider, site)
    too_long = [
        f"the variable {name} can have {len(value)} characters"
        for name, value in longest.sms.params.items()
        if len(value) > _MOST_IN_VARIABLE[locale]
    ]
    return Registration(
        letter=letter,
        template=usual.letter.template,
        locale=locale,
        text=text,
        variables=usual.letter.sms_params,
        example=usual.sms.text,
        parts=usual.sms.segments,
        most_parts=longest.sms.segments,
        problems=(*find_problems(text, provider), *too_long),
    )


def find_problems(text: str, provider: str) -> list[str]:
    """The rules that a text as registered (without its signature) breaks."""
    fixed = _VARIABLE[provider].sub("\0", text)
    problems = [problem for problem, pattern in _FORBIDDEN.items() if pattern.search(fixed)]
    if "\0\0" in fixed:
        problems.append("has two variables side by side")
    if not fixed.replace("\0", "").strip():
        problems.append("has nothing but variables")
    if len(fixed) > MOST_CHARACTERS:
        problems.append(f"has more than {MOST_CHARACTERS} characters")
    return problems
