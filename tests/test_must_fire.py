"""Clear contradictions, one in each example, and the two figures that must be told of it."""

from __future__ import annotations

import pytest

import factcheck
from tests.articles import Example, grave, of_one_day, values

#: How the contradiction comes about, the articles, and the figures. Articles without a name of
#: their own are of one day.
FIRING: dict[str, list[tuple[Example, tuple[str, str]]]] = {
    "same fact, other words": [
        (
            (
                "2024年，云泽市高新技术企业达到460家。",
                "截至2024年底，云泽市共有高新技术企业640家。",
            ),
            ("460家", "640家"),
        ),
        (
            (
                "去年，云泽市完成进出口总额612.3亿元，同比增长7.4%。",
                "云泽市外贸进出口总值2024年为621.3亿元。",
            ),
            ("612.3亿元", "621.3亿元"),
        ),
        (
            (
                "澄南港去年貨櫃吞吐量為212萬標箱。",
                "2024年，澄南港貨櫃吞吐量達221萬標箱。",
            ),
            ("212萬標箱", "221萬標箱"),
        ),
    ],
    "same fact, other units": [
        (
            (
                "2024年，白杨省粮食产量766亿斤。",
                "2024年，白杨省粮食产量4030万吨。",
            ),
            ("766亿斤", "4030万吨"),
        ),
        (
            (
                "白杨省2024年新增风电装机2吉瓦。",
                "白杨省2024年新增风电装机260万千瓦。",
            ),
            ("2吉瓦", "260万千瓦"),
        ),
        (
            (
                "2024年，云泽市绿地面积18.6万亩。",
                "2024年，云泽市绿地面积14200公顷。",
            ),
            ("18.6万亩", "14200公顷"),
        ),
        (
            (
                "香港去年填海造地320公頃。",
                "香港去年填海造地2.3平方公里。",
            ),
            ("320公頃", "2.3平方公里"),
        ),
        (
            (
                "澄南市2024年綠地面積1,260公頃。",
                "2024年，澄南市綠地面積16.2平方公里。",
            ),
            ("1,260公頃", "16.2平方公里"),
        ),
        (
            (
                "2024年，澄南港貨物吞吐量8,640萬公噸。",
                "2024年，澄南港貨物吞吐量84.6億公斤。",
            ),
            ("8,640萬公噸", "84.6億公斤"),
        ),
        (
            (
                "2024年，云泽市居民人均可支配收入3.82万元。",
                "2024年，云泽市居民人均可支配收入36210元。",
            ),
            ("3.82万元", "36210元"),
        ),
    ],
    "same fact, other script": [
        (
            (
                "云泽市2024年旅游收入386亿元。",
                "雲澤市2024年旅遊收入368億元。",
            ),
            ("386亿元", "368億元"),
        ),
        (
            (
                "2024年，澄南市電動公車達864輛。",
                "澄南市2024年电动公车达846辆。",
            ),
            ("864輛", "846辆"),
        ),
    ],
    "hedged against exact": [
        (
            (
                "截至2024年底，云泽市高新技术企业近400家。",
                "截至2024年底，云泽市高新技术企业达到460家。",
            ),
            ("近400家", "460家"),
        ),
        (
            (
                "2024年，云泽市实际利用外资突破15亿美元。",
                "2024年，云泽市实际利用外资12.6亿美元。",
            ),
            ("突破15亿美元", "12.6亿美元"),
        ),
        (
            (
                "香港去年有逾30宗麻疹個案。",
                "香港去年有27宗麻疹個案。",
            ),
            ("逾30宗", "27宗"),
        ),
        (
            (
                "2024年，澄南市有3,046名新生兒。",
                "2024年，澄南市有新生兒不足3,000名。",
            ),
            ("3,046名", "不足3,000名"),
        ),
        (
            (
                "去年，澄南市有逾9萬名長者獨居。",
                "2024年，澄南市有86,400名長者獨居。",
            ),
            ("逾9萬名", "86,400名"),
        ),
    ],
    "headline or brief against body": [
        (
            (
                "云泽市累计确诊病例达53例\n截至2月8日24时，云泽市累计报告确诊病例35例，"
                "均在定点医院治疗。",
            ),
            ("53例", "35例"),
        ),
        (
            (
                "【快讯】列车脱轨致22人遇难\n青岚市今天发生一起列车脱轨事故，"
                "截至目前已造成12人遇难、80人受伤。",
            ),
            ("22人", "12人"),
        ),
        (
            (
                "白杨省新增14例确诊病例 累计69例\n白杨省卫健委通报：2月8日0—24时，"
                "白杨省新增确诊病例14例。截至2月8日24时，白杨省累计报告确诊病例96例。",
            ),
            ("69例", "96例"),
        ),
        (
            (
                "前7个月云泽市进出口总值357亿元\n【摘要】前7个月云泽市进出口总值357亿元。\n"
                "海关今天公布，前7个月，云泽市进出口总值375亿元，增长3.2%。",
            ),
            ("357亿元", "375亿元"),
        ),
        (
            (
                "# 新北市新增18例登革熱病例\n疾管署今日公布，新北市新增81例登革熱病例，"
                "均為本土病例。",
            ),
            ("18例", "81例"),
        ),
        (
            (
                "澄南市去年出生嬰兒1.2萬人\n澄南市政府今日公布，2024年全市出生嬰兒2.1萬人，"
                "為三年新高。",
            ),
            ("1.2萬人", "2.1萬人"),
        ),
    ],
    "caption against body": [
        (
            (
                "青禾高新区创新发展综述\n\n2024年，"
                "青禾高新区建成投用的公共技术服务平台达到26个，服务企业1800多家次，"
                "带动研发投入快速增长。\n\n园区还引进了一批成果转化机构，为企业提供中试、"
                "检测等服务。\n\n\n\n青禾高新区建成投用的公共技术服务平台达到28个，"
                "服务企业1800多家次。",
            ),
            ("26个", "28个"),
        ),
    ],
    "conclusion against body": [
        (
            (
                "2024年，云泽市森林覆盖率达到45.8%，生态环境持续改善。\n综上所述，"
                "2024年云泽市森林覆盖率达到48.5%，位居全省前列。",
            ),
            ("45.8%", "48.5%"),
        ),
        (
            (
                "香港去年總出口貨值4.1萬億元。\n總括而言，香港去年總出口貨值達4.5萬億元，"
                "反映外圍需求好轉。",
            ),
            ("4.1萬億元", "4.5萬億元"),
        ),
    ],
    "edited copy": [
        (
            (
                "云泽市应急管理局通报，此次山洪共造成17人遇难、23人失联，转移安置群众4600余人。",
                "云泽市应急管理局通报，此次山洪共造成17人遇难、28人失联，转移安置群众4600余人。",
            ),
            ("23人", "28人"),
        ),
        (
            (
                "這宗巴士車禍造成8人死亡、逾40人受傷，傷者分別送往三間醫院救治，其中11人情況危殆。",
                "這宗巴士車禍造成8人死亡、逾40人受傷，傷者分別送往三間醫院救治，其中17人情況危殆。",
            ),
            ("11人", "17人"),
        ),
        (
            (
                "消防局表示，這起工廠火警共出動43輛消防車、118名人力前往搶救，火勢在兩小時內撲滅。",
                "消防局表示，這起工廠火警共出動34輛消防車、118名人力前往搶救，火勢在兩小時內撲滅。",
            ),
            ("43輛", "34輛"),
        ),
        (
            (
                "评审团表示，本届影展共收到来自86个国家和地区的1240部影片报名，"
                "最终有32部影片入围主竞赛单元。",
                "评审团表示，本届影展共收到来自68个国家和地区的1240部影片报名，"
                "最终有32部影片入围主竞赛单元。",
            ),
            ("86个", "68个"),
        ),
        (
            (
                "今日凌晨，一艘載有126名乘客的渡輪在港口外與貨船相撞，"
                "海事處派出12艘船隻到場協助救援。",
                "今日凌晨，一艘載有162名乘客的渡輪在港口外與貨船相撞，"
                "海事處派出12艘船隻到場協助救援。",
            ),
            ("126名", "162名"),
        ),
        (
            (
                "縣府說明，本次補助對象為設籍滿一年的長者，每人每年最高補助2,400元，"
                "預計有1.8萬名長者受惠。",
                "縣府說明，本次補助對象為設籍滿一年的長者，每人每年最高補助4,200元，"
                "預計有1.8萬名長者受惠。",
            ),
            ("2,400元", "4,200元"),
        ),
    ],
    "share of the same base": [
        (
            (
                "2024年，云泽市高技术制造业增加值占规上工业增加值比重36.4%。",
                "2024年，云泽市高技术制造业增加值占规模以上工业增加值的比重达到34.6%。",
            ),
            ("36.4%", "34.6%"),
        ),
        (
            (
                "2024年，云泽市民营企业进出口额占全市进出口总额的63.5%。",
                "2024年，云泽市民营企业进出口额占全市进出口总额的比重不到六成。",
            ),
            ("63.5%", "不到六成"),
        ),
        (
            (
                "香港去年內地旅客佔訪港旅客總數的76%。",
                "去年香港內地旅客佔訪港旅客總數的67%。",
            ),
            ("76%", "67%"),
        ),
    ],
    "impossible order of bases": [
        (
            ("2024年，云泽市战略性新兴产业产值占规上工业产值的32.1%，占全市总产值的36.8%。",),
            ("36.8%", "32.1%"),
        ),
        (
            (
                "2024年，青禾高新区外资企业产值占规模以上工业总产值的18.4%。",
                "2024年，青禾高新区外资企业产值占工业总产值的22.6%。",
            ),
            ("22.6%", "18.4%"),
        ),
        (
            ("雲澤市2024年高新技術企業產值佔規模以上工業產值的41.2%，佔全市總產值的46.3%。",),
            ("46.3%", "41.2%"),
        ),
        (
            (
                "澄南市2024年外資企業產值佔規模以上工業產值的18.4%。",
                "澄南市2024年外資企業產值佔工業總產值的22.6%。",
            ),
            ("22.6%", "18.4%"),
        ),
    ],
    "bulletin title against body": [
        (
            (
                "松坪市新增9例确诊病例\n2月8日0—24时，松坪市新增确诊病例6例，"
                "新增治愈出院病例2例。\n（来源：晨报 松坪市 2025-02-09 09:06:16）",
            ),
            ("9例", "6例"),
        ),
        (
            (
                "云泽市新增5例确诊病例，累计39例\n截至2月8日24时，云泽市累计报告确诊病例36例，"
                "其中港北区16例、青禾区20例。",
            ),
            ("39例", "36例"),
        ),
        (
            (
                "元朗區新增12宗登革熱個案\n衞生防護中心今日公布，元朗區新增21宗登革熱個案，"
                "患者均無外遊紀錄。",
            ),
            ("12宗", "21宗"),
        ),
    ],
    "growth": [
        (
            (
                "香港去年12月出口貨值按年升5.2%。",
                "香港去年12月出口貨值按年升2.5%。",
            ),
            ("5.2%", "2.5%"),
        ),
        (
            (
                "2024年，云泽市城镇化率67.2%，比上年提高1.1个百分点。",
                "2024年，云泽市城镇化率比上年提高2.1个百分点。",
            ),
            ("1.1个百分点", "2.1个百分点"),
        ),
        (
            (
                "香港去年第四季本地生產總值按年增長2.4%。",
                "香港2024年第四季本地生產總值按年增長4.2%。",
            ),
            ("2.4%", "4.2%"),
        ),
    ],
    "rank": [
        (
            (
                "2024年，云泽市地区生产总值居全省第3位。",
                "2024年，云泽市地区生产总值排名全省第五。",
            ),
            ("第3位", "第五"),
        ),
        (
            (
                "2024年，澄南港貨櫃吞吐量居全國第二。",
                "2024年，澄南港貨櫃吞吐量排名全國第四。",
            ),
            ("第二", "第四"),
        ),
    ],
}

