"""The lines of a plain text and what each looks like on its own."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from factcheck.model import BlockKind
from factcheck.patterns import compiled
from factcheck.reading.comments import Ranges, outside
from factcheck.rulebook import lexicons

#: No heading or caption is longer; body lines nearly always are.
SHORT = 45
#: A byline, a dateline or a credit is a line of its own, never a sentence.
_FURNITURE_LENGTH = 60

_LINE = compiled(r"[^\r\n]+")
_WORDS = compiled(r"[^\W_]")
_MARKUP = compiled(r"(#{1,6})\s+")
_ITEM = compiled(r"(?:[-*+>•]\s|\d{1,2}[.)、](?!\d)|\|)")
#: A heading that counts: 一、…, (一)…, 第一章…, 1.….
NUMBERED = compiled(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[章节部]|\d{1,2}[.、](?!\d)"
)
_BYLINE = compiled(
    r"[►▶▷□■●○◆◇◎☆★]\s*\S"
    r"|(?:本报|本刊|本台|特约)?(?:首席)?(?:记者|通讯员|特派员|作者|撰文|文)[:\s/／]"
    r"|.{0,12}(?:记者|通讯员)\s+\S{2,4}(?:\s+\S{2,4}){0,3}$"
)
_SOURCE = compiled(
    r"[(\[]?(?:数据|资料|图片|稿件|信息)?来源[:：]"
    r"|[(\[]?(?:责任)?编辑[:：]|[(\[]?(?:责编|校对|审核|监制)[:：]"
    r"|.{1,25}(?:供图|摄)[)\]]?$"
)
_DATELINE = compiled(
    r"(?:发布)?(?:时间|日期)[:：]|.{0,16}(?:消息|讯)(?:[(\[].{0,12}[)\]])?[:：]$"
    r"|[(\[]?\d{4}年\d{1,2}月\d{1,2}日|.{0,12}\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}日?$"
    # A day, and perhaps an hour, with the medium that tells it.
    r"|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?"
    r"(?:\s*[|·]?\s*(?:来源:.{1,16}|[^\d,;:!?]{0,12}(?:记者|通讯员|作者|编辑)[^\d,;!?]{0,12}"
    r"|[^\s\d,;:!?]{1,12}(?:报|网|社|台|刊|客户端|频道|媒体|新闻|发布|在线)))?$"
)
_BRIEF = compiled(r"[(\[](?:摘要|内容提要|核心提示|导读)[)\]]\s*")
_CAPTION = compiled(r"(?:图为|图[一二三四五六七八九十\d]{0,2}[:：]|[▲△▼↑↓])")
_FINAL = frozenset("。!?…;:")
#: A list goes on behind these.
_UNFINISHED = frozenset(";:,、")
_CLOSING = "”’\"')》]"


class Looks(Struct, frozen=True, gc=False):
    """What a format says that a line is; ``level`` counts headings from 1, the title.

    An ``item`` of a list is whole, however it ends.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    item: bool = False


_UNTOLD: Mapping[int, Looks] = {}


class Line(Struct, frozen=True, gc=False):
    """A non-blank line: its trimmed range in the text, the blank lines before it, its looks.

    ``kind`` is what the line shows by itself; ``PARAGRAPH`` where it shows nothing. ``level``
    counts the signs of heading markup; ``listed`` is what the format calls an item of a list.
    """

    start: int
    end: int
    text: str
    gap: int
    kind: BlockKind
    level: int = 0
    listed: bool = False

    @property
    def finished(self) -> bool:
        """Whether the line ends as a sentence ends."""
        if self.text[0] in "([" and self.text[-1] in ")]":
            return True
        return self.text.rstrip(_CLOSING)[-1:] in _FINAL

    @property
    def short(self) -> bool:
        """Whether the line could be a heading: no sentence, and not the first half of one."""
        return len(self.text) <= SHORT and "。" not in self.text and self.text.count(",") < 2

    @property
    def item(self) -> bool:
        """Whether the line is an item of a list, a quotation mark-up or a row of a table."""
        return self.listed or _ITEM.match(self.text) is not None


def split(normal: str, cuts: Ranges = (), looks: Mapping[int, Looks] = _UNTOLD) -> list[Line]:
    """The non-blank lines of a normalised text, without what web pages put around it.

    ``cuts`` are what comments and markup take of the lines; blanks stand there already. ``looks``
    tell what the lines are that begin at those offsets.
    """
    furniture = frozenset(lexicons.words("furniture"))
    found: list[Line] = []
    previous_end = 0
    for match in _LINE.finditer(normal):
        body = match.group().strip()
        if body in furniture or not _WORDS.search(body):
            continue
        start = match.start() + match.group().index(body)
        end = start + len(body)
        gap = (
            max(normal.count("\n", previous_end, start), normal.count("\r", previous_end, start))
            - 1
        )
        kept = outside(start, end, cuts)
        body = "".join(normal[first:last] for first, last in kept)
        told = looks.get(match.start())
        if told is not None:
            found.append(Line(start, end, body, max(gap, 0), told.kind, told.level, told.item))
        else:
            line = _line(start, end, body, max(gap, 0))
            goes_on = line.kind is BlockKind.PARAGRAPH and bool(found) and _goes_on(found[-1], line)
            found.append(replace(line, kind=BlockKind.BRIEF) if goes_on else line)
        previous_end = end
    return found


def _goes_on(brief: Line, line: Line) -> bool:
    """Whether a brief that lists several things goes on in the next line."""
    return brief.kind is BlockKind.BRIEF and not line.gap and brief.text[-1] in _UNFINISHED


def _line(start: int, end: int, body: str, gap: int) -> Line:
    markup = _MARKUP.match(body)
    if markup is not None:
        start += markup.end()
        body = body[markup.end() :]
        # A deep heading sign before whole sentences is a way of printing a lead in bold.
        heading = "。" not in body
        kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
        return Line(start, end, body, gap, kind, len(markup.group(1)))
    kind = looks(body)
    brief = _BRIEF.match(body) if kind is BlockKind.BRIEF else None
    if brief is not None and brief.end() < len(body):
        start += brief.end()
        body = body[brief.end() :]
    return Line(start, end, body, gap, kind)


def looks(body: str) -> BlockKind:
    """What a normalised line shows by itself."""
    if _BRIEF.match(body):
        return BlockKind.BRIEF
    if _CAPTION.match(body):
        return BlockKind.CAPTION
    if len(body) <= _FURNITURE_LENGTH and "。" not in body:
        if _SOURCE.match(body):
            return BlockKind.SOURCE
        if _BYLINE.match(body):
            return BlockKind.BYLINE
        if _DATELINE.match(body):
            return BlockKind.DATELINE
    return BlockKind.PARAGRAPH
