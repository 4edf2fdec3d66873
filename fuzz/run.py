"""Coverage-guided fuzzing of all that reads what others wrote (``pip install -e '.[fuzz]'``).

    python fuzz/run.py --list
    python fuzz/run.py TARGET --seconds 60

A target is a function of bytes: it must end, soon, in a result whose spans are right or in one of
the program's own errors. The fuzzer changes inputs that reached new code, by bytes and by words
that mean something to the target. It stops at the first fault and leaves the input in
``.fuzz/TARGET/``; ``python fuzz/run.py TARGET FILE`` runs it again. Once mended, the input goes to
``tests/crashes/TARGET/``, where ``tests/test_crashes.py`` runs it for ever.
"""

from __future__ import annotations

import argparse
import io
import json
import pkgutil
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.model import Document

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / ".fuzz"

Target = Callable[[bytes], None]
#: Seconds of computing for one input of ``_LONGEST`` bytes: far more than any should need, also
#: where the code is instrumented.
MOST_SECONDS = 5.0
_LONGEST = 4096
#: The target ``growth`` repeats what it is given up to so many characters, and four times as many.
_REPEATED = 8_000
#: Four times the text may take so much longer: 16 would be a step that grows with the square.
_GROWS, _TELLING = 9.0, 1.0


# The targets.


def _document(path: str, data: bytes) -> None:
    """A file of articles, as far as its claims."""
    from factcheck.config import Options
    from factcheck.errors import InputError
    from factcheck.extraction import read_claims
    from factcheck.reading import read_all

    for found in read_all(path, data, None, Options().json):
        if isinstance(found, InputError):
            _told(found)
            continue
        assert len(found.normal) == len(found.text)
        for block in found.blocks:
            for piece in block.view.pieces:
                assert 0 <= piece.start < piece.end <= len(found.text)
        read = read_claims(found)
        for claim in read.claims:
            assert found.quote(claim.span) == claim.quantity.text
        spans = [claim.span for claim in read.claims] + [aside.span for aside in read.set_aside]
        for span in spans:
            assert 0 <= span.start < span.end <= len(found.text)
            found.position(span.start)
            if found.source is not None:
                found.source.place(span)


def _told(error: Exception) -> None:
    from factcheck.errors import FactcheckError

    assert isinstance(error, FactcheckError)
    lines = error.message.zh, error.message.en
    assert all(line and "\n" not in line for line in lines), lines


def _wordml(data: bytes) -> None:
    """The text of a Word file, whose archive is whole."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"<w:document {space}><w:body>".encode() + data + b"</w:body></w:document>"
    _document("a.docx", _archive({"word/document.xml": body}))


def _archive(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def _report(data: bytes) -> None:
    """Two articles held against each other, and the report in every format."""
    import factcheck
    from factcheck.gate import suppressions
    from factcheck.model import Language
    from factcheck.reporting import formats
    from factcheck.reporting.formats import Format
    from factcheck.rulebook import load_rules

    report = factcheck.check(list(_articles(data)))
    rules = load_rules()
    for document in report.documents:
        suppressions.read(document, rules)
    for finding in report.findings:
        for side in finding.claims:
            document = next(one for one in report.documents if one.path == side.span.document)
            assert document.quote(side.span)
    for format_ in (one for one in Format if one is not Format.RICH):
        assert formats.write(report, format_, Language.ZH, rules)


def _articles(data: bytes) -> Iterator[Document]:
    from factcheck.errors import InputError
    from factcheck.reading import parse

    for number, part in enumerate(data.split(b"\x1e", 1)):
        try:
            yield parse(f"{number}.txt", part)
        except InputError as error:
            _told(error)


def _growth(data: bytes) -> None:
    """A text made of one piece, again and again: time must not grow with its square."""
    if len(data) < 2:
        return
    kinds = ("txt", "md", "html", "json")
    head, _, piece = data[1:81].decode("utf-8", "ignore").rpartition("\0")
    if not piece:
        return
    short, long = (
        _seconds(f"a.{kinds[data[0] % len(kinds)]}", head + piece * (count // len(piece) + 1))
        for count in (_REPEATED, 4 * _REPEATED)
    )
    assert long < _TELLING or long < short * _GROWS, (
        f"{short:.2f} s, and {long:.2f} s for four times"
    )


def _seconds(path: str, text: str) -> float:
    began = time.process_time()
    _document(path, text.encode())
    return time.process_time() - began


def _in_file(name: str, read: Callable[[Path], object]) -> Target:
    """A target that reads a file of the user's, of this name."""

    def target(data: bytes) -> None:
        from factcheck.errors import FactcheckError

        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, name)
            file.write_bytes(data)
            try:
                read(file)
            except FactcheckError as error:
                _told(error)

    return target


