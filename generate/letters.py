"""The golden letters: what every letter says with every sample, as one text file each."""

from pathlib import Path

from notifications.letters import LOCALES, list_templates, sample_names
from notifications.render import preview

FOLDER = Path(__file__).parents[1] / "tests" / "golden" / "letters"


def pages() -> dict[Path, str]:
    """The letters by path, for each template, locale and sample."""
    return {
        FOLDER / f"{letter.name}.{locale}.{sample}.txt": _snapshot(letter.name, locale, sample)
        for letter in list_templates()
        for locale in LOCALES
        for sample in sample_names()
    }


def _snapshot(name: str, locale: str, sample: str) -> str:
    shown = preview(name, locale, sample)
    sms = shown.sms
    return (
        f"template: {shown.email.template}\nsubject:  {shown.email.subject}\n\n"
        f"=== text ===\n{shown.email.text}\n"
        f"=== sms: {len(sms.text)} characters, {sms.segments} parts ===\n{sms.text}\n\n"
        f"=== html ===\n{shown.email.html}\n"
    )
