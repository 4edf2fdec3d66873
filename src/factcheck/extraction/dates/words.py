"""Where a date stands in Chinese prose: one pattern for every wording.

The pattern finds the wordings and tells them from what looks alike (26年 is a length, 27号楼 a
house); what a wording says is read from it alone in ``reading``. It matches normalised text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import rows

_DIGIT = "〇零○一二三四五六七八九"
_HAN = f"{_DIGIT}十廿卅"
#: No part of a longer number stands before a number in digits, or before one in characters.
_ALONE = r"(?<![0-9.])"
#: B4月台: no month behind a single letter.
_UNLETTERED = "(?<![^A-Za-z][A-Za-z])"
#: 数 means several of what follows in characters: 数十年; before digits it ends a name: 指数3月份.
_HAN_ALONE = f"(?<![{_HAN}百千万亿几两第每半])(?:(?<!数)|(?=[0-9]))"
_TO = "(?:至|到|——?|--?|~)"
_LIST = "(?:、|和|及|与)"

_YEAR = (
    r"(?:(?:1[0-9]|2[01])[0-9]{2}"
    f"|[一二][{_DIGIT}]{{3}}"
    f"|[二两]千(?:零[{_DIGIT}]|[一二]?十[{_DIGIT}]?)?(?=年[{_HAN}]{{1,2}}月))"
)
_CENTURY_YEAR = "(?:1[5-9]|20)[0-9]{2}"
#: 07年, 97年7月; 26年 alone is a length.
_SHORT_YEAR = (
    rf"(?:0[0-9]|[0-9]{{2}}(?=年(?:[0-9]{{1,2}}|[{_HAN}]{{1,2}})月(?!龄))|零[{_DIGIT}]"
    rf"|[{_DIGIT}]{{2}}(?=年[{_HAN}]{{1,2}}月))"
)
_TWO = f"(?:[0-9]{{1,2}}|[{_HAN}]{{1,3}})"
_MONTH = "(?:1[0-2](?![0-9])|0?[1-9](?![0-9]))"
_HAN_MONTH = "(?:十[一二]?|[元正腊一二三四五六七八九])"
_DAY = "(?:3[01]|[12][0-9](?![0-9])|0?[1-9](?![0-9]))"

_NO_MONTH = "(?!一[次度]|球|亮|色|光|薪|租|龄|票|经|饼|嫂|花|革命|怀胎|均)"
_NO_DAY = (
    "(?!内|均|游|间|龄|线|元(?![旦宵])|圆|年化|无理由|以内|以上|之内|之久|前(?![后往来])|后"
    "|报(?![道告名警送请]))"
)
_NO_SECOND = "(?![步中级高次始心审选一二三四五六七八九十])"
#: What bears a number instead of a date: 神舟10号, 地铁2号, 27号楼, 2号线.
_NUMBERED = (
    "(?<![第近约舟娥兔问星宫龙征鹰型楼座栋井馆门铁道库幢街路巷弄村营连矿厂铺房柜船轮艇舰机"
    "车坑墓窟洞坛峰泵炉闸桥坝池田塔基令字文件档包编\\]A-Za-z\\-])"
)
_NO_NUMBERED = (
    "(?![楼线院馆厅门桌车床路台机厂矿井令文选房室店铺仓区地段码站口国工高铁主案信卷桥船坑墓反塔舱”’]"
    "|公(?![布告开投])|决(?!定))"
)

#: What news say of a day that they name by its number alone.
_TELLING = (
    "(?:宣布|发表|表示|说|称|公布|发布|通过|呼吁|举行|抵达|会见|签署|前往"
    "|凌晨|清晨|早|上午|中午|下午|傍晚|晚|深夜|夜间)"
)
_PART_OF_DAY = (
    "(?:凌晨|清晨|早晨|早上|上午|中午|正午|午间|午后|下午|傍晚|晚上|晚间|夜间|夜里|深夜|午夜"
    "|早(?![前些期已在于就日年出])|晚(?![年些于期报会宴饭餐点婚稻自清])|夜(?!间))"
)
_CLOCK = (
    r"(?:(?:[01]?[0-9]|2[0-4])\ ?(?:[时点](?![0-9]{3})(?:\ ?[0-9]{1,2}分|半|整|许|正|左右)?"
    r"|:[0-5][0-9](?::[0-5][0-9])?(?!:?[0-9])))"
)
_HAN_CLOCK = f"[{_HAN}两]{{1,3}}[时点](?:[{_HAN}]{{1,3}}分|半|整|许|正)?"
_TIME = (
    rf"(?:\ ?{_PART_OF_DAY}(?:\ ?(?:{_CLOCK}|{_HAN_CLOCK}))?"
    rf"|\ ?(?:[0-9]{{1,2}}(?=\ ?{_TO}\ ?[0-9]{{1,2}}时)|{_CLOCK}))"
    rf"(?:\ ?{_TO}\ ?(?:次日)?{_CLOCK})?"
)
_WEEKDAY = (
    r"(?:\(\ ?(?:星期|周|礼拜)[一二三四五六日天]\ ?\)"
    r"|[,、\ ]?\ ?(?:星期|周|礼拜)[一二三四五六日天])"
)

_DAYS = rf"{_TWO}(?:\ ?[日号]?\ ?{_TO}\ ?{_TWO}|(?:、{_TWO}){{1,4}})?\ ?[日号]"
_LUNAR_DAY = (
    f"(?:初[{_DIGIT}十]|[一二]?十[{_DIGIT}]?|三十|廿[{_DIGIT}])"
    r"(?=[,。、;:!?)”\s是至到]|$)"
)
_MONTH_DAY = (
    rf"(?:{_TWO}\ ?月份?\ ?(?:{_DAYS}|{_LUNAR_DAY})"
    rf"|(?:农历|阴历)?[正腊冬]月(?:初[{_DIGIT}十]|[一二]?十[{_DIGIT}]?|三十|廿[{_DIGIT}]|[0-9]{{1,2}})日?"
    rf"|(?:农历|阴历){_TWO}月(?:{_TWO}|初[{_DIGIT}十])日?|大年(?:初[{_DIGIT}]|三十))"
)
_MONTH_PART = rf"(?:初{_NO_SECOND}|底|末|[上中下]旬|上中旬|中[上下]旬|[上下]半月)"
_MONTHS = (
    rf"(?:{_MONTH}(?:\ ?月?份?\ ?{_TO}\ ?{_MONTH}|(?:、{_MONTH}){{1,4}})?"
    rf"|{_HAN_MONTH}(?:月?份?{_TO}{_HAN_MONTH}|(?:、{_HAN_MONTH}){{1,4}})?)"
    rf"\ ?月{_NO_MONTH}份?(?:\ ?{_MONTH_PART})?"
)
_LINK = f"(?:、|和|{_TO})"
_QUARTERS = (
    rf"(?:第?(?:[一二三四](?:季?度?{_LINK}第?[一二三四])?"
    rf"|[1-4](?:\ ?季?度?{_LINK}\ ?第?[1-4])?)\ ?季度"
    "|首季度?|前[一二两三1-3]个?季度|[上下]半年)"
)
_FIRST_MONTHS = rf"(?:前|头|首)\ ?(?:{_TWO}|两)\ ?个?月(?!内)份?"
_YEAR_PART = (
    rf"(?:年?(?:初{_NO_SECOND}|底|末|终(?!于|止|结|端)|伊始)|年?[前后]半年|[初仲晚深隆]?[春夏秋冬][季天]"
    r"|Q[1-4]|第[一二三四1-4]季(?!节|播))"
)

_SUFFIX = (
    r"(?:同期(?!声|录)"
    r"|(?:年来)?以来|(?:(?![该其我本零〇一二两三四五六七八九十百千万亿])[\u4e00-\u9fff]){1,6}以来"
    r"|起?至今(?!年)|迄今"
    r"|起(?![草步点诉飞来义伏初码因源到床重航底降用火家落])|以后|之后|开始"
    r"|后(?![续期来备勤方果面台半疫天年日])"
    r"|以前|之前|前(?![列沿景往来进瞻提半述夕锋面任后首身总0-9一二两三四五六七八九十百])"
    r"|期间|之间|年间|间(?=[,。、;的\s]|$)|以内|之内|内(?![蒙陆地容部需外在涵河政阁循资销务存置江黄饰控衣科])"
    r"|前后|左右)"
)


def _relative_words(unit: str) -> str:
    """A pattern of the relative words of one unit, longest first, with the guards of each."""
    found = sorted(
        (-len(word), before, after, word)
        for word, kind, _, _, before, after in rows("relative-dates")
        if kind == unit
    )
    patterns = []
    for (_, before, after), alike in groupby(found, key=lambda row: row[:3]):
        guard = f"(?<![{before}])" if before else ""
        either = "|".join(row[3] for row in alike)
        patterns.append(f"{guard}(?:{either})" + (f"(?![{after}])" if after else ""))
    return f"(?:{'|'.join(patterns)})"


def _any_of(lexicon: str) -> str:
    """A pattern of the words of a lexicon, longest first."""
    found = sorted((row[0] for row in rows(lexicon)), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(found)})"


def _point() -> str:
    """The pattern of one date without its lead and suffix."""
    year = (
        rf"(?:{_ALONE}{_HAN_ALONE}{_YEAR}\ ?年(?![代均])(?:度(?![过假]))?"
        rf"|{_ALONE}{_HAN_ALONE}{_SHORT_YEAR}\ ?年"
        rf"|{_relative_words('year')}"
        rf"|{_any_of('eras')}\ ?(?:[0-9]{{1,3}}|元|[{_HAN}百]{{1,6}})\ ?年)"
    )
    in_year = rf"(?:的?(?:{_MONTH_DAY}|{_MONTHS}|{_QUARTERS}|{_FIRST_MONTHS}|{_YEAR_PART}))"
    plan = (
        r"(?:[“‘\"]十[一二三四五六七八九]?五[”’\"](?:规划|计划)?(?:期间|时期)?"
        r"|[“‘\"][一二三四五六七八九]五[”’\"](?:计划|期间|时期|(?=以来|末))"
        rf"|(?<![{_HAN}百千万亿第])(?:十[一二三四五六七八九]五"
        rf"(?![岁个名年天人元斤亩万千百亿点时米公多余几{_HAN}])(?:规划|计划)?(?:期间|时期)?"
        r"|[一二三四五六七八九十]五(?:(?:规划|计划)(?:期间|时期)?|期间|时期))"
        r"|第[一二三四五六七八九十]{1,2}个五年(?:规划|计划)(?:期间|时期)?)"
        r"(?:的?(?:初期?|期?末|开局之?年|收官之?年|[前后][一二两三四]年|第[一二三四五]年))?"
    )
    decade = rf"(?:[0-9]0|[{_DIGIT}][十零〇])"
    decades = rf"(?:{decade}(?:(?:年代)?(?:{_TO}|、){decade})?|[五六七八]、?[六七八九]十)"
    century = (
        rf"(?:(?:[上本]个?世纪|新世纪|{_ALONE}{_HAN_ALONE}(?:1[0-9]|2[01]|十?[{_DIGIT}]|二?十[{_DIGIT}]?)世纪)"
        rf"(?:\ ?{decades}年代)?"
        rf"|{_ALONE}(?:1[0-9]|20)[0-9]0\ ?年代|{_HAN_ALONE}[一二][{_DIGIT}]{{2}}[〇零○]年代"
        rf"|{_ALONE}{_HAN_ALONE}{decades}年代)"
        r"(?:初期?|早期|前期|中期|中叶|中后期|末期?|后期|晚期|[上下]半叶)?"
    )
    # No longer number goes on, but another such date may follow a dash.
    iso_end = r"(?![0-9./])(?!-(?![0-9]{1,4}[-/.][0-9]))"
    iso = (
        r"(?<![0-9A-Za-z./])(?:1[0-9]|2[01])[0-9]{2}(?:-[0-9]{1,2}-[0-9]{1,2}"
        rf"|/[0-9]{{1,2}}/[0-9]{{1,2}}|\.{_MONTH}\.{_DAY}){iso_end}T?"
    )
    day_first = (
        rf"(?<![0-9A-Za-z./])(?<![0-9]:)(?:{_DAY}-{_DAY}-|{_DAY}/{_DAY}/|{_DAY}\.{_DAY}\.)"
        rf"{_CENTURY_YEAR}{iso_end}"
    )
    bare_day = (
        rf"(?:(?<![0-9.第每近约满隔逾超达共续期前后个来A-Za-z月年])(?<![0-9][:/\-])"
        rf"{_DAY}(?:\ ?[日号]?\ ?{_TO}\ ?{_DAY}|、{_DAY})?\ ?日{_NO_DAY}"
        rf"|{_NUMBERED}(?<![0-9.]){_DAY}(?:\ ?[日号]?\ ?{_TO}\ ?{_DAY})?\ ?号{_NO_NUMBERED}"
        rf"|(?<![第0-9.近约])(?:{_DAY}\ ?[日号]?\ ?{_TO})?{_DAY}\ ?号(?={_TELLING})"
        rf"|{_HAN_ALONE}(?<![近约满])(?:[二三]?十[{_DIGIT}]|[二三]十|[廿卅][{_DIGIT}]?)日{_NO_DAY})"
    )
    day = (
        rf"(?:{year}(?:\ ?{in_year})?"
        r"|今[春夏秋冬](?!晚)"
        rf"|{_ALONE}{_HAN_ALONE}(?<![期周拜]){_UNLETTERED}(?:{_MONTH_DAY}|(?<![近约满来个]){_MONTHS})"
        rf"|{_relative_words('month')}(?:的?(?:{_DAYS}|{_MONTH_PART}))?"
        rf"|{_relative_words('week')}(?:的?[一二三四五六日天末])?"
        rf"|(?<![每逢隔{_HAN}0-9两各整个])(?:星期|周|礼拜)[一二三四五六日天](?![{_HAN}次周])"
        rf"|{_relative_words('day')}|{bare_day}|{iso}|{day_first})"
    )
    part = (
        rf"(?:(?<![0-9{_HAN}每])(?<!晚){_QUARTERS}|(?<![0-9之以目提此年日月天周间]){_FIRST_MONTHS}"
        r"|(?<![0-9每历逐近一二三四五六七八九十百几半多整两成去今过老新])年(?:初(?![一二三步中级])|底|末)"
        r"|(?<![0-9每历逐近个一二三四五六七八九十几整两])月(?:初(?![一二三步中级])|底|末)"
        r"|(?<!月)[上中下]旬|(?:今明|去今|明后)[两2]年)"
    )
    return (
        rf"(?:{day}(?:{_WEEKDAY})?(?:{_TIME})?|{part}|{plan}|{century}"
        rf"|{_relative_words('now')}(?:为止)?)"
    )


def _grammar() -> str:
    """The pattern of a whole wording: lead, date or range of dates, suffix; or a special form."""
    fiscal = (
        rf"{_ALONE}(?:19|20)[0-9]{{2}}\ ?(?:年?(?:财政年度|财年|学年度?)"
        r"|[/\-—至](?:(?:19|20)[0-9]{2}|[0-9]{2})\ ?(?:财政年度|财年|学年度?|赛季|雪季|榨季)"
        r"|(?:/(?:20)?[0-9]{2}|[\-—至][0-9]{2})\ ?年(?:度(?![过假]))?)"
    )
    years = (
        rf"{_ALONE}{_CENTURY_YEAR}\ ?(?:{_TO}|和|与|、)\ ?(?:1[5-9]|2[01])[0-9]{{2}}"
        r"(?:\ ?年(?!代)(?:度(?![过假]))?|(?<=\([0-9]{4}.[0-9]{4})(?=\)))"
        rf"|(?<=[从由]){_CENTURY_YEAR}{_TO}{_CENTURY_YEAR}(?=[,。、;:!?)的间期\s]|$)"
        rf"|{_ALONE}(?:19|20)[0-9]{{2}}"
        rf"(?={_LIST}(?:(?:19|20)[0-9]{{2}}{_LIST}){{0,6}}(?:19|20)[0-9]{{2}}\ ?年)"
    )
    count = "(?:(?![12][0-9]{3}年)[0-9]{1,4}|[一二两三四五六七八九十百]{1,5}|半)(?:多|余)?"
    unit = r"(?:年半?|个?季度|个月|(?<=两)月|个?星期|周(?![一二三四五六日年岁])|天|日)"
    come = "(?:以来|来(?!自(?![主治身我])|[源到往访料宾华]|之不易))"
    counted = (
        r"(?:(?:最近|过去|过往|(?<![将靠附接临邻亲最])近)(?:的|这)?"
        rf"\ ?{count}\ ?{unit}多?(?:{come}|间|里|内)?"
        rf"|这(?:[二两三四五六七八九]|十|[2-9])年(?:多?来|间|里)?"
        rf"|(?:未来|今后|接下来)的?\ ?{count}\ ?{unit}"
        rf"|(?<![0-9.{_HAN}]){count}\ ?(?:年|个月)多?{come})"
    )
    clock = (
        rf"(?:{_PART_OF_DAY}\ ?(?:{_CLOCK}|{_HAN_CLOCK})"
        r"|(?<![0-9.:第同天])(?:[01]?[0-9]|2[0-4])(?:时(?![代尚速间期机针空段差任有不常尤效])"
        r"(?:[0-9]{1,2}分|半|整|许)?|点(?:[0-9]{1,2}分|半|整|许|钟))"
        r"|(?<![0-9.:第])(?:[01][0-9]|2[0-4]):[0-5][0-9]:[0-5][0-9](?![0-9:]))"
        rf"(?:\ ?{_TO}\ ?{_CLOCK})?"
    )
    event = rf"(?:党的)?{_any_of('events')}以来"
    # One pattern serves both ends of a range: group 1 is set behind the first, and calls for a
    # connector before the second. Written out twice it would take twice as long to compile.
    connector = rf"\ ?(?:{_TO}|[和与](?=[^,。;]{{2,9}}间))\ ?"
    last_day = rf"(?(1){_DAY}\ ?[日号]{_NO_DAY}(?:{_TIME})?|(?!))"
    dates = rf"(?:(?(1){connector})(?:{_point()}|{last_day})()){{1,2}}(?:{_SUFFIX})?"
    return (
        rf"(?:{fiscal}|{years}|{event}|{counted}|{dates}|(?<!不)同期(?![声录性])|{clock}"
        rf"|{_relative_words('vague')})"
    )


def _pairs() -> list[str]:
    """The first two characters of wordings that begin with a word."""
    words = "".join(row[0][:2] for row in rows("relative-dates"))
    more = (
        "今明明后去今今春今夏今秋今冬正月腊月冬月元月农历阴历大年上半下半上旬中旬下旬新世本世上世首季同期"
        "星期礼拜周一周二周三周四周五周六周日年初年底年末月初月底月末"
    )
    return re.findall("..", words + more)


def _openings() -> str:
    """A lookahead for how a wording can open: all of them do, and few other places.

    It is far cheaper than the grammar, and most characters that can begin a date begin none.
    """
    han = f"[{_HAN}两百千半]"
    number = f"(?:[0-9]|{han})"
    connected = rf"(?:\ ?(?:——?|--?|[至到~、和与及/:])\ ?[0-9{_HAN}]|\.[0-9]{{1,2}}\.)"
    heads = "".join(sorted({pair[0] for pair in _pairs()}))
    tails = "".join(sorted({pair[1] for pair in _pairs()}))
    return "|".join(
        (
            rf"[0-9]{{1,4}}(?:\ ?[年月日号时点季世财学]|{connected}|0年代|个月|[多余][年个])",
            rf"{han}{{1,6}}(?:\ ?[年月日时点]|世纪|季度|个月|[多余][年个]"
            rf"|、{han}|[至到和—-]第?{han})",
            rf"[十{_DIGIT}][{_DIGIT}]?五",
            f"[{heads}][{tails}]",
            rf"[“‘\"]{han}{{1,3}}五",
            rf"第(?:{han}{{1,2}}[季个]|[1-4]\ ?季|[{_HAN}1-4][、至到和—-])",
            rf"[前头首]\ ?{number}{{1,2}}\ ?[个月季]",
            rf"(?:最近|过去|过往|未来|今后|接下来|近|这)[的这]?\ ?{number}",
            rf"{_PART_OF_DAY}\ ?{number}",
            rf"(?:党的)?{_any_of('events')}以|{_any_of('eras')}",
        )
    )


def wordings(normal: str) -> Iterator[tuple[int, int]]:
    """The spans of all wordings, in order and without overlap."""
    grammar, done = _compiled_grammar(), 0
    for opening in _places().finditer(normal):
        start = opening.start()
        if start < done:
            continue
        match = grammar.match(normal, start)
        if match:
            done = match.end()
            yield start, done


@cache
def _compiled_grammar() -> re.Pattern[str]:
    return compiled(_grammar())


@cache
def _places() -> re.Pattern[str]:
    """Finds the character that a wording may begin with.

    Two characters are checked first, then how the wording opens, since most places open none. The
    first one is consumed, as a pattern that begins with a look-ahead is searched far more slowly.
    """
    pairs = _pairs() + [row[0][:2] for name in ("eras", "events") for row in rows(name)]
    heads = {pair[0] for pair in pairs}
    tails = {pair[1] for pair in pairs}
    numbers = f"{_HAN}两百千半"
    first = "".join(sorted(heads | set(f"{numbers}前头首第近去过最这未接党凌清早午傍晚夜深“‘")))
    second = "".join(
        sorted(
            tails
            | set(f"{numbers}年月日号时点季世财学个多余五、至到和与及—~/:")
            | set("近去来后下的这往晨上午间晚里夜")
        )
    )
    return compiled(rf'[0-9"{first}](?=[0-9\ .\-{second}])(?<=(?={_openings()}).)')
