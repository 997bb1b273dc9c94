"""The reference pages held to the program."""

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest

from cli.main import COMMANDS, root
from generate.reference import DOCS, codes, pages
from regions import CODES
from workflows.intake import parse
from workflows.intake.parse import parse_event
from workflows.intake.schemas import SCHEMAS

ROOT = DOCS.parent
EVENTS = (DOCS / "reference" / "events.md").read_text(encoding="utf-8")
EXAMPLES: list[dict[str, Any]] = [json.loads(text) for text in re.findall(r"```json\n(.*?)```", EVENTS, re.DOTALL)]


def source_of(*packages: str) -> str:
    return "\n".join(
        path.read_text(encoding="utf-8") for package in packages for path in sorted((ROOT / package).rglob("*.py"))
    )


@pytest.mark.parametrize("page", pages(), ids=lambda path: path.name)
def test_a_page_made_from_the_program_is_up_to_date(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == pages()[page], "run `make generate`"


def test_every_code_that_the_core_raises_is_explained() -> None:
    explained = {code for section in codes().values() for code in section}
    raised = set(re.findall(r"(?:Refused|NotFound|Conflict)\(\s*\"([a-z_]+)\"", source_of("workflows", "console")))
    assert len(raised) > 20
    assert raised | CODES | {code for code, _ in parse._CODES.values()} <= explained


def test_every_code_that_the_command_gives_is_explained() -> None:
    given = set(re.findall(r"Failure\(\s*\"([a-z0-9_]+)\"", source_of("cli", "embedded")))
    assert given <= {code for section in codes().values() for code in section}
    assert set(codes()["command"]) <= given


def test_no_explained_code_is_one_that_nothing_gives() -> None:
    everything = source_of("workflows", "notifications", "regions", "cli", "console", "embedded")
    unused = [code for section in codes().values() for code in section if f'"{code}"' not in everything]
    assert unused == []


def test_every_type_that_comes_in_is_documented_with_an_example_that_is_taken() -> None:
    shown = [example["type"] for example in EXAMPLES]
    assert set(SCHEMAS) <= set(shown)
    for example in EXAMPLES:
        if example["type"] in SCHEMAS:
            assert parse_event(example).type == example["type"]


def test_every_type_that_goes_out_is_documented() -> None:
    names = set(re.findall(r"Emit\(\s*\"([a-z.]+)\"", source_of("workflows"))) | {"rejected", "expired", "cancelled"}
    assert {"accepted", "waiting", "completed"} <= names
    for name in names:
        assert f"`cn.shebao.payment.{name}.v1`" in EVENTS


def test_every_command_has_the_line_that_the_list_shows() -> None:
    context = root.make_context("shebao", ["--help"], resilient_parsing=True)
    for name in COMMANDS:
        command = root.get_command(context, name)
        assert command is not None
        assert command.help, name
        assert all(option.help for option in command.params if isinstance(option, click.Option)), name


def test_pages_link_to_pages_that_are_there() -> None:
    for page in (DOCS / "reference").glob("*.md"):
        for target in re.findall(r"\]\(([\w./-]+\.md)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
