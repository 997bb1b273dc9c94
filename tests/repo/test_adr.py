"""Decisions name the tests that hold them, and what documents point to is there."""

import re
from pathlib import Path

import pytest

from tests.repo.documents import DOCUMENTS, IDS, ROOT, anchors, inline_code, links, read

DECISIONS = sorted((ROOT / "docs/adr").glob("*.md"))
TESTS = {path: read(path) for path in ROOT.glob("tests/**/*.py")}
each_decision = pytest.mark.parametrize("decision", DECISIONS, ids=[path.stem for path in DECISIONS])
each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=IDS)


def test_decisions_are_numbered_without_a_double() -> None:
    numbers = [path.name[:4] for path in DECISIONS]
    assert all(re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name) for path in DECISIONS)
    assert len(set(numbers)) == len(numbers)


@each_decision
def test_every_decision_gives_context_and_consequences_and_a_test(decision: Path) -> None:
    text = read(decision)
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    for wanted in ("Context", "Decision", "Consequences"):
        assert any(heading.startswith(wanted) for heading in headings), f"no section {wanted}"
    assert re.findall(r"tests/[\w/]+\.py", text), "it names no test that holds it"


@each_document
def test_every_path_of_the_repository_that_is_named_exists(document: Path) -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "var"))}
    for code in inline_code(read(document)):
        path = code.partition("#")[0].partition(":")[0]
        if path.split("/")[0] in folders and re.fullmatch(r"[\w./-]+", path) and "/" in path:
            made = path.startswith(("bench/results/", "deploy/secrets"))
            assert made or (ROOT / path).exists() or (ROOT / f"{path}.py").exists(), f"`{code}`"


@each_document
def test_every_test_that_a_document_names_exists(document: Path) -> None:
    functions = {name for text in TESTS.values() for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)}
    files = {path.name for path in TESTS}
    for code in inline_code(read(document)):
        if re.fullmatch(r"test_\w+", code):
            assert code in functions or f"{code}.py" in files, f"`{code}`"
        elif re.fullmatch(r"test_\w+\.py", code):
            assert code in files, f"`{code}`"


@each_document
def test_every_link_leads_somewhere(document: Path) -> None:
    for link in links(read(document)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), f"{link}: there is no such file"
        if anchor:
            assert anchor in anchors(read(target)), f"{link}: there is no such heading"


def test_the_index_names_every_document() -> None:
    index = ROOT / "docs/README.md"
    named = {(index.parent / link.partition("#")[0]).resolve() for link in links(read(index))}
    missing = [
        str(path.relative_to(ROOT)) for path in DOCUMENTS if path.is_relative_to(ROOT / "docs") and path not in named
    ]
    assert missing == ["docs/README.md"]
