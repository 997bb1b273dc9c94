"""Click commands as Shebao needs them: imported when used, and failing in one way."""

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from cli import output, words
from cli.failures import DONE, FAILED, INTERRUPTED, USAGE, Failure, explain, tell_defect
from cli.help import Formatter
from cli.options import ACTOR
from models.states import Role


class _Helpful(click.Command):
    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help in the reader's language."""
        chinese = words.help_of(ctx.command_path, "")
        if not chinese:
            super().format_help_text(ctx, formatter)
            return
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(chinese)


class Command(_Helpful):
    """A command whose expected errors become one line on stderr (and JSON on stdout after --json) and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what it returns is the exit code, None for 0."""
        try:
            if ACTOR in ctx.meta:
                _require_role(*ctx.meta[ACTOR])
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            failure = explain(error)
            if failure is None:
                raise
            if ctx.params.get("as_json"):
                output.show_json(failure.to_json())
            output.complain(failure.message)
            return failure.exit_code


click.Context.formatter_class = Formatter


def _require_role(actor: str, needed: Role) -> None:
    from cli.database import reading  # the database takes its time to import, and most commands do not act
    from workflows.operator.access.accounts import require_role

    with reading() as connection:
        require_role(connection, actor, needed)


class Group(_Helpful, click.Group):
    """A group of such commands."""

    command_class = Command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, each with the first sentence of its help."""
        if not words.is_chinese():
            super().format_commands(ctx, formatter)
            return
        listed = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(words.text("Commands")):
            formatter.write_dl(
                [
                    (name, _first_sentence(f"{ctx.command_path} {name}", one))
                    for name, one in listed
                    if one and not one.hidden
                ]
            )


def _first_sentence(path: str, command: click.Command) -> str:
    return words.help_of(path, command.get_short_help_str()).partition("\n")[0].partition("。")[0]


class LazyGroup(Group):
    """A group that knows the names of its commands, and imports one when it is called.

    `lazy` maps a command's name to `module:attribute` and the line that describes it in the list.
    """

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of use rather than the alphabet's."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command; None for an unknown name. Raises Failure for one that this installation leaves out."""
        if cmd_name not in self.lazy:
            return None
        module, _, attribute = self.lazy[cmd_name][0].partition(":")
        try:
            command = getattr(importlib.import_module(module), attribute)
        except ModuleNotFoundError as error:
            if error.name != module.partition(".")[0]:
                raise
            message = f"`{cmd_name}` runs the embedded stack, which this installation leaves out: use a checkout"
            raise Failure("embedded_stack_left_out", message, USAGE) from None
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the lines that are here."""
        with formatter.section(words.text("Commands")):
            formatter.write_dl([(name, words.about(name, line)) for name, (_, line) in self.lazy.items()])

    def main(  # type: ignore[override]  # click's has overloads for standalone_mode that say no more than this
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> int:
        """Run, and return the exit code; in standalone mode (click's default) end the process with it."""
        code = self._run(args, prog_name, **extra)
        if standalone_mode:
            sys.exit(code)
        return code

    def _run(self, args: Sequence[str] | None, prog_name: str | None, **extra: Any) -> int:
        try:
            code = super().main(args, prog_name, standalone_mode=False, **extra)
            sys.stdout.flush()
            return code if isinstance(code, int) else DONE
        except click.ClickException as error:
            vars(error)["message"] = words.text(error.message)  # final for type checkers
            error.show()
            return error.exit_code
        except click.Abort:
            output.complain("interrupted")
            return INTERRUPTED
        except BrokenPipeError:
            # The reader has gone (`shebao … | head`): nothing more can be shown, and Python must not try at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return FAILED
        except Exception as error:  # noqa: BLE001  # the last line of defence: no text of an unknown error is shown
            failure = explain(error)
            if failure is None:
                tell_defect(error)
                return FAILED
            output.complain(failure.message)
            return failure.exit_code
