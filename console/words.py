"""The words of the console in Chinese and English."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from starlette.requests import Request

from notifications.letters import LOCALES

LANGUAGE_COOKIE: Final = "shebao_language"


def choose_locale(request: Request) -> str:
    """The locale that was chosen, or that the browser wants; Chinese if neither is known."""
    chosen = request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in LOCALES:
        return chosen
    wanted = request.headers.get("accept-language", "").lower()
    english, chinese = wanted.find("en"), wanted.find("zh")
    return "en" if english >= 0 and not 0 <= chinese < english else "zh-CN"


@lru_cache(maxsize=2)
def get_words(locale: str) -> Mapping[str, str]:
    """All words of the pages by their key."""
    with (Path(__file__).parent / "words.toml").open("rb") as file:
        table = tomllib.load(file)
    return {key: pair[LOCALES.index(locale)] for key, pair in table.items()}
