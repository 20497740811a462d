"""The one place where exceptions become messages and exit codes."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING

import click

from policylint.cli.console import PipeClosedError, complain
from policylint.errors import PolicylintError

if TYPE_CHECKING:
    from collections.abc import Callable

    from policylint.cli.run import Run

OK, FINDINGS, USAGE, INTERNAL, NOTHING, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 4, 130, 141
"""Exit codes; the last two are those of a process that a signal ended (128 + SIGINT, 128 + SIGPIPE)."""


def exit_code(run: Run, call: Callable[[], object]) -> int:
    """The exit code of ``call``: what it returns, or what its exception stands for after telling the user."""
    try:
        code = call()
    except PipeClosedError:
        # The interpreter flushes once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except (click.Abort, KeyboardInterrupt):
        complain("\n" + run.say("interrupted"))
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last net: a user never sees a traceback unasked
        return _told(run, error)
    return code if isinstance(code, int) else OK


def _told(run: Run, error: Exception) -> int:
    """The exit code of an error after it was told."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        complain(error.format_message())
        return USAGE
    if isinstance(error, click.ClickException):
        complain(run.say("error", message=_usage_message(run, error)))
        complain(run.say("see-help", command=_command_path(error)))
        return USAGE
    if run.debug:
        complain("".join(traceback.format_exception(error)))
    if isinstance(error, PolicylintError):
        complain(run.say("error", message=error))
        return error.exit_code
    complain(run.say("internal", error=f"{type(error).__name__}: {error}"))
    return INTERNAL


def _command_path(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return context.command_path if context is not None else "policylint"


def _usage_message(run: Run, error: click.ClickException) -> str:
    """What click objects to, in the language of the run; a kind without words of ours keeps those of click."""
    match error:
        case click.NoSuchOption():
            near = f" {run.say('near', names='、'.join(error.possibilities))}" if error.possibilities else ""
            return run.say("no-such-option", name=error.option_name) + near
        case click.MissingParameter() if error.param is not None:
            return run.say("missing", name=error.param.make_metavar(error.ctx or click.Context(click.Command(""))))
        case click.BadOptionUsage():
            return run.say("option-usage", name=error.option_name)
        case click.BadParameter() if error.param is not None:
            return run.say("bad-value", name=error.param.opts[0], message=error.message)
        case _:
            return error.format_message()
