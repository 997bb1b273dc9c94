"""The commands of the documents exist, and those of README and tutorial do what is said of them."""

import contextlib
import importlib.util
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click
import pytest

from cli.main import root
from embedded import Stack
from embedded.home import Home
from models.migrate import upgrade
from tests.repo.documents import DOCUMENTS, IDS, ROOT, blocks, commands, inline_code, read, scripts
from tests.servers import eventually, short_folder

README = ROOT / "README.md"
TUTORIAL = ROOT / "docs/tutorial.md"
TARGETS = set(re.findall(r"^([a-z-]+):.*##", read(ROOT / "Makefile"), re.MULTILINE))
each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=IDS)


@pytest.fixture
def checkout() -> Iterator[Path]:
    """A folder where the documents' commands run: `.venv/bin` and `examples` as in a checkout, no data yet."""
    with short_folder("shebao-d") as folder:
        tools = folder / ".venv/bin"
        tools.mkdir(parents=True)
        for name, arguments in (("shebao", "-m cli"), ("python", "")):
            tool = tools / name
            run = f"exec {shlex.quote(sys.executable)} {arguments}"
            tool.write_text(f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} {run} "$@"\n', encoding="utf-8")
            tool.chmod(0o755)
        (folder / "examples").symlink_to(ROOT / "examples")
        yield folder


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A block as a shell runs it, with no settings but those of the folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SHEBAO_")}
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def is_make(script: str) -> bool:
    """Whether a block calls make or Docker: these are looked up and not run here."""
    return script.startswith(("make ", "docker ", "deploy/"))


def test_the_readme_has_at_most_150_lines_and_one_picture() -> None:
    text = read(README)
    assert len(text.splitlines()) <= 150
    assert [block.language for block in blocks(text)].count("mermaid") == 1


def test_the_commands_of_the_readme_run(checkout: Path) -> None:
    home = Home(checkout / "var")
    home.secrets.mkdir(parents=True)
    home.make_secrets()
    upgrade(f"sqlite:///{home.path / 'shebao.sqlite'}")
    shown = []
    for command in [line for script in scripts(read(README)) if not is_make(script) for line in script.splitlines()]:
        result = run(command, checkout)
        # The file of examples holds faults on purpose, and the command says so with 1.
        assert result.returncode == (1 if " submit " in command else 0), f"{command}\n{result.stdout}{result.stderr}"
        shown.append(result.stdout)
    assert any("2,263.80" in text for text in shown), "the amount of the README's assessment"
    assert any("GZ-2026-0001" in text for text in shown), "the payment that the README shows"


def stored(folder: Path, query: str, *values: str) -> Any:
    """The first value of the answer of the stack's database."""
    with contextlib.closing(sqlite3.connect(folder / "var/shebao.sqlite")) as connection:
        return connection.execute(query, values).fetchone()[0]


def has(name: str, column: str, value: str, folder: Path) -> bool:
    """Whether a payment has come to a state or reason. A command for each look would take most of the test's time."""
    return bool(stored(folder, f"SELECT {column} FROM payments WHERE reference = ?", name) == value)


def test_the_tutorial_goes_as_it_says(checkout: Path) -> None:
    reached = {"GZ-2026-0001": "completed", "BJ-2026-0003": "waiting", "SZ-2026-0003": "attention"}
    said = ""
    with Stack(checkout / "var", settings={"poll_seconds": "1"}, without=("api", "flower")):
        for script in scripts(read(TUTORIAL)):
            if is_make(script):
                continue
            for name in [name for name in reached if name in script]:
                eventually(partial(has, name, "state", reached[name], checkout), 30, what=f"{name} is {reached[name]}")
            result = run(script, checkout)
            assert result.returncode == 0, f"{script}\n{result.stdout}{result.stderr}"
            said += result.stdout
            if "send supplied.json" in script:
                eventually(partial(has, "BJ-2026-0003", "reason", "payer_pays", checkout), 30, what="it goes on")
        money = "SELECT a.reason FROM arrivals AS a JOIN payments AS p ON p.id = a.payment_id WHERE p.reference = ?"
        assert stored(checkout, money, "SZ-2026-0003") == "amount_differs"
    assert "40 accepted, 1 repeated, 0 kept, 3 refused, 0 conflict" in said
    assert re.search(r"finding +genuine", said)
    assert "not genuine" in said
    assert list((checkout / "var/mail").glob("*.eml"))
    assert list((checkout / "var/sms").glob("*.txt"))


def find_command(words: list[str]) -> tuple[click.Command | None, list[str]]:
    """The command that these words name, and the words after it; None where there is no such command."""
    command: click.Command = root
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(click.Context(command), words[0])
        if found is None:
            return None, words
        command, words = found, words[1:]
    return command, words


def shebao_words(line: str) -> list[str] | None:
    """The words after `shebao` in a line, up to a pipe or the like; None for other lines."""
    found = re.search(r"(?:^|[(|&])\s*(?:[A-Z_]+=\S+ )*(?:\.venv/bin/)?shebao ((?:[^|;&)>]|\|(?=\S))+)", line)
    return shlex.split(found[1], comments=True) if found else None


@each_document
def test_every_command_in_a_shell_block_exists_with_its_options(document: Path) -> None:
    for line in commands(read(document)):
        words = shebao_words(line)
        if words is None or re.search(r"[\[\]…]", line):
            continue
        command, rest = find_command(words)
        assert command is not None, line
        known = {name for parameter in command.params for name in parameter.opts} | {"--help", "-h", "--version"}
        unknown = [word for word in rest if word.startswith("--") and word.split("=")[0] not in known]
        assert not unknown, f"{line}: {unknown}"


@each_document
def test_every_command_that_the_text_names_exists(document: Path) -> None:
    for code in inline_code(read(document)):
        if code.startswith("shebao ") and re.match(r"shebao [a-z]+", code):
            words = [word for word in code.split()[1:3] if re.fullmatch(r"[a-z]+(-[a-z]+)*", word)]
            command, rest = find_command(words)
            assert command is not None, f"`{code}`: {' '.join(rest)} is no command"


@each_document
def test_every_make_target_and_module_that_is_named_exists(document: Path) -> None:
    text = read(document)
    named = [*commands(text), *inline_code(text)]
    for line in named:
        if found := re.match(r"make ([a-z]+)$", line):
            assert found[1] in TARGETS, line
        for module in re.findall(r"python -m ([a-z_.]+)", line):
            spec = importlib.util.find_spec(module)
            assert spec is not None, line
            if spec.submodule_search_locations:
                assert importlib.util.find_spec(f"{module}.__main__") is not None, line
