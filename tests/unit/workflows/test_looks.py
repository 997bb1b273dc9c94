"""Pages and mails in a real browser: nothing is cut off at 390 and 800 pixels, and axe-core finds no violation.

Skipped where there is no Chromium.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

import pytest

from api.voucher_view import check_page, entry_page
from foundation.settings import get_keyring
from notifications.render import preview
from tests.browser import CHROMIUM, Browser, browsing
from tests.unit.notifications.voucher_samples import CODE, FOUR, NO, make_data, make_english
from tests.unit.workflows.cases import CaseMaker
from tests.unit.workflows.test_documents import ROW, made
from workflows.messages.vouchers import VoucherRow
from workflows.steps import contract, declaration
from workflows.steps.documents import open_document

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

_WIDTHS = (390, 800)
_OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_CUT = (
    "[...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1)"
    ".map(one => one.tagName)"
)
_AXE = "axe.run(document).then(found => found.violations.map(one => `${one.id}: ${one.nodes[0].html}`.slice(0, 200)))"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browsing(tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.fixture(scope="module")
def axe() -> str:
    return files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def _row(ended_at: datetime | None = None, replaced_by: str | None = None) -> VoucherRow:
    at = datetime(2026, 11, 12, 1, 31, tzinfo=UTC)
    return VoucherRow(NO, "p", CODE, "d", "s", "k", "", at, ended_at, replaced_by)


PAGES: dict[str, Callable[[], str]] = {
    "check": lambda: check_page(make_data(FOUR), _row(), NO, CODE),
    "check_in_english": lambda: check_page(make_english(), _row(), NO, CODE),
    "replaced": lambda: check_page(make_data(), _row(datetime.now(UTC), NO), NO, CODE),
    "unknown": lambda: check_page(None, None, NO, CODE),
    "entry": entry_page,
    "mail_voucher": lambda: preview("voucher", "zh-CN", "longest").email.html,
    "mail_contract": lambda: preview("contract_to_sign", "zh-CN", "longest").email.html,
    "mail_choice": lambda: preview("choice_wanted", "en", "longest").email.html,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_and_is_accessible_in_light_and_dark(browser: Browser, axe: str, name: str) -> None:
    _look(browser, axe, PAGES[name]())


@pytest.mark.parametrize("step", [declaration, contract], ids=["declaration", "contract"])
def test_a_document_fits_and_is_accessible(browser: Browser, axe: str, a_case: CaseMaker, step: Any) -> None:
    _look(browser, axe, open_document(get_keyring(), SimpleNamespace(**made(step, a_case(row=ROW)))))


def _look(browser: Browser, axe: str, html: str) -> None:
    for dark in (False, True):
        for width in _WIDTHS:
            browser.show(html, width, dark=dark)
            assert (browser.ask(_OVER), browser.ask(_CUT)) == (0, [])
        browser.ask(f"{axe};0")
        assert browser.ask(_AXE) == []
