"""When two wordings name the same indicator, base or subject.

Similarity alone cannot decide it: 出口总额 and 出口总量 look alike and differ. So words that mean
the same are read as one (``lexicons/aliases.tsv``), and what is left must be equal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from factcheck.patterns import compiled
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group

_NOISE = compiled(
    r"^(?:累计|共|已)?(?:完成|实现|达到|拥有|累计|[取创]得了|创[造下]了)(?=..)"
    r"|^(?:修订|修正|核定|调整)后的?(?:(?:19|20)\d\d年度?)?|[\s“”‘’\"'《》()·,、]|的"
    r"|(?<=..)新增(?=确诊|疑似|重症|危重|死亡|治愈|出院|境外|本土|无症状|感染)"
    r"|(?<=..)(?:完成|实现|达到|达|突破|超过|共计|合计)$|总数$|(?<=主体|企业|人口)总?量$|(?<=GDP)总?量$|(?<![人系指])数$|个$"
)
#: Who published what is told.
_PUBLISHED = compiled(r"^[^的]{2,16}(?:发布|公布)的(?=.{4})")
#: What the unit says too: 播种面积 of 12万亩, 出口额 of 17亿元, 受灾人数.
_MEASURED = compiled(r"(?<=..)(?:面积|规模|金额|人口|人员|人数|人次|(?<=[^余限差配份])额)+$")
_AMOUNT = "量"
#: What a national text calls its country.
_NATION = frozenset(("我国", "全国", "国内", "中华人民共和国"))
#: What a text of Hong Kong calls its home, where no other harbour is named.
_HARBOUR = frozenset(("全港", "本港"))
#: Areas of which each lies in those of the next line, as the bases of shares name them.
_AREAS = (
    ("全县",),
    ("全市",),
    ("全省",),
    ("中国", "全国", "我国", "国内"),
    ("全球", "世界", "全世界"),
)
_SUMMED_UP = compiled(
    "[两三四五六七八九十0-9]+(?:[省市区县国地州盟旗镇乡村校厂家]|自治区|企业|公司)$"
)
#: What one alias leaves may be another's word; longer chains are slips of the lexicon.
_PASSES = 4
#: Endings of the full names of places, which short names leave out.
_PLACE_ENDINGS = (
    "壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区",
    "自治区", "自治州", "自治县", "省", "市", "盟", "县", "旗",
)  # fmt: skip


@lru_cache(maxsize=65536)
def canonical(text: str) -> str:
    """An indicator or a base with its aliases read as one and its noise left out."""
    for _ in range(_PASSES):
        before = text
        text = _aliases_pattern().sub(lambda match: _aliases()[match.group()], text)
        text = _NOISE.sub("", text) or before
        if text == before:
            break
    amount = text.removesuffix(_AMOUNT)
    if amount.endswith(group("cues", "amount")):
        text = amount  # 发电量, and 发电 so many kilowatt hours
    return _turned(_MEASURED.sub("", text))


#: What happens once to a body or a works and is told in several words.
_ONCE = ("founding", "in-service")


@lru_cache(maxsize=1 << 14)
def event(text: str) -> str:
    """What happened, in the one wording that it is compared by: 始建, 创办 and 成立 are one."""
    return next((group("cues", kind)[0] for kind in _ONCE if text in group("cues", kind)), "")


def _turned(text: str) -> str:
    """改造老旧小区 for 老旧小区改造: what is done to a thing, said in either order."""
    done = next((verb for verb in group("cues", "either-side") if text.endswith(verb)), "")
    thing = text.removesuffix(done)
    return done + thing if done and len(thing) > 1 and not thing.startswith(done) else text


@lru_cache(maxsize=65536)
def without_name(text: str, name: str | None) -> str:
    """A base without the name of its own subject: 某某区总产值 of 某某区 is 总产值; nor who
    published it: 某某协会发布的某某指数.
    """
    text = _PUBLISHED.sub("", text)
    for party in (name or "").split("、"):
        for form in (party, place(party)):
            if len(form) >= 2 and text.startswith(form) and len(text) > len(form):
                return text[len(form) :].removeprefix("的")
    return text


@lru_cache(maxsize=65536)
def place(name: str) -> str:
    """A place's name without the ending that tells its rank: 内蒙古自治区 → 内蒙古.

    A name that without it is that of another place keeps it: 吉林 is the province, not 吉林市.
    """
    if name in _NATION:
        return "中国"
    if name in _HARBOUR:
        return "香港"
    for ending in _PLACE_ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            short = name[: -len(ending)]
            return short if ending.endswith(_ranks().get(short, "")) else name
    return name


def summed_up(parties: Sequence[str]) -> bool:
    """Whether a number behind several names tells that they are taken together: 甲、乙两省."""
    return len(parties) > 1 and _SUMMED_UP.search(parties[-1]) is not None


def unchanging(indicator: str, members: Sequence[str]) -> bool:
    """Whether a measure of a works is the same at all times, whenever it is told: 某某大桥全长."""
    measured = indicator in group("cues", "unchanging")
    return measured and len(members) == 1 and members[0].endswith(group("cues", "stands"))


def unnamed(name: str) -> bool:
    """Whether a name is a word that stands for one, which its own text does not tell: 全区."""
    return name in _pointing()


def scope(base: str) -> tuple[str, str]:
    """Whose whole a base is, ``""`` where it does not say, and what it is without that name:
    我国外贸总值 → 中国, 外贸总值.
    """
    for word in sorted(_NATION):
        if base.startswith(word) and len(base) > len(word) + 1:
            return place(word), base[len(word) :].removeprefix("的")
    return "", base


def namesakes(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two names are of places of one name and different rank: 吉林省, 吉林市."""
    ranks: dict[str, set[str]] = {}
    for name in (*first, *second):
        short = place(name)
        if name != short and name.startswith(short):
            ranks.setdefault(short, set()).add(name[len(short) :])
    return any(len(endings) > 1 for endings in ranks.values())


