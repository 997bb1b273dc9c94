"""The version in files that cannot import it: descriptions, compose file, example of settings, packaging."""

import re
from pathlib import Path

from foundation.version import VERSION

ROOT = Path(__file__).parents[1]
_PLACES = {
    "asyncapi.yaml": r"(?m)(^  version: )\S+",
    "docker-compose.yml": r"(\$\{SHEBAO_VERSION:-)[^}]+",
    ".env.example": r"(?m)(^#SHEBAO_VERSION=)\S+",
}


def pages() -> dict[Path, str]:
    """The files by path, each with the version in force; raises ValueError for a file without one."""
    made = {}
    for name, place in _PLACES.items():
        text, count = re.subn(place, rf"\g<1>{VERSION}", (ROOT / name).read_text(encoding="utf-8"))
        if not count:
            raise ValueError(f"{name}: there is no version in it")
        made[ROOT / name] = text
    return made
