"""Every page of the console in a real browser: axe-core finds no violation, and no page is wider than the window.

Skipped where there is no Chromium.
"""

from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from notifications.letters import LOCALES
from tests.browser import CHROMIUM, Browser, browsing
from tests.builders import Clock
from tests.console_tour import enter, html_of, prepare
from tests.contract.http_app import SETTINGS

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

_OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_AXE = "axe.run(document).then(found => found.violations.map(one => `${one.id}: ${one.nodes[0].html}`.slice(0, 200)))"


@pytest.fixture
def browser(tmp_path: Any) -> Iterator[Browser]:
    with browsing(tmp_path) as page:
        yield page


def test_every_page_is_accessible_and_fits_at_390_and_1400_pixels_in_both_languages(
    settings: Callable[..., None], clock: Clock, gateways: Any, browser: Browser, database_url: str
) -> None:
    if not database_url.startswith("sqlite"):
        pytest.skip("the pages are the same on every database")
    settings(broker_url="", retry_seconds="1", smtp_url="smtp://127.0.0.1:1025", rates="bank=50", **SETTINGS)
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    paths = prepare(clock, gateways)
    wrong: list[tuple[str, str, int, Any]] = []
    with TestClient(create_app(), base_url="http://127.0.0.1", follow_redirects=False) as site:
        for name, path in {"login": "/login", **paths}.items():
            if name != "login":
                enter(site)
            for locale in LOCALES:
                wrong += [(name, locale, *one) for one in _look(browser, axe, html_of(site, path, locale))]
    assert wrong == []


def _look(browser: Browser, axe: str, html: str) -> Iterator[tuple[int, Any]]:
    """The widths in pixels at which a page is wrong, and how."""
    for width in (390, 1400):
        browser.show(html, width, dark=width == 390)
        browser.ask(f"{axe};0")
        if found := browser.ask(_AXE) or browser.ask(_OVER):
            yield width, found
