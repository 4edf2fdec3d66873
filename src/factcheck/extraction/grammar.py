"""The regular expressions of the figure scanner, over normalised text.

A figure is a numeral, what stands directly behind it (unit, rate, hedge) and, for ranges, a second
numeral. Hedges before it are looked up backwards by the scanner, so that a match can begin at the
numeral: one character class decides at most positions. Runs of digits are taken possessively;
nothing here backtracks over more than a few characters.
"""

from __future__ import annotations

from functools import cache
import re
from typing import Final

from factcheck.extraction import hedges, units

_HAN_DIGIT: Final = "零〇一二三四五六七八九两俩仨"
_FORMAL: Final = "壹贰叁肆伍陆柒捌玖拾佰仟"
_ASCII: Final = r"(?>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]++)(?:\.[0-9]++)?"
#: 兆 is a million in names of units (兆瓦), a million millions before money.
_ZHAO: Final = r"兆(?![瓦赫帕伏欧焦字比位流])"
_MARK: Final = (
    "(?:有?余(?![热额款粮钱下])|多(?!元化|样|边|方面?合|层次|功能|媒体|党|维|晶)"
    "|来(?=[万亿个名家人岁年天里斤块元种条位次件部辆项张]))"
)
_SCALE: Final = (
    rf"(?:[十百千]?(?:万亿|亿万|万万|[万亿]|{_ZHAO})"
    r"|千(?![瓦克米伏卡帕赫焦牛乏周字])|百(?![分帕]))"
)
_MIXED: Final = rf"{_ASCII}(?:{_MARK}(?={_SCALE}))?(?: ?{_SCALE}(?:零?{_ASCII}{_SCALE}?){{0,3}})?{_MARK}?"
_HAN_RUN: Final = (
    rf"(?>(?:[{_HAN_DIGIT}十廿卅卌百万亿]|千(?![瓦克伏卡帕赫焦](?!斯|拉))|{_ZHAO}|[{_FORMAL}](?=[{_FORMAL}{_HAN_DIGIT}万]))"
    rf"(?:[{_HAN_DIGIT}十廿卅卌百万亿拾佰仟]|千(?![瓦克伏卡帕赫焦](?!斯|拉))|{_ZHAO}|[{_FORMAL}](?=[拾佰仟]|(?![\u4e00-\u9fff])))*)"
)
_HAN: Final = (
    rf"(?:[几数](?=[十百千万亿]))?{_HAN_RUN}"
    rf"(?:点[{_HAN_DIGIT}]++(?![十百千分])[十百千]?[万亿]*)?"
    rf"(?:[余多来几](?=[十百千]?[万亿])[十百千]?[万亿]++)?(?:几(?![十百千])|{_MARK})?"
)
_SOME: Final = r"[几数]10{1,3}(?![0-9])[万亿]*"
_HALF: Final = (
    r"半(?=个(?!性)|年(?!度|报)|天|小时|月(?!板|刊|谈|弯)|日(?![本游]|闲)|载|世纪|斤|吨|公里|里(?!亚)|米|分钟|亩|公斤|成(?!品|本)|倍|价)"
)
NUMERAL: Final = rf"(?:{_MIXED}|{_HAN}|{_SOME}|{_HALF})"
_BETWEEN: Final = r" ?(?:-|~|—(?!—)|至|到) ?"
_LATER: Final = r"(?:有余|余(?![热额款粮钱下])|多(?![次地个种名处项家年党样元边位]))"

