"""The months of a year that a figure is told of, in whatever way: 前三季度, 1—9月, 前9个月.

They hold on until others are told, so that those of a sentence before count as well; a day there
is no time that is summed up.
"""

from __future__ import annotations

import re

from factcheck.patterns import compiled

#: What a growth is told against is no time of it: 较一季度, 由一季度的.
_MONTHS = compiled(
    r"(?<![比较由从与0-9])(?:"
    r"(?:(?P<first>[0-9]{1,2})月?[至到—-])?(?P<last>[0-9]{1,2})月"
    r"|前(?P<run>[0-9一二三四五六七八九十]+)个?月"
    r"|(?P<so_far>前)?(?P<quarter>[一二三四1-4两首])季"
    r"|(?P<half>[上下])半[年程季]|(?P<whole>全[年季程](?!目标|任务|计划|预算|预期)))"
)
_DAY = compiled("份?[0-9]")
_NUMERALS = "一二三四五六七八九十"
_ONES = {"首": 1, "两": 2, "十一": 11, "十二": 12}
_ONES |= {numeral: number for number, numeral in enumerate(_NUMERALS, 1)}
_YEAR, _QUARTER = 12, 3


def told(sentence: str, lead: str) -> str:
    """The first and the last of the months told last, ``1-9``, in the part of a sentence before a
    figure or else in what stands before that; ``""`` for none.
    """
    found = [*_MONTHS.finditer(sentence)] or [
        match for match in _MONTHS.finditer(lead) if not _DAY.match(lead, match.end())
    ]
    if not found:
        return ""
    first, last = _ends(found[-1])
    return f"{first}-{last}"


def _ends(match: re.Match[str]) -> tuple[int, int]:
    if match["whole"]:
        return 1, _YEAR
    if match["half"]:
        middle = _YEAR // 2
        return (1, middle) if match["half"] == "上" else (middle + 1, _YEAR)
    if match["quarter"]:
        last = _QUARTER * _number(match["quarter"])
        return (1 if match["so_far"] else last - _QUARTER + 1), last
    if match["run"]:
        return 1, _number(match["run"])
    return _number(match["first"] or match["last"]), _number(match["last"])


def _number(written: str) -> int:
    """What a numeral of either kind says, 0 where it is none of a month."""
    return int(written) if written.isdecimal() else _ONES.get(written, 0)
