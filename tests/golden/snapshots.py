"""What every letter says with every sample, as one text file each."""

from pathlib import Path

from notifications.render import LOCALES, list_templates, preview, sample_names

FOLDER = Path(__file__).parent / "letters"


def snapshots() -> dict[str, str]:
    """File name -> content, for each letter, locale and sample."""
    return {
        f"{letter.name}.{locale}.{sample}.txt": snapshot(letter.name, locale, sample)
        for letter in list_templates()
        for locale in LOCALES
        for sample in sample_names()
    }


def snapshot(name: str, locale: str, sample: str) -> str:
    """Subject, text, SMS and HTML of one letter."""
    shown = preview(name, locale, sample)
    sms = shown.sms
    return (
        f"template: {shown.email.template}\nsubject:  {shown.email.subject}\n\n"
        f"=== text ===\n{shown.email.text}\n"
        f"=== sms: {len(sms.text)} characters, {sms.segments} parts ===\n{sms.text}\n\n"
        f"=== html ===\n{shown.email.html}\n"
    )