def _configuration(file: Path) -> None:
    from factcheck import settings

    settings.load(file).options()


def _lists(file: Path) -> None:
    from factcheck.reading import normalise
    from factcheck.rulebook.own_lists import read_lists

    read_lists(file.parent, normalise)


def _page(file: Path) -> None:
    from factcheck.checks import check_of
    from factcheck.model import Corpus
    from factcheck.rulebook.pages import read_page

    rule = read_page(file)
    for _ in check_of(rule)(Corpus({}, ()), rule):
        pass


def _baseline(file: Path) -> None:
    from factcheck.gate import baseline

    baseline.recognise(baseline.load(file), ())


def _ledger(file: Path) -> None:
    from factcheck import ledger

    for problem in ledger.read_all([str(file)]).problems:
        assert problem.message.zh


def _reader(path: str) -> Target:
    return lambda data: _document(path, data)


TARGETS: dict[str, Target] = {
    **{
        kind: _reader(f"a.{kind}") for kind in ("txt", "md", "html", "json", "jsonl", "docx", "pdf")
    },
    "wordml": _wordml,
    "report": _report,
    "growth": _growth,
    "config": _in_file("factcheck.toml", _configuration),
    "lexicon-units": _in_file("units.tsv", _lists),
    "lexicon-hedges": _in_file("hedges.tsv", _lists),
    "lexicon-aliases": _in_file("aliases.tsv", _lists),
    "rule": _in_file("own.md", _page),
    "baseline": _in_file("known.json", _baseline),
    "ledger-toml": _in_file("facts.toml", _ledger),
    "ledger-csv": _in_file("facts.csv", _ledger),
}
_BINARY = ("docx", "pdf")
#: How much more often a word of the target's own is taken than one of the lexicons.
_OFTEN = 20


def run(name: str, data: bytes) -> None:
    """One input, and the time that it takes."""
    began = time.process_time()
    TARGETS[name](data)
    took = time.process_time() - began
    bound = MOST_SECONDS * max(len(data) / _LONGEST, 1)
    assert name == "growth" or took < bound, f"{took:.1f} s for {len(data)} bytes"


# What inputs are made of.


def vocabulary(name: str) -> list[str]:
    """Words that mean something to the target: its markup, and those of the word lists."""
    from factcheck.rulebook import lexicons

    words = {cell for list_ in lexicons.names() for row in lexicons.shipped(list_) for cell in row}
    lines = (ROOT / "fuzz" / "words.tsv").read_text("utf-8").splitlines()
    told = (line.split("\t") for line in lines if not line.startswith("#"))
    own = [json.loads(word) for kind, word in told if kind in ("*", name.partition("-")[0])]
    return sorted(words) + own * _OFTEN


def first(name: str) -> list[bytes]:
    """Good inputs of a target to begin with."""
    return list(_beginnings(name)) or [_printed(name)]


def _beginnings(name: str) -> Iterator[bytes]:
    articles = sorted((ROOT / "examples" / "articles").rglob("*.*"))
    shipped = [path.read_bytes() for path in articles if path.stat().st_size < _LONGEST]
    if name in ("txt", "md", "report"):
        yield from shipped
    for page in sorted((ROOT / "rules").glob("*.md")):
        written = page.read_text("utf-8")
        if name == "rule":
            yield written.encode()
        for example in written.split("```text")[1:]:
            article = example.partition("\n")[2].partition("```")[0]
            yield from _made(name, article)
    yield from _OWN.get(name, ())


def _made(name: str, text: str) -> Iterator[bytes]:
    lines = [line for line in text.splitlines() if line]
    match name:
        case "txt" | "md":
            yield text.encode()
            yield text.encode("gb18030")
        case "report":
            yield text.encode() + b"\x1e" + text.encode()
        case "growth":
            yield from (bytes((kind,)) + line.encode()[:60] for kind in range(4) for line in lines)
        case "html":
            yield "".join(f"<p>{line}</p>" for line in lines).encode()
        case "json" | "jsonl":
            yield ('{"content": "' + "\\n".join(lines) + '"}').encode()
        case "wordml":
            yield "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines).encode()


