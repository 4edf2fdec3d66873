"""How long a command takes from a cold shell, beside the imports that no command can avoid.

    python benchmarks/startup.py [--runs 15] [--seeds seeds]

Run it where the package is installed, not editable: its bytecode is compiled then. The commands are
run in turn, so that noise falls on all of them; medians and ratios are printed.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

import machine

PACKAGES = ("factcheck-zh", "typer", "rich", "jieba", "rapidfuzz")


def timed(command: list[str]) -> float:
    """Seconds of wall time; what the command prints and exits with is of no interest here."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--seeds", default="seeds")
    options = parser.parse_args()
    program = str(Path(sys.executable).with_name("factcheck"))
    commands = {
        "python -c 'import typer, rich'": [sys.executable, "-c", "import typer, rich"],
        "factcheck --help": [program, "--help"],
        "factcheck --version": [program, "--version"],
        f"factcheck run {options.seeds}": [program, "run", options.seeds],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        timed(command)  # compiles what is not compiled yet
    for _ in range(options.runs):
        for name, command in commands.items():
            times[name].append(timed(command))
    print(f"{machine.line()}; medians of {options.runs}")
    print(machine.versions(*PACKAGES))
    base = statistics.median(next(iter(times.values())))
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"{name:<34}{median * 1000:7.0f} ms  {median / base:5.2f} x")


if __name__ == "__main__":
    main()
