"""Ranks: which place something takes in which field."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators.place import About, Place
from factcheck.extraction.whose.subjects import countrywide
from factcheck.model import Aspect, QuantityKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: The first time, and first place.
_NO_KIND = ("首次", "首位", "首创")
#: What was just told, and nothing of it alone: 收入8865亿元,总量居全国第3位.
_WHOLE = ("总量", "总额", "规模", "总规模")
_IN, _AMONG = "在", "中"
#: 排名提升|到|全球第8.
_TO = ("到", "至", "为", "居")
#: 全国|各省区市, 全省|各市.
_ALL_OF = compiled("各?(?:省区市|省[市份]?|地[市区]?|[市县区州盟旗]{1,3}|城市|国家?|地区)")


def ranked(place: Place) -> About | None:
    """…居亚洲第一, 跻身全国百强第65位: the field stands between the verb and the figure."""
    if place.quantity.kind is not QuantityKind.ORDINAL:
        return None
    if place.quantity.text.endswith("大") or _first_of_all(place):
        return _among(place)
    verbs = tuple(group("cues", "rank"))
    at = next(
        (i for i in range(len(place.left) - 1, -1, -1) if place.left[i].text.endswith(verbs)), None
    )
    if at is None:
        return _left_behind(place)
    lead, field = _field(place.left[:at], place.left[at + 1 :])
    subject, text, _ = place.head(lead)
    own = place.goods(text) if subject is None else ""
    text = own + text
    carried = own != "" or not text or text in group("cues", "side")  # 增长6.6%,增速居全国第2位
    if carried and not own:
        text = place.side_of(text) + ("" if text in _WHOLE else text)
    vague = not text or (carried and place.carried is not None and place.carried.vague)
    return About(text or field, Aspect.RANK, field or None, subject, carried=carried, vague=vague)


def _field(lead: Sequence[Word], behind: Sequence[Word]) -> tuple[Sequence[Word], str]:
    """What stands before the field of a rank, and the field: 排在|全省|, 在|全国各省区市|中排名;
    who else is in it goes without saying.
    """
    moved = takewhile(lambda w: w.text in phrases.table("changes") or w.text in _TO, behind)
    field = phrases.join(behind[len(list(moved)) :]).removeprefix(_IN)
    opens = max((at for at, word in enumerate(lead) if word.text == _IN), default=0)
    if not field and opens:
        lead, field = lead[:opens], phrases.join(lead[opens + 1 :]).removesuffix(_AMONG)
    scope = next((word for word in group("cues", "scope") if field.startswith(word)), "")
    return lead, scope if scope and _ALL_OF.fullmatch(field, len(scope)) else field


def _first_of_all(place: Place) -> bool:
    """全球首座实验堆, 举办首个国际性展会: the first of its kind, with no more before it than
    its field, or what is done.
    """
    first = place.quantity.text.startswith("首") and place.quantity.text not in _NO_KIND
    if not first or not place.left:
        return False
    last = place.left[-1]
    named = any(name.end == last.end for name in place.names)
    return named or last.tag == "v" or last.text in group("cues", "scope")


def _among(place: Place) -> About | None:
    """是某国第二大贸易伙伴, 全球第五大港口: what it is one of follows, whose stands before."""
    kind = phrases.join(phrases.right_noun(place.right))
    if not kind:
        return None
    subject, _, _ = place.head(place.left)
    beside = place.left[-1] if place.left else None
    whose = next((name.text for name in place.names if beside and name.end == beside.end), "")
    if not whose and beside is not None and beside.text in group("cues", "scope"):
        whose = beside.text
    first = place.quantity.text.startswith("首")
    if subject is not None and beside is not None and subject.end == beside.end:
        if first and not countrywide(subject):
            return About(kind, Aspect.RANK, None, subject)  # 云泽市首个中心
        subject = None
    return About(kind, Aspect.RANK, whose or None, subject)


def _left_behind(place: Place) -> About | None:
    """总量全国第一, 总量由全国第9位升至…: a field without a verb, after the indicator or alone."""
    words = [word for word in place.left if word.tag != "w"]
    field = words[-1].text if words else ""
    if field not in group("cues", "scope"):
        return None
    before = words[:-1]
    if before and before[-1].text in ("从", "由"):
        before.pop()
    subject, text, _ = place.head(before) if before else (None, "", "")
    carried = not text or text in group("cues", "side")
    if carried:
        text = place.side_of(text) + text
    return About(text, Aspect.RANK, field, subject, carried=carried) if text else None
