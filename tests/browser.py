"""A real browser for tests: Chromium, spoken to over its debugging pipe (the DevTools protocol)."""

import base64
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in _NAMES if (path := shutil.which(name))), None)

# With the product's own Chinese font, so that a machine without one shows the same.
_FONTS = Path(__file__).parents[1] / "notifications" / "fonts"
_FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run")
# The browser reads from descriptor 3 and writes to 4; whatever had these numbers is moved out of the way first.
_LAUNCH = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 100) for end in sys.argv[1:3]]
os.dup2(ends[0], 3)
os.dup2(ends[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Browser:
    """One page of a running browser."""

    def __init__(self, send: int, receive: int) -> None:
        self._send = os.fdopen(send, "wb", buffering=0)
        self._receive = os.fdopen(receive, "rb")
        self._number = 0
        self._session: str | None = None
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._call("Page.enable")

    def show(self, html: str, width: int, *, dark: bool = False) -> None:
        """Show a page at this width in pixels, with the light or the dark colours."""
        metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
        self._call("Emulation.setDeviceMetricsOverride", **metrics)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._call("Emulation.setEmulatedMedia", features=[scheme])
        frame = self._call("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self._call("Page.setDocumentContent", frameId=frame, html=html)

    def visit(self, url: str, width: int, headers: Mapping[str, str]) -> None:
        """Begin to load a page of a server; `ask` says what is there so far."""
        metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
        self._call("Emulation.setDeviceMetricsOverride", **metrics)
        self._call("Network.enable")
        self._call("Network.setExtraHTTPHeaders", headers=dict(headers))
        self._call("Page.navigate", url=url)

    def ask(self, script: str) -> Any:
        """The JSON value of an expression, awaited; raises AssertionError for one that fails."""
        found = self._call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def picture(self) -> bytes:
        """The whole page as PNG."""
        return base64.b64decode(self._call("Page.captureScreenshot", captureBeyondViewport=True)["data"])

    def close(self) -> None:
        """Close both ends of the pipe, with which the browser ends."""
        self._send.close()
        self._receive.close()

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        said = {"id": self._number, "method": method, "params": params}
        if self._session:
            said["sessionId"] = self._session
        self._send.write(json.dumps(said).encode() + b"\0")
        while (answer := self._read()).get("id") != self._number:
            pass  # an event
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def _read(self) -> dict[str, Any]:
        parts = bytearray()
        while (byte := self._receive.read(1)) != b"\0":
            assert byte, "the browser has ended"
            parts += byte
        answer: dict[str, Any] = json.loads(parts)
        return answer


@contextmanager
def browsing(folder: Path) -> Iterator[Browser]:
    """A browser with its profile in `folder`; ended afterwards."""
    assert CHROMIUM is not None
    ours_in, theirs_out = os.pipe()
    theirs_in, ours_out = os.pipe()
    flags = (*_FLAGS, "--remote-debugging-pipe", f"--user-data-dir={folder}")
    fonts = folder / "fonts.conf"
    fonts.write_text(
        f"<fontconfig><dir>{_FONTS}</dir><dir>/usr/share/fonts</dir><cachedir>{folder}</cachedir></fontconfig>",
        encoding="ascii",
    )
    process = subprocess.Popen(
        [sys.executable, "-c", _LAUNCH, str(theirs_in), str(theirs_out), CHROMIUM, *flags],
        pass_fds=(theirs_in, theirs_out),
        stderr=subprocess.DEVNULL,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        page = Browser(ours_out, ours_in)
        yield page
        page.close()
    finally:
        process.terminate()
        process.wait(timeout=10)
