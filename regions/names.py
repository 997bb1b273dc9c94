"""Names for people, from `names.toml` and the regions' own files."""

from regions import vocabulary
from regions.load import get_regions

KINDS = ("region", *vocabulary.KINDS)


def label(kind: str, code: str, locale: str) -> str:
    """The name of a code for people.

    `kind` is one of KINDS; `item` codes are those of `Item.label`. `locale` is zh-CN or en, any
    other locale gets Chinese. Raises LookupError for an unknown kind or code, and
    PolicyError(unknown_region) for an unknown region.
    """
    if kind == "region":
        return get_regions().get(code).name.of(locale)
    return vocabulary.name(kind, code).of(locale)
