"""Figures in running text: every numeral is a quantity, or set aside with the reason.

A candidate is matched at its numeral (``grammar``); hedges, signs and currencies before it are
looked up backwards; what the whole wording means is worked out once (``wording``) and kept, so that
at each place only the surroundings are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
import re
from typing import Final

from factcheck.extraction import grammar, hedges, nonfigures, units
from factcheck.extraction.hedges import Bounds, Hedge
from factcheck.extraction.nonfigures import Reason
from factcheck.extraction.numerals import parse
from factcheck.extraction.units import NUMBER, RANK, RATIO, Unit
from factcheck.extraction.wording import Before, Meaning, interpret
from factcheck.model import Quantity, QuantityKind, Span
from factcheck.rulebook import lexicons


@dataclass(frozen=True, slots=True)
class Rejected:
    """A numeral that is no figure, and why."""

    span: Span
    reason: Reason


@dataclass(frozen=True, slots=True)
class Figures:
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
    scanner = _Scanner(normal, normal if text is None else text, document)
    start = 0
    for first, last in taken:
        scanner.read(start, first)
        start = max(start, last)
    scanner.read(start, len(normal))
    return Figures(tuple(scanner.quantities), tuple(scanner.rejected))


#: Meanings by what stands before the numeral and the matched wording.
_MEANINGS: dict[tuple[str, str], Meaning | Reason | None] = {}
_MEANINGS_KEPT: Final = 1 << 17

_NOTHING_BEFORE: Final = Before()
_SIGN_AFTER: Final = frozenset("为是至到达率幅降升在约超近逾 \n(,;:、。“")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
#: Before 前N where it is no rank: 目前3家, 日前.
_NOT_TOP: Final = frozenset("目当此以日之提年空会事战生眼午饭课班睡赛婚产身胸面跟")
#: What ranks: 位居第一, 排名第3, 全国第一.
_RANKING: Final = re.compile(r"(?:位居|位列|居|列|排|排名|名列|全国|全省|全市|全区|全盟|世界|全球|亚洲|升至|跃居|均|稳居|保持|之|、)$")
_ORDINAL_UNITS: Final = frozenset("位名个次家例座只枚颗艘架辆台套项人起宗所场")
_TIME_UNITS: Final = frozenset({"time"})
_DETERMINED: Final = frozenset("这那每哪上下新前后头的同另某任当")
_NEXT_TO_GRADE: Final = {"级": Reason.GRADE, "等": Reason.GRADE, "甲": Reason.GRADE, "期": Reason.PHASE, "年": Reason.WORD}
_LINKS: Final = frozenset("为达至到计共是有数约升降增减得亡例率额量即了比分仅")
_QUOTED: Final = re.compile("[\u4e00-\u9fff]{1,8}[”’]")
_LISTED: Final = re.compile(r"[、.)]|是(?!否)")
_LIST_START: Final = frozenset("\n\r ;。；:(")


class _Scanner:
    """Reads one text from left to right."""

    def __init__(self, normal: str, text: str, document: str) -> None:
        self.normal = normal
        self.text = text
        self.document = document
        self.quantities: list[Quantity] = []
        self.rejected: list[Rejected] = []
        self.done = 0  # everything before it is explained
        self.index = _index()
        self.hedges = hedges.before()
        self.currencies = _currencies()

    def read(self, start: int, end: int) -> None:
        """Reads the candidates that begin in ``[start, end)``."""
        search = grammar.figure().search
        position = max(start, self.done)
        self.floor = start
        while position < end:
            match = search(self.normal, position, end)
            if match is None:
                return
            position = max(self._candidate(match), match.start() + 1)
        self.done = max(self.done, position)

    def _candidate(self, match: re.Match[str]) -> int:
        """Explains the candidate; returns where to go on."""
        normal, start = self.normal, match.start()
        for key in (normal[start - 1 : start + 1] if start else "", normal[start : start + 2]):
            entries = self.index.get(key)
            if entries:
                for phrase, offset, meaning in entries:
                    first = start - offset
                    if first >= self.floor and normal.startswith(phrase, first):
                        return self._phrase(first, first + len(phrase), meaning)
        if match["n1"] is None:
            return self._special(match)
        previous = normal[start - 1] if start else ""
        if previous == "第" or (previous == " " and normal[start - 2 : start - 1] == "第"):
            return self._ordinal(start)
        if previous == "前" and normal[start - 2 : start - 1] not in _NOT_TOP:
            end = self._top(start)
            if end:
                return end
        return self._figure(match, previous)

    def _figure(self, match: re.Match[str], previous: str) -> int:
        normal, start = self.normal, match.start()
        ascii_digit = match["n1"][0] <= "9"
        before = self._before(start, previous)
        if ascii_digit:
            if previous.isascii() and not before.length and self._glued(start, previous):
                return self._token(start)
            special = self._ratio(match)
            if special:
                return special
        if match["n2"] and self._changes(match):
            match = self._single(start)
        meaning = self._meaning(match, before)
        if meaning is None:
            match = self._single(start)
            meaning = self._meaning(match, before)
        end = match.end()
        following = normal[end : end + 1]
        if isinstance(meaning, Reason):
            return self._reject(match, meaning, following)
        assert meaning is not None
        if ascii_digit and following.isascii() and self._runs_on(match, following):
            return self._token(start)
        if meaning.plain:
            reason = self._bare(match, previous, following)
            if reason is not None:
                return self._drop(start, end, reason)
        elif not before.length:
            reason = self._out_of_place(match, previous)
            if reason is not None:
                return self._drop(start, end, reason)
        kind = meaning.kind
        if previous == "“" and meaning.dimension == "count" and _QUOTED.match(normal, end):
            kind = QuantityKind.ENUMERATIVE
        self._add(start - before.length, end, meaning, kind)
        return end

    def _meaning(self, match: re.Match[str], before: Before) -> Meaning | Reason | None:
        key = self.normal[match.start() - before.length : match.start()], match.group()
        try:
            return _MEANINGS[key]
        except KeyError:
            pass
        if len(_MEANINGS) >= _MEANINGS_KEPT:
            _MEANINGS.clear()
        meaning = _MEANINGS[key] = interpret(match, before)
        return meaning

    def _single(self, start: int) -> re.Match[str]:
        match = grammar.single().match(self.normal, start)
        assert match is not None
        return match

    # ── what stands before ──────────────────────────────────────────────────────────────────────

    def _before(self, start: int, previous: str) -> Before:
        """Hedges, sign and currency that end at ``start``."""
        if previous not in self.hedges and previous not in self.currencies and previous not in " -+负下":
            return _NOTHING_BEFORE
        normal = self.normal
        at = start
        negative = False
        currency: Unit | None = None
        found: list[Hedge] = []
        if previous == " " and at > 1 and normal[at - 2] not in " \n" and normal[at - 2] in self.hedges:
            at -= 1
            previous = normal[at - 1]
        if previous in "-+" and (at < 2 or normal[at - 2] in _SIGN_AFTER):
            negative = previous == "-"
            at -= 1
        elif previous == "负" and normal[at - 2 : at - 1] not in tuple("抱胜欠担辜自肩背重"):
            negative = True
            at -= 1
        elif previous == "下" and normal[at - 2 : at - 1] == "零":
            negative = True
            at -= 2
        for word, unit in self.currencies.get(normal[at - 1 : at], ()):
            if normal.endswith(word, self.floor, at):
                currency = unit
                at -= len(word)
                break
        while len(found) < 2:
            for hedge in self.hedges.get(normal[at - 1 : at], ()):
                word = hedge.word
                if not normal.endswith(word, self.floor, at):
                    continue
                first = at - len(word)
                if hedge.not_after and normal[first - 1 : first] in hedge.not_after and first:
                    continue
                if hedge.scale_only and normal[start] not in "百千万亿":
                    continue
                found.insert(0, hedge)
                at = first
                break
            else:
                break
        if at == start:
            return _NOTHING_BEFORE
        return Before(tuple(found), negative, currency, start - at)

    def _glued(self, start: int, previous: str) -> bool:
        """Whether the digits continue a code: ACT001, G1817, 1.2.3."""
        if previous.isalnum() or previous in "_@#\\&=":
            return True
        return previous in ".-/:" and start > 1 and self.normal[start - 2].isascii() and self.normal[start - 2].isalnum()

    def _runs_on(self, match: re.Match[str], following: str) -> bool:
        """Whether a code goes on behind the digits: 3C, 1.2.3, 010-62."""
        if not following:
            return False
        if following.isalpha() or following in "_@":
            return True
        after = self.normal[match.end() + 1 : match.end() + 2]
        return match["unit"] is None and following in ".-/:" and after.isascii() and after.isalnum()

    def _changes(self, match: re.Match[str]) -> bool:
        """从3家到5家 tells two values, not a range."""
        start = match.start()
        separator = self.normal[match.start("n2") - 2 : match.start("n2")]
        if "到" not in separator and "至" not in separator:
            return False
        return "从" in self.normal[max(start - 3, 0) : start] or "由" in self.normal[max(start - 3, 0) : start]

    def _bare(self, match: re.Match[str], previous: str, following: str) -> Reason | None:
        """Whether digits with nothing beside them are a figure: only where something leads to them."""
        surface = match["n1"]
        if following == "版":
            return Reason.VERSION
        if following == "强":
            return Reason.NAME
        listed = following in "、.)" and (match.start() == 0 or previous in _LIST_START)
        if "." in surface:
            return Reason.NAME if previous == "“" and following == "”" else None
        if listed:
            return Reason.LIST_MARKER
        if len(surface) > 7 and "," not in surface or (surface[0] == "0" and len(surface) > 1):
            return Reason.CODE
        if len(surface) == 4 and surface[:2] in ("19", "20"):
            return Reason.DATE
        if previous in _LINKS and not _HAN.match(following) and following not in ("”", "’", "》", "]"):
            return None
        return Reason.NAME if _HAN.match(following) else Reason.CODE

    def _out_of_place(self, match: re.Match[str], previous: str) -> Reason | None:
        """Whether the surroundings make a figure something else."""
        unit = match["unit"]
        if previous == "每" and unit:
            return Reason.PER
        if unit is None:
            return None
        if unit == "年" and grammar.PROGRAMME.match(self.normal, match.end()):
            return Reason.SET_PHRASE
        if match["n1"] == "一" and previous in _DETERMINED and unit in ("年", "天", "周", "秒", "小时"):
            return Reason.ARTICLE
        if previous in "周拜" and match["n1"] in "一二三四五六":
            return Reason.DATE
        return None

    # ── kinds of their own ──────────────────────────────────────────────────────────────────────

    def _special(self, match: re.Match[str]) -> int:
        start, end = match.span()
        if match["date"]:
            return self._drop(start, end, Reason.DATE)
        if match["first"]:
            unit = self.normal[end]
            named = RANK if unit == "位" else units.units().get(unit, NUMBER)
            if unit == "位" and self.normal[start - 1 : start] in ("在", "为"):
                return end
            self._add(start, end + 1, _ordinal(Decimal(1), Decimal(1), named))
            return end + 1
        return end

    def _ordinal(self, start: int) -> int:
        """第65位: a rank; 第三届, 第一产业: which one."""
        normal = self.normal
        match = self._single(start)
        first = normal.rindex("第", 0, start)
        numeral = parse(match["n1"])
        unit = match["unit"]
        end = match.end("n1")
        if numeral is None or numeral.vague or numeral.decimal:
            return self._drop(first, end, Reason.ORDINAL)
        named = RANK
        if match["big"]:
            end = match.end("big")
        elif unit is not None and not match["post"] and not match["per"]:
            if unit[0] not in _ORDINAL_UNITS:
                return self._drop(first, end, Reason.ORDINAL)
            end = match.start("unit") + 1
            if unit[0] not in "位名":
                named = units.units()[unit[0]]
        elif _HAN.match(normal, end) and normal[end] not in "的和及与并、":
            if not _RANKING.search(normal[max(first - 2, 0) : first]) or len(match["n1"]) > 3:
                return self._drop(first, end, Reason.ORDINAL)
        self._add(first, end, _ordinal(numeral.low, numeral.low, named))
        return end

    def _top(self, start: int) -> int:
        """前三, 前10名: a rank of at most that; 0 where 前 means something else."""
        match = self._single(start)
        numeral = parse(match["n1"])
        end = match.end("n1")
        unit = match["unit"]
        if numeral is None or numeral.vague or numeral.low <= 1 or numeral.low != int(numeral.low):
            return 0
        if unit in ("位", "名"):
            end = match.end("unit")
        elif match["big"]:
            end = match.end("big")
        elif unit is not None or (_HAN.match(self.normal, end) and self.normal[end] not in "的强甲和"):
            return 0
        self._add(start - 1, end, _ordinal(Decimal(1), numeral.low, RANK))
        return end

    def _ratio(self, match: re.Match[str]) -> int:
        """3:1, 2比1, 5+2, 1/3; 0 where it is none."""
        normal, start, end = self.normal, match.start(), match.end("n1")
        following = normal[end : end + 1]
        if following in (":", "比"):
            ratio = grammar.RATIO.match(normal, start)
            if ratio:
                left, right = parse(ratio[1]), parse(ratio[3])
                if left and right and right.low:
                    value = left.low / right.low
                    self._add(start, ratio.end(), Meaning.of(Bounds(value, value), value, RATIO, kind=QuantityKind.RATIO))
                    return ratio.end()
        elif following == "+":
            total = grammar.SUM.match(normal, start)
            if total:
                value = Decimal(sum(int(part) for part in total.group().split("+")))
                self._add(start, total.end(), Meaning.of(Bounds(value, value), value, NUMBER, kind=QuantityKind.ENUMERATIVE))
                return total.end()
        elif following == "/":
            fraction = grammar.FRACTION.match(normal, start)
            if fraction and 0 < int(fraction[1]) < int(fraction[2]) <= 10:
                value = Decimal(int(fraction[1]) * 100) / int(fraction[2])
                self._add(start, fraction.end(), Meaning.of(Bounds(value, value), value, units.PERCENT))
                return fraction.end()
        return 0

    # ── what comes out ──────────────────────────────────────────────────────────────────────────

    def _phrase(self, start: int, end: int, meaning: Meaning | Reason) -> int:
        if isinstance(meaning, Reason):
            return self._drop(start, end, meaning)
        if meaning.dimension == NUMBER.dimension:
            match = grammar.unit().match(self.normal, end)
            if match:
                unit = units.units()[match.group()]
                end = match.end()
                meaning = replace(
                    meaning, unit=unit.name, dimension=unit.dimension, factor=float(unit.factor)
                )
        self._add(start, end, meaning)
        return end

    def _token(self, start: int) -> int:
        """Sets a code, an address or a version aside as a whole."""
        normal = self.normal
        first = start
        while first > self.floor and start - first < 64 and grammar.TOKEN.fullmatch(normal, first - 1, first) and normal[first - 1]:
            first -= 1
        match = grammar.TOKEN.match(normal, start)
        assert match is not None
        end = max(match.end(), start + 1)
        token = normal[first:end]
        reason = Reason.URL if "://" in token or "www." in token or "@" in token else Reason.CODE
        return self._drop(max(first, self.done), end, reason)

    def _reject(self, match: re.Match[str], reason: Reason, following: str) -> int:
        start = match.start()
        end = match.end("n1")
        if reason is Reason.WORD:
            following = self.normal[end : end + 1]
            listed = _LISTED.match(self.normal, end)
            if listed and (start == 0 or self.normal[start - 1] in _LIST_START or following == "是"):
                reason = Reason.LIST_MARKER
            else:
                reason = _NEXT_TO_GRADE.get(following, reason)
        elif reason is Reason.CODE:
            run = grammar.NUMERAL_RUN.match(self.normal, end)
            if run:
                end = max(end, run.end())
        return self._drop(start, end, reason)

    def _drop(self, start: int, end: int, reason: Reason) -> int:
        self.rejected.append(Rejected(Span(self.document, start, end), reason))
        return end

    def _add(self, start: int, end: int, meaning: Meaning, kind: QuantityKind | None = None) -> None:
        self.quantities.append(
            Quantity(
                Span(self.document, start, end),
                self.text[start:end],
                meaning.interval,
                meaning.nominal,
                meaning.unit,
                meaning.dimension,
                meaning.factor,
                kind or meaning.kind,
                meaning.hedge,
            )
        )


def _ordinal(low: Decimal, high: Decimal, unit: Unit) -> Meaning:
    return Meaning.of(Bounds(low, high), high, unit, kind=QuantityKind.ORDINAL)


@cache
def _currencies() -> dict[str, tuple[tuple[str, Unit], ...]]:
    """Currencies that stand before an amount, by their last character, the longest first."""
    found: dict[str, list[tuple[str, Unit]]] = {}
    for word, unit in sorted(units.currencies().items(), key=lambda item: -len(item[0])):
        found.setdefault(word[-1], []).append((word, unit))
    return {char: tuple(items) for char, items in found.items()}


@cache
def _index() -> dict[str, tuple[tuple[str, int, Meaning | Reason], ...]]:
    """Phrases with a numeral that are no figure or a figure as a whole, by two characters."""
    found: dict[str, list[tuple[str, int, Meaning | Reason]]] = {
        key: list(entries) for key, entries in nonfigures.index().items()
    }
    for phrase, nominal, low, high, ends, unit, _ in lexicons.rows("wordfigures"):
        bounds = Bounds(
            Decimal(low), Decimal(high), ends[0] == "(", ends[1] == ")"
        )
        named = units.units()[unit] if unit else NUMBER
        meaning = Meaning.of(bounds, Decimal(nominal) if nominal else None, named)
        key, offset = nonfigures.key(phrase)
        found.setdefault(key, []).append((phrase, offset, meaning))
    return {
        key: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for key, entries in found.items()
    }
