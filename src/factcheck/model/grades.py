"""How grave, and how sure."""

from __future__ import annotations

from enum import IntEnum


class Severity(IntEnum):
    """How grave a finding is; ordered."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name used in reports and options."""
        return self.name.lower()


class Confidence(IntEnum):
    """How sure a reading or a comparison is; ordered, so that the weakest part decides."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def label(self) -> str:
        """The name used in reports and options."""
        return self.name.lower()
