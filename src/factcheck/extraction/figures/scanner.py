"""Figures in running text: every numeral is a quantity, or set aside with the reason.

A candidate is matched at its numeral (``grammar``); what stands around it is looked at
(``surroundings``); what the wording means is worked out once (``wording``) and kept, so that the
common case is two look-ups.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extraction.figures import (
    fixed,
    grammar,
    ranks,
    spells,
    surroundings,
    units,
    wording,
)
from factcheck.extraction.figures.meaning import Before, Meaning, interpret
from factcheck.extraction.figures.nonfigures import Reason
from factcheck.extraction.figures.units import COUNTED, NUMBER
from factcheck.extraction.figures.wording import Wording
from factcheck.model import Quantity, QuantityKind, Span
from factcheck.patterns import compiled


class Rejected(NamedTuple):
    """A numeral that is no figure, and why; a tuple, since there are more of them than figures."""

    document: str
    start: int
    end: int
    reason: Reason

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.document, self.start, self.end)


class Figures(Struct, frozen=True, gc=False):
    """What the scanner found, each part in order of position, nothing overlapping."""

    quantities: tuple[Quantity, ...]
    rejected: tuple[Rejected, ...]


def scan(
    normal: str,
    *,
    text: str | None = None,
    document: str = "",
    taken: Sequence[tuple[int, int]] = (),
) -> Figures:
    """The figures of ``normal``, which has the length of ``text``, where quotes are cut from.

    ``taken`` are sorted spans that calendar dates already explain; nothing is read inside them.
    """
    text = normal if text is None else text
    if any(space in text for space in _THIN):
        normal = _grouped(normal, text)
    scanner = _Scanner(normal, text, document)
    start = 0
    for first, last in taken:
        scanner.read(start, first)
        start = max(start, last)
    scanner.read(start, len(normal))
    return Figures(tuple(scanner.quantities), tuple(scanner.rejected))


#: Spaces that separate thousands; normalisation makes them plain spaces.
_THIN: Final = ("\u2009", "\u202f", "\u00a0")
_THIN_SEPARATOR: Final = compiled(
    "(?<=[0-9０-９])[\u2009\u202f\u00a0](?=[0-9０-９]{3}(?![0-9０-９]))"
)


def _grouped(normal: str, text: str) -> str:
    """The normalised text with a comma for each thin space between groups of digits."""
    characters = list(normal)
    for match in _THIN_SEPARATOR.finditer(text):
        characters[match.start()] = ","
    return "".join(characters)


#: Meanings by what stands before the numeral and the matched wording.
_MEANINGS: dict[tuple[str, str, str], Meaning | Reason | None] = {}
#: Meanings that hold wherever nothing special stands around the wording.
#: With them their length, the characters behind them that ask for a closer look, and whether they
#: may begin an idiom, or name a time that is meant by a word before it (这一年).
_SETTLED: dict[tuple[object, ...], tuple[Meaning | Reason, int, frozenset[str], bool, bool]] = {}
_KEPT: Final = 1 << 17
_KEPT_LENGTH: Final = 64

#: A character behind the numeral that tells more about why it is no figure.
_WHY: Final = {
    "级": Reason.GRADE, "等": Reason.GRADE, "甲": Reason.GRADE,
    "期": Reason.PHASE, "号": Reason.CODE, "届": Reason.ORDINAL,
}  # fmt: skip
#: Characters behind a numeral that may make it a list marker or a date.
_TELLING: Final = grammar.DATE_NEXT | grammar.BETWEEN_FIRST | frozenset("、.)是")
_NUMERALS: Final = frozenset("0123456789零〇一二三四五六七八九十百千万亿两半几数")
#: Surfaces that are a numeral or the head of a word (兆瓦级), by what follows.
_WORD_HEADS: Final = frozenset("半兆千")
_IDIOM_THIRD: Final = frozenset("一两三四五六八百千万半")
#: Characters behind a unit that may make the figure part of a name.
_GOES_ON: Final = grammar.BETWEEN_FIRST | grammar.AND_FIRST | {"/", "每"}
#: Wordings that what stands around them may make something else.
_UNSETTLED: Final = {("四", "周"), ("半", "年")}
#: Behind N大 that lists nothing: the name of a congress.
_NO_NOUN: Final = frozenset("”’》,。;:、!?() \n的和与")
_AFTER_UNIT: Final = {
    "年": _GOES_ON | frozenset("行规计攻方倍纲滚专"),
    "次": _GOES_ON | frozenset("会全常委集代主党峰领"),
    **dict.fromkeys(("小时", "个小时", "分", "分钟", "秒"), _GOES_ON | frozenset("零0123456789")),
}
#: Another year in a list of numbers.
_YEARLY: Final = compiled(r"(?:19|20)\d\d ?\Z")
_QUOTED: Final = compiled(f"[{grammar.HAN}]{{1,8}}[”’]")


class _Scanner:
    """Reads one text from left to right."""

    def __init__(self, normal: str, text: str, document: str) -> None:
        self.normal = normal
        self.text = text
        self.document = document
        self.quantities: list[Quantity] = []
        self.rejected: list[Rejected] = []
        self.floor = 0  # nothing before it belongs to a figure
        self.done = 0  # everything before it is explained
        self.ahead, self.behind = fixed.index()
        self.risky = surroundings.risky()
        self.pairs = surroundings.risky_pairs()

    def read(self, start: int, end: int) -> None:
        """Reads the candidates that begin in ``[start, end)``."""
        position = max(start, self.done)
        self.floor = position
        find = grammar.figure().finditer
        while position < end:
            for match in find(self.normal, position, end):
                first, last = match.span()
                if first >= position:
                    position = self._explain(match, first)
                    if position >= last:
                        continue
                elif last <= position:
                    continue  # part of what was explained as a whole
                break  # something is left of the match: go on behind what was explained
            else:
                break
        self.done = max(self.done, position)

    def _explain(self, match: re.Match[str], start: int) -> int:
        """Explains the candidate at ``start``; returns where to go on.

        Most wordings were read before, and nothing around them can change what they mean.
        """
        normal = self.normal
        previous = normal[start - 1 : start]
        if normal[start] > "9":
            behind = self.behind.get(normal[start - 1 : start + 1])
            three = self.ahead.get(normal[start : start + 3])
            two = self.ahead.get(normal[start : start + 2])
            if behind or three or two:
                end = self._phrase(match, start, (behind, three, two))
                if end:
                    return end
        known = _SETTLED.get(match.group(0, 1))
        if known is None or not start or previous in self.risky:
            return self._look(match)
        meaning, length, telling, idiomatic, determined = known
        end = start + length
        following = normal[end : end + 1]
        if (
            following in telling
            or normal[start - 2 : start] in self.pairs
            or (idiomatic and normal[start + 2 : start + 3] in _IDIOM_THIRD)
            or (determined and previous in surroundings.DETERMINED)
        ):
            return self._look(match)
        if isinstance(meaning, Reason):
            return self._drop(start, end, _WHY.get(following, meaning))
        if previous == "“":
            return self._look(match)
        return self._add(start, end, meaning)

    def _phrase(
        self,
        match: re.Match[str],
        start: int,
        phrases: Iterable[Sequence[fixed.Phrase] | None],
    ) -> int:
        """Takes the phrase around the numeral, if there is one; else returns 0."""
        normal = self.normal
        for group in phrases:
            for phrase, offset, meaning in group or ():
                first = start - offset
                if first < self.floor or not normal.startswith(phrase, first):
                    continue
                end = first + len(phrase)
                if not offset and match.end() > end:
                    continue  # 三公 is a phrase, 三公里 is not
                found = fixed.read(normal, first, end, meaning)
                if found:
                    return self._take(found, end)
        return 0

    def _look(self, match: re.Match[str]) -> int:
        """Explains a candidate by all that stands around it."""
        normal, start = self.normal, match.start()
        if match["word"] is not None:
            return start + 1
        numeral = match["numeral"]
        previous = normal[start - 1] if start else "\n"
        if numeral == "首":
            return self._take(ranks.first(normal, start), start + 1)
        if previous == "第" or (previous == " " and normal[start - 2 : start - 1] == "第"):
            written = wording.read(normal, match, ranges=False)
            return self._take(ranks.ordinal(normal, written), start + 1)
        if previous == "前":
            found = ranks.top(normal, wording.read(normal, match, ranges=False))
            if found:
                return self._take(found, start + 1)
        if numeral[0] > "9":
            idiom = grammar.IDIOM.match(normal, start)
            if idiom:
                return self._drop(start, idiom.end(), Reason.IDIOM)
        return self._figure(match, previous)

    def _figure(self, match: re.Match[str], previous: str) -> int:
        normal, start = self.normal, match.start()
        before = surroundings.NOTHING
        if previous in self.risky or normal[start - 2 : start] in self.pairs:
            before = surroundings.before(normal, start, self.floor)
        end = match.end("numeral")
        following = normal[end : end + 1]
        if following in grammar.DATE_NEXT and not (following == "年" and before.hedges):
            date = grammar.DATE.match(normal, start)
            if date:
                numbered = previous == "]" and normal[date.end() - 1] == "号"
                return self._drop(start, date.end(), Reason.CODE if numbered else Reason.DATE)
        if normal[start] <= "9" and not before.length:
            if surroundings.glued(normal, start):
                return self._token(start)
            found = ranks.composed(normal, start, end)
            if found is None and following in spells.BEGINS:
                found = spells.composed(normal, start)
            if found:
                return self._take(found, end)
        written = (following == "/" and wording.slashed(normal, start)) or wording.read(
            normal, match
        )
        meaning = None if surroundings.changes(normal, written) else self._meaning(written, before)
        if meaning is None:
            written = wording.read(normal, match, ranges=False)
            meaning = self._meaning(written, before)
        assert meaning is not None  # only a range can turn out to be none
        if isinstance(meaning, Reason):
            return self._reject(written, meaning, previous)
        if before.negative and previous == "-" and meaning.dimension in COUNTED - {"number"}:
            before = replace(before, negative=False, length=before.length - 1)
            again = self._meaning(written, before)
            assert isinstance(again, Meaning)
            meaning = again
        if before.currency and not meaning.dimension.startswith("money"):
            before = surroundings.NOTHING
        return self._place(written, meaning, before, previous)

    def _place(self, written: Wording, meaning: Meaning, before: Before, previous: str) -> int:
        """Takes a figure unless the place forbids it."""
        normal = self.normal
        start, end = written.start, written.end
        if normal[start] <= "9" and not written.unit and surroundings.runs_on(normal, written):
            return self._token(start)
        if previous in surroundings.GOES_ON and surroundings.numbered(normal, written):
            return self._drop(start, end, Reason.ORDINAL)
        reason = None
        shared = None
        if meaning.dimension == NUMBER.dimension and normal[end : end + 1] in grammar.LISTS:
            shared = self._shared(written, before)
        if shared is not None:
            meaning = shared
        elif meaning.plain:
            reason = surroundings.bare(normal, written)
        elif not before.length:
            reason = surroundings.misplaced(normal, written)
        if reason is not None:
            return self._drop(start, end, reason)
        if previous == "“" and meaning.dimension == "count" and _QUOTED.match(normal, end):
            meaning = replace(meaning, kind=QuantityKind.ENUMERATIVE)
        elif not before.length and (written.unit or written.big) and not written.last:
            self._settle(written, meaning)
        return self._add(start - before.length, end, meaning)

    def _settle(self, written: Wording, meaning: Meaning | Reason) -> None:
        """Keeps a wording for ``_settled``, if little around it was needed to read it."""
        unit, numeral = written.unit, written.numeral
        surface = self.normal[written.start : written.end]
        if (surface, numeral) in _SETTLED:
            return
        if isinstance(meaning, Reason):
            length, telling = len(numeral), _TELLING
            # What follows the numeral is passed over: no other numeral may stand there.
            if surface in _WORD_HEADS or any(char in _NUMERALS for char in surface[length:]):
                return
        else:
            length, telling = len(surface), _AFTER_UNIT.get(unit or "", _GOES_ON)
            if written.big:
                telling = _NO_NOUN
        if (
            unit
            and unit[0] in grammar.DATE_NEXT
            and (unit[0] != "年" or grammar.DATE.match(surface))
        ):
            return
        if written.per or (numeral, unit) in _UNSETTLED:
            return
        if len(_SETTLED) >= _KEPT:
            _SETTLED.clear()
        determined = numeral == "一" and unit in surroundings.ONE_SPELL
        _SETTLED[surface, numeral] = meaning, length, telling, len(numeral) == 1, determined

    def _shared(self, written: Wording, before: Before) -> Meaning | None:
        """The number with the unit that a later number of its list names: 4.2和3.4个百分点."""
        listed = grammar.LISTED.match(self.normal, written.end)
        unit = units.unit_at(self.normal, listed.end()) if listed else ""
        if listed and unit == "年" and _YEARLY.search(listed.group()) and len(written.numeral) < 4:
            return None  # 1、2013年…: the first of a list
        if not unit:
            return None
        meaning = interpret(written._replace(unit=unit), before)
        return meaning if isinstance(meaning, Meaning) else None

    def _meaning(self, written: Wording, before: Before) -> Meaning | Reason | None:
        start, end = written.start, written.end
        if end - start > _KEPT_LENGTH:
            return interpret(written, before)
        key = self.normal[start - before.length : start], self.normal[start:end], written.numeral
        try:
            return _MEANINGS[key]
        except KeyError:
            pass
        if len(_MEANINGS) >= _KEPT:
            _MEANINGS.clear()
        meaning = _MEANINGS[key] = interpret(written, before)
        return meaning

    def _token(self, start: int) -> int:
        """Sets a code, an address or a version aside as a whole."""
        normal = self.normal
        first = start
        while first > self.floor and normal[first - 1] in _TOKEN and start - first < _TOKEN_BACK:
            first -= 1
        match = grammar.TOKEN.match(normal, start)
        end = max(match.end() if match else 0, start + 1)
        token = normal[first:end]
        address = "://" in token or "www." in token or "@" in token
        return self._drop(first, end, Reason.URL if address else Reason.CODE)

    def _reject(self, written: Wording, reason: Reason, previous: str) -> int:
        normal, start = self.normal, written.start
        end = start + len(written.numeral)
        following = normal[end : end + 1]
        if reason is Reason.WORD:
            listed = following in ("、", ".", ")") and previous in surroundings.LIST_START
            if listed or (following == "是" and previous in surroundings.LIST_START | {","}):
                reason = Reason.LIST_MARKER
            else:
                self._settle(written, reason)
                reason = _WHY.get(following, reason)
        elif reason in (Reason.ARTICLE, Reason.NAME, Reason.GRADE):
            self._settle(written, reason)
        elif reason is Reason.CODE:
            run = grammar.NUMERAL_RUN.match(normal, end)
            end = max(end, run.end() if run else end)
        return self._drop(start, end, reason)

    def _take(self, found: ranks.Found | None, otherwise: int) -> int:
        if found is None:
            return otherwise
        start, end, meaning = found
        if isinstance(meaning, Reason):
            return self._drop(start, end, meaning)
        return self._add(start, end, meaning)

    def _drop(self, start: int, end: int, reason: Reason) -> int:
        self.rejected.append(Rejected(self.document, start, end, reason))
        self.floor = end
        return end

    def _add(self, start: int, end: int, meaning: Meaning) -> int:
        self.floor = end
        self.quantities.append(
            Quantity(
                Span(self.document, start, end),
                self.text[start:end],
                meaning.interval,
                meaning.nominal,
                meaning.unit,
                meaning.dimension,
                meaning.factor,
                meaning.kind,
                meaning.hedge,
            )
        )
        return end


_TOKEN: Final = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-/:@%&=#+?~"
)
_TOKEN_BACK: Final = 64
