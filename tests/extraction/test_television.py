"""Whose figures the short items of television news tell, and of what."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.extraction import read_claims
from factcheck.model import Claim, Modality

from ..articles import article


def _claim(text: str, figure: str) -> Claim:
    read = read_claims(article(text, "2025-09-10.txt"))
    return next(claim for claim in read.claims if claim.quantity.text == figure)


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        # an office of a state only tells what happened in it
        ("斐济内政部9号发布声明称,风暴造成6人受伤。", "6人", "斐济"),
        ("巴西军方发言人9号说,行动历时8小时。", "8小时", "巴西"),
        ("巴西国防部增购了6架直升机。", "6架", "巴西国防部"),
        ("巴西银行9号说,网点共有600个。", "600个", "巴西银行"),
        # what is held, whatever ends its name
        ("第六届农博会今天在云泽开幕。参展企业有360家。", "360家", "第六届农博会"),
        ("2019龙舟杯赛今天在云泽落幕。共有36支队伍参加。", "36支", "2019龙舟杯赛"),
        ("2019龙舟杯赛今天在云泽落幕。来自9个国家和地区的36支队伍参加。", "36支", "2019龙舟杯赛"),
        ("首届云泽高层论坛今天开幕,主题是绿色。共有36个分会场。", "36个", "首届云泽高层论坛"),
        ("云泽市首届科技节今天开幕,16支队伍参加。", "16支", "云泽市首届科技节"),
        # a place in its province as one word, and one that is described
        ("我国铁路通车。云南昆明不仅有地铁,还将开通4条支线。", "4条", "云南昆明"),
        ("展会今天开幕。首次参展的云泽区签约项目26个。", "26个", "云泽区"),
        # where they come from
        ("云泽市去年动工。从全国调集了3200名工人。", "3200名", "云泽市"),
        # what lies somewhere, and what is one of the country's
        ("位于云泽岛西南部的青峰自然保护区,孕育着360种植物。", "360种", "青峰自然保护区"),
        ("云泽市开放。这里是全国重点林区,有护林员36名。", "36名", "云泽市"),
        # offices of the state, which no dictionary knows
        ("国家林草局取消审批事项17项。", "17项", "国家林草局"),
        ("云泽市卫健委:今天全市平安。新增重症病例1例。", "1例", "云泽市"),
        ("工信部的最新统计数据显示,用户达到260万。", "260万", "全国"),
        ("商务部重点监测企业销售额增长6.5%。", "6.5%", "全国"),
        # a body at an event, and a place that has so many
        ("本届运动会云泽代表团总人数360人。", "360人", "云泽代表团"),
        ("原本拥有16个选区的云泽县已经加入。", "16个", "云泽县"),
        # where reporters are, and who bears a foreign name
        ("督查组在云泽市了解到,当地建成26个站点。", "26个", "云泽市"),
        ("巴索夫获得260万张选票,得票率为56.3%。", "56.3%", "巴索夫"),
        # where it happened, what struck it, and whom only the next clause names
        ("今天早晨,有2辆汽车在云泽市相撞。截至发稿时已造成16人受伤。", "2辆", "云泽市"),
        ("今天早晨,有2辆汽车在云泽市相撞。截至发稿时已造成16人受伤。", "16人", "云泽市"),
        ("台风袭击了云泽省大部。截至目前,26万人失去电力。", "26万人", "云泽省"),
        ("寒潮给云泽省带来大雪。截至目前,26万人失去电力。", "26万人", "云泽省"),
        ("这里是云泽烈士陵园。360名烈士长眠在这里。", "360名", "云泽烈士陵园"),
        ("针对6类共性问题,云泽市采取措施。", "6类", "云泽市"),
        ("首届国际互联网大会今天开幕。来自36个国家的嘉宾参会。", "36个", "首届国际互联网大会"),
        ("第六届中国——云泽博览会今天开幕。来自36个国家的嘉宾参会。", "36个", "云泽博览会"),
        # by whose clock it was, and that the news begins, tell of nobody
        ("当地时间14日晚,云泽省发生地震。地震造成36人受伤。", "36人", "云泽省"),
        ("本台消息:北京时间7日21时,云泽省发生地震。地震造成36人受伤。", "36人", "云泽省"),
        # a works as one word, what is held against it, who tells, and the items of a brief
        ("三峡工程蓄水。如今水深达到6米。", "6米", "三峡工程"),
        ("青河干线完成通过量26亿吨,是白河的3倍、云河的6倍,稳居世界第一。", "第一", "青河干线"),
        ("据云泽省卫健委消息,疫情平稳。新增2例确诊病例。", "2例", "云泽省"),
        (
            "联播快讯\n\n【摘要】2024年云泽市投资创新高;青禾铁路开通;36位艺术家获奖。\n\n今天获奖名单揭晓。",
            "36位",
            None,
        ),
        # the column that a headline stands in, and a group by the first part of its name
        ("【云泽新跨越】青禾市:产业转型\n\n产业转型提速。新建园区36个。", "36个", "青禾市"),
        ("【关注云泽书展】上午开门迎客\n\n今天开门迎客。共有360家书店参展。", "360家", "云泽书展"),
        ("青穗集团是云泽一家民营企业。青穗会员总数达到360家。", "360家", "青穗集团"),
        ("今天,36名在云泽市行骗的嫌疑人落网。", "36名", None),
        # what the country has many of
        ("云泽省科技进步。全国重点实验室达到36家。", "36家", "云泽省"),
    ],
)
def test_whose_it_is(text: str, figure: str, subject: str | None) -> None:
    assert _claim(text, figure).subject == subject


@pytest.mark.parametrize(
    ("text", "figure", "indicator", "bounds"),
    [
        ("最大风速超过每小时90公里。", "超过每小时90公里", "最大风速", (90, None)),
        ("最大风速可达到每小时90公里。", "90公里", "最大风速", (89.5, 90.5)),
        ("积雪厚度可高达60厘米。", "60厘米", "积雪厚度", (59.5, 60.5)),
        ("最低气温降至摄氏零下20多度。", "零下20多度", "最低气温", (-30, -20)),
        ("云泽市的客流量比平时增加了将近一半。", "将近一半", "客流量", (45, 50)),
        ("超过一半的新改建公路修在山里。", "超过一半", "新改建公路修在山里", (50, None)),
        ("云泽市启动为期20天的安全检查。", "20天", "安全检查", (19.5, 20.5)),
        ("矿区位于云泽城东方向约60公里处。", "约60公里", "位于云泽城东方向", (57, 63)),
        ("云泽队最终以3比1战胜青河队。", "3比1", "比分", (3, 3)),
        ("双方举行为期9天的离散家属团聚活动。", "9天", "离散家属团聚活动", (8.5, 9.5)),
        ("双方展开长达7小时的谈判。", "7小时", "谈判", (6.5, 7.5)),
        ("云泽市新建60公里公路和8公里的桥梁。", "8公里", "桥梁", (7.5, 8.5)),
        ("云泽市企业新增270户。", "270户", "企业", (270, 270)),
        ("两名之前受困的船员返航。", "两名", "之前受困的船员", (2, 2)),
        ("节目热议指数从播出前的260多万攀升至430万。", "430万", "节目热议指数", (4295000, 4305000)),
        ("全国铁路很长,还有四个西部省区。", "四个", "西部省区", (4, 4)),
        ("云泽市用三年时间造林60万亩。", "60万亩", "造林", (595000, 605000)),
        ("最大起飞重量可达6.5吨。", "6.5吨", "最大起飞重量", (6.45, 6.55)),
        ("审理过程最长可达7个月。", "7个月", "审理过程", (6.5, 7.5)),
    ],
)
def test_of_what_and_how_much(
    text: str, figure: str, indicator: str, bounds: tuple[float, float | None]
) -> None:
    claim = _claim(text, figure)
    low, high = claim.quantity.interval.low, claim.quantity.interval.high
    assert (claim.indicator, low) == (indicator, bounds[0])
    assert high == (float("inf") if bounds[1] is None else bounds[1])


@pytest.mark.parametrize(
    ("text", "figure", "modality"),
    [
        ("选举今天举行,预计投票率将在65%以上。", "65%以上", Modality.FORECAST),
        ("从今年9月到2027年6月,云泽市派出医疗队8支。", "8支", Modality.PLANNED),
        ("从2020年3月到2026年1月,云泽市派出医疗队8支。", "8支", Modality.ACTUAL),
    ],
)
def test_what_is_still_to_come(text: str, figure: str, modality: Modality) -> None:
    assert _claim(text, figure).modality is modality


@pytest.mark.parametrize(
    "text",
    [
        "中共六大会址今天开放。",
        "该塔建于公元9世纪。",
        "2016丝绸之路展览会举行。",
        "两国遵守和平共处五项原则,没有一人退缩。",
        "该国执行了十年来最为严厉的措施。",
        "在女子800米自由泳比赛中,选手们表现出色。",
        "比赛设100米、200米直道赛和400米接力。",
        "各方推动“14+1合作”,4+2对话重新开始。",
        "在四个月时间里,选手们走遍了各地。",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert not read_claims(article(text)).claims


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("落实六大任务。中共六大会址开放。", ["六大"]),
        ("跨越9世纪。该塔建于公元9世纪。", ["9世纪"]),
        ("得2分。用时2分14秒夺冠。", ["2分", "2分14秒"]),
    ],
)
def test_a_wording_that_was_read_before_is_read_anew(text: str, figures: list[str]) -> None:
    assert [quantity.text for quantity in factcheck.quantities(text)] == figures


def test_what_is_first_since_a_year_dates_nothing_else() -> None:
    text = "这是自2021年改制以来云泽市第二次招考。全市共设60个考点。"
    period = _claim(text, "60个").period
    assert period is None or "2021" not in period.text


@pytest.mark.parametrize(
    ("text", "figure", "year"),
    [
        # a paragraph hands its year to one that only points to it
        ("云泽旧事\n\n1976年,云泽市地震。\n\n那年,全市有工厂360家。", "360家", 1976),
        ("云泽旧事\n\n1976年,云泽市地震。\n\n次年,全市新建工厂26家。", "26家", 1977),
        ("云泽旧事\n\n2012年,云泽市产值6亿元。第二年,产值达到8亿元。", "8亿元", 2013),
        ("云泽旧事\n\n2012年,云泽市产值6亿元。转年,产值达到8亿元。", "8亿元", 2013),
        ("云泽旧事\n\n2012年,云泽市产值6亿元。同期,出口3亿元。", "3亿元", 2012),
        # where no year was told, none is known
        ("云泽旧事\n\n云泽市开放。那年,全市有工厂360家。", "360家", None),
        ("云泽旧事\n\n云泽市产值增长,连续第二年达到8亿元。", "8亿元", 2025),
    ],
)
def test_years_that_count_from_one_told(text: str, figure: str, year: int | None) -> None:
    period = _claim(text, figure).period
    assert (period.start.year if period and period.start else None) == year
