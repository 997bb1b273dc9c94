"""The policy files of a test: a copy of the installed ones that may be changed while the product runs."""

import re
import shutil
from pathlib import Path

import pytest

from regions import FOLDER, load
from regions.files import current

HEAD = """
code = "{code}"
parent = "CN"
name = {{ zh-CN = "新区", en = "New place" }}

[authority]
name = {{ zh-CN = "国家税务总局新区税务局", en = "Tax Service" }}
source = "a test"
confidence = "high"

[[base]]
scheme = "flexible"
insurances = ["pension"]
from = 2026-01-01
mode = "range"
min = "4000"
max = "20000"
source = "a test"
confidence = "high"
"""


class PolicyFiles:
    """A folder of policy files in force in this process."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        for path in FOLDER.glob("*.toml"):
            shutil.copy(path, folder)
        watched = current.Watched(lambda: load(folder), lambda: current.fingerprint(folder))
        watched.get()
        monkeypatch.setattr(current, "_regions", watched)

    def change(self, name: str, old: str, new: str, count: int = 1) -> None:
        """Replace a text in one file, and let the process see it at once."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        (self.folder / name).write_text(text.replace(old, new, count), encoding="utf-8")
        current._regions.look()

    def rename_plan(self, old: str, new: str) -> None:
        """Give a plan another name, in the plans file and in every region."""
        for path in sorted(self.folder.glob("*.toml")):
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(rf'(?m)^(\[|plan = "){old}\b', rf"\g<1>{new}", text), encoding="utf-8")
        current._regions.look()

    def add_region(self, code: str) -> None:
        """Add a region that is there for pension alone; nothing tells the process of it."""
        (self.folder / f"{code}-new.toml").write_text(HEAD.format(code=code), encoding="utf-8")

    def remove_region(self, name: str) -> None:
        """Take a file away, and let the process see it at once."""
        (self.folder / name).unlink()
        current._regions.look()
