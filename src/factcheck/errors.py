"""What can go wrong for a user, and what it exits with.

FactcheckError
├── UsageError      wrong call: unknown rule, no documents, bad option value       exit 2
├── ConfigError     the configuration is faulty                                    exit 2
├── InputError      one file cannot be read; the others are still checked          exit 2
└── RuleError       a rule page or a lexicon is faulty                             exit 2
"""

from __future__ import annotations

from factcheck.model import Message


class FactcheckError(Exception):
    """Something that the user can mend; carries one line in both languages."""

    def __init__(self, message: Message) -> None:
        # All that it is made of, so that a worker process can hand it on.
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message.en


class UsageError(FactcheckError):
    """The call itself is wrong."""


class ConfigError(FactcheckError):
    """The configuration is faulty."""


class InputError(FactcheckError):
    """One file cannot be read or holds no text."""

    def __init__(self, path: str, message: Message) -> None:
        super().__init__(message)
        self.args = (path, message)
        self.path = path


class RuleError(FactcheckError):
    """A rule page or a lexicon is faulty."""
