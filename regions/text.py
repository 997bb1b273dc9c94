"""A text in the two languages that people read here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Chinese and English."""

    zh: str
    en: str

    def of(self, locale: str) -> str:
        """The text for a locale; English for `en` and its variants, Chinese for every other."""
        return self.en if locale.split("-")[0].split("_")[0].lower() == "en" else self.zh

    def to_json(self) -> dict[str, str]:
        """Both languages under their locale names."""
        return {"zh-CN": self.zh, "en": self.en}