#: Contradictions as well, and not told so far.
STILL_SILENT = [
    pytest.param(
        (
            "2024年，白杨省粮食产量766亿斤。",
            "2024年，全省粮食总产量达到676亿斤，白杨省粮食生产再获丰收。",
        ),
        ("676亿斤", "766亿斤"),
        id="same fact, other words",
        marks=pytest.mark.xfail(
            strict=True, reason="全省 before the province is named in the same sentence"
        ),
    ),
    pytest.param(
        (
            "国家统计局今天公布，2024年12月，我国居民消费价格同比上涨0.4%。",
            "2024年12月，全国CPI同比上涨1.4%。",
        ),
        ("0.4%", "1.4%"),
        id="same fact, other words",
        marks=pytest.mark.xfail(
            strict=True, reason="我国 and 全国, 居民消费价格 and CPI are not known to be the same"
        ),
    ),
    pytest.param(
        (
            "香港2024年有破產個案8,640宗。",
            "2024年，香港共錄得破產個案8,460宗。",
        ),
        ("8,640宗", "8,460宗"),
        id="same fact, other words",
        marks=pytest.mark.xfail(strict=True, reason="錄得 stays with the indicator"),
    ),
    pytest.param(
        (
            "澄南市去年登革熱病例共218例。",
            "澄南市2024年登革熱病例為281例。",
        ),
        ("218例", "281例"),
        id="same fact, other words",
        marks=pytest.mark.xfail(strict=True, reason="共 and 為 stay with the indicator"),
    ),
    pytest.param(
        (
            "香港去年私人住宅空置率為4.2%。",
            "去年，香港的私人住宅空置率錄得4.9%。",
        ),
        ("4.2%", "4.9%"),
        id="same fact, other words",
        marks=pytest.mark.xfail(strict=True, reason="錄得 stays with the indicator"),
    ),
    pytest.param(
        (
            "澄南市2024年造林1,500公頃。",
            "澄南市2024年造林18平方公里。",
        ),
        ("1,500公頃", "18平方公里"),
        id="same fact, other units",
        marks=pytest.mark.xfail(strict=True, reason="造林 is held to be too vague an indicator"),
    ),
    pytest.param(
        (
            "2024年，雲澤市新增就業12.4萬人。",
            "2024年，云泽市新增就业14.2万人。",
        ),
        ("12.4萬人", "14.2万人"),
        id="same fact, other script",
        marks=pytest.mark.xfail(strict=True, reason="就业 is held to be too vague an indicator"),
    ),
    pytest.param(
        (
            "香港2024年訪港旅客3,860萬人次。",
            "2024年，香港访港旅客达3680万人次。",
        ),
        ("3,860萬人次", "3680万人次"),
        id="same fact, other script",
        marks=pytest.mark.xfail(strict=True, reason="香港访港 is taken for a name"),
    ),
    pytest.param(
        ("青岚港年吞吐量突破9000万吨\n2024年，青岚港完成货物吞吐量8640万吨，同比增长6.2%。",),
        ("突破9000万吨", "8640万吨"),
        id="headline or brief against body",
        marks=pytest.mark.xfail(
            strict=True,
            reason="a headline of the year is of the day, and 完成 stands before the indicator",
        ),
    ),
    pytest.param(
        ("# 海濱鐵路去年蝕86億元\n海濱鐵路今日公布全年業績，去年虧損68億元，乘客量下跌12%。",),
        ("86億元", "68億元"),
        id="headline or brief against body",
        marks=pytest.mark.xfail(strict=True, reason="蝕 and 虧損 are not known to be the same"),
    ),
    pytest.param(
        (
            "# 銅鑼灣火警11傷\n銅鑼灣一幢商廈今日下午發生火警，造成17人受傷，"
            "消防員升為三級火警撲救。",
        ),
        ("11傷", "17人"),
        id="headline or brief against body",
        marks=pytest.mark.xfail(
            strict=True,
            reason="傷 as a unit after a figure, and no place in the text that is a name",
        ),
    ),
    pytest.param(
        ("澄南市新增21處托育中心\n澄南市政府今日宣布，2024年新增12處托育中心，投入經費1.8億元。",),
        ("21處", "12處"),
        id="headline or brief against body",
        marks=pytest.mark.xfail(
            strict=True, reason="a headline without a date is of the day, the text of a year"
        ),
    ),
    pytest.param(
        ("# 財政儲備跌至6,420億元\n財政司司長今日公布，截至2024年底，香港財政儲備為6,240億元。",),
        ("6,420億元", "6,240億元"),
        id="headline or brief against body",
        marks=pytest.mark.xfail(strict=True, reason="香港财政 is taken for a name"),
    ),
    pytest.param(
        (
            "青岚港年度报告\n2024年，青岚港拥有国际航线38条，集装箱吞吐量达到210万标箱。\n"
            "总体来看，2024年青岚港实现平稳发展，国际航线增加到48条。",
        ),
        ("38条", "48条"),
        id="conclusion against body",
        marks=pytest.mark.xfail(strict=True, reason="a short indicator told twice in one document"),
    ),
    pytest.param(
        (
            "2024年，澄南市公車路線共86條，電動公車比例達41.2%。\n綜合以上，"
            "澄南市2024年電動公車比例達44.2%，為歷年最高。",
        ),
        ("41.2%", "44.2%"),
        id="conclusion against body",
        marks=pytest.mark.xfail(
            strict=True, reason="共86條 right after the noun, and the subject with it, is not read"
        ),
    ),
    pytest.param(
        (
            "天文台表示，颱風「海葵花」今晚會在本港以南約310公里掠過，預料明早風力最強，"
            "市民應留在安全地方。",
            "天文台表示，颱風「海葵花」今晚會在本港以南約130公里掠過，預料明早風力最強，"
            "市民應留在安全地方。",
        ),
        ("約310公里", "約130公里"),
        id="edited copy",
        marks=pytest.mark.xfail(
            strict=True, reason="a copied sentence whose only figure was changed"
        ),
    ),
    pytest.param(
        (
            "澄南市2024年長者佔總人口的21.4%。",
            "2024年，澄南市長者佔總人口24.1%。",
        ),
        ("21.4%", "24.1%"),
        id="share of the same base",
        marks=pytest.mark.xfail(
            strict=True, reason="a name after the date is taken for part of the indicator"
        ),
    ),
    pytest.param(
        (
            "2024年云泽市统计公报\n【摘要】云泽市常住人口210.4万人。\n2024年末，"
            "云泽市常住人口201.4万人，城镇化率67.2%。",
        ),
        ("210.4万人", "201.4万人"),
        id="bulletin title against body",
        marks=pytest.mark.xfail(
            strict=True, reason="the brief is of the day, the text of the end of the year"
        ),
    ),
    pytest.param(
        (
            "2024年，云泽市地区生产总值增长5.6%。",
            "2024年，云泽市地区生产总值同比下降5.6%。",
        ),
        ("5.6%", "5.6%"),
        id="growth",
        marks=pytest.mark.xfail(
            strict=True, reason="a rise and a fall are held to be of one value"
        ),
    ),
    pytest.param(
        (
            "2024年，白杨省规上工业增加值增长8.2%。",
            "白杨省2024年规模以上工业增加值同比增长6.2%。",
        ),
        ("8.2%", "6.2%"),
        id="growth",
        marks=pytest.mark.xfail(
            strict=True, reason="白杨省规上 is not parted into a name and a modifier"
        ),
    ),
    pytest.param(
        (
            "澄南市2024年用電量年增3.4%。",
            "2024年，澄南市用電量較前一年成長4.3%。",
        ),
        ("3.4%", "4.3%"),
        id="growth",
        marks=pytest.mark.xfail(strict=True, reason="年增 and 成長 are not read as growth"),
    ),
    pytest.param(
        (
            "2月8日0—24时，白杨省新增确诊病例12例，其中云泽市7例、青岚市5例。",
            "2月8日0—24时，云泽市新增确诊病例9例。",
        ),
        ("7例", "9例"),
        id="place by its region",
        marks=pytest.mark.xfail(strict=True, reason="其中 is taken for part of the name"),
    ),
    pytest.param(
        (
            "2024年，云泽市高新技术企业达到460家，其中青禾高新区152家。",
            "2024年，青禾高新区高新技术企业达到125家。",
        ),
        ("152家", "125家"),
        id="place by its region",
        marks=pytest.mark.xfail(
            strict=True, reason="the place right after 其中 is read with low confidence"
        ),
    ),
    pytest.param(
        (
            "2024年，澄南市公共托育中心共有86處，其中港北區16處、青禾區21處。",
            "2024年，港北區公共托育中心共有19處。",
        ),
        ("16處", "19處"),
        id="place by its region",
        marks=pytest.mark.xfail(strict=True, reason="共有86處 after the noun is not read"),
    ),
]


@pytest.mark.parametrize(
    ("texts", "figures"),
    [
        *(
            pytest.param(texts, figures, id=family)
            for family, pairs in FIRING.items()
            for texts, figures in pairs
        ),
        *STILL_SILENT,
    ],
)
def test_a_contradiction_is_told(texts: Example, figures: tuple[str, str]) -> None:
    report = factcheck.check(of_one_day(texts))
    told = [values(finding) for finding in grave(report)]
    assert any(set(figures) <= set(each) for each in told), told
