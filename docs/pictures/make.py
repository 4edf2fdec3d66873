"""Makes the pictures of the READMEs from ``seeds/``: the report in a terminal, and as a page.

    python docs/pictures/make.py

The page needs chromium and a Chinese font (Debian: ``chromium fonts-noto-cjk``).
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from io import StringIO
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

import factcheck
from factcheck.config import Options
from factcheck.model import Language, Report
from factcheck.reporting import html, terminal
from factcheck.rulebook import load_rules

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
COLUMNS = 92
#: What the readers of one README see; a picture of the whole report would be too tall.
RULES = ("FC101", "FC103")
SUFFIX = {Language.ZH: "", Language.EN: ".en"}
_ASPECT = 0.55  #: between Latin letters of most fonts (0.6) and half a Han character (0.5)
_NOTHING = "\u200b"  #: a character of no width
_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
WINDOW = "1280,1010"


def main() -> None:
    os.chdir(ROOT)  # the paths in the pictures are those that readers will see
    report = factcheck.check(["seeds/"], Options())
    chosen = factcheck.check(["seeds/"], Options(select=RULES))
    for language, suffix in SUFFIX.items():
        (HERE / f"terminal{suffix}.svg").write_text(drawn(chosen, language), encoding="utf-8")
        photograph(html.render(report, language, load_rules()), HERE / f"report{suffix}.png")


def drawn(report: Report, language: Language) -> str:
    """The terminal report as SVG, on a ground of its own: readable on light and dark pages."""
    console = Console(
        file=StringIO(), record=True, width=COLUMNS, force_terminal=True, highlight=False
    )
    console.print(Text(f"$ factcheck run seeds/ --select {','.join(RULES)}\n"), soft_wrap=True)
    for line in terminal.render(report, terminal.Look(language=language, width=COLUMNS)):
        parts = line.render(console)
        filled = ((_filled(one.text), one.style or "") for one in parts)
        console.print(Text.assemble(*filled, style=line.style))
    svg = console.export_svg(title="factcheck", unique_id="terminal", font_aspect_ratio=_ASPECT)
    # The font that rich asks for would come from the network.
    svg = svg.replace(_NOTHING, "")
    return _FONT_FACE.sub("", svg).replace("Fira Code", "ui-monospace, Menlo, Consolas")


def _filled(text: str) -> str:
    """``text`` with as many characters as cells: rich sizes what it draws by the former."""
    return "".join(one + _NOTHING * (cell_len(one) - 1) for one in text)


def photograph(page: str, picture: Path) -> None:
    """The top of the page as Chromium shows it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        file.write_text(page, encoding="utf-8")
        subprocess.run(
            [
                "chromium",
                *("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
                *(f"--window-size={WINDOW}", f"--screenshot={picture}", file.as_uri()),
            ],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    main()
