"""Interrupts runs at random moments and looks at what they leave.

    python fuzz/interruptions.py FOLDER --times 200

Each run checks FOLDER, rewrites a baseline and writes a report; every other one in two processes.
SIGINT, SIGTERM and SIGKILL take turns. Prints one line a kind of signal: how many runs it ended,
and every fault: a file that is neither the old nor the new one, a temporary file that is left, a
process that lives on, another exit code, a line too many.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

#: What may be said of an interrupt; nothing, where it comes before the program has begun.
LINE = "factcheck: 已中断 · interrupted\n"
OLD = {"known.json": '{"version": 1, "findings": []}', "report.json": "{}"}


def main() -> None:
    """Parses, interrupts, prints."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=200)
    chosen = parser.parse_args()
    command = [sys.executable, "-m", "factcheck", "run", str(chosen.folder.resolve())]
    command += ["--update-baseline", "--baseline", "known.json"]
    command += ["--format", "json", "--output", "report.json"]
    # What was started in the background of a shell ignores it, and so would what it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    chance = random.Random(0)
    ended: Counter[str] = Counter()
    whole = {jobs: _seconds([*command, "--jobs", str(jobs)]) for jobs in (1, 2)}
    for count in range(chosen.times):
        number = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)[count % 3]
        jobs = 1 + count % 2
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            wait = chance.uniform(0, whole[jobs] * 1.1)
            for fault in _faults([*command, "--jobs", str(jobs)], folder, number, wait, ended):
                print(f"{number.name}, {jobs} processes, after {wait:.2f} s: {fault}", flush=True)
                ended[f"{number.name} faults"] += 1
    for kind, runs in sorted(ended.items()):
        print(f"{kind}: {runs}")


def _seconds(command: list[str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        subprocess.run(command, cwd=folder, capture_output=True, check=False)
        return time.perf_counter() - began


def _faults(
    command: list[str], folder: Path, number: signal.Signals, wait: float, ended: Counter[str]
) -> Iterator[str]:
    for file, text in OLD.items():
        (folder / file).write_text(text, "utf-8")
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        try:
            run.wait(wait)
        except subprocess.TimeoutExpired:
            run.send_signal(number)
        try:
            # Ends where no process holds the output any more.
            out, err = run.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            yield "a process lives on"
            return
    finished = run.returncode in (0, 1)
    ended[f"{number.name} {'came too late' if finished else 'ended the run'}"] += 1
    if not finished and run.returncode not in (-number, 128 + number):
        yield f"exit code {run.returncode}"
    # Once all is written, what it did has been said already.
    if not finished and (out or len((err or LINE).removesuffix(LINE).splitlines()) > 1):
        yield f"said {out + err!r}"
    for file, old in OLD.items():
        text = (folder / file).read_text("utf-8")
        try:
            whole = text == old or bool(json.loads(text).get("version"))
        except ValueError:
            whole = False
        if not whole:
            yield f"{file} is damaged"
    left = {path.name for path in folder.iterdir()} - OLD.keys()
    if len(left) > (number is signal.SIGKILL):
        yield f"left {sorted(left)}"


if __name__ == "__main__":
    main()
