"""Names for people, from `names.toml` and the regions' own files."""

from typing import Final

from regions.files.current import get_region
from regions.words import vocabulary

KINDS: Final = ("region", *vocabulary.KINDS)


def label(kind: str, code: str, locale: str) -> str:
    """Give the name of a code for people.

    `kind` is one of KINDS; `item` codes are those of `Item.label`. `locale` is zh-CN or en, any other locale gets
    Chinese. Raises LookupError for an unknown kind or code, and PolicyError(unknown_region) for an unknown region.
    """
    if kind == "region":
        return get_region(code).name.of(locale)
    return vocabulary.name(kind, code).of(locale)
