"""`openapi.json`, the description of the HTTP interface, from the program."""

import json
from pathlib import Path

from api.app import app


def pages() -> dict[Path, str]:
    """The description by its path."""
    path = Path(__file__).parents[1] / "openapi.json"
    return {path: json.dumps(app.openapi(), ensure_ascii=False, indent=1) + "\n"}