DATE: Final = (
    r"(?:(?:19|20)[0-9]{2}|0[0-9]|[一二][零〇一二三四五六七八九]{3})(?:/(?:[0-9]{2}|[0-9]{4}))?"
    r"(?:[-—~至、](?:(?:19|20)?[0-9]{2}|[一二][零〇一二三四五六七八九]{3}))?年(?:度|代|底|初|末)?"
    r"(?:[0-9]{1,2}月(?:[0-9]{1,2}[日号])?)?"
    r"|(?:19|20)[0-9]{2}(?P<dash>[-/.])[0-9]{1,2}(?P=dash)[0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,2}(?:[-—~至、][0-9]{1,2})?月(?!龄)(?:[0-9]{1,2}(?:[-—~至、][0-9]{1,2})?[日号])?"
    r"|[0-9]{1,2}(?:[-—~至][0-9]{1,2})?日(?!以?内|之内|龄|均|游|元|圆|本|圆)"
    r"|[0-9]{1,2}[时点](?!击|评|名|赞|半径|差|尚|代|速)(?:[0-9]{1,2}分|半|许|整)?"
    r"|[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?(?![0-9%])"
    r"|[一二三四五六七八九十]{1,3}月(?!饼|龄)(?:[一二三四五六七八九十]{1,3}[日号])?"
    r"|[一二三四五六七八九十]{1,3}日(?!以?内|之内|游|千里)"
    r"|[一二三四1-4]季度|[0-9]{2}(?:年代|后)|(?:[0-9]{2}|[一二十]{1,3})世纪"
)


def _figure(*, ranges: bool) -> str:
    unit = units.pattern()
    later = "|".join(re.escape(word) for word in sorted(hedges.after(), key=len, reverse=True))

    def tail(suffix: str) -> str:
        return (
            rf"(?:(?P<of{suffix}>个[多半](?=月|小时|星期|世纪|钟头|学期|工作日|百分点|礼拜|钟))?"
            rf"(?: (?![0-9]))?(?P<unit{suffix}>{unit})(?P<post{suffix}>{_LATER}|(?<=成)[一二三四五六七八九](?![十百千万个家成])"
            rf"|(?<=[年月天时倍里斤亩吨])半(?![导岛径数决场区路以成]))?"
            rf"(?:(?:/|每)(?P<per{suffix}>{unit}))?)?"
        )

    second = rf"(?:{_BETWEEN}(?P<n2>{NUMERAL}){tail('2')})?" if ranges else ""
    return (
        rf"(?P<n1>{NUMERAL})(?:分之(?P<of_n>{NUMERAL})(?:{_BETWEEN}(?P<of_m>{NUMERAL}))?"
        rf"|(?P<big>大)(?!于|约|概|多|部分|小|幅|量|型|批)"
        rf"|{tail('')}{second})(?P<after>{later})?"
    )


@cache
def figure() -> re.Pattern[str]:
    """Finds the next candidate: a date, a first (首个), or a figure without its hedge before."""
    start = f"[0-9{_HAN_DIGIT}十廿卅卌百千万亿兆{_FORMAL}半几数首翻]"
    return re.compile(
        rf"(?={start})(?:(?P<date>{DATE})|(?P<first>首(?=[{FIRST}]))|(?P<turn>[翻兆])|{_figure(ranges=True)}|(?P<half>半))"
    )


@cache
def single() -> re.Pattern[str]:
    """A figure at a numeral, without the second half of a range."""
    return re.compile(_figure(ranges=False))


@cache
def unit() -> re.Pattern[str]:
    """A unit."""
    return re.compile(units.pattern())


#: Behind 首: what comes first (首个, 首次).
FIRST: Final = "个次家位台套条批座例艘部款枚列届项只架辆颗创张支"
TOKEN: Final = re.compile(r"[A-Za-z0-9_.\-/:@%&=#+?~]*+")
NUMERAL_RUN: Final = re.compile(rf"[0-9,.{_HAN_DIGIT}十廿卅卌百千万亿]*+")
RATIO: Final = re.compile(rf"({_ASCII})([:比])({_ASCII})(?![0-9:])")
SUM: Final = re.compile(r"[0-9]{1,2}(?:\+[0-9]{1,2})+(?![0-9A-Za-z])")
FRACTION: Final = re.compile(r"([0-9]{1,3})/([0-9]{1,3})(?![0-9/])")
#: Behind N年 in the name of a programme: 三年行动, 五年规划.
PROGRAMME: Final = re.compile(r"(?:行动|规划|计划|攻坚|方案|倍增|纲要|滚动|专项)")
