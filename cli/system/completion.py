"""`shebao completion`: the script that lets a shell complete commands and options."""

import click
from click.shell_completion import get_completion_class

from cli.groups import Command


@click.command(cls=Command)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    bash: `source <(shebao completion bash)` in ~/.bashrc; zsh the same in ~/.zshrc; fish: write it to
    ~/.config/fish/completions/shebao.fish.
    """
    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(ctx.find_root().command, {}, "shebao", "_SHEBAO_COMPLETE").source())
