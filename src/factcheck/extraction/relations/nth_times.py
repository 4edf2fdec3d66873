"""The how manieth time or thing of its kind something is: 这是他第三次访问云港, 本赛季第8个进球."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extraction.clauses import Sentence
from factcheck.extraction.parts import Part
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled

_NTH = compiled(
    r"(?P<told>第[0-9一二三四五六七八九十百]{1,4}[次个座枚度支位条家颗项场例块粒]|首[次个座枚度条颗粒])"
)
#: Since when, or of what, it is counted.
_SCOPE = compiled(
    "(?:今年|年内|本年度|本?赛季|队史|历史|职业生涯|生涯|上任|就任|任内|建国|建市|建队|成立|开赛|开市|开季"
    "|入[春夏秋冬汛]|本[月周届季]|今[春夏秋冬]|近[^,;。]{0,4}年|有史|有记录)(?:以来)?|[0-9]{4}年(?:[0-9]{1,2}月)?以来"
)
#: Opens a clause or a sentence on what was just told.
_THIS = compiled("(?:而?这|此[次番]|本次|其中|为|成为|是|也是|系)")
#: Says of what was told which one it is.
_IS = compiled("(?:这|这也|此|此次|本次|而这)?(?:也|已|已经|就)?(?:是|为|系|成为)")
_CLAUSE = compiled("[,;:。!?\n]")
_HAN = compiled("[\u4e00-\u9fff]")
#: Words beside a number that do not tell what it counts.
_BESIDE = compiled(
    "[这那是也为的了他她它其该已成以来]|[^\u4e00-\u9fff]|发布|宣布|开始|拿到|夺得|迎来|实现|完成|进行"
)
#: So many characters tell what is counted.
_COUNTED = 2


def read(part: Part) -> Iterator[Relation]:
    """The ordinals of a part with the clause that tells what is counted, and who did what."""
    if not _NTH.search(part.text):
        return
    before: Sentence | None = None
    for sentence in part.sentences:
        for match in _NTH.finditer(part.text, sentence.start, sentence.end):
            clause = _clause(part, sentence, match)
            scope = _SCOPE.findall(part.text[clause[0] : match.start()])
            if not scope and not _IS.match(part.text, clause[0], match.start()):
                continue
            told, counted = ",".join(scope), part.text[match.end() : clause[1]]
            if len(_bare(counted)) < _COUNTED:
                counted = part.text[clause[0] : match.start()]
            for word in scope:
                counted = counted.replace(word, "")
            if len(_bare(counted)) < _COUNTED:
                continue
            story = sentence
            if before is not None and _THIS.match(part.text, sentence.start):
                story = before
            start, end = _first_clause(part, story)
            if start == end:
                continue
            who = part.mention(start, end)
            nth = part.mention(*match.span(), name=f"{told}|{_bare(counted)}")
            yield Relation(RelationKind.NTH, (nth, who), nth.span)
        before = sentence


def _clause(part: Part, sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    starts = [m.end() for m in _CLAUSE.finditer(part.text, sentence.start, match.start())]
    end = _CLAUSE.search(part.text, match.end(), sentence.end)
    return (starts[-1] if starts else sentence.start), (end.start() if end else sentence.end)


def _first_clause(part: Part, sentence: Sentence) -> tuple[int, int]:
    """The first clause with a character in it."""
    start = sentence.start
    for stop in _CLAUSE.finditer(part.text, sentence.start, sentence.end):
        if _HAN.search(part.text, start, stop.start()):
            return start, stop.start()
        start = stop.end()
    return start, sentence.end


def _bare(counted: str) -> str:
    """The words that tell what is counted."""
    return _BESIDE.sub("", counted)
