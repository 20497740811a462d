"""What stops a run.  What is wrong with a document is a finding and never one of these."""

from __future__ import annotations


class PolicylintError(Exception):
    """A run cannot go on.  ``str()`` says what, where and what to do, in the language of the user."""

    exit_code = 3


class UsageError(PolicylintError):
    """The command line or an input names something that is not there."""

    exit_code = 2


class ConfigError(PolicylintError):
    """A configuration file cannot be used; the message starts with file:line:column."""

    exit_code = 2


class CheckDefinitionError(PolicylintError):
    """A check folder is incomplete or contradicts itself; the message starts with file:line:column."""

    exit_code = 2


class NothingToLintError(PolicylintError):
    """The paths given hold no regulation."""

    exit_code = 4


class ResourceNotFoundError(PolicylintError):
    """The installation lacks one of its own folders."""
