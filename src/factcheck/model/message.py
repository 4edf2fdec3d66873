"""What users read, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """The languages that users meet."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Message:
    """One text in both languages."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == Language.ZH else self.en
