"""Changed lines: which findings touch what was changed since a revision, as git tells it.

Faults are not local, so everything is analysed; of the findings those are told that have a side, or
what explains it, in a paragraph with a changed line. Work that is not committed counts, renamed
files are followed, and a file that git does not know is changed as a whole. The title and the lines
of date and author govern a document, a heading what follows it: where these were changed, all that
they govern was. Where lines were taken out, or a comment stands alone, the next line is touched.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import UsageError
from factcheck.model import BlockKind, Document, Finding, Message, Report, Span, file_of
from factcheck.patterns import compiled

#: Where subject and time of a document are told.
_GOVERNING = (BlockKind.TITLE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.SOURCE)

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_LINE_FEED = compiled(r"\n")
_ESCAPE = re.compile(rb"\\([abtnvfr\"\\]|[0-7]{3})")
_ESCAPED = dict(zip(b'abtnvfr"\\', b'\a\b\t\n\v\f\r"\\', strict=True))

#: Whatever a user's configuration says, the output is that which is read here.
_DIFF = (
    *("diff", "--find-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--no-relative"),
    *("--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/"),
)
_LINES = ("--unified=0", "--inter-hunk-context=0")
_COUNTS = ("--numstat", "-z")

#: Lines counted from 0, half open; ``None`` is all of them.
Lines = tuple[range, ...] | None


@dataclass(frozen=True)
class Changes:
    """What was changed since ``revision`` in the repository at ``top``, by path below it."""

    revision: str
    top: Path
    lines: Mapping[str, Lines]
    tracked: frozenset[str]

    def touched(self, report: Report, *, stdin: str | None) -> Touched:
        """Where the documents of a report were changed; ``stdin`` is no file and all new.

        Raises ``UsageError`` for a document outside the repository, but for those that the others
        are only compared with.
        """
        changed: dict[str, tuple[Span, ...]] = {}
        for document in report.documents:
            if document.path == stdin:
                changed[document.path] = (document.whole,)
            else:
                elsewhere = document.path in report.against
                changed[document.path] = self._spans(document, elsewhere=elsewhere)
        return Touched({path: spans for path, spans in changed.items() if spans})

    def _spans(self, document: Document, *, elsewhere: bool) -> tuple[Span, ...]:
        try:
            path = Path(file_of(document.path)).resolve().relative_to(self.top).as_posix()
        except ValueError:
            if elsewhere:
                return ()
            raise UsageError(
                Message(
                    zh=f"{document.path} 不在 git 仓库 {self.top} 里，--changed-since 无从比较",
                    en=f"{document.path} is outside the git repository {self.top}, so "
                    "--changed-since cannot tell its changes",
                )
            ) from None
        lines = self.lines.get(path, ()) if path in self.tracked else None
        if lines is None or (lines and document.path != file_of(document.path)):
            return (document.whole,)
        return tuple(_governed(document, list(_places(document, lines))))


@dataclass(frozen=True)
class Touched:
    """The changed places of documents by path, whole paragraphs each."""

    spans: Mapping[str, tuple[Span, ...]]

    def __contains__(self, finding: Finding) -> bool:
        places = [claim.span for claim in finding.claims]
        places += [related.span for related in finding.related]
        return any(
            place.overlaps(span) for place in places for span in self.spans.get(place.document, ())
        )


def since(revision: str) -> Changes:
    """The changes since a revision in the repository of the current folder. ``UsageError``."""
    top = Path(os.fsdecode(_repository()).removesuffix("\n")).resolve()
    commit = _commit(revision, top)
    counts = _output(*_DIFF, *_COUNTS, commit, "--", folder=top)
    patch = _output(*_DIFF, *_LINES, commit, "--", folder=top)
    tracked = _output("ls-files", "-z", folder=top)
    ranges = changed_lines(patch)
    return Changes(
        revision=revision,
        top=top,
        lines={
            os.fsdecode(path): None if binary else tuple(ranges.get(path, ()))
            for path, binary in _files(counts)
        },
        tracked=frozenset(map(os.fsdecode, tracked.split(b"\0"))),
    )


def changed_lines(patch: bytes) -> dict[bytes, list[range]]:
    """The lines of each new file that a patch adds or changes, by path.

    The lines of a hunk are counted, not looked at: a changed line may look like a header.
    """
    found: dict[bytes, list[range]] = {}
    lines = iter(patch.split(b"\n"))
    path: bytes | None = None
    for line in lines:
        if line.startswith(b"+++ "):
            path = _path(line[4:])
            continue
        hunk = _HUNK.match(line)
        if hunk is None:
            continue
        removed, added = (int(hunk[group] or b"1") for group in (1, 3))
        # Of a hunk that only takes lines out, git names the line before it.
        first = int(hunk[2]) - (1 if added else 0)
        if _says_something(lines, removed, added) and path is not None:
            found.setdefault(path, []).append(range(first, first + added))
    return found


def _says_something(lines: Iterator[bytes], removed: int, added: int) -> bool:
    """Reads the lines of a hunk: whether any of them is not blank."""
    said = False
    while removed or added:
        line = next(lines)
        removed -= line.startswith(b"-")
        added -= line.startswith(b"+")
        said = said or (line[:1] in (b"-", b"+") and bool(line[1:].strip()))
    return said


def _path(written: bytes) -> bytes | None:
    """A path as a patch names it: ``b/`` before it, quoted as in C where it holds odd signs."""
    written = written.removesuffix(b"\t")  # git puts it behind a name with a blank
    if written.startswith(b'"'):
        written = _ESCAPE.sub(_unescape, written[1:-1])
    return None if written == b"/dev/null" else written.removeprefix(b"b/")


def _unescape(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    return bytes([int(sign, 8) if len(sign) == 3 else _ESCAPED[sign[0]]])


def _files(counts: bytes) -> Iterator[tuple[bytes, bool]]:
    """The paths of ``--numstat -z``, new ones for renamed files, and whether git took them for data
    without lines.
    """
    fields = iter(counts.split(b"\0"))
    for field in fields:
        if not field:
            continue
        added, _, path = field.split(b"\t", 2)
        if not path:
            next(fields)
            path = next(fields)
        yield path, added == b"-"


def _places(document: Document, ranges: tuple[range, ...]) -> Iterator[Span]:
    """The places of lines as git counts them, at line feeds alone; blank ones with the next that is
    not.
    """
    normal = document.normal
    if document.source is not None:
        for lines in ranges:
            numbers = range(lines.start + 1, lines.stop + 1)
            for begin, stop in document.source.stretches(numbers):
                yield Span(document.path, begin, len(normal) if stop is None else stop)
        return
    starts = [0, *(match.end() for match in _LINE_FEED.finditer(document.text))]
    for lines in ranges:
        start, end = (
            starts[number] if number < len(starts) else len(normal)
            for number in (lines.start, lines.stop)
        )
        if not normal[start:end].strip():
            end = min(len(normal) - len(normal[end:].lstrip()) + 1, len(normal))
        yield Span(document.path, start, end)


def _governed(document: Document, changed: list[Span]) -> Iterator[Span]:
    """The changed places, widened to their paragraphs and to what these govern."""
    yield from changed
    section = False
    for block in document.blocks:
        touched = any(piece.overlaps(span) for piece in block.view.pieces for span in changed)
        if touched and block.kind in _GOVERNING:
            yield document.whole
        if block.kind is BlockKind.HEADING:
            section = touched
        if touched or section:
            yield from block.view.pieces


def _repository() -> bytes:
    done = _git("rev-parse", "--show-toplevel", folder=Path())
    if done.returncode:
        raise _fault("需要在 git 仓库里运行", "needs a git repository", done)
    return done.stdout


def _commit(revision: str, top: Path) -> str:
    """The commit that a revision names. A name that git would take for an option is none."""
    if not revision.startswith("-"):
        done = _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", folder=top)
        if done.returncode == 0:
            return done.stdout.decode("ascii").strip()
    raise UsageError(
        Message(
            zh=f"--changed-since：git 里没有 {revision!r} 这个提交或分支；浅克隆要先取得它",
            en=f"--changed-since: git knows no commit or branch {revision!r}; a shallow clone "
            "must fetch it first",
        )
    )


def _output(*arguments: str, folder: Path) -> bytes:
    done = _git(*arguments, folder=folder)
    if done.returncode:
        raise _fault("git 出错", "git failed", done)
    return done.stdout


def _git(*arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        )
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(
            Message(
                zh=f"--changed-since 需要 git，无法运行它（{reason}）",
                en=f"--changed-since needs git, which cannot be run ({reason})",
            )
        ) from error


def _fault(zh: str, en: str, done: subprocess.CompletedProcess[bytes]) -> UsageError:
    said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
    return UsageError(
        Message(zh=f"--changed-since {zh}（{said}）", en=f"--changed-since {en} ({said})")
    )
