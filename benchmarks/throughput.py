"""How fast figures and dates are read, beside JioNLP and one plain regular expression.

    python benchmarks/throughput.py FOLDER [--megabytes 10] [--peer-kilobytes 100] [--runs 5]
    python benchmarks/throughput.py --linear [--megabytes 10]

The texts are an even sample of the files ``*.txt`` in the folder; MB are 10^6 bytes of UTF-8. All
readers run in one process and in turn, so that noise falls on all of them; medians are printed.
Ours counts everything from the text as it is: folding of width and script, dates, figures. It keeps
what wordings mean, so its first pass is printed too. Claims are read from the files' bytes, with
layout, names and indicators; their first pass loads the segmenter's dictionary. JioNLP (money and
time with their values) reads only a part of the sample, since it is slow; it is left out where it
is not installed.

``--linear`` reads adversarial texts of doubling size, up to the megabytes given (claims: up to a
256th of that), and prints the time beside that of linear growth from the smallest: 1.0 is linear,
2.0 is twice as much as that.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import logging
import platform
import re
import statistics
import time
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from factcheck.extraction import dates, figures
from factcheck.extraction.claims import read_claims
from factcheck.reading import normalise, parse

Reader = Callable[[str], int]

_SCALES = {"": 1.0, "万": 1e4, "亿": 1e8, "万亿": 1e12}
_PLAIN = re.compile(
    r"([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(万亿|[万亿])?"
    r"(个百分点|%|[个家项件人名元年月日天吨米亩度次倍]|平方米|公里|万元|美元)?"
)
_ADVERSARIAL = {
    "digits": "1",
    "一二三四": "一二三四",
    "nested hedges": "超过约近至少",
    "hedges and digits": "约近超3",
    "commas": "1,",
    "only commas": ",",
    "年": "年",
    "1年": "1年",
    "2019、": "2019、",
    "1—": "1—",
    "spaces": "十 ",
    "points": "1.",
    "百分之": "百分之",
    "units": "万千瓦时/",
    "万": "万",
    "groups": "111,",
    "3至": "3至",
    "3-": "3-",
    "8%-": "8%-",
    "一分之": "一分之",
    "一又": "一又",
    "1e": "1e",
    "2^": "2^",
    "A1": "A1",
    "3吨/": "3吨/",
    "第一": "第一",
    "壹贰": "壹贰",
    "1和": "1和",
    "几十": "几十",
}
#: One clause, one sentence or one paragraph without end, read for claims.
_ENDLESS = {
    "list of places": "甲市15例、",
    "figures alone": "3家",
    "clauses": "企业3家,",
    "dated events": "2025年成立,",
    "sentences": "企业3家。",
    "paragraphs": "高新技术企业达到38家。\n",
}
#: How often the smallest text is doubled.
_DOUBLINGS = 7
#: How much shorter the texts read for claims are.
_SHORTER = 256


def ours(text: str) -> int:
    normal = normalise(text)
    periods = dates.find_periods(normal, text=text)
    found = figures.scan(normal, text=text, taken=dates.calendar_spans(periods))
    return len(periods) + len(found.quantities)


def claims(text: str) -> int:
    """The whole way from a file's bytes to its claims, with what was set aside."""
    found = read_claims(parse("", text.encode()))
    return len(found.claims) + len(found.set_aside)


def plain(text: str) -> int:
    """One regular expression over the folded text, with each number's value."""
    found = [
        (match.span(), float(match[1].replace(",", "")) * _SCALES[match[2] or ""], match[3])
        for match in _PLAIN.finditer(normalise(text))
    ]
    return len(found)


