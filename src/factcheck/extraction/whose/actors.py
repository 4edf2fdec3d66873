"""Whom or what a clause tells of that has no name: its grammatical subject.

News tells of 各地海关, 救援人员 and 一艘货船. They are whose a figure is where the text names
nobody; one that is pointed out (这家企业, 一艘货船) is it even where the text speaks of a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators.place import attributes, measure_of
from factcheck.extraction.whose.protagonists import MEDIA
from factcheck.extraction.whose.subjects import ACTOR, PERSON, Name, kind_of
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group

#: Of one that is pointed out.
POINTED = "pointed actor"
_OF = "的"
_AND_OTHERS = "等"
#: What tells one of several events from the others.
_WHICH = compiled(r"第[一二三四五六七八九十百\d]+[届批期轮]?\Z|(?:19|20)\d\d\Z")
_LENGTH = (2, 20)
#: Parts of speech beside nouns that stand inside the phrase, and those that go on behind it.
_INSIDE = frozenset(("k", "b", "q"))
_GOES_ON = frozenset(("v", "vd", "d", "ad", "date", "p", "zg", "c", "t", "vi", "z", "i", "l"))
_JOINS = ("、", "和", "与", "及", "以及", "等")
#: Parts of speech of what can act: no place, time or deed.
_NOUNS = frozenset(
    (
        *("n", "nr", "ns", "nt", "nz", "nrt", "nrfg", "ng"),
        *("j", "x", "eng", "k", "name", "term"),
        "m",
    )
)
#: What stands before others than whoever does what the clause tells.
_OTHERS = (
    *("在", "于", "对", "将", "把", "由", "给", "向", "为", "从"),
    *("让", "使", "使得", "令", "被", "据", "按"),
)
#: First characters of what is done to somebody or something: 获颁勋章的, 所费.
_DONE = ("获", "所", "被", "遭", "预料", "预计")
#: Last characters of what is measured.
_MEASURED = ("率", "额", "数", "价", "值", "幅", "量", "费", "金", "薪")
#: First characters of unknown words that tell how something is done and not who does it.
_ADVERBS = tuple("共均仍已又曾皆只仅需须再现则远")
#: Parts of speech of what stands between those who do something and what they do: 又再次问到.
_ADVERBIAL = ("d", "ad", "date", "t")
#: Nouns of the dictionary that are verbs between whoever proposes something and what it is.
_PROPOSES = ("建议", "提议", "倡议")
_WITHIN = ("中", "内", "里", "上")
#: A clause that ends so tells when what follows was: 事故发生后.
_WHEN = ("后", "时", "前", "以来", "期间", "之后", "之前", "之际")
_OFFICES = ("部门", "警方", "当局", "单位")
#: Last characters of those to whom something may be done in so many words.
_AUTHORITIES = ("政府", "官员", "法庭", "方", "当局", "派", "党")
#: Kinds of bodies, which a clause may name alone: 专家评审委员会,将评选出….
_BODIES = ("company", "institution", "project")


def unnamed(name: Name | None) -> bool:
    """Whether a subject is no name."""
    return name is not None and name.kind in (ACTOR, POINTED)


def body(name: Name) -> bool:
    """Whether it is an office, a firm or the like, and none of a class: 公安和消防等部门."""
    return kind_of(name.text) in _BODIES or name.text.endswith(_OFFICES)


def opening(words: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """The grammatical subject of a clause, where it stands first and is no name."""
    run = phrases.strip_lead(words)
    if not run or run[0].figure is not None or _toward(words, run) or words[-1].text in _WHEN:
        return None
    pointed = _points(run[0])
    body = run[1:] if pointed else run
    noun = _noun(body)
    if not noun or any(_named(name, noun) for name in names):
        return None
    doing = next((at for at in _does(noun, body)), 0)
    noun = noun[: doing or len(noun)]
    kind = POINTED if pointed and _individual(run[0]) else ACTOR
    while kind == POINTED and len(noun) > 1 and _measures(noun[-1]):
        noun = noun[:-1]  # 这座大桥全长38公里
    follows = body[len(noun) :]
    while len(noun) > 1 and noun[-1].text in _PROPOSES and follows:
        noun = noun[:-1]  # 运输局建议批出…
    text = phrases.join(noun)
    after = follows[1:] if follows and follows[0].text == _AND_OTHERS else follows
    if not _LENGTH[0] <= len(text) <= _LENGTH[1] or not _acts(noun, after):
        return None
    kept = run[0].text if pointed and run[0].tag != "m" else ""
    return Name(run[0].start, noun[-1].end, (kept + text,), kind)


def _named(name: Name, noun: Sequence[Word]) -> bool:
    """Whether the phrase begins with a name, and is no thing of a person: 某某某案辩护团."""
    thing = name.kind == PERSON and noun[-1].end > name.end
    return name.start <= noun[0].start < name.end and not thing


def _toward(words: Sequence[Word], run: Sequence[Word]) -> bool:
    """Whether the phrase is what something is done to or by: 对企业, 将公款."""
    lead = len(words) - len(run)
    return lead > 0 and words[lead - 1].text in _OTHERS


def _points(word: Word) -> bool:
    """Whether a word only leads to the noun: 这家, 一艘, 各地."""
    return word.text.startswith(group("cues", "pointing")) and word.tag in ("r", "rz", "m")


def _measures(word: Word) -> bool:
    return word.text in attributes() or word.text in group("cues", "intrinsic")


def _individual(word: Word) -> bool:
    """Whether it points out one of many: 这家, 一艘, but not 各地 and 一批."""
    return word.text.endswith(group("cues", "individual"))


def _noun(body: Sequence[Word]) -> list[Word]:
    """The noun phrase at the beginning, with what describes it: 骑车的老人, 第九届大会."""
    taken: list[Word] = []
    for index, word in enumerate(body):
        after = body[index + 1] if index + 1 < len(body) else None
        joins = word.text in _JOINS or word.text == _OF
        if taken and word.text == _AND_OTHERS and any(w.text == "、" for w in taken):
            return taken  # 甲、乙、丙等都…
        if joins and taken and after is not None and _goes_on(after):
            taken.append(word)
        elif word.figure is not None or not (
            phrases.nominal(word)
            or word.tag in _INSIDE
            or (not taken and _WHICH.match(word.text))
            or (taken and after is not None and _describes(word, after))
            or (word.tag == "m" and taken and taken[-1].text == _OF)
        ):
            break
        else:
            taken.append(word)
    return taken


def _goes_on(word: Word) -> bool:
    """Whether the phrase goes on with a word behind 的 or 和: 温暖的一幕, 公安和消防."""
    return phrases.nominal(word) or (word.tag == "m" and word.figure is None)


def _describes(word: Word, after: Word) -> bool:
    """Whether a time or a verb only tells of what kind the noun is: 春节|联欢会, 征集|活动."""
    if word.tag == "t":
        return phrases.nominal(after) and after.tag != "vn"
    return word.tag == "v" and after.text in group("cues", "deed")


def _does(noun: Sequence[Word], body: Sequence[Word]) -> Iterator[int]:
    """Where a noun made of a verb does what the clause tells: 企业|培训农民300人次.

    It does not in 空域优化方案今起实施, where another verb follows.
    """
    after = body[len(noun) : len(noun) + 1]
    if after and after[0].figure is None and after[0].tag != "ul":
        return
    for at, word in enumerate(noun):
        if at and word.tag in ("vn", "x") and phrases.verb_part(word.text):
            yield at


def _acts(noun: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether the noun is somebody or something that does what follows."""
    text, last = phrases.join(noun), noun[-1]
    if (last.tag == "x" and text.startswith(_ADVERBS)) or text.startswith(_DONE):
        return False  # 共住, 仍留: what is done, and no word of the dictionary
    if [word.tag for word in noun] == ["x", "term"]:
        return False  # 重夺“…”: what is done, and to what
    if last.tag == "x" and last.text.endswith(_WITHIN):
        return False  # 班中: where it is
    measure = last.text if len(last.text) > 1 else text
    if measure.endswith(_MEASURED) or phrases.has_value(after):
        return False  # 投票率为12.6%, 月活用户将达到4300万
    if last.tag not in _NOUNS or measure_of(text) or last.text in attributes():
        return False
    if text.endswith(MEDIA) or text.strip("《》").startswith(lexicons.words("media")):
        return False
    if noun[0].tag == "vn" and len(noun) > 1 and noun[1].text.endswith(_AUTHORITIES):
        return False  # 抗议警方: what is done to them
    if text.endswith(group("cues", "bodies")) and any(w.text in attributes() for w in after):
        return False  # 中央企业实现利润: a class of bodies and its measure
    if last.text in phrases.table("changes") or last.text in group("cues", "no-actor"):
        return False
    verb = next((word for word in after if word.tag not in ("d", "ad", "date", "t")), None)
    if verb is not None and (verb.text in phrases.table("changes") or verb.text.startswith("占")):
        return False  # 新注册企业增加27.6%, 民营企业占六成: that is what grew, and the share
    if not after:  # 专家评审委员会,将评选出…
        return kind_of(last.text) in _BODIES
    says = (*group("cues", "found"), *group("cues", "says"))
    does = [*dropwhile(lambda word: word.tag in _ADVERBIAL, after)]
    if any(word.text in says for word in (*after[:2], *does[:2])):
        return False
    if any(a.text + b.text in says for a, b in pairwise(does[:3])):
        return False
    goes_on = _measures(after[0]) or after[0].tag in _GOES_ON or after[0].text.startswith("每")
    return goes_on or phrases.verb_part(after[0].text) != ""
