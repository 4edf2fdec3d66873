"""A run over a thousand, ten thousand, fifty thousand articles; and again out of the cache.

    python benchmarks/scale.py FOLDER [--sizes 1000 10000 50000] [--jobs N]

The articles are those of the folder (``*.txt``), each as often as it takes to make the number: from
the second time on with other digits in every figure of two digits and more, another year in its
dates and an ending to the names of its places, all by a fixed random sequence. So the larger sets
have the words of the smaller ones and other statements. Each run is a process of its own; printed
are its seconds, those of all its processors, the peak memory of its largest process, and the
processors' time beside that of the first size times as many articles: 1.00 is linear.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from itertools import count
from pathlib import Path

PACKAGES = ("factcheck-zh", "msgspec", "rjieba", "rapidfuzz")
#: Days and hours stay: another would be none at all, and told as that.
_FIGURE = re.compile(r"(?<![\d.])[1-9]\d++(?! ?[月日号號时時点點分:：])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|-)")
_PLACE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?=[省市县区州](?![\u4e00-\u9fff]?[长委政场民]))")
_SIGNS = "东西南北中上下新古青白红云山河湖海林石田"


def varied(text: str, rng: random.Random) -> str:
    """The text with other years, figures and places."""
    years = rng.randint(1, 12)
    sign = rng.choice(_SIGNS)
    text = _YEAR.sub(lambda found: str(int(found.group()) - years), text)
    text = _FIGURE.sub(lambda found: _other(found.group(), rng), text)
    return _PLACE.sub(sign, text)


def _other(figure: str, rng: random.Random) -> str:
    if re.fullmatch(r"(?:19|20)\d\d", figure):
        return figure
    return rng.choice("123456789") + "".join(rng.choice("0123456789") for _ in figure[1:])


def articles(folder: Path) -> Iterator[tuple[str, str]]:
    """Articles without end, with names."""
    sources = sorted(folder.rglob("*.txt"))
    rng = random.Random(7)
    for turn in count():
        for number, source in enumerate(sources):
            text = source.read_text("utf-8", errors="ignore")
            name = source.stem
            if name[:4].isdigit():  # a date, which articles of another time have not
                name = f"{int(name[:4]) - turn}{name[4:]}"
            yield f"{turn:02}-{number:06}/{name}.txt", varied(text, rng) if turn else text


def measured(command: Sequence[str], folder: Path) -> tuple[float, float, float]:
    """Seconds of a process, those of its processors, and the MB of the largest one that ran."""
    code = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss)"
    )
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
    )
    seconds = time.perf_counter() - began
    processor, memory = done.stdout.split()
    return seconds, float(processor), int(memory) / 1024


def machine() -> str:
    """The line that says on what was measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = os.getloadavg()[0]
    python = f"Python {platform.python_version()} on {platform.machine()}"
    return f"{python}, {cores} cores, load {load:.1f}\n{packages}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 50_000])
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    options = parser.parse_args()
    print(machine())
    heads = ("articles", "MB", "seconds", "cpu s", "peak MB", "linear", "cached s", "cached cpu")
    print("".join(f"{head:>11}" for head in heads))
    first = 0.0
    with tempfile.TemporaryDirectory() as kept:
        os.environ["FACTCHECK_CACHE_DIR"] = str(Path(kept, "cache"))
        made = articles(options.folder)
        written = size = 0
        for wanted in options.sizes:
            while written < wanted:
                name, text = next(made)
                file = Path(kept, "news", name)
                file.parent.mkdir(parents=True, exist_ok=True)
                size += file.write_bytes(text.encode())
                written += 1
            command = [sys.executable, "-m", "factcheck", "run", "news", "--format", "json"]
            command += ["--jobs", str(options.jobs)]
            # The run that fills the cache does what one without does, and writes besides.
            seconds, processor, memory = measured(command, Path(kept))
            again, cached, _ = measured(command, Path(kept))
            first = first or processor / wanted
            row = (seconds, processor, memory, processor / wanted / first, again, cached)
            told = "".join(f"{value:11.2f}" for value in row)
            print(f"{wanted:11,}{size / 1e6:11.1f}{told}", flush=True)


if __name__ == "__main__":
    main()
