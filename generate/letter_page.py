"""`make letters`: one HTML page with all letters of all paths in both languages, for a person to read."""

from html import escape
from pathlib import Path

import click

from notifications.letters import LOCALES, load_letter
from notifications.render import preview
from workflows.messages.when import Rule, all_rules, other_letters

_STYLE = """
body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}
body{max-width:76rem;margin:2rem auto;padding:0 1rem}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:1rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f6f9;padding:.8rem;font:13px/1.6 inherit}
.sms{background:#e9f5ea;padding:.6rem .8rem;border-radius:.6rem}
iframe{width:100%;height:36rem;border:1px solid #ccd}
h2{margin-top:3rem;border-top:3px solid #14507a;padding-top:1rem}
"""


def page() -> str:
    """The page: each letter after what brings it, with its example values."""
    parts = [_section(name, brought) for name, brought in _paths().items()]
    quiet = "".join(f"<li>{escape(where(rule))}: {escape(rule.none or '')}</li>" for rule in all_rules() if rule.none)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>All letters</title><style>{_STYLE}</style>'
        f"</head><body><h1>All letters</h1>{''.join(parts)}<h2>No letter</h2><ul>{quiet}</ul></body></html>\n"
    )


def where(rule: Rule) -> str:
    """A rule's state, step and reason in a few words."""
    parts = [" or ".join(names) for names in (rule.states, rule.steps, rule.reasons) if names]
    return ", ".join(parts)


def _paths() -> dict[str, list[str]]:
    """What brings each letter."""
    brought: dict[str, list[str]] = {}
    for rule in all_rules():
        for name in rule.letters:
            brought.setdefault(name, []).append(where(rule))
        if rule.reminder:
            brought.setdefault(rule.reminder, []).append(f"{where(rule)}: still so when a reminder is due")
    return brought | {name: [why] for name, why in other_letters().items()}


def _section(name: str, brought: list[str]) -> str:
    letter = load_letter(name)
    items = "".join(f"<li>{escape(one)}</li>" for one in dict.fromkeys(brought))
    shown = "".join(_shown(name, locale) for locale in LOCALES)
    return f'<h2 id="{name}">{name}</h2><p>{escape(letter.about)}</p><ul>{items}</ul><div class="pair">{shown}</div>'


def _shown(name: str, locale: str) -> str:
    found = preview(name, locale)
    return (
        f'<div lang="{locale}"><h3>{escape(found.email.subject)}</h3><p class="sms">{escape(found.sms.text)}</p>'
        f"<pre>{escape(found.email.text)}</pre>"
        f'<iframe title="{name} {locale}" sandbox srcdoc="{escape(found.email.html, quote=True)}"></iframe></div>'
    )


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), default=Path("var/letters.html"))
def main(file: Path) -> None:
    """Write the page to FILE."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page(), encoding="utf-8")
    click.echo(f"written: {file}")


if __name__ == "__main__":
    main()
