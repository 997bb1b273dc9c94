"""`python -m generate`: write every generated file; with `--check` compare only, and end with 1 on a difference."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from examples import make as examples
from generate import kubernetes, letters, openapi, reference, statements, versions

ROOT = Path(__file__).parents[1]
GENERATORS: tuple[Callable[[], dict[Path, str]], ...] = (
    reference.pages,
    openapi.pages,
    letters.pages,
    examples.pages,
    versions.pages,
    statements.pages,
    kubernetes.pages,
)


def differences() -> dict[Path, str | None]:
    """What each file that is not up to date has to hold; None for a golden letter that no template makes any more."""
    wanted: dict[Path, str | None] = {}
    for pages in GENERATORS:
        wanted |= pages()
    wanted |= {path: None for path in letters.FOLDER.glob("*.txt") if path not in wanted}
    return {path: text for path, text in wanted.items() if text != _present(path)}


def _present(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; name the files that are not up to date.")
def main(check: bool) -> None:
    """Write the generated files from the program."""
    found = differences()
    for path, text in found.items():
        click.echo(f"{'not up to date' if check else 'written'}: {path.relative_to(ROOT)}")
        if check:
            continue
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if check and found:
        click.echo("run `make generate` and read the difference", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
