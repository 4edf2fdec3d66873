"""Names for statements and findings that hold across runs.

A statement is named by what it says: its figure, what the figure is about, and the words of its
sentence. A finding is named by its rule, its verdict and its statements. No path, line, order or
clock goes in, nor white space, punctuation, width or script; a moved, renamed or newly wrapped text
keeps its names, and another figure or another wording is another statement.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from factcheck.alignment.blocks import key
from factcheck.model import Claim, Side, Verdict
from factcheck.patterns import compiled
from factcheck.reading import normalise

_LENGTH = 32
_NOISE = compiled(r"[\W_]")


def statement(claim: Side) -> str:
    """The name of what a claim says; words that are no claim are named by themselves."""
    if not isinstance(claim, Claim):
        return _digest(("words", _NOISE.sub("", normalise(claim.text)), claim.name))
    interval = claim.quantity.interval
    ends = (interval.low, interval.high, interval.low_open, interval.high_open)
    words = _NOISE.sub("", normalise(claim.context))
    return _digest((*key(claim), claim.subject or "", *map(str, ends), words))


def fingerprint(rule: str, verdict: Verdict, claims: Iterable[Side]) -> str:
    """The name of a finding with these sides."""
    return _digest((rule, verdict.value, *sorted(map(statement, claims))))


def _digest(parts: Iterable[str]) -> str:
    data = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:_LENGTH]
