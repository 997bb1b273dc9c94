"""What one check of `shebao doctor` found."""

from dataclasses import asdict, dataclass
from typing import Literal

Level = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`remedy` says what to do; `service` marks what has to run for Shebao to work."""

    what: str
    level: Level
    found: str
    remedy: str = ""
    service: bool = False

    def to_json(self) -> dict[str, object]:
        """The finding as JSON."""
        return asdict(self)
