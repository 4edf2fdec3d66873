"""Known findings: those that a baseline file holds do not fail a run, new ones do.

An entry is a rule, a verdict and the statements that clash, each by its name (see
``checks.fingerprint``); what the file says besides is for those who read it. A finding is known
where all its statements are among those that one entry holds, each as often as it stands there, so

- a finding with one side less, since somebody mended it, is still known;
- one with a side more is new, be it that another document says the same words;
- of two findings with the same words one entry knows only one.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec

from factcheck.checks.fingerprint import statement
from factcheck.errors import UsageError
from factcheck.model import Claim, Finding, Message, Side

FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """One statement; ``says`` and ``path`` are for readers."""

    statement: str
    says: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One finding; ``name``, ``fingerprint`` and ``values`` are for readers."""

    rule: str
    name: str = ""
    verdict: str
    confidence: str
    values: str = ""
    fingerprint: str = ""
    sides: tuple[Statement, ...]

    @property
    def order(self) -> tuple[str, str, tuple[Statement, ...]]:
        """Where the entry stands in the file."""
        return self.rule, self.fingerprint, self.sides


@dataclass(frozen=True, slots=True)
class _File:
    version: int
    findings: tuple[Entry, ...]


def load(path: Path) -> tuple[Entry, ...]:
    """The entries of a baseline file. Raises ``UsageError``."""
    try:
        data = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise _fault(
            path,
            "没有这个基线文件；加上 --update-baseline 来建立",
            "no such baseline; make it with --update-baseline",
        ) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _fault(path, f"无法读取（{reason}）", f"cannot be read ({reason})") from error
    except json.JSONDecodeError as error:
        raise _fault(
            path,
            f"第 {error.lineno} 行不是 JSON（{error.msg}）；请恢复这个文件，或删去后重建",
            f"line {error.lineno} is not JSON ({error.msg}); restore the file, or remove it and "
            "make it anew",
        ) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise _fault(path, "不是 UTF-8 的 JSON 文件", "this is not a JSON file in UTF-8") from error
    version = data.get("version") if isinstance(data, dict) else None
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise _fault(
            path,
            f"基线是更新版本（{version}）的程序写的，请升级 factcheck",
            f"written by a newer factcheck (format {version}); upgrade factcheck",
        )
    try:
        return msgspec.convert(data, type=_File).findings
    except msgspec.ValidationError as error:
        raise _fault(
            path, f"不是 factcheck 的基线：{error}", f"no baseline of factcheck: {error}"
        ) from error


def content(entries: Iterable[Entry]) -> dict[str, Any]:
    """The content of a baseline file, in an order of its own."""
    ordered = sorted(entries, key=lambda entry: entry.order)
    return {"version": FORMAT_VERSION, "findings": [asdict(entry) for entry in ordered]}


def entry(finding: Finding) -> Entry:
    """The entry by which a finding is known."""
    return Entry(
        rule=finding.rule,
        verdict=finding.verdict.value,
        confidence=finding.confidence.label,
        sides=tuple(sorted(map(_side, finding.claims))),
        name=finding.name,
        fingerprint=finding.fingerprint,
        values=finding.derivation,
    )


def recognise(
    entries: Sequence[Entry], findings: Sequence[Finding]
) -> tuple[list[bool], list[Entry]]:
    """For each finding whether an entry knows it; and the entries that know none."""
    left = [Counter(side.statement for side in entry.sides) for entry in entries]
    holding: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for name in left[number]:
            holding[entry.rule, entry.verdict, name].append(number)
    known = [False] * len(findings)
    used: set[int] = set()
    # The larger findings first: what is left of their entries may know smaller ones.
    for at in sorted(range(len(findings)), key=lambda at: -len(findings[at].claims)):
        finding = findings[at]
        sides = Counter(map(statement, finding.claims))
        candidates = holding[finding.rule, finding.verdict.value, next(iter(sides))]
        fitting = [number for number in candidates if sides <= left[number]]
        if fitting:
            best = min(fitting, key=lambda number: left[number].total())
            left[best] -= sides
            used.add(best)
            known[at] = True
    return known, [entry for number, entry in enumerate(entries) if number not in used]


def _side(claim: Side) -> Statement:
    about = (claim.subject, claim.indicator) if isinstance(claim, Claim) else ()
    told = (*about, claim.text)
    says = " ".join(" ".join(filter(None, told)).split())
    return Statement(statement(claim), says, claim.span.document)


def _fault(path: Path, zh: str, en: str) -> UsageError:
    return UsageError(Message(zh=f"{path}：{zh}", en=f"{path}: {en}"))
