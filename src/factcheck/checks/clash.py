"""From comparable pairs that clash to findings: one clash, one finding with all its sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from factcheck.alignment import Comparison
from factcheck.checks.findings import finding
from factcheck.model import (
    Claim,
    Confidence,
    Finding,
    Related,
    Severity,
    Span,
    Verdict,
)
from factcheck.rulebook import Rule


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims that cannot both hold, ``sign`` standing between their values (38家 ≠ 35家).

    A sign with a direction (>) keeps the order of the two.
    """

    a: Claim
    b: Claim
    comparison: Comparison
    sign: str = "≠"


def findings(
    clashes: Iterable[Clash],
    rule: Rule,
    *,
    verdict: Verdict = Verdict.CONFLICT,
    severity: Severity | None = None,
    related: Callable[[tuple[Claim, ...]], Iterable[Related]] = lambda _: (),
) -> Iterator[Finding]:
    """One finding for each connected set of clashes, in order of its first claim.

    ``related`` tells what explains a clash of the claims that it is given.
    """
    for group in _connected(clashes):
        claims = _sides(group)
        yield finding(
            rule,
            claims,
            _derivation(claims, group[0].sign),
            confidence=max(clash.comparison.confidence for clash in group),
            verdict=verdict,
            severity=severity,
            reasons=group[0].comparison.reasons,
            related=related(claims),
        )


def _connected(clashes: Iterable[Clash]) -> list[list[Clash]]:
    """The clashes that share a claim, put together; unsure ones join no others.

    What goes beyond one claim (>) is one group, whatever else those claims clash with.
    """
    ordered = sorted(clashes, key=lambda clash: (clash.a.span, clash.b.span))
    above: dict[Span, Span] = {}  # a forest: claims that are connected have one root
    for clash in ordered:
        if clash.sign != ">" and clash.comparison.confidence is not Confidence.LOW:
            above[_root(above, clash.b.span)] = _root(above, clash.a.span)
    groups: defaultdict[object, list[Clash]] = defaultdict(list)
    for number, clash in enumerate(ordered):
        if clash.comparison.confidence is Confidence.LOW:
            groups[number].append(clash)
        else:
            first = clash.a.span
            groups[clash.sign, first if clash.sign == ">" else _root(above, first)].append(clash)
    return sorted(groups.values(), key=lambda group: group[0].a.span)


def _root(above: dict[Span, Span], key: Span) -> Span:
    """The root of a claim's tree; the way there is halved for those who come after."""
    while (upper := above.setdefault(key, key)) != key:
        above[key] = key = above[upper]
    return key


def _sides(group: list[Clash]) -> tuple[Claim, ...]:
    if group[0].sign == ">":
        return group[0].a, *(clash.b for clash in group)
    by_span = {claim.span: claim for clash in group for claim in (clash.a, clash.b)}
    return tuple(by_span[span] for span in sorted(by_span))


def _derivation(claims: tuple[Claim, ...], sign: str) -> str:
    falls = [(claim.quantity.nominal or 0) < 0 for claim in claims]
    # 增长5.6% and 下降5.6% differ in what stands before the figure.
    signs = ["−" if fall and not all(falls) else "" for fall in falls]
    told = (sign + claim.quantity.text for sign, claim in zip(signs, claims, strict=True))
    texts = list(dict.fromkeys(told))
    if sign == ">":
        return f"{texts[0]} > {'、'.join(texts[1:])}"
    return f" {sign} ".join(texts)
