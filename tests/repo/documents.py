"""The documents of the repository as data: fenced blocks, commands, links, headings."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
IDS = [str(path.relative_to(ROOT)) for path in DOCUMENTS]
_FENCE = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^\1```\s*$", re.MULTILINE | re.DOTALL)
_SHELL = ("sh", "bash", "console", "")


@dataclass(frozen=True)
class Block:
    """One fenced block: its language and its text without the fence's indentation."""

    language: str
    text: str


def read(path: Path) -> str:
    """Text of a document."""
    return path.read_text(encoding="utf-8")


def blocks(text: str) -> list[Block]:
    """All fenced blocks of a document."""
    found = []
    for indent, language, body in _FENCE.findall(text):
        lines = [line.removeprefix(indent) for line in body.splitlines()]
        found.append(Block(language, "\n".join(lines)))
    return found


def scripts(text: str) -> list[str]:
    """The blocks that a reader is meant to type."""
    return [block.text for block in blocks(text) if block.language == "sh"]


def commands(text: str) -> list[str]:
    """Every line of a shell block, continued lines joined."""
    lines = []
    for block in blocks(text):
        if block.language in _SHELL:
            lines += block.text.replace("\\\n", " ").splitlines()
    return [line.strip().removeprefix("$ ") for line in lines if line.strip()]


def prose(text: str) -> str:
    """A document without its fenced blocks."""
    return _FENCE.sub("", text)


def inline_code(text: str) -> list[str]:
    """What stands between single backticks outside of fenced blocks."""
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", prose(text))


def links(text: str) -> list[str]:
    """Targets of Markdown links outside of code."""
    return re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]+`", "", prose(text)))


def anchors(text: str) -> set[str]:
    """The anchors that a page's headings get."""
    found = set()
    for heading in re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE):
        plain = re.sub(r"[^\w\- ]", "", heading.replace("`", "").strip().lower())
        found.add(plain.replace(" ", "-"))
    return found