_OWN: dict[str, tuple[bytes, ...]] = {
    "config": (b'include = ["*.md"]\njobs = 2\n[severity]\nFC101 = "off"\n',),
    "baseline": (
        b'{"version": 1, "findings": [{"rule": "FC101", "verdict": "conflict",'
        b' "confidence": "high", "sides": [{"statement": "x"}]}]}',
    ),
    "lexicon-units": ("亿元\t1e8\t元\n".encode(),),
    "lexicon-hedges": ("将近\tbefore\t-1/10\t0\n".encode(),),
    "lexicon-aliases": ("规上\t规模以上\n".encode(),),
    "ledger-toml": (
        '[[fact]]\nsubject = "云泽市"\nindicator = "地区生产总值"\nvalue = "2156.3亿元"\n'
        'period = "2024年"\nsource = "公报"\n\n[[post]]\npost = "云泽市市长"\nholder = "李海明"\n'
        'source = "网站"\n'.encode(),
    ),
    "ledger-csv": ("post,holder,source\n云泽市市长,李海明,网站\n".encode(),),
}


class Mutator:
    """Changes an input by words: puts one in, takes some out, doubles or moves a stretch."""

    def __init__(self, name: str, otherwise: Callable[[bytes, int], bytes]) -> None:
        self._words = vocabulary(name)
        self._otherwise = otherwise

    def __call__(self, data: bytes, most: int, seed: int) -> bytes:
        """Another input, of at most ``most`` bytes."""
        chance = random.Random(seed)
        if chance.random() < 0.3:
            return self._otherwise(data, most)
        text = data.decode("utf-8", "surrogateescape")
        for _ in range(chance.choice((1, 1, 2, 4))):
            at, other = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
            match chance.randrange(6):
                case 0 | 1:
                    text = text[:at] + chance.choice(self._words) + text[at:]
                case 2:
                    text = text[:at] + chance.choice(self._words) + text[other:]
                case 3:
                    text = text[:at] + text[min(other, at + 8) :]
                case 4:
                    text = text[:other] + text[at:other] + text[other:]
                case _:
                    text = text[other:] + text[at:other] + text[:at]
        return text.encode("utf-8", "surrogateescape")[:most]


# The fuzzer.


def fuzz(name: str, seconds: int) -> None:
    """Runs the target until the time is up or an input is found that it cannot stand."""
    import atheris

    with atheris.instrument_imports(include=["factcheck"]):
        import factcheck

        for module in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    found, corpus = WORK / name, WORK / "corpus" / name
    found.mkdir(parents=True, exist_ok=True)
    corpus.mkdir(parents=True, exist_ok=True)
    begin = first(name)
    for number, data in enumerate(begin):
        (corpus / f"{number:04}").write_bytes(data)
    run(name, begin[0])  # what is loaded once is no matter of the first input
    arguments = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-max_len={max(_LONGEST, *map(len, begin))}",
        "-timeout=300",
        "-rss_limit_mb=4096",
        f"-artifact_prefix={found}/",
        str(corpus),
    ]
    if name in _BINARY:
        atheris.Setup(arguments, lambda data: run(name, data))
    else:
        change = Mutator(name, lambda data, most: atheris.Mutate(data, most))
        atheris.Setup(arguments, lambda data: run(name, data), custom_mutator=change)
    atheris.Fuzz()


def _printed(name: str) -> bytes:
    """A small Word or PDF file."""
    if name == "docx":
        text = "<w:p><w:r><w:t>截至2024年底，青禾高新区拥有企业52家。</w:t></w:r></w:p>".encode()
        space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        body = b"<w:document " + space + b"><w:body>" + text + b"</w:body></w:document>"
        return _archive({"word/document.xml": body, "docProps/core.xml": b"<a/>"})
    drawn = b"BT /F 12 Tf 60 700 Td (52 firms, 17.8 km, 66.8%.) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources"
        b"<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = b"%PDF-1.4\n"
    for number, one in enumerate(objects, start=1):
        body += b"%d 0 obj%sendobj\n" % (number, one)
    return body + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Parses and runs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("target", nargs="?", choices=TARGETS, help="what is fuzzed")
    parser.add_argument("file", nargs="?", type=Path, help="run this input alone")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--list", action="store_true", help="print the names of the targets")
    chosen = parser.parse_args(arguments)
    if chosen.list or chosen.target is None:
        print("\n".join(TARGETS))
    elif chosen.file is not None:
        run(chosen.target, chosen.file.read_bytes())
    else:
        fuzz(chosen.target, chosen.seconds)


if __name__ == "__main__":
    main()
