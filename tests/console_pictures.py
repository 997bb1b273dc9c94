"""`python -m tests.console_pictures`: the pictures of the console and of Flower in docs/pictures, made in Chromium."""

import os
import tempfile
from pathlib import Path
from typing import Final

from starlette.testclient import TestClient

from foundation.settings import forget_settings
from models.migrate import upgrade
from tests.browser import browsing
from tests.builders import SECRETS, Clock, scripted
from tests.console_tour import enter, html_of, prepare
from tests.contract.http_app import SETTINGS
from tests.flow.test_flower import running
from tests.servers import eventually

FOLDER: Final = Path(__file__).parents[1] / "docs" / "pictures"
# page, language, width in pixels, in dark colours
PICTURES: Final = (
    *(("overview", "en", 1400, False), ("attention", "zh-CN", 1400, False), ("payment", "en", 1400, False)),
    *(("approvals", "en", 1400, False), ("gateways", "zh-CN", 1400, False), ("overview", "zh-CN", 390, True)),
)


def main(folder: Path = FOLDER, pictures: tuple[tuple[str, str, int, bool], ...] = PICTURES) -> None:
    """Write each picture as `console-PAGE-WIDTH-LANGUAGE.png`."""
    with tempfile.TemporaryDirectory() as place:
        values = {
            "database_url": f"sqlite:///{place}/db",
            "broker_url": "",
            "retry_seconds": "1",
            **SECRETS,
            **SETTINGS,
        }
        values |= {
            "smtp_url": "smtp://127.0.0.1:1025",
            "rates": "bank=50,authority=200",
            "clock_file": f"{place}/clock",
        }
        os.environ |= {f"SHEBAO_{name.upper()}": value for name, value in values.items()}
        forget_settings()
        from api.app import create_app  # it reads the settings

        upgrade(values["database_url"])
        paths = prepare(Clock(Path(place) / "clock"), scripted())
        with (
            TestClient(create_app(), base_url="http://127.0.0.1", follow_redirects=False) as site,
            browsing(Path(place)) as browser,
        ):
            enter(site)
            for name, locale, width, dark in pictures:
                browser.show(html_of(site, paths[name], locale), width, dark=dark)
                (folder / f"console-{name}-{width}-{locale}.png").write_bytes(browser.picture())


def flower(folder: Path = FOLDER) -> None:
    """Write the picture of Flower's page of tasks."""
    with running() as site, tempfile.TemporaryDirectory() as place, browsing(Path(place)) as browser:
        browser.visit(f"{site.url}/tasks", 1600, site.headers)
        eventually(lambda: browser.ask("document.querySelectorAll('#tasks-table tbody tr').length > 5"), 20)
        (folder / "flower-tasks-1600.png").write_bytes(browser.picture())


if __name__ == "__main__":
    main()
    flower()
