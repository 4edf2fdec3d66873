"""How often garbage is looked for: seldom in the program's own processes, nowhere else."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("code", "own"),
    [
        ("import factcheck; factcheck.quantities('38家')", False),
        ("import sys; sys.argv = ['factcheck', '--version']; from factcheck.cli import main\n"
         "try:\n    main()\nexcept SystemExit:\n    pass", True),
    ],
)  # fmt: skip
def test_only_the_programs_own_processes_look_seldom(code: str, own: bool) -> None:
    ends = "\nimport gc, sys; sys.exit(gc.get_threshold()[0] >= 50_000)"
    assert subprocess.run([sys.executable, "-c", code + ends]).returncode == own
