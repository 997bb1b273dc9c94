"""Where a setting's value comes from, in the order of `foundation.settings`."""

import os
from pathlib import Path
from typing import Literal

from dotenv import dotenv_values

Source = Literal["environment", ".env", "file", "embedded stack", "default"]


def find_source(name: str, variable: str = "") -> Source:
    """Where the value of the setting `name` (as `database_url`) comes from; `variable` where it is not SHEBAO_NAME."""
    variable = variable or f"SHEBAO_{name.upper()}"
    if variable in os.environ:
        return "environment"
    if any(key.upper() == variable for key in dotenv_values(".env")):
        return ".env"
    if f"{variable}_FILE" in os.environ:
        return "file"
    home = Path(os.environ.get("SHEBAO_HOME", "var"))
    if any((home / folder / name).is_file() for folder in ("secrets", "run")):
        return "embedded stack"
    return "default"
