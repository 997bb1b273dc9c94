"""The generated pages of `docs/`."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from pydantic import SecretStr

from cli.main import root
from foundation.settings import Settings
from generate.event_uses import event_uses_page
from generate.states import states_page
from workflows.messages.when import Rule, all_rules, other_letters
from workflows.payment.reasons import all_reasons

_PAYMENTS = """\
## Reasons of payments

What the payer reads in letters (zh-CN, en), and what an operator can do."""
DOCS = Path(__file__).parents[1] / "docs"
MARK = "<!-- Everything below is made by `make generate`. -->\n"

_SECTIONS = {
    "intake": "Events that are refused, or kept without use",
    "policy": "Orders that do not fit the policy (`shebao regions assess`, and events)",
    "work": "Commands on payments, vouchers, contracts and webhooks",
    "command": "The command itself",
}


def pages() -> dict[Path, str]:
    """Every page that is made, wholly or from its mark on, by its path."""
    made = {
        "commands": commands_part(),
        "letters": letters_part(),
        "reasons": reasons_part(),
        "settings": settings_part(),
    }
    paths = {DOCS / "reference" / f"{name}.md": part for name, part in made.items()}
    whole = {DOCS / "states.md": states_page(), DOCS / "reference" / "event-uses.md": event_uses_page()}
    return {path: _written_part(path) + part for path, part in paths.items()} | whole


def _written_part(path: Path) -> str:
    """What people wrote: the page down to the mark."""
    head, mark, _ = path.read_text(encoding="utf-8").partition(MARK)
    if not mark:
        raise ValueError(f"{path.name} has lost its mark: {MARK}")
    return head + mark


def codes() -> dict[str, dict[str, str]]:
    """The codes of refusals by section, with what each means."""
    with (Path(__file__).parents[1] / "cli" / "codes.toml").open("rb") as file:
        return tomllib.load(file)


def letters_part() -> str:
    """Which letter is written where, or why none."""
    lines = ["\n## Which letter is written where", "", "The first row that fits counts.", ""]
    lines += ["| state | step | reason | letter | reminder |", "|---|---|---|---|---|"]
    lines += [_letter_row(rule) for rule in all_rules()]
    others = [f"`{name}`: {why}" for name, why in other_letters().items()]
    return "\n".join([*lines, "", *others]) + "\n"


def _letter_row(rule: Rule) -> str:
    names = [", ".join(f"`{one}`" for one in group) or "any" for group in (rule.states, rule.steps, rule.reasons)]
    letters = " or ".join(f"`{one}`" for one in rule.letters) or f"none: {rule.none}"
    return f"| {' | '.join(names)} | {letters} | {f'`{rule.reminder}`' if rule.reminder else ''} |"


def commands_part() -> str:
    """The commands, from click's own tree."""
    parts = ["\n## Commands\n"]
    for path, command in _walk(root, "shebao"):
        parts.append(_section(path, command))
    return "\n".join(parts)


def _walk(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from _walk(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def _section(path: str, command: click.Command) -> str:
    context = click.Context(command, info_name=path)
    arguments = [part for part in command.collect_usage_pieces(context) if part != "[OPTIONS]"]
    options = [it for it in command.params if isinstance(it, click.Option)]
    lines = [f"### {' '.join([path, *arguments])}", "", *_paragraphs(command.help or ""), ""]
    if options:
        lines += ["| option | |", "|---|---|", *map(_option, options), ""]
    return "\n".join(lines)


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def _option(option: click.Option) -> str:
    value = "" if option.is_flag else f" {option.make_metavar(click.Context(click.Command('x')))}".replace("|", "\\|")
    shown: Any = option.default if option.show_default is True else option.show_default
    default = f" Default: {shown}." if shown and not option.is_flag else ""
    needed = " Required." if option.required else ""
    return f"| `{option.opts[-1]}{value}` | {option.help}{needed}{default} |"


def reasons_part() -> str:
    """The codes, from workflows/payment/reasons.toml and cli/codes.toml."""
    lines = [f"| `{it.code}` | {it.zh} | {it.en} | {it.operator} |" for it in all_reasons().values()]
    page = "\n".join(["", _PAYMENTS, "", "| code | zh-CN | en | for operators |", "|---|---|---|---|", *lines, ""])
    for section, rows in codes().items():
        page += f"\n## {_SECTIONS[section]}\n\n| code | |\n|---|---|\n"
        page += "".join(f"| `{code}` | {meaning} |\n" for code, meaning in rows.items())
    return page


def settings_part() -> str:
    """The settings, from the fields of Settings."""
    lines = ["", "## All settings", "", "| setting | default | |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = field.default
        if isinstance(default, SecretStr):
            shown = "none"
        elif isinstance(default, tuple):
            shown = f"`{','.join(map(str, default))}`"
        else:
            shown = f"`{default}`" if str(default) else "none"
        lines.append(f"| `SHEBAO_{name.upper()}` | {shown} | {field.description} |")
    return "\n".join(lines) + "\n"
