"""`python -m api`: write `openapi.json` anew from the program."""

import json
from pathlib import Path

from api.app import app


def main() -> None:
    """Write the description."""
    path = Path(__file__).parents[1] / "openapi.json"
    path.write_text(json.dumps(app.openapi(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
