"""The regular expressions of the figure scanner, over normalised text.

A figure is a numeral, what stands directly behind it (unit, rate, hedge) and, for ranges, a second
numeral. Hedges before it are looked up backwards by the scanner, so that a match begins at the
numeral: one character class, tested in C, decides at most positions. Runs of digits are taken
possessively; nothing here backtracks over more than a few characters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.extraction.figures import hedges, units
from factcheck.patterns import compiled

HAN: Final = "\u4e00-\u9fff"
_DIGIT: Final = "零〇一二三四五六七八九两俩仨"
_DECIMAL: Final = "零〇一二三四五六七八九"
_FORMAL: Final = "壹贰叁肆伍陆柒捌玖拾佰仟"
_RUN: Final = f"{_DIGIT}十廿卅卌百万亿"
#: 千 and 兆 that belong to the unit (千瓦, 兆赫); 兆 before money is 10 to the 12th.
_NOT_IN_UNIT: Final = "(?![瓦克伏卡帕赫焦](?!斯|拉))"
_NOT_MEGA: Final = "(?![瓦赫帕伏欧焦字比位流宽光网])"

_MARK: Final = (
    "(?:有?余(?![热额款粮钱下])|多(?!元化|样|边|方面?合|层次|功能|媒体|党|维|晶)"
    "|[来几](?=[万亿个名家人岁年天里斤块元种条位次件部辆项张分小米户吨公]))"
)
_SCALE: Final = (
    rf"(?:[十百千]?(?:万亿|亿[万亿]|万万|[万亿]|兆{_NOT_MEGA})"
    r"|千(?![瓦克米伏卡帕赫焦牛乏周字分])|百(?![分帕]))"
)
#: 2个亿 is 2亿; 38个亿元村 and 5个亿吨级港口 are so many of a class.
_EACH: Final = r"个(?=亿(?:[,。;:!?、的了)”]|$|[美港欧]?元(?![级村镇乡县项产以俱企大人])))"
_COUNTED: Final = f"(?:{_EACH})?"
_ASCII: Final = r"(?>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]++)(?:\.[0-9]++)?"
_POWER: Final = r"(?:[eE][+-]?[0-9]{1,2}|\^[+-]?[0-9]{1,2})(?![0-9A-Za-z])"
_SCALED: Final = rf"(?: {{0,2}}{_COUNTED}{_SCALE}(?:零? ?{_ASCII} ?{_SCALE})*+(?:零?{_ASCII})?)?"
#: Behind the first digit of a numeral in ASCII digits: 38, 1,137.07, 400余万, 1亿2000万, 2.5e6.
_ASCII_REST: Final = (
    r"(?>[0-9]{0,2}(?:,[0-9]{3})+(?![0-9])|[0-9]*+)(?:\.[0-9]++)?"
    rf"(?:{_POWER}|(?:{_MARK}(?={_SCALE}))?{_SCALED}{_MARK}?)"
)
#: Behind the first character of a Chinese numeral: 三百二十, 十几万, 三千多, 一点五亿.
_HAN_REST: Final = (
    # The look-aheads only spare the branches where none can match.
    rf"(?:(?=[{_RUN}千兆{_FORMAL} 个])(?:[{_RUN}拾佰仟]|(?<=[{_DIGIT}十百]){_EACH}"
    rf"|千{_NOT_IN_UNIT}|兆{_NOT_MEGA}"
    rf"|[{_FORMAL}](?=[十百千拾佰仟万亿元圆整]| ?[又分]|(?![{HAN}]))"
    # Spaces only where the numeral must go on: 二十 亿, 三百 五十; not 突破百万 三项领先.
    rf"| (?=[十百千万亿])| (?<=[十百千万亿] )(?=[{_DIGIT}](?: ?[十百千万亿]| ?又|$|[,。;\n]))))*+"
    rf"(?:(?=[点余多来几有 ])(?: ?点 ?[{_DECIMAL}]++(?![十百千分])[十百千]?[万亿]*)?"
    rf"(?: ?[余多来几] ?(?=[十百千]?[万亿])[十百千]?[万亿]++)?(?:几(?![十百千])|{_MARK})?)?"
)
#: 数10人 is some tens; 总数100人 and 分数10% are not.
_NOUN_OF_NUMBER: Final = "人总指分系次倍位点参基函代读件户家天页票字级款例个班笔册期"
_TENS: Final = f"(?<![{_NOUN_OF_NUMBER}]数)10{{1,3}}(?![0-9.%‰])[万亿]*"
_HALF: Final = (
    r"(?=个(?!性)|年(?!度|报)|天|小时|月(?!板|刊|谈|弯)|日(?![本游]|闲)|载|世纪|斤|吨|公里"
    r"|里(?!亚)|米|分钟|亩|公斤|成(?!品|本)|倍|价|辈子)"
)
_START: Final = f"[0-9.{_RUN}千兆{_FORMAL}半几数首翻]"
#: What may stand behind the first character of a Chinese numeral, for the rest to follow.
_HAN_FIRST: Final = (
    rf"(?:(?<=[{_RUN}])(?<!零(?=下))|(?<=千){_NOT_IN_UNIT}|(?<=兆){_NOT_MEGA}"
    rf"|(?<=[{_FORMAL}])(?=[{_FORMAL}{_DIGIT}十百千万亿])|(?<=[几数])(?=[十百千万亿]))"
)
#: No two branches follow one character, but for those that ask for what comes next; so it is said
#: once how a Chinese numeral goes on, and the pattern compiles in two thirds of the time.
_REST: Final = (
    rf"(?:(?<=[0-9]){_ASCII_REST}|{_HAN_FIRST}{_HAN_REST}"
    rf"|(?<=之[{_FORMAL}])|(?<=之 [{_FORMAL}])|(?<=[{_FORMAL}])(?= ?[又分])|(?<=半)(?:百|{_HALF})"
    rf"|(?<=[几数]){_TENS}"
    r"|(?<=\.)(?<![0-9A-Za-z.]\.)[0-9]++(?!\.)"
)
#: Behind 首: what comes first (首个, 首次).
_FIRST: Final = "(?=[个次家位台套条批座例艘部款枚届列项只架辆颗张]|支(?![持付出援撑部配]))"
#: The group ``word`` marks a first character that only whole words begin with (翻番, 兆瓦级).
_HEAD: Final = rf"(?:{_START}{_REST}|(?<=首){_FIRST}|(?<=[翻兆半千])(?P<word>)))"
_BETWEEN: Final = " ?(?:--?|~~?|—(?!—)|至|到) ?"
BETWEEN_FIRST: Final = frozenset("-~—至到 ")
BETWEEN: Final = compiled(rf"{_BETWEEN}(?={_START})")
#: Two digits of which the second may be the next, with the character before them: 约6、7名.
OR_NEXT: Final = compiled(rf"(?!第)[{HAN}][1-8]、[2-9](?=[个名人间宗次张件户辆架家位票])")
#: The same before 之间: 3%和5%之间.
AND: Final = compiled(rf" ?[和与] ?(?={_START})")
AND_FIRST: Final = frozenset("和与")
AND_LAST: Final = "之间"
_LATER: Final = (
    r"(?:有余|余(?![热额款粮钱下])|(?<=[年月天时里倍成斤亩吨米元升度岁周期钟秒纪%])多(?![次地个种名处项家年党样元边位])"
    r"|(?<=[元圆])[0-9一二三四五六七八九][角毛](?![落度])(?:[0-9一二三四五六七八九]分)?"
    r"|(?<=成)[0-9一二三四五六七八九](?![0-9十百千万个家成])|(?<=米)[0-9]{2}(?![0-9.])"
    r"|(?<=[年月天时倍里斤亩吨成])半(?![导岛径数决场区路以成]))"
)
OF: Final = " {0,2}分 {0,2}之 {0,2}"
_ABOUT_UNIT: Final = "个[多半](?=月|小时|星期|世纪|钟头|学期|工作日|百分点|礼拜|钟)"


@cache
def figure() -> re.Pattern[str]:
    """Finds the next candidate, without its hedge before; ``wording`` explains the groups."""
    return compiled(
        rf"(?P<numeral>{_HEAD})(?(word)|"
        rf"(?:(?=[ 又分])(?:(?P<mixed> ?又 ?)|(?P<share>{OF}))(?={_START})"
        rf"|(?P<big>大)(?!于|约|概|多|部分|小|幅|量|型|批|类|卡|气压)"
        rf"|(?:(?P<of>{_ABOUT_UNIT})?(?: (?![0-9]))?(?P<unit>{units.pattern()})"
        rf"(?P<post>{_LATER})?)?)"
        rf"(?P<after>{hedges.after_pattern()})?)"
    )


@cache
def after() -> re.Pattern[str]:
    """A hedge behind a figure."""
    return compiled(hedges.after_pattern())


#: Behind a number: further numbers of a list whose last one names the unit (4.2和3.4个百分点).
LISTS: Final = frozenset("、和与及")
LISTED: Final = compiled(rf"(?:(?:、|和|与|及){_ASCII}){{1,9}} ?")

#: What may stand directly behind the digits of a date.
DATE_NEXT: Final = frozenset("年月日号时点季世后:-/.—~至到、零〇 ")
_YEAR: Final = "(?:19|20)[0-9]{2}"
_HAN_YEAR: Final = "[一二][零〇一二三四五六七八九0]{3}"
_FEW: Final = "[一二三四五六七八九十]{1,3}"
_DAY: Final = "(?:[12][0-9]|3[01]|[1-9])"
#: Behind N号 where it numbers a thing and not a day.
_NUMBERED: Final = (
    "[楼线院馆机汽柴文公店门车井路铁地台码段坑桥库站厅厂房床航令演"
    "卫案岛矿病住仓船选球泊提议决鼎展煤首空实]"
)
_TO: Final = " ?[-—~至到、] ?"
#: Calendar dates and times of day, where the caller has not explained them yet.
DATE: Final = compiled(
    rf"(?:{_YEAR}|1[0-8][0-9]{{2}}(?<!00)|0[0-9]|{_HAN_YEAR})(?:/(?:[0-9]{{4}}|[0-9]{{2}}))?"
    rf"(?:{_TO}(?:[12][0-9]{{3}}|[0-9]{{2}}|{_HAN_YEAR}))? ?年(?:[度代底初末])?"
    r"(?: ?[0-9]{1,2} ?月(?: ?[0-9]{1,2} ?[日号])?)?"
    rf"|{_YEAR}(?P<dash>[-/.])[0-9]{{1,2}}(?P=dash)[0-9]{{1,2}}(?![0-9])"
    rf"|{_YEAR}[-—~至]{_YEAR}(?![0-9.])"
    rf"|[0-9]{{1,2}}(?:{_TO}[0-9]{{1,2}})? ?月(?!龄)"
    rf"(?: ?[0-9]{{1,2}}(?:{_TO}[0-9]{{1,2}})? ?[日号])?"
    rf"|0?{_DAY}(?:{_TO}0?{_DAY})? ?日(?!以?内|之内|龄|均|游|元|圆|本)"
    rf"|{_DAY}(?:{_TO}{_DAY})?号(?!{_NUMBERED})"
    rf"|[0-9]{{1,2}}(?:{_TO}[0-9]{{1,2}})? ?[时点](?!击|评|名|赞|半径|差|尚|代|速|位)"
    r"(?: ?[0-9]{1,2} ?分|半|许|整)?"
    r"|[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?(?![0-9%])"
    rf"|{_FEW}月(?!饼|龄)(?:{_FEW}[日号])?|{_FEW}日(?!以?内|之内|游|千里)"
    rf"|[一二三四1-4]季度|[0-9]{{2}}(?:{_TO}[0-9]{{2}})?(?:年代|后)|(?:[0-9]{{2}}|{_FEW})世纪"
    rf"|{_FEW}点(?:{_FEW}分)?(?=[,。左许钟整半、至到前后])"
)
#: 半 as a numeral before its unit.
HALVED: Final = compiled(f"半(?:百|{_HALF})")
TOKEN: Final = compiled(r"[A-Za-z0-9_.\-/:@%&=#+?~]*+")
NUMERAL_RUN: Final = compiled(rf"[0-9,.{_RUN}]*+")
RATIO: Final = compiled(rf"({_ASCII})(?::|比)({_ASCII})(?:(?::|比){_ASCII})*+(?![0-9:])")
SUM: Final = compiled(r"[0-9]{1,2}(?:\+[0-9]{1,2})+(?![0-9A-Za-z])")
MIXED: Final = compiled(r"([0-9]{1,3}) ([0-9]{1,3})/([0-9]{1,3})(?![0-9/])")
FRACTION: Final = compiled(r"([0-9]{1,3})/([0-9]{1,3})(?![0-9/]|决赛)")  # 1/8决赛 is a round
#: Behind N年 in the name of a programme: 三年行动, 五年规划.
PROGRAMME: Final = compiled("行动|规划|计划|攻坚|方案|倍增|纲要|滚动|专项")
#: Behind N次 where it numbers a session: 三次全会, 第二十四次会议.
SESSION: Final = compiled(
    "会议|全会|全体|全国|常务|常委|集体学习|代表大会|主席|委员长|党代会|党组|峰会|领导人|.{0,4}普查"
)
#: Four characters with a numeral in the first and third: 一心一意, 千方百计, 七上八下.
_X: Final = f"[^\\W0-9{_RUN}千点个家项年月次名位条件元人成倍度大分]"
IDIOM: Final = compiled(
    rf"一[^\W0-9点{_RUN}]一[{HAN}]"
    "|(?:千(?=.[百万])|百(?=.百)|三(?=.[两四五六])|四(?=.[五六八])|五(?=.[四六])|七(?=.八)"
    rf"|两(?=.[一三])|万(?=.[一千])|半(?=.半)){_X}.{_X}"
    "|三天两头|三番[五两]次"
)
