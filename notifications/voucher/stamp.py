"""The stamp on a voucher that is not valid any more. Its words are not in the prepared font: other pages stay as they
are."""

from enum import StrEnum
from typing import Final


class Stamp(StrEnum):
    """Why a voucher is not valid: all its money went back, or a part of it and another voucher took its place."""

    ANNULLED = "annulled"
    REPLACED = "replaced"

    def words(self, locale: str) -> str:
        """What the page says, in Chinese too where it is bilingual."""
        return _WORDS[self] if locale == "zh-CN" else f"{self.upper()}  {_WORDS[Stamp.ANNULLED]}"


_WORDS: Final = {Stamp.ANNULLED: "已作废", Stamp.REPLACED: "已作废（换开新凭证）"}
