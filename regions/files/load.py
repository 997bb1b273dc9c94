"""Reads and checks a folder of policy files. Whatever is wrong is reported with file and line before anything runs."""

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, TypeVar, cast

from regions.files import rules
from regions.files.check import check_region
from regions.files.figures import Common, read_bases, read_charge, read_common
from regions.files.holidays import read_calendar
from regions.files.plans import read_plans
from regions.files.toml import File, Table, Values
from regions.policy.records import CONFIDENCES, NATIONAL
from regions.policy.region import Authority, Plan, Records, Region, Regions

FOLDER: Final = Path(__file__).parents[1]
"""Where the policy files of this installation are."""
PLANS: Final = "plans.toml"
HOLIDAYS: Final = "holidays.toml"
OTHER_FILES: Final = frozenset({PLANS, HOLIDAYS, "names.toml", "coverage.toml", "places.toml"})
"""Files of the folder that are not a region's."""
_REGION_FILE: Final = re.compile(r"(\d{6}|CN)(-[a-z-]+)?\.toml")

T = TypeVar("T")


def load(folder: Path) -> Regions:
    """Read every region file of a folder, and `plans.toml`; raises PolicyFileError naming file and line."""
    plans_file = File(folder / PLANS)
    plans = read_plans(plans_file)
    builder = _Builder(_files(folder), plans, plans_file.content)
    regions = [builder.build(code) for code in builder.files]
    for region in regions:
        check_region(region, builder.files[region.code])
    return Regions(regions, plans, read_calendar(File(folder / HOLIDAYS)))


def _files(folder: Path) -> dict[str, File]:
    files: dict[str, File] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name in OTHER_FILES:
            continue
        file = File(path)
        named = _REGION_FILE.fullmatch(path.name)
        if named is None:
            file.fail(1, "a region's file is named after its code, such as 310000-shanghai.toml or CN.toml")
        code = file.top.text("code")
        if code != named[1]:
            file.fail(file.top.line("code"), f"code is {code}, but the file is named for {named[1]}")
        if code in files:
            file.fail(file.top.line("code"), f"{code} has a second file, {files[code].name}")
        files[code] = file
    return files


class _Builder:
    """Builds each region after its parent."""

    def __init__(self, files: dict[str, File], plans: Mapping[str, Plan], plans_content: bytes) -> None:
        self.files = files
        self._plans = plans
        self._plans_content = plans_content
        self._built: dict[str, Region] = {}

    def build(self, code: str, below: tuple[str, ...] = ()) -> Region:
        """Give the region of a code; `below` are the regions whose parents led here."""
        if code in self._built:
            return self._built[code]
        file, top = self.files[code], self.files[code].top
        parent = self._parent(top, (*below, code)) if code != NATIONAL else None
        name = top.both("name")
        authority = _authority(file)
        own = self._records(file, code)
        top.done()
        region = Region(
            code=code,
            name=name,
            office=authority,
            parent=parent,
            own=own,
            plans=self._plans,
            file=file.name,
            version=self._version(file, own, parent),
        )
        self._built[code] = region
        return region

    def _parent(self, top: Table, below: tuple[str, ...]) -> Region:
        code = top.text("parent")
        if code not in self.files or code in below:
            top.fail("parent", f"parent {code!r} has no file of its own above this one")
        return self.build(code, below)

    def _records(self, file: File, code: str) -> Records:
        read = partial(_read, file, code)
        return Records(
            bases=tuple(base for table in file.tables("base") for base in read_bases(table, code)),
            charges=read("charge", read_charge),
            methods=read("method", rules.read_method),
            documents=read("document", rules.read_document),
            debit_days=read("debit_days", rules.read_debit_days),
            windows=read("window", rules.read_window),
            advances=read("advance", rules.read_advance),
            plans=read("plan", partial(rules.read_plan_choice, plans=self._plans)),
            ages=read("payer_age", rules.read_payer_age),
            notes=read("note", rules.read_note),
        )

    def _version(self, file: File, own: Records, parent: Region | None) -> str:
        above = parent.version if parent else hashlib.sha256(self._plans_content).hexdigest()
        digest = hashlib.sha256(above.encode() + file.content).hexdigest()[:12]
        newest = max((figure.start for figure in (*own.bases, *own.charges)), default=date.min)
        inherited = date.fromisoformat(parent.version.partition("+")[0]) if parent else date.min
        return f"{max(newest, inherited).isoformat()}+{digest}"


def _authority(file: File) -> Authority:
    table = Table(file, "authority", 0, cast(Values, file.top.get("authority", dict)))
    authority = Authority(table.both("name"), table.text("source"), table.one_of("confidence", CONFIDENCES))
    table.done()
    return authority


def _read(file: File, code: str, name: str, make: Callable[[Table, Common], T]) -> tuple[T, ...]:
    records = []
    for table in file.tables(name):
        records.append(make(table, read_common(table, code)))
        table.done()
    return tuple(records)
