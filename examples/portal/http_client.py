"""By HTTP: post the event, look at the payment until it has ended. The standard library is enough."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

ENDED = ("completed", "rejected", "expired", "cancelled")


class HttpClient:
    """`url` is the address of the API, `token` the client's token."""

    def __init__(self, url: str, token: str) -> None:
        self._url = url.rstrip("/")
        self._token = token

    def submit(self, event: dict[str, Any]) -> None:
        """Submit an event; the same one again changes nothing, so a broken connection is simply tried again."""
        for attempt in range(5):
            try:
                self._call("/v1/events", json.dumps(event).encode())
                return
            except urllib.error.HTTPError as error:
                if error.code not in (429, 503):
                    raise RuntimeError(f"refused: {json.load(error)['detail']}") from None
                time.sleep(float(error.headers.get("Retry-After", 1)))
            except OSError:
                time.sleep(2**attempt / 4)
        raise RuntimeError("the API does not answer")

    def wait(self, reference: str, seconds: float, tell: Callable[[str], object] = lambda text: None) -> dict[str, Any]:
        """How the payment with this reference ended; `tell` gets each change on the way. Raises TimeoutError."""
        deadline = time.monotonic() + seconds
        last = ""
        while time.monotonic() < deadline:
            payment = self._payment(reference)
            now = f"{payment['state']} at {payment.get('step', '?')}"
            if now != last and payment["state"] != "unknown":
                tell(now)
            last = now
            if payment["state"] in ENDED:
                voucher = (payment.get("voucher") or {}).get("no")
                return {"state": payment["state"], "payment": payment["id"], "voucher": voucher}
            time.sleep(0.3)
        raise TimeoutError(f"{reference} has not ended within {seconds:g} s; the last that was seen: {last}")

    def _payment(self, reference: str) -> dict[str, Any]:
        try:
            return self._call(f"/v1/payments/{reference}")
        except urllib.error.HTTPError as error:
            if error.code != 404:  # an event of another channel may still be on its way
                raise
            return {"state": "unknown"}

    def _call(self, path: str, body: bytes | None = None) -> dict[str, Any]:
        request = urllib.request.Request(self._url + path, body)
        request.add_header("Authorization", f"Bearer {self._token}")
        request.add_header("Content-Type", "application/cloudevents+json")
        with urllib.request.urlopen(request, timeout=10) as answer:
            found: dict[str, Any] = json.load(answer)
        return found
