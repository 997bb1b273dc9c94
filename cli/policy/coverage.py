"""`shebao coverage`: does it include medical insurance?"""

import click

from cli import output
from cli.groups import Command
from cli.options import json_option
from regions import Statement, what_is_covered


def split_codes(text: str) -> list[str]:
    """`pension,medical` as a list."""
    return [code.strip() for code in text.split(",") if code.strip()]


@click.command(cls=Command)
@click.option("--insurances", required=True, metavar="A,B", help="pension, medical, unemployment; several with commas.")
@click.option("--scheme", default="flexible", show_default=True, help="flexible or resident.")
@json_option
def coverage(insurances: str, scheme: str, as_json: bool) -> None:
    """Show what these insurances cover, the limits of that, and what they do not cover."""
    found = what_is_covered(split_codes(insurances), scheme)
    if as_json:
        output.show_json(found.to_json())
        return
    output.say(found.summary.zh)
    output.say(found.summary.en)
    output.heading("\nIncludes")
    output.fields((name, "yes" if included else "no") for name, included in found.includes.items())
    for title, lines in (("Covered", found.covered), ("Limits", found.limits), ("Not covered", found.not_covered)):
        if lines:
            output.heading(f"\n{title}")
            for line in lines:
                _show(line)


def _show(line: Statement) -> None:
    output.say(f"{line.insurance}: {line.text.zh}")
    output.say(f"  {line.text.en}")
    output.say(f"  source: {line.source}")
