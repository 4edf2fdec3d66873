"""One edited article against an archive of ten, fifty, two hundred thousand.

    python benchmarks/archive.py FOLDER [--sizes 10000 50000 200000] [--read 1500] [--runs 5]

So many articles of the folder (``*.txt``) are read. Those beyond are made of their readings: the
characters of which names of places are made are changed for each other, in the texts and in all
that was read of them, and dates are moved, by a fixed random sequence. So each has its own places
and days, and the phrases, indicators and figures of a real one. They are put in as they are.

The draft is an article of the folder with every tenth digit another. Timed are processes from a
cold shell: the draft against the archive, one more article put in, and ``python -c "import typer,
rich"`` beside them; medians of runs in turn, and of what these took of a processor.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from factcheck import intake
from factcheck.archive import Archive
from factcheck.config import Options
from factcheck.model import Document, InputProblem, Reading
from factcheck.storage import codec

PACKAGES = ("factcheck-zh", "msgspec", "typer", "rich")
_NAMES = (
    "云北南东西海山江河州安京上广天津重庆川湖苏浙鲁豫陕甘宁新疆藏青贵桂粤闽台港澳沈阳杭武汉成都长春"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read(folder: Path, most: int) -> list[tuple[Document, Reading]]:
    """What is read in the first articles of a folder, evenly chosen."""
    files = sorted(str(path) for path in folder.rglob("*.txt"))
    files = files[:: max(1, len(files) // most)][:most]
    found = intake.read_files([(file, None) for file in files], Options(jobs=None))
    outcomes = [one for taken in found for one in taken.outcomes or ()]
    return [one for one in outcomes if not isinstance(one, InputProblem)]


def others(
    articles: list[tuple[Document, Reading]], rng: random.Random
) -> Iterator[tuple[Document, Reading]]:
    """Articles without end, made of these."""
    number = 0
    rows = [
        msgspec.msgpack.decode(codec.unpacked(codec.encode_file([one]))[1:]) for one in articles
    ]
    while True:
        for row in rows:
            number += 1
            signs = list(_NAMES)
            rng.shuffle(signs)
            names = str.maketrans(_NAMES, "".join(signs))
            days = timedelta(rng.randint(-2000, 2000))
            made = _changed(row, names, days)
            made[0][0][0][0] = f"archive/{number:07}.txt"
            (found,) = codec.decode_file(codec.packed(made))
            assert not isinstance(found, InputProblem)
            yield found


def _changed(value: Any, names: dict[int, int], days: timedelta) -> Any:  # noqa: ANN401
    if isinstance(value, list):
        return [_changed(one, names, days) for one in value]
    if not isinstance(value, str):
        return value
    if _DAY.fullmatch(value):
        return (date.fromisoformat(value) + days).isoformat()
    return value.translate(names)


def edited(text: str) -> str:
    """The text with every tenth digit another."""
    digits = iter(range(sys.maxsize))
    return re.sub(
        r"\d",
        lambda found: found.group() if next(digits) % 10 else str((int(found.group()) + 3) % 10),
        text,
    )


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """Seconds of a process, and those of its processor."""
    began, before = time.perf_counter(), _used()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return time.perf_counter() - began, _used() - before


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 50_000, 200_000])
    parser.add_argument("--read", type=int, default=1_500)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    print(
        f"Python {platform.python_version()} on {platform.machine()}, load {os.getloadavg()[0]:.1f}"
    )
    print(", ".join(f"{name} {version(name)}" for name in PACKAGES))
    rng = random.Random(11)
    articles = read(options.folder, options.read)
    made = others(articles, rng)
    program = [sys.executable, "-m", "factcheck"]
    drafts = sorted(options.folder.rglob("*.txt"))
    drafts = sorted(drafts, key=lambda path: path.stat().st_size)[len(drafts) * 3 // 4 :]
    heads = ("articles", "MB", "put/s", "draft s", "cpu", "add s", "cpu", "imports s", "cpu")
    print("".join(f"{head:>10}" for head in heads))
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        os.environ["FACTCHECK_CACHE_DIR"] = str(folder / "cache")
        held = 0
        for wanted in options.sizes:
            began = time.process_time()
            before = held
            with Archive(folder / "house.factcheck", create=True) as archive:
                reader = intake.reader()
                while held < wanted:
                    document, reading = next(made)
                    archive.put(document.path, b"", reader, [(document, reading)])
                    held += 1
                archive.commit()
            rate = (held - before) / (time.process_time() - began)
            times: dict[str, list[tuple[float, float]]] = {"draft": [], "add": [], "imports": []}
            for turn in range(options.runs + 1):  # the first only warms up
                draft = rng.choice(drafts)
                for name in ("draft", "more"):
                    text = edited(draft.read_text("utf-8", errors="ignore"))
                    (folder / name).mkdir(exist_ok=True)
                    (folder / name / draft.name).write_text(text, "utf-8")
                commands = {
                    "draft": [
                        *program,
                        "run",
                        f"draft/{draft.name}",
                        "--against",
                        "house.factcheck",
                    ],
                    "add": [*program, "archive", "add", "house.factcheck", f"more/{draft.name}"],
                    "imports": [sys.executable, "-c", "import typer, rich"],
                }
                for name, command in commands.items():
                    seconds = timed(command, folder)
                    if turn:
                        times[name].append(seconds)
            size = (folder / "house.factcheck").stat().st_size / 1e6
            row = [
                statistics.median(column)
                for some in times.values()
                for column in zip(*some, strict=True)
            ]
            told = "".join(f"{value:10.2f}" for value in (rate, *row))
            print(f"{wanted:10,}{size:10.0f}{told}", flush=True)


if __name__ == "__main__":
    main()
