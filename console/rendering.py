"""Pages from templates: locale, words, instants of Asia/Shanghai, and the headers of every answer."""

from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from console.gate import Account
from console.words import LANGUAGE_COOKIE, choose_locale, get_words
from foundation.clock import SHANGHAI
from notifications.letters import LOCALES
from workflows.operator.access.permissions import Permission
from workflows.operator.words.codes import in_words
from workflows.payment.reasons import remedy

HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
_FOLDER: Final = Path(__file__).parent / "templates"
STYLE: Final = (_FOLDER / "style.css").read_text(encoding="utf-8")


def page(
    request: Request, template: str, account: Account | None, *, status: int = 200, **content: object
) -> HTMLResponse:
    """A page in the reader's language; `content` is what its template names."""
    locale = choose_locale(request)
    text = (
        _environment()
        .get_template(f"{template}.html")
        .render(
            t=get_words(locale),
            locale=locale,
            other_language=next(one for one in LOCALES if one != locale),
            account=account,
            may=lambda permission: account is not None and account.may(Permission(permission)),
            at=request.url.path,
            base=request.scope.get("root_path", ""),
            say=lambda kind, code: in_words(kind, code, locale),
            remedy=lambda code: remedy(code, locale),
            **content,
        )
    )
    answer = HTMLResponse(text, status, HEADERS)
    if request.query_params.get("lang") in LOCALES:
        answer.set_cookie(LANGUAGE_COOKIE, locale, max_age=31_536_000, path="/console", httponly=True, samesite="lax")
    return answer


def redirect(request: Request, path: str) -> Response:
    """Go to another page of the console after a form."""
    return RedirectResponse(request.scope.get("root_path", "") + path, 303, HEADERS)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["instant"] = show_instant
    made.filters["count"] = "{:,}".format
    return made


def show_instant(moment: datetime | None) -> str:
    """An instant in Asia/Shanghai to the second; empty for none."""
    return "" if moment is None else f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"