def branches(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether one name is that of a part of the other's body: 某某大学, 某某大学东校区."""
    pairs = [(x, y) for one in first for two in second for x, y in ((one, two), (two, one))]
    endings = group("cues", "branch")
    return any(x != y and y.startswith(x) and y.endswith(endings) for x, y in pairs)


def _inner(narrow: str, wide: str) -> str | None:
    """The place that makes the base ``narrow`` of ``wide``: 全国产量 is some of 全球产量."""
    ranks = [
        (rank, word)
        for base in (narrow, wide)
        for rank, words in enumerate(_AREAS)
        for word in words
        if base.startswith(word)
    ]
    if len(ranks) != len((narrow, wide)):
        return None
    (first, inner), (second, outer) = ranks
    same = narrow.removeprefix(inner) == wide.removeprefix(outer)
    return inner if same and first < second else None


def narrowing(narrow: str, wide: str) -> str | None:
    """The modifier that alone makes the canonical base ``narrow`` of ``wide``, else ``None``."""
    if (place := _inner(narrow, wide)) is not None:
        return place
    if narrow == wide or len(narrow) <= len(wide) or not narrow.endswith(wide):
        return None
    modifier = narrow[: len(narrow) - len(wide)]
    return modifier if modifier in _modifiers() else None


@cache
def _subsets() -> tuple[tuple[str, str], ...]:
    """The indicators of which one is part of the other, in canonical form."""
    return tuple((canonical(part), canonical(whole)) for part, whole in lexicons.rows("subsets"))


@cache
def holding(name: str) -> frozenset[str]:
    """The indicators that hold the indicator ``name``, both in canonical form."""
    found = {whole for part, whole in _subsets() if part == name}
    for modifier in _modifiers():
        if name.startswith(modifier) and len(name) > len(modifier) + 1:
            found.add(name[len(modifier) :])
    return frozenset(found)


@cache
def held(name: str) -> frozenset[str]:
    """The indicators that the indicator ``name`` holds: the other way round."""
    found = {part for part, whole in _subsets() if whole == name}
    if len(name) > 1:
        found |= {modifier + name for modifier in _modifiers()}
    return frozenset(found)


@cache
def beside(name: str) -> frozenset[str]:
    """The indicators that share a whole with ``name`` and have nothing in common with it:
    服务业增加值 for 制造业增加值.
    """
    found: set[str] = set()
    for row, _ in lexicons.rows("complements"):
        members = row.split("/")
        named = [member for member in members if member in name]
        if len(named) == 1 and name.count(named[0]) == 1:
            found |= {name.replace(named[0], other) for other in members if other != named[0]}
    return frozenset(found)


@cache
def joined(name: str) -> frozenset[str]:
    """What the newcomers of that name are among: 高新技术企业 for 新认定高新技术企业."""
    entering = (word for word in group("cues", "entering") if name.startswith(word))
    return frozenset(name[len(word) :] for word in entering if len(name) > len(word) + 1)


@cache
def joining(name: str) -> frozenset[str]:
    """The newcomers that are among what is called so: the other way round."""
    return frozenset(word + name for word in group("cues", "entering"))


@cache
def _aliases() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicons.rows("aliases")}


@cache
def _aliases_pattern() -> re.Pattern[str]:
    longest_first = sorted(_aliases(), key=lambda word: (-len(word), word))
    return compiled("|".join(re.escape(word) for word in longest_first))


@cache
def _ranks() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicons.rows("places") if row[1]}


@cache
def _pointing() -> frozenset[str]:
    return frozenset(row[0] for row in lexicons.rows("scopes") if row[1]) - _HARBOUR


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(lexicons.words("modifiers"))


def two_things(first: str, second: str) -> bool:
    """Whether one of two indicators is the other one of some alone, or the two share a whole:
    地方财政收入, 财政收入, 中央财政收入.
    """
    one, other = canonical(first), canonical(second)
    if other in beside(one):
        return True
    return narrowing(one, other) is not None or narrowing(other, one) is not None
