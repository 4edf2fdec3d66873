"""``factcheck init``: a configuration to begin with."""

from __future__ import annotations

from pathlib import Path

from factcheck.cli import output, writing
from factcheck.cli.options import Lang, language_of
from factcheck.errors import UsageError
from factcheck.model import Message

HELP = """写一份带说明的 factcheck.toml · Write a commented factcheck.toml.

\b
factcheck init
"""

_FILE = Path("factcheck.toml")
_TEMPLATE = Path(__file__).parent.parent / "template.toml"
_EXISTS = Message(
    zh=f"{_FILE} 已经存在，没有改动", en=f"{_FILE} exists already and was left as it is"
)
_WRITTEN = Message(
    zh=f"已写入 {_FILE}；factcheck config 列出生效的设置",
    en=f"wrote {_FILE}; factcheck config shows what is in force",
)


def init(lang: Lang = None) -> None:
    """Writes the template into the current folder, over nothing."""
    language = language_of(lang)
    with output.user_errors(language):
        text = _TEMPLATE.read_text(encoding="utf-8")
        try:
            writing.create(_FILE, text.encode("utf-8"))
        except FileExistsError:
            raise UsageError(_EXISTS) from None
        except OSError as error:
            raise output.unwritable(_FILE, error) from error
        output.write(f"{_WRITTEN[language]}\n")
