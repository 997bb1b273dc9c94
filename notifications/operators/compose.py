"""One mail about an alert, in Chinese and in English."""

import html
import re
import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from notifications.mail import build, message_id
from notifications.render import EmailText
from notifications.wording import get_wording

_FOLDER: Final = Path(__file__).parent
_LOCALES: Final = ("zh-CN", "en")
_INNER: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
Words = Mapping[str, Mapping[str, str]]


def compose_incident(name: str, since: datetime, sender: str, recipient: str) -> bytes:
    """The mail that an alert holds since an instant (aware)."""
    return _compose("incident", name, sender, recipient, since=since)


def compose_recovered(name: str, since: datetime, until: datetime, sender: str, recipient: str) -> bytes:
    """The mail that an alert held from `since` to `until` (aware) and is over."""
    return _compose("recovered", name, sender, recipient, since=since, until=until)


def _compose(kind: str, name: str, sender: str, recipient: str, **instants: datetime) -> bytes:
    words = _words()[name]
    page = f"{_INNER.sub('-', name).lower()}.md"
    values = {key: _written(instant) for key, instant in instants.items()}
    texts = [
        _templates().get_template(f"{kind}.{locale}.txt").render(alert={**words, "page": page}, **values)
        for locale in _LOCALES
    ]
    text = "\n\n".join(texts) + "\n"
    subject = f"{_words()['subjects'][kind]}{words['zh']} / {words['en']}"
    letter = EmailText(subject, text, f"<pre>{html.escape(text)}</pre>", f"{kind}@1")
    identity = message_id(f"{kind}-{name}-{instants['since']:%Y%m%dT%H%M%S}", sender)
    return build(identity, sender, recipient, letter)


def _written(instant: datetime) -> dict[str, str]:
    """An instant as each locale writes it, by `zh` and `en`."""
    return {locale[:2]: get_wording(locale).write_moment(instant) for locale in _LOCALES}


@lru_cache(maxsize=1)
def _words() -> Words:
    return tomllib.loads((_FOLDER / "alerts.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _templates() -> Environment:
    """Plain text, whose only values are ours: words of `alerts.toml` and instants."""
    loader = FileSystemLoader(_FOLDER / "templates")
    return Environment(loader=loader, undefined=StrictUndefined, autoescape=False)  # plain text
