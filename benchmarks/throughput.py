"""How fast texts become figures, claims and findings, beside JioNLP and Recognizers-Text.

    python benchmarks/throughput.py FOLDER [--megabytes 3] [--peer-kilobytes 100] [--runs 5]
    python benchmarks/throughput.py --linear [--megabytes 10]

The texts are an even sample of the files ``*.txt`` in the folder; MB are 10^6 bytes of UTF-8. All
readers run in turn, so that noise falls on all of them, and their wall time is counted; medians are
printed. Figures and dates count everything from the text as it is: folding of width and script,
dates, figures. Claims and findings are read from the files as ``factcheck`` reads them, with
layout, names, indicators and relations, in one process and in two; findings are those of all rules
over all of the sample together. What wordings mean is kept, so the first pass is printed too.

JioNLP (money and time with their values) and Recognizers-Text (numbers with units, Chinese) read
only a part of the sample, since they are slow; what is not installed is left out.

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
import re
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import machine

from factcheck import pipeline
from factcheck.config import Options
from factcheck.extraction import dates, figures
from factcheck.extraction.claims import read_claims
from factcheck.memory import collect_seldom
from factcheck.reading import normalise, parse

Reader = Callable[[str], int]
#: Reads a sample of files, and tells how much was found.
Work = Callable[[Sequence[Path]], int]

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


def recognizers() -> Reader | None:
    """Recognizers-Text's numbers, or ``None`` where it is not installed."""
    try:
        package: Any = importlib.import_module("recognizers_number")
    except ImportError:
        return None
    model = package.NumberRecognizer("zh-cn").get_number_model()
    return lambda text: len(model.parse(text))


def one_by_one(reader: Reader) -> Work:
    """The work of a reader that takes one text at a time."""

    def read(paths: Sequence[Path]) -> int:
        return sum(reader(path.read_text(encoding="utf-8", errors="replace")) for path in paths)

    return read


def claims_of(jobs: int) -> Work:
    """Everything that is read in the files, with so many processes."""

    def read(paths: Sequence[Path]) -> int:
        found = pipeline.claims([path.as_posix() for path in paths], Options(jobs=jobs))
        return sum(len(reading.claims) for _, reading in found.documents)

    return read


def findings_of(jobs: int) -> Work:
    """What all rules find in the files together, with so many processes."""

    def read(paths: Sequence[Path]) -> int:
        return len(pipeline.run([path.as_posix() for path in paths], Options(jobs=jobs)).findings)

    return read


def sample(folder: Path, size: int) -> list[Path]:
    """An even sample of the folder's texts, of about ``size`` bytes."""
    paths = sorted(folder.rglob("*.txt"))
    if not paths:
        raise SystemExit(f"no *.txt in {folder}")
    return thinned(paths, size)


def thinned(paths: Sequence[Path], size: int) -> list[Path]:
    """About ``size`` bytes of the files, evenly."""
    return list(paths[:: max(1, round(bytes_of(paths) / size))])


def bytes_of(paths: Sequence[Path]) -> int:
    return sum(path.stat().st_size for path in paths)


def compare(folder: Path, size: int, peer_size: int, runs: int) -> None:
    paths = sample(folder, size)
    few = thinned(paths, peer_size)
    work: dict[str, tuple[Work, list[Path]]] = {
        "figures and dates": (one_by_one(ours), paths),
        "claims, 1 process": (claims_of(1), paths),
        "claims, 2 processes": (claims_of(2), paths),
        "findings, 1 process": (findings_of(1), paths),
        "findings, 2 processes": (findings_of(2), paths),
        "one regular expression": (one_by_one(plain), paths),
    }
    for name, peer in (("JioNLP", jionlp()), ("Recognizers-Text", recognizers())):
        if peer is None:
            print(f"{name} is not installed and left out")
        else:
            work[name] = (one_by_one(peer), few)
    collect_seldom()  # as the program's own processes do
    normalise("甲")  # loads what it converts with
    rates: dict[str, list[float]] = {name: [] for name in work}
    counts: dict[str, int] = {}
    for _ in range(runs):
        for name, (read, files) in work.items():
            started = time.perf_counter()
            counts[name] = read(files)
            rates[name].append(bytes_of(files) / (time.perf_counter() - started) / 1e6)
    print(machine.line())
    print(machine.versions("factcheck-zh", "jionlp", "recognizers-text-number", "rjieba"))
    print(f"{len(paths)} texts, {bytes_of(paths) / 1e6:.1f} MB; medians of {runs}")
    print(f"{'':<26}{'MB/s':>8}{'first':>8}{'ratio':>8}{'read MB':>9}{'found':>9}")
    base = statistics.median(rates["claims, 1 process"])
    for name, (_, files) in work.items():
        median = statistics.median(rates[name])
        print(
            f"{name:<26}{median:>8.3g}{rates[name][0]:>8.3g}{median / base:>8.3g}"
            f"{bytes_of(files) / 1e6:>9.3g}{counts[name]:>9}"
        )


def timed(reader: Reader, texts: Sequence[str]) -> tuple[float, int]:
    """Seconds of processor time, and how much was found."""
    started = time.process_time()
    found = sum(map(reader, texts))
    return time.process_time() - started, found


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
    parser.add_argument("--megabytes", type=float, default=3)
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
