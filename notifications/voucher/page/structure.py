"""The order in which a screen reader reads the page: a tree of elements over the marked contents of both streams.

ISO 32000-1, 14.7 and 14.8. Each element names its parent and the numbers of its marked contents.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from notifications.voucher.page.layout import COLUMNS
from notifications.voucher.wording import get_wording

K = TypeVar("K", bound=Hashable)

_BEFORE = ("no", "issued_at", "payer", "id_number", "region", "authority", "scheme", "period")
_AFTER = ("total", "total_capitals", "total_figures", "method", "paid_at", "bank_reference")
_CHECK = ("check_code", "check_how", "check_url", "digest", "key_id")


@dataclass(frozen=True, slots=True)
class _Element:
    """An element with its kind (H1, P, TD …); `parent` is the place of its parent in the list, -1 for the document."""

    kind: str
    parent: int
    key: str
    more: str = ""


@lru_cache(maxsize=64)
def structure_objects(marks: tuple[str, ...], locale: str, first: int, page: int) -> tuple[bytes, ...]:
    """The objects of the tree, numbered from `first` on: root, parent tree, document, then the elements.

    `marks` are the keys of the marked contents by their number; `page` is the number of the page's object. Kept, since
    vouchers with the same number of lines have the same tree.
    """
    contents = _places(marks)
    elements = _elements(tuple(contents), locale)
    at = first + 3
    children = _places((element.parent for element in elements), at)
    of_key = {element.key: at + place for place, element in enumerate(elements) if element.key}
    parents = " ".join(f"{of_key[key]} 0 R" for key in marks)
    texts = [
        f"<</Type/StructTreeRoot/K {first + 2} 0 R/ParentTree {first + 1} 0 R/ParentTreeNextKey 1>>",
        f"<</Nums[0[{parents}]]>>",
        f"<</Type/StructElem/S/Document/P {first} 0 R/K[{_references(children[-1])}]>>",
    ]
    for place, element in enumerate(elements):
        parent = first + 2 if element.parent < 0 else at + element.parent
        inside = " ".join(map(str, contents.get(element.key, ()))) or _references(children.get(place, ()))
        texts.append(f"<</S/{element.kind}/P {parent} 0 R/Pg {page} 0 R{element.more}/K[{inside}]>>")
    return tuple(f"{first + number} 0 obj\n{text}\nendobj\n".encode("ascii") for number, text in enumerate(texts))


def _places(keys: Iterable[K], first: int = 0) -> dict[K, list[int]]:
    """Where each key comes in a row that is numbered from `first` on."""
    found: dict[K, list[int]] = {}
    for number, key in enumerate(keys, first):
        found.setdefault(key, []).append(number)
    return found


def _references(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _elements(keys: tuple[str, ...], locale: str) -> tuple[_Element, ...]:
    """The elements of a page with these contents, parents before their children."""
    found: list[_Element] = [_Element("H1", -1, "title")]
    found += [_Element("P", -1, key) for key in _BEFORE]
    _add_table(found, keys)
    found += [_Element("P", -1, key) for key in _AFTER]
    for name in ("covers", "not_covered"):
        _add_list(found, name, keys)
    found += [_Element("P", -1, key) for key in _numbered("note", keys)]
    found += [_Element("P", -1, key) for key in _CHECK]
    words = get_wording(locale)["qr_alt"].encode("utf-16-be").hex().upper()
    found.append(_Element("Figure", -1, "qr", f"/Alt<FEFF{words}>"))
    return tuple(found)


def _add_table(found: list[_Element], keys: tuple[str, ...]) -> None:
    names = [name for name, _ in COLUMNS]
    table = len(found)
    found.append(_Element("Table", -1, ""))
    rows = [("TH", names, "/A<</O/Table/Scope/Column>>")]
    count = sum(key.endswith(".insurance") for key in keys)
    rows += [("TD", [f"item.{number}.{name}" for name in names], "") for number in range(count)]
    for kind, cells, more in rows:
        row = len(found)
        found.append(_Element("TR", table, ""))
        found += [_Element(kind, row, key, more) for key in cells]


def _add_list(found: list[_Element], name: str, keys: tuple[str, ...]) -> None:
    if name not in keys:
        return
    found.append(_Element("H2", -1, name))
    place = len(found)
    found.append(_Element("L", -1, ""))
    for key in _numbered(name, keys):
        entry = len(found)
        found += [_Element("LI", place, ""), _Element("LBody", entry, key)]


def _numbered(name: str, keys: tuple[str, ...]) -> Iterator[str]:
    number = 0
    while f"{name}.{number}" in keys:
        yield f"{name}.{number}"
        number += 1
