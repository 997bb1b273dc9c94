"""`shebao templates`: letters to payers, with example values."""

from dataclasses import asdict

import click

from cli import output
from cli.failures import Failure
from cli.groups import Group
from cli.options import json_option
from cli.tables import table
from foundation.settings import get_settings
from notifications.letters import LOCALES, list_templates
from notifications.registration import PROVIDERS, Registration, registrations
from notifications.render import preview


@click.group(cls=Group)
def templates() -> None:
    """Letters to payers."""


@templates.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the letters."""
    found = list_templates()
    if as_json:
        output.show_json(
            [
                {
                    "name": letter.name,
                    "version": letter.version,
                    "about": letter.about,
                    "locales": list(LOCALES),
                    "context": dict(letter.keys),
                    "sms": list(letter.sms_params),
                }
                for letter in found
            ]
        )
    else:
        table(("name", "version", "about"), [(it.name, str(it.version), it.about) for it in found], right=("version",))


@templates.command("preview")
@click.argument("name", metavar="NAME")
@click.option("--locale", type=click.Choice(LOCALES), default=LOCALES[0], show_default=True, help="Language.")
@json_option
def preview_(name: str, locale: str, as_json: bool) -> None:
    """Show a letter with example values.

    As e-mail and as SMS; --json has the HTML too.
    """
    made = preview(name, locale)
    if as_json:
        output.show_json(
            {
                "template": made.letter.template,
                "locale": locale,
                "email": {"subject": made.email.subject, "text": made.email.text, "html": made.email.html},
                "sms": {"text": made.sms.text, "segments": made.sms.segments, "params": made.sms.params},
            }
        )
        return
    output.heading(f"E-mail ({made.letter.template}, {locale})")
    output.say(f"{made.email.subject}\n\n{made.email.text}")
    output.heading(f"SMS ({made.sms.segments} part{'s' if made.sms.segments != 1 else ''})")
    output.say(made.sms.text)


@templates.command()
@click.option("--provider", type=click.Choice(PROVIDERS), required=True, help="Whose form of variables.")
@json_option
def export(provider: str, as_json: bool) -> None:
    """Print the SMS texts as they are registered with a provider, with the order of their variables.

    The address of the voucher check in them is that of SHEBAO_PUBLIC_URL. A text that breaks a rule for SMS in China is
    named, and the command ends with 1.
    """
    site = f"{get_settings().public_url.partition('://')[2]}/v"
    found = registrations(provider, site)
    if as_json:
        output.show_json([asdict(one) for one in found])
    else:
        for one in found:
            _show(one)
    broken = [f"{one.letter} ({one.locale}): {problem}" for one in found for problem in one.problems]
    if broken:
        raise Failure("text_breaks_rule", "; ".join(broken))


def _show(one: Registration) -> None:
    output.heading(f"{one.template}, {one.locale}")
    parts = str(one.parts) if one.parts == one.most_parts else f"{one.parts}, at most {one.most_parts}"
    output.fields(
        [
            ("text", one.text),
            ("variables", ", ".join(f"{number} {name}" for number, name in enumerate(one.variables, start=1))),
            ("example", one.example),
            ("parts", parts),
        ]
    )
    output.say("")