def jionlp() -> Reader | None:
    """JioNLP's extraction of money and time, or ``None`` where it is not installed."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            package: Any = importlib.import_module("jionlp")
    except ImportError:
        return None
    logging.disable()  # it reports each wording that it cannot read
    base = time.time()

    def read(text: str) -> int:
        found = package.ner.extract_money(text, with_parsing=True)
        return len(found) + len(package.ner.extract_time(text, time_base=base, with_parsing=True))

    return read


def sample(folder: Path, size: int) -> list[str]:
    """An even sample of the folder's texts, of about ``size`` bytes."""
    paths = sorted(folder.rglob("*.txt"))
    if not paths:
        raise SystemExit(f"no *.txt in {folder}")
    total = sum(path.stat().st_size for path in paths)
    every = max(1, round(total / size))
    return [path.read_text(encoding="utf-8", errors="replace") for path in paths[::every]]


def bytes_of(texts: Sequence[str]) -> int:
    return sum(len(text.encode()) for text in texts)


def timed(reader: Reader, texts: Sequence[str]) -> tuple[float, int]:
    """Seconds of processor time, and how much was found."""
    started = time.process_time()
    found = sum(map(reader, texts))
    return time.process_time() - started, found


def compare(folder: Path, size: int, peer_size: int, runs: int) -> None:
    texts = sample(folder, size)
    few = texts[:: max(1, round(bytes_of(texts) / peer_size))]
    work: dict[str, tuple[Reader, list[str]]] = {
        "figures and dates": (ours, texts),
        "claims": (claims, texts),
        "one regular expression": (plain, texts),
    }
    peer = jionlp()
    if peer is None:
        print("JioNLP is not installed and left out: pip install jionlp")
    else:
        work[f"JioNLP {version('jionlp')}"] = (peer, few)
    normalise("")  # builds its table
    rates: dict[str, list[float]] = {name: [] for name in work}
    counts: dict[str, int] = {}
    for _ in range(runs):
        for name, (reader, read) in work.items():
            seconds, counts[name] = timed(reader, read)
            rates[name].append(bytes_of(read) / seconds / 1e6)
    print(f"Python {platform.python_version()} on {platform.machine()}, factcheck {own_version()}")
    print(f"{len(texts)} texts, {bytes_of(texts) / 1e6:.1f} MB; medians of {runs}")
    print(f"{'':<26}{'MB/s':>8}{'first':>8}{'ratio':>8}{'read MB':>9}{'found':>9}")
    base = statistics.median(rates["figures and dates"])
    for name, (_, read) in work.items():
        median = statistics.median(rates[name])
        print(
            f"{name:<26}{median:>8.3g}{rates[name][0]:>8.3g}{median / base:>8.3g}"
            f"{bytes_of(read) / 1e6:>9.3g}{counts[name]:>9}"
        )


def own_version() -> str:
    try:
        return version("factcheck-zh")
    except PackageNotFoundError:
        return "not installed"


def linear(reader: Reader, pieces: dict[str, str], largest: int) -> None:
    reader("2025年共有企业38家。")  # compiles the patterns
    sizes = [largest >> halving for halving in range(_DOUBLINGS, -1, -1)]
    print(f"{'':<20}" + "".join(f"{size / 1e3:>7.0f} kB" for size in sizes) + f"{'MB/s':>8}")
    for name, piece in pieces.items():
        row = f"{name:<20}"
        base = seconds = 0.0
        for size in sizes:
            text = piece * (size // len(piece.encode()))
            seconds = min(timed(reader, [text])[0] for _ in range(3 if size < 10**6 else 1))
            base = base or seconds
            row += f"{seconds / base / (size / sizes[0]):>10.2f}"
        print(row + f"{sizes[-1] / seconds / 1e6:>8.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--peer-kilobytes", type=float, default=100)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--linear", action="store_true")
    options = parser.parse_args()
    size, few = int(options.megabytes * 1e6), int(options.peer_kilobytes * 1e3)
    if options.linear:
        linear(ours, _ADVERSARIAL, size)
        linear(claims, _ENDLESS, size // _SHORTER)
    elif options.folder is None:
        parser.error("a folder of texts, or --linear")
    else:
        compare(options.folder, size, few, options.runs)


if __name__ == "__main__":
    main()
